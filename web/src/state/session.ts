/** Who is signed in (Better Auth's routes); a new account begins with what its browser says. */
import { type Accessor, createSignal } from "solid-js";
import type { Requests } from "../net/request.ts";
import { deviceZone } from "../time/clock.ts";
import { habitsOf } from "../time/habits.ts";
import type { Me } from "../wire.ts";

export interface Session {
	/** undefined: not known yet; null: nobody. */
	readonly me: Accessor<Me | null | undefined>;
	/** Why it is not known; undefined when it is. */
	readonly fault: Accessor<string | undefined>;
	/** Just made, with settings of this browser that nobody has looked at yet. */
	readonly isNew: Accessor<boolean>;
	/** They were looked at. */
	confirm(): void;
	look(): Promise<void>;
	/** Both throw a `Problem` whose message is for the user. */
	signUp(name: string, email: string, password: string): Promise<void>;
	signIn(email: string, password: string): Promise<void>;
	signOut(): Promise<void>;
	/** The server says that the session is over. */
	end(): void;
}

export function createSession(requests: Requests): Session {
	const [me, setMe] = createSignal<Me | null | undefined>(undefined);
	const [fault, setFault] = createSignal<string>();
	const [isNew, setNew] = createSignal(false);

	const enter = async () => void setMe(await requests.read<Me>("/api/me"));

	/**
	 * A new account begins as its browser is set; nothing is there yet that this could move. Later on nothing is changed
	 * unasked: UTC may be somebody's choice.
	 */
	async function begin(): Promise<void> {
		const { user, settings } = await requests.read<Me>("/api/me");
		const habits = { time_zone: deviceZone(), ...habitsOf(navigator.languages) };
		// Refused or out of reach, the account is one with the server's own settings, and works.
		const changed = await requests.write<Me>("PATCH", "/api/me", habits).catch(() => ({ user, settings }));
		setNew(true);
		setMe({ user: changed.user, settings: changed.settings });
	}

	return {
		me,
		fault,
		isNew,
		confirm: () => void setNew(false),
		look: async () => {
			try {
				const session = await requests.read<{ user?: unknown } | null>("/api/auth/get-session");
				if (session?.user) await enter();
				else setMe(null);
				setFault(undefined);
			} catch (problem) {
				setFault(problem instanceof Error ? problem.message : String(problem));
			}
		},
		signUp: async (name, email, password) => {
			await requests.write("POST", "/api/auth/sign-up/email", { name, email, password });
			await begin();
		},
		signIn: async (email, password) => {
			await requests.write("POST", "/api/auth/sign-in/email", { email, password });
			await enter();
		},
		signOut: async () => {
			await requests.write("POST", "/api/auth/sign-out", {});
			setMe(null);
		},
		end: () => void setMe(null),
	};
}
