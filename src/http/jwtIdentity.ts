/**
 * Verifies the JSON Web Tokens that this installation issued, here, without a request to itself. Their time is the
 * clock of the host, as it was when Better Auth issued them.
 */
import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from "jose";
import type { Clock } from "../ports/clock.ts";

/** Keys are read again after this time, so that a withdrawn one stops counting. */
const KEYS_FRESH_MS = 5 * 60_000;
/** A token that names an unknown key makes them be read at most this often. */
const KEYS_REREAD_MS = 10_000;

export interface TokenClaims {
	readonly user_id: string;
	readonly email: string;
	readonly name: string;
}

export interface TokenVerifier {
	/** The claims of a token that is signed by a key of ours, in time and meant for us; `undefined` for any other. */
	verify(token: string): Promise<TokenClaims | undefined>;
}

export function createTokenVerifier(options: {
	readonly clock: Pick<Clock, "now">;
	/** Both issuer and audience of our tokens. */
	readonly baseUrl: string;
	readonly readKeys: () => Promise<JSONWebKeySet>;
}): TokenVerifier {
	const { baseUrl, readKeys, clock } = options;
	let keys: { readonly set: ReturnType<typeof createLocalJWKSet>; readonly readAtMs: number } | undefined;

	async function freshKeys(olderThanMs: number) {
		const nowMs = clock.now().epochMilliseconds;
		if (keys === undefined || nowMs - keys.readAtMs >= olderThanMs) {
			keys = { set: createLocalJWKSet(await readKeys()), readAtMs: nowMs };
		}
		return keys.set;
	}

	async function verifyWith(token: string, olderThanMs: number): Promise<TokenClaims | undefined> {
		const set = await freshKeys(olderThanMs);
		// Only the algorithm that signs here: neither `none` nor a shared secret made of the public key.
		const { payload } = await jwtVerify(token, set, {
			issuer: baseUrl,
			audience: baseUrl,
			algorithms: ["EdDSA"],
			requiredClaims: ["sub", "exp"],
		});
		const { sub, email, name } = payload;
		if (sub === undefined || typeof email !== "string" || typeof name !== "string") return undefined;
		return { user_id: sub, email, name };
	}

	return {
		async verify(token) {
			try {
				return await verifyWith(token, KEYS_FRESH_MS).catch((fault: unknown) => {
					if (!(fault instanceof errors.JWKSNoMatchingKey)) throw fault;
					return verifyWith(token, KEYS_REREAD_MS);
				});
			} catch (fault) {
				if (fault instanceof errors.JOSEError) return undefined;
				throw fault;
			}
		},
	};
}
