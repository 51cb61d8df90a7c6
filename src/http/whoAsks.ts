/** Who a request comes from: a session's cookie, its signed token as bearer, or a JWT. */
import type { Clock } from "../ports/clock.ts";
import type { Sessions } from "../ports/sessions.ts";
import type { TokenVerifier } from "./jwtIdentity.ts";
import { createSessionDoor, type SessionCredential, type SessionFacts, type SessionUser } from "./sessionDoor.ts";

export interface Identity {
	readonly user_id: string;
	readonly email: string;
	readonly name: string;
	readonly session_id: string;
	/** A cookie is sent by any page the browser is on, so that what it changes needs an Origin; a bearer is not. */
	readonly how: "cookie" | "bearer";
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
	/** Has Better Auth look a session up, and prolong or end it. */
	readonly tend: (credential: SessionCredential) => Promise<SessionUser | undefined>;
	readonly clock: Clock;
}) {
	const { facts, tokens, sessions, tend, clock } = options;
	const openDoor = async () => createSessionDoor({ facts: await facts(), sessions, clock, tend });
	let door: ReturnType<typeof openDoor> | undefined;

	async function identifySession(credential: SessionCredential, how: Identity["how"]): Promise<Identity | undefined> {
		door ??= openDoor().catch((fault: unknown) => {
			door = undefined;
			throw fault;
		});
		const user = await (await door)(credential);
		return user && { user_id: user.user_id, email: user.email, name: user.name, session_id: user.session_id, how };
	}

	return async ({ authorization, cookie }: Credentials): Promise<Identity | undefined> => {
		// A credential that is named counts alone: a bad bearer is not made good by a cookie beside it.
		if (authorization === undefined) return cookie === undefined ? undefined : identifySession({ cookie }, "cookie");
		const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
		if (token === undefined) return undefined;
		if (token.split(".").length < 3) return identifySession({ bearer: token }, "bearer");
		const user = await tokens.verify(token);
		return user && { ...user, how: "bearer" };
	};
}
