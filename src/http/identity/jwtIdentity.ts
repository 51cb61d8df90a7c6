/**
 * Verifies the JSON Web Tokens that this installation issued, here, without a request to itself. Their time is the
 * clock of the host, as it was when Better Auth issued them. A token names its session (`sid`) and counts only while that
 * does: signing out ends the tokens of the session, too.
 */
import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from "jose";
import { z } from "zod";
import type { Sessions, StoredSession } from "../../ports/accounts/sessions.ts";
import type { Clock } from "../../ports/process/clock.ts";

/** Keys are read again after this time, so that a withdrawn one stops counting. */
const KEYS_FRESH_MS = 5 * 60_000;
/** A token that names an unknown key makes them be read at most this often. */
const KEYS_REREAD_MS = 10_000;

const Claims = z.object({ sub: z.string(), sid: z.uuid() });
type Claims = z.output<typeof Claims>;

type TokenUser = Pick<StoredSession, "user_id" | "email" | "name" | "session_id">;

export interface TokenVerifier {
	/**
	 * Whose token it is, if it is signed by a key of ours, in time, meant for us and of a session that counts; `undefined`
	 * for any other. Throws `StorageUnavailable` when PostgreSQL is away.
	 */
	verify(token: string): Promise<TokenUser | undefined>;
}

export function createTokenVerifier(options: {
	readonly clock: Pick<Clock, "now" | "elapsedMs">;
	/** Both issuer and audience of our tokens. */
	readonly baseUrl: string;
	readonly readKeys: () => Promise<JSONWebKeySet>;
	readonly sessions: Pick<Sessions, "findById">;
}): TokenVerifier {
	const { baseUrl, readKeys, clock, sessions } = options;
	let keys: { readonly set: ReturnType<typeof createLocalJWKSet>; readonly readAtMs: number } | undefined;

	async function freshKeys(olderThanMs: number) {
		const nowMs = clock.elapsedMs();
		if (keys === undefined || nowMs - keys.readAtMs >= olderThanMs) {
			keys = { set: createLocalJWKSet(await readKeys()), readAtMs: nowMs };
		}
		return keys.set;
	}

	async function verifyWith(token: string, olderThanMs: number): Promise<Claims | undefined> {
		const set = await freshKeys(olderThanMs);
		// Only the algorithm that signs here: neither `none` nor a shared secret made of the public key.
		const { payload } = await jwtVerify(token, set, {
			issuer: baseUrl,
			audience: baseUrl,
			algorithms: ["EdDSA"],
			requiredClaims: ["sub", "exp"],
		});
		return Claims.safeParse(payload).data;
	}

	/** Address and name as they are now, not as they were when the token was issued. */
	async function userOf({ sub, sid }: Claims): Promise<TokenUser | undefined> {
		const session = await sessions.findById(sid);
		if (session?.user_id !== sub || session.expires_ms <= clock.now().epochMilliseconds) return undefined;
		return { user_id: session.user_id, email: session.email, name: session.name, session_id: sid };
	}

	return {
		async verify(token) {
			try {
				const claims = await verifyWith(token, KEYS_FRESH_MS).catch((fault: unknown) => {
					if (!(fault instanceof errors.JWKSNoMatchingKey)) throw fault;
					return verifyWith(token, KEYS_REREAD_MS);
				});
				return claims && (await userOf(claims));
			} catch (fault) {
				if (fault instanceof errors.JOSEError) return undefined;
				throw fault;
			}
		},
	};
}
