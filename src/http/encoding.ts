/**
 * Compression of what is sent (RFC 9110 §8.4). Brotli before gzip, whatever order a browser names them in.
 *
 * The size of a compressed answer tells what in it repeats what else is in it (BREACH). That takes an answer that holds a secret
 * beside something its asker chose, and a victim's browser that another site makes ask. So what Better Auth answers (tokens) is
 * never compressed, nor what another site's page has asked for, nor errors, which repeat what was sent.
 */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context, Middleware } from "koa";

export type Encoding = "br" | "gzip";

const CODERS = {
	br: (bytes: Buffer, quality: number) =>
		promisify(brotliCompress)(bytes, {
			params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
		}),
	gzip: (bytes: Buffer, level: number) => promisify(gzip)(bytes, { level }),
};
/** Once for many: 15 ms for the page's script, 300 for the best that Brotli can. */
const THOROUGH = 9;
/** For each answer: about what sending the rest would cost. */
const QUICK = { br: 4, gzip: 4 };
/** What fits into one packet anyway. */
const LEAST_BYTES = 1_400;

export function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
	return CODERS[encoding](bytes, THOROUGH);
}

/** The best coding that the asker takes; `undefined`: none. The answer must then say `Vary: Accept-Encoding`. */
export function encodingFor(ctx: Context): Encoding | undefined {
	if (ctx.get("Sec-Fetch-Site") === "cross-site") return undefined;
	if (ctx.acceptsEncodings("br")) return "br";
	return ctx.acceptsEncodings("gzip") ? "gzip" : undefined;
}

/** Compresses the JSON that the routes after this one answer with. */
export function compressJson(): Middleware {
	return async (ctx, next) => {
		await next();
		const { body } = ctx;
		if (typeof body !== "object" || body === null || Object.getPrototypeOf(body) !== Object.prototype) return;
		const { status } = ctx;
		const send = (bytes: string | Buffer) => {
			ctx.body = bytes;
			ctx.status = status;
		};
		const text = JSON.stringify(body);
		// As text, so that it is not made a second time.
		send(text);
		if (text.length < LEAST_BYTES || status >= 400) return;
		// A strong tag names bytes: the same task in two codings would need two (RFC 9110 §8.8.3.3).
		if (ctx.res.hasHeader("ETag")) return;
		ctx.vary("Accept-Encoding");
		const encoding = encodingFor(ctx);
		if (encoding === undefined) return;
		send(await CODERS[encoding](Buffer.from(text), QUICK[encoding]));
		ctx.set("Content-Encoding", encoding);
	};
}
