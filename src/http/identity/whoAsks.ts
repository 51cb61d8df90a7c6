/** Who a request comes from: a session's cookie, its signed token as bearer, a JWT, a key, or the token of an app. */

import { APP_TOKEN_PREFIX, KEY_PREFIX } from "../../domain/accounts/newKey.ts";
import { SCOPES, type Scope } from "../../domain/accounts/scopes.ts";
import type { AskingPrincipal } from "../../domain/events/events.ts";
import { principalOf } from "../../domain/events/principal.ts";
import type { Clients, KeyHolder } from "../../ports/accounts/clients.ts";
import type { SecurityLog } from "../../ports/accounts/securityLog.ts";
import type { Sessions } from "../../ports/accounts/sessions.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { TokenVerifier } from "./jwtIdentity.ts";
import { createSessionDoor, type SessionCredential, type SessionFacts, type SessionUser } from "./sessionDoor.ts";

/** What a request carries. */
export interface Identity {
	/** Whose tasks it is about. */
	readonly user: { readonly user_id: string; readonly email: string; readonly name: string };
	/** By whose hand: whom the journal names, and whose bounds count. */
	readonly principal: AskingPrincipal;
	readonly scopes: readonly Scope[];
	/** A key or an app that its user has freed from asking first (decision 0171). */
	readonly isTrusted: boolean;
	/** Null: a key or an app, which may do what its scopes say and nothing else. */
	readonly session: {
		readonly session_id: string;
		/** A cookie is sent by any page the browser is on, so that what it changes needs an Origin; a bearer is not. */
		readonly how: "cookie" | "bearer";
	} | null;
}

/** A session may do all that a user may. */
export function ofSession({ user_id, email, name, session_id }: SessionUser, how: "cookie" | "bearer"): Identity {
	return {
		user: { user_id, email, name },
		principal: principalOf({ by: how === "cookie" ? "page" : "api" }),
		scopes: SCOPES,
		isTrusted: false,
		session: { session_id, how },
	};
}

export interface Credentials {
	readonly authorization?: string;
	readonly cookie?: string;
}

export function createWhoAsks(options: {
	/** Resolves when Better Auth has read its settings. */
	readonly facts: () => Promise<SessionFacts>;
	readonly tokens: TokenVerifier;
	readonly sessions: Sessions;
	readonly clients: Pick<Clients, "findByKey" | "findByAppToken">;
	readonly security: SecurityLog;
	/** Has Better Auth look a session up, and prolong or end it. */
	readonly tend: (credential: SessionCredential) => Promise<SessionUser | undefined>;
	readonly clock: Clock;
}) {
	const { facts, tokens, sessions, clients, security, tend, clock } = options;
	const openDoor = async () => createSessionDoor({ facts: await facts(), sessions, clock, tend });
	let door: ReturnType<typeof openDoor> | undefined;

	async function identifySession(
		credential: SessionCredential,
		how: "cookie" | "bearer",
	): Promise<Identity | undefined> {
		door ??= openDoor().catch((fault: unknown) => {
			door = undefined;
			throw fault;
		});
		const user = await (await door)(credential);
		return user && ofSession(user, how);
	}

	async function identifyClient(find: Promise<KeyHolder | undefined>): Promise<Identity | undefined> {
		const holder = await find;
		if (!holder?.counts) {
			security.note({ kind: "key_refused", account: holder?.email });
			return undefined;
		}
		const { user_id, email, name, client_id, client_name, scopes, is_trusted } = holder;
		return {
			user: { user_id, email, name },
			principal: principalOf({ by: "client", client_id, name: client_name }),
			scopes,
			isTrusted: is_trusted,
			session: null,
		};
	}

	return async ({ authorization, cookie }: Credentials): Promise<Identity | undefined> => {
		// A credential that is named counts alone: a bad bearer is not made good by a cookie beside it.
		if (authorization === undefined) return cookie === undefined ? undefined : identifySession({ cookie }, "cookie");
		const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
		if (token === undefined) return undefined;
		if (token.startsWith(KEY_PREFIX)) return identifyClient(clients.findByKey(token));
		if (token.startsWith(APP_TOKEN_PREFIX)) return identifyClient(clients.findByAppToken(token));
		if (token.split(".").length < 3) return identifySession({ bearer: token }, "bearer");
		const user = await tokens.verify(token);
		return user && ofSession(user, "bearer");
	};
}
