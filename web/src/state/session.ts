/** Who is signed in (Better Auth's routes) and, on the first time, in which zone. */
import { type Accessor, createSignal } from "solid-js";
import type { Requests } from "../net/request.ts";
import { deviceZone } from "../time/clock.ts";
import { knownLocale } from "../time/zone.ts";
import type { Me } from "../wire.ts";

export interface Session {
	/** undefined: not known yet; null: nobody. */
	readonly me: Accessor<Me | null | undefined>;
	/** Why it is not known; undefined when it is. */
	readonly fault: Accessor<string | undefined>;
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

	/** An account that still has the default zone or locale takes this browser's; any other was somebody's choice. */
	async function enter(): Promise<void> {
		const found = await requests.read<Me>("/api/me");
		const { settings } = found;
		const time_zone = settings.time_zone === "UTC" ? deviceZone() : settings.time_zone;
		const locale = (settings.locale === "en" && knownLocale(navigator.language)) || settings.locale;
		if (time_zone === settings.time_zone && locale === settings.locale) return void setMe(found);
		const changed = await requests.write<Me>("PATCH", "/api/me", { time_zone, locale }).catch(() => found);
		setMe({ user: changed.user, settings: changed.settings });
	}

	return {
		me,
		fault,
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
			await enter();
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
