/**
 * Better Auth's own routes on Koa, as web request and response. Koa stays in charge of headers and logging, and the
 * full path stays as it is. Must come before anything that reads the body.
 */
import type { Context, Middleware } from "koa";
import { z } from "zod";
import { refusalIn } from "../words/refusals.ts";
import { wordsForBrowser } from "../words/words.ts";
import { keepOneCredential } from "./accounts/oneCredential.ts";
import type { Auth } from "./auth.ts";
import { createAddressReader } from "./clientAddress.ts";
import { Problem } from "./problem.ts";
import { parseJson, readBytes } from "./readBody.ts";

const PREFIX = "/api/auth/";
/** Of all its routes. Others, such as TRACE, are no methods of a web request at all. */
const METHODS = ["GET", "HEAD", "POST"];

/** Headers that a client could use to pass for another address or another site. */
const SPOOFABLE = /^(x-forwarded-|forwarded$|x-real-ip$|cf-connecting-ip$|true-client-ip$|x-client-ip$)/;

/** Better Auth's refusals are `{ code, message }`: the message in the language of who reads it. */
function inWordsOf(ctx: Context, body: Buffer): Buffer | string {
	const words = wordsForBrowser(ctx.get("Accept-Language"));
	ctx.vary("Accept-Language");
	ctx.set("Content-Language", words.language);
	const refusal = Refusal.safeParse(parseJson(body));
	if (!refusal.success) return body;
	return JSON.stringify({ ...refusal.data, message: refusalIn(refusal.data.message, words) });
}

const Refusal = z.looseObject({ message: z.string() });

export function createAuthBridge(options: {
	readonly auth: Auth;
	readonly baseUrl: string;
	readonly trustedProxies: readonly string[];
}): Middleware {
	const { auth, baseUrl } = options;
	const addressOf = createAddressReader(options.trustedProxies);
	return async (ctx, next) => {
		if (!ctx.path.startsWith(PREFIX)) return next();
		if (!METHODS.includes(ctx.method)) {
			throw new Problem("method_not_allowed", `This path knows ${METHODS.join(", ")}.`, {
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
		ctx.body = response.ok || body === null ? body : inWordsOf(ctx, body);
		// After the body: Koa makes a 204 of an answer that has none.
		ctx.status = response.status;
	};
}
