/**
 * Better Auth's own routes on Koa, as web request and response. Koa stays in charge of headers and logging, and the
 * full path stays as it is. Must come before anything that reads the body.
 */

import type { Context, Middleware } from "koa";
import { z } from "zod";
import { type RefusalKey, type Sentence, say } from "../../domain/refusals/sentence.ts";
import { refusalIn } from "../../words/refusals.ts";
import { wordsForBrowser } from "../../words/words.ts";
import type { Begin } from "../accounts/firstSettings.ts";
import { keepOneCredential } from "../accounts/oneCredential.ts";
import { Problem } from "../problem.ts";
import { parseJson, readBytes } from "../readBody.ts";
import type { Auth } from "./auth.ts";
import { createAddressReader } from "./clientAddress.ts";

const PREFIX = "/api/auth/";
/** Of all its routes. Others, such as TRACE, are no methods of a web request at all. */
const METHODS = ["GET", "HEAD", "POST"];

/** Headers that a client could use to pass for another address or another site. */
const SPOOFABLE = /^(x-forwarded-|forwarded$|x-real-ip$|cf-connecting-ip$|true-client-ip$|x-client-ip$)/;

/** What the library refuses with, by its `code`; ours carry their sentence with them, and everything else stays in English. */
const SENTENCES: Readonly<Record<string, RefusalKey>> = {
	INVALID_EMAIL: "invalid_email",
	INVALID_EMAIL_OR_PASSWORD: "wrong_sign_in",
	INVALID_PASSWORD: "wrong_own_password",
	PASSWORD_TOO_SHORT: "password_too_short",
	PASSWORD_TOO_LONG: "password_too_long",
	USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "user_exists",
	INVALID_CODE: "invalid_code",
	INVALID_BACKUP_CODE: "invalid_code",
	INVALID_TOKEN: "invalid_token",
	UNAUTHORIZED: "unauthorized",
};

const Refusal = z.looseObject({
	code: z.string().optional(),
	message: z.string(),
	key: z.custom<RefusalKey>().optional(),
	params: z.custom<Sentence["params"]>().optional(),
});

/** Better Auth's refusals are `{ code, message }`: the message in the language of who reads it. */
function inWordsOf(ctx: Context, status: number, body: Buffer): Buffer | string {
	const words = wordsForBrowser(ctx.get("Accept-Language"));
	ctx.vary("Accept-Language");
	ctx.set("Content-Language", words.language);
	const read = Refusal.safeParse(parseJson(body));
	if (!read.success) return body;
	const { key, params, ...refusal } = read.data;
	const known = key ?? (status === 429 ? "too_many_requests" : SENTENCES[refusal.code ?? ""]);
	const told = { message: refusal.message, ...(known && { key: known }), ...(params && { params }) };
	return JSON.stringify({ ...refusal, message: refusalIn(told, words) });
}

export function createAuthBridge(options: {
	readonly auth: Auth;
	readonly begin: Begin;
	readonly baseUrl: string;
	readonly trustedProxies: readonly string[];
}): Middleware {
	const { auth, begin, baseUrl } = options;
	const addressOf = createAddressReader(options.trustedProxies);
	return async (ctx, next) => {
		if (!ctx.path.startsWith(PREFIX)) return next();
		if (!METHODS.includes(ctx.method)) {
			throw new Problem("method_not_allowed", say("methods_known", { methods: METHODS.join(", ") }), {
				headers: { Allow: METHODS.join(", ") },
			});
		}
		const headers = new Headers();
		for (const [name, values] of Object.entries(ctx.req.headersDistinct)) {
			if (SPOOFABLE.test(name) || name === auth.addressHeader) continue;
			for (const value of values ?? []) headers.append(name, value);
		}
		keepOneCredential(headers);
		headers.set(auth.addressHeader, addressOf(ctx.req));
		const hasBody = ctx.method !== "GET" && ctx.method !== "HEAD";
		const response = await auth.handle(
			new Request(new URL(ctx.path + ctx.search, baseUrl), {
				method: ctx.method,
				headers,
				...(hasBody ? { body: new Uint8Array(await readBytes(ctx.req)) } : {}),
			}),
			begin,
		);
		// Its 5xx bodies may tell of the inside; the error middleware words them.
		if (response.status >= 500) throw new Error(`Better Auth answered ${response.status}`);
		for (const [name, value] of response.headers) if (name !== "set-cookie") ctx.set(name, value);
		// Several cookies must stay several headers.
		const cookies = response.headers.getSetCookie();
		if (cookies.length > 0) ctx.set("Set-Cookie", cookies);
		const retryAfter = response.headers.get("x-retry-after");
		if (retryAfter !== null) ctx.set("Retry-After", retryAfter);
		const body = response.body === null ? null : Buffer.from(await response.arrayBuffer());
		ctx.body = response.ok || body === null ? body : inWordsOf(ctx, response.status, body);
		// After the body: Koa makes a 204 of an answer that has none.
		ctx.status = response.status;
	};
}
