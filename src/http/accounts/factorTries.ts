/**
 * How often a code of the second factor may be guessed (decision 0145). Whoever knows the password can guess, and so could make its
 * owner wait for ever, if all guesses at an account counted together. So they count together only where nobody has passed
 * the second factor before: a browser that has is known by a cookie and counts by itself. Backup codes are too long to be
 * guessed, and get through whatever was guessed before; a challenge takes five tries of them (the library counts).
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { say } from "../../domain/refusals/sentence.ts";
import type { RateLimits } from "../../ports/limits/rateLimits.ts";
import type { Secrets } from "../../ports/process/secrets.ts";
import { readCookies } from "../identity/cookies.ts";
import { Problem } from "../problem.ts";

/** Of an account from unknown browsers together, and from each that is known. Ten of a million, three of which count at a time. */
const TRIES = { max: 10, window_s: 900 };
/** How long a browser stays known after it has passed. */
const KNOWN_FOR_S = 180 * 86_400;

interface FactorTriesOptions {
	readonly limits: RateLimits;
	readonly scale: number;
	/** A browser that one of them made known is known. */
	readonly secrets: Secrets;
	/** Names of our cookie, and of the library's that holds the challenge; whether ours is for TLS alone. */
	readonly cookies: () => Promise<{ readonly known: string; readonly challenge: string; readonly isSecure: boolean }>;
	/** Whose second factor a challenge asks for; undefined for none. */
	readonly accountOf: (challenge: string) => Promise<string | undefined>;
}

/** Around the check of a code at a sign-in. Throws a `Problem` (429) for one guess too many. */
export type FactorTries = (
	request: Request,
	kind: "totp" | "backup",
	check: () => Promise<Response>,
) => Promise<Response>;

export function createFactorTries({ limits, scale, secrets, cookies, accountOf }: FactorTriesOptions): FactorTries {
	const limit = { ...TRIES, max: Math.max(1, Math.round(TRIES.max * scale)) };
	const sign = (user_id: string, device: string, secret: string = secrets[0]) =>
		createHmac("sha256", secret).update(`known device\n${user_id}\n${device}`).digest("base64url");
	/** The browser, when its cookie is one that we gave for this account. */
	const knownAs = (user_id: string, cookie: string | undefined): string | undefined => {
		const [device = "", proof = ""] = cookie?.split(".") ?? [];
		const given = Buffer.from(proof);
		const isRight = (right: Buffer) => given.length === right.length && timingSafeEqual(given, right);
		return secrets.some((secret) => isRight(Buffer.from(sign(user_id, device, secret)))) ? device : undefined;
	};
	return async (request, kind, check) => {
		const names = await cookies();
		const sent = readCookies(request.headers.get("cookie"));
		const challenge = sent.get(names.challenge)?.split(".")[0];
		// Of what the library keeps in one table, only a challenge names an account that guesses count against.
		const user_id = challenge?.startsWith("2fa-") ? await accountOf(challenge) : undefined;
		if (user_id === undefined) return check();
		const device = knownAs(user_id, sent.get(names.known));
		const key = `wrong-code:${user_id}${device === undefined ? "" : `:${device}`}`;
		if (kind === "totp") {
			// Counted before it is looked at, so that guesses which come at once are no more than those that come in turn.
			const { allowed, retry_after_s } = await limits.take(key, limit);
			const headers = { "Retry-After": String(retry_after_s) };
			if (!allowed) throw new Problem("busy", say("codes_wrong_too_often"), { headers });
		}
		const answer = await check();
		if (!answer.ok) return answer;
		await limits.forget(key);
		const name = device ?? randomBytes(16).toString("base64url");
		const cookie = `${names.known}=${name}.${sign(user_id, name)}; Max-Age=${KNOWN_FOR_S}; Path=/; HttpOnly; SameSite=Lax`;
		const headers = new Headers(answer.headers);
		headers.append("Set-Cookie", names.isSecure ? `${cookie}; Secure` : cookie);
		return new Response(answer.body, { status: answer.status, headers });
	};
}
