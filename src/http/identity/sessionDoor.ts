/**
 * Who a session's credential belongs to. The signature is checked here and the row read by one statement; Better Auth is
 * asked only where it has something to do: about once a day it prolongs a session, and it clears away one that has expired.
 * Asked for every request it costs 0.8 ms of CPU, four times what the rest of the request does.
 */

import type { Sessions, StoredSession } from "../../ports/accounts/sessions.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Secrets } from "../../ports/process/secrets.ts";
import { createCredentialReader } from "./sessionCredential.ts";

export type SessionUser = Pick<StoredSession, "user_id" | "email" | "name" | "session_id">;

/** What Better Auth has made of its settings, as far as it matters here. */
export interface SessionFacts {
	/** A session that one of them has signed counts. */
	readonly secrets: Secrets;
	/** Names of the cookies: of the session, and of the wish that it end with the browser. */
	readonly cookie: string;
	readonly forgetCookie: string;
	/** Seconds for which a session counts, and after which it is prolonged when it is used. */
	readonly expiresIn: number;
	readonly updateAge: number;
}

export type SessionCredential = { readonly bearer: string } | { readonly cookie: string };

export interface SessionDoorOptions {
	readonly facts: SessionFacts;
	readonly sessions: Sessions;
	readonly clock: Pick<Clock, "now">;
	/** Has Better Auth look the session up, and prolong or end it. */
	readonly tend: (credential: SessionCredential) => Promise<SessionUser | undefined>;
}

/** `undefined` for a request without a valid session. Throws `StorageUnavailable` when PostgreSQL is away. */
export function createSessionDoor({ facts, sessions, clock, tend }: SessionDoorOptions) {
	const reader = createCredentialReader(facts.secrets);
	const freshMs = (facts.expiresIn - facts.updateAge) * 1_000;

	return async (credential: SessionCredential): Promise<SessionUser | undefined> => {
		const token =
			"bearer" in credential ? reader.read(credential.bearer) : reader.readCookie(credential.cookie, facts.cookie);
		if (token === undefined) return undefined;
		const session = await sessions.findByToken(token);
		if (session === undefined) return undefined;
		const leftMs = session.expires_ms - clock.now().epochMilliseconds;
		const endsWithBrowser =
			"cookie" in credential && reader.readCookie(credential.cookie, facts.forgetCookie) !== undefined;
		if (leftMs > 0 && (leftMs > freshMs || endsWithBrowser)) return session;
		return tend(credential);
	};
}
