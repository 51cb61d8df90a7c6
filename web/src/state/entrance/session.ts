/** Who is signed in (Better Auth's routes); a new account begins with what its browser says. */
import { type Accessor, createSignal } from "solid-js";
import { forgetKept, isLikelyKept, type Kept, readKept } from "../../net/kept.ts";
import { isOutOfReach, Problem, type Requests } from "../../net/request.ts";
import { deviceZone } from "../../time/clock.ts";
import { habitsOfBrowser } from "../../time/habits.ts";
import type { Me } from "../../wire.ts";

export interface Session {
	/** undefined: not known yet; null: nobody. */
	readonly me: Accessor<Me | null | undefined>;
	/** What was shown last, while the server has not said anything yet. */
	readonly kept: Accessor<Kept | undefined>;
	/** Why it is not known; undefined when it is. */
	readonly fault: Accessor<unknown>;
	/** Just made, with settings of this browser that nobody has looked at yet. */
	readonly isNew: Accessor<boolean>;
	/** They were looked at. */
	confirm(): void;
	look(): Promise<void>;
	/**
	 * These throw a `Problem` whose message is for the user. `link`: the token of an invitation. False: nobody is signed in
	 * by it, and a mail says how to go on.
	 */
	signUp(name: string, email: string, password: string, link?: string): Promise<boolean>;
	/** `code`: a second factor is asked for. */
	signIn(email: string, password: string): Promise<"in" | "code">;
	/** A code of the authenticator app, or a backup code. */
	enterCode(code: string, isBackup: boolean): Promise<void>;
	signOut(): Promise<void>;
	/** The server says that the session is over. */
	end(): void;
}

/** `token` is null where signing up signs nobody in. */
interface Made {
	readonly token?: string | null;
	readonly user?: { readonly emailVerified?: boolean };
}

/** `prepare` makes ready what the account needs before it is shown. */
export function createSession(requests: Requests, prepare: (me: Me) => Promise<void>): Session {
	const [me, setMe] = createSignal<Me | null | undefined>(undefined);
	const [fault, setFault] = createSignal<unknown>();
	const [kept, setKept] = createSignal<Kept>();
	const [isNew, setNew] = createSignal(false);

	async function show(known: Me): Promise<void> {
		await prepare(known);
		setMe(known);
	}
	/** Nobody is signed in any more: nothing stays here for whoever comes next. */
	async function leave(): Promise<void> {
		setKept(undefined);
		setMe(null);
		await forgetKept();
	}
	const enter = async () => show(await requests.read<Me>("/api/me"));

	/**
	 * A new account begins as the browser is set that is first signed in; nothing is there yet that this could move. Later on
	 * nothing is changed unasked: UTC may be somebody's choice.
	 */
	async function begin(): Promise<void> {
		const { user, settings } = await requests.read<Me>("/api/me");
		if (!user.is_new) return show({ user, settings });
		const habits = { time_zone: deviceZone(), ...habitsOfBrowser(navigator.languages) };
		// Refused or out of reach, the account is one with the server's own settings, and works.
		const changed = await requests.write<Me>("PATCH", "/api/me", habits).catch(() => ({ user, settings }));
		setNew(true);
		await show({ user: changed.user, settings: changed.settings });
	}

	return {
		me,
		fault,
		kept,
		isNew,
		confirm: () => void setNew(false),
		look: async () => {
			const isFirst = me() === undefined;
			// Where something is kept, somebody was signed in last: then this one question is enough, and is asked while it is read.
			const asked = isFirst && isLikelyKept() ? requests.read<Me>("/api/me") : undefined;
			asked?.catch(() => undefined);
			const known = isFirst ? await readKept() : undefined;
			try {
				const isSomebody =
					asked ?? known ?? (await requests.read<{ user?: unknown } | null>("/api/auth/get-session"))?.user;
				if (!isSomebody) await leave();
				else {
					const found = await (asked ?? requests.read<Me>("/api/me"));
					// What this account has seen last stands there at once, while the server is asked for what is new.
					if (known?.me.user.id === found.user.id) setKept(known);
					await show(found);
				}
				setFault(undefined);
			} catch (problem) {
				if (known && isOutOfReach(problem)) {
					setKept(known);
					await show(known.me);
				} else if (problem instanceof Problem && problem.status === 401) await leave();
				else setFault(problem);
			}
		},
		signUp: async (name, email, password, link) => {
			const asked = { name, email, password, ...(link === undefined ? {} : { link }) };
			const made = await requests.write<Made>("POST", "/api/auth/sign-up/email", asked);
			if (made.token === null) {
				if (!made.user?.emailVerified) return false;
				// Its link has proved the address, or is the operator's own.
				await requests.write("POST", "/api/auth/sign-in/email", { email, password });
			}
			await begin();
			return true;
		},
		signIn: async (email, password) => {
			const path = "/api/auth/sign-in/email";
			const answer = await requests.write<{ twoFactorRedirect?: boolean }>("POST", path, { email, password });
			if (answer.twoFactorRedirect) return "code";
			await begin();
			return "in";
		},
		enterCode: async (code, isBackup) => {
			await requests.write("POST", `/api/auth/two-factor/verify-${isBackup ? "backup-code" : "totp"}`, { code });
			await enter();
		},
		signOut: async () => {
			// Whoever signs in here next is not told of these tasks. What cannot be reached now is asked for no more, either.
			await import("../reminders/push.ts")
				.then(({ unsubscribeHere }) => unsubscribeHere(requests))
				.catch(() => undefined);
			await requests.write("POST", "/api/auth/sign-out", {});
			await leave();
		},
		end: () => void leave(),
	};
}
