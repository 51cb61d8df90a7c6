/** The built page, as files. */
import { createReadStream, type Stats } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { Context, Middleware } from "koa";
import { type Words, wordsForBrowser } from "../../words/words.ts";
import { compress, type Encoding, encodingFor } from "../encoding.ts";
import { answerManifest, MANIFEST } from "./webManifest.ts";

const notBuilt = ({ language, page }: Words): string =>
	`<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Adjutant</title><p>${page.notBuilt("<code>npm run prepare</code>")}</p></html>`;

/** Kinds of file that a build has; any other is not served. */
const TYPES: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".ico": "image/x-icon",
	".woff2": "font/woff2",
	".webmanifest": "application/manifest+json",
	".txt": "text/plain; charset=utf-8",
};

/** Of text; the rest is compressed as it is. */
const COMPRESSIBLE = /^text\/|^image\/svg|\+json/;
/** Views that have a name in the page's address, as a person may type it; the page has the same (web/src/state/shell/viewNames.ts). */
const VIEWS: ReadonlySet<string> = new Set(["chat", "tasks", "history", "deliveries", "settings", "dashboard"]);
/** Parts of the list, in the same way. */
const PARTS: ReadonlySet<string> = new Set(["today", "upcoming", "inbox", "logbook", "trash"]);

/** A build has a dozen files; what is more are those of builds before it. */
const MOST_KEPT = 64;

/**
 * Serves the files of a folder, `index.html` at `/`. What is under `/assets/` has its hash in its name and is kept by
 * browsers for ever; everything else is asked for again. Text is compressed once, when it is first asked for. When the folder
 * is missing, `/` says what to do.
 *
 * A browser that opens an unknown address gets the page, which says so in the reader's language and leads home; a view's bare name
 * leads to the view. `ours`: the beginnings of addresses for programs, which always get a problem document.
 */
export function createPageFiles(webRoot: string, ours: ReadonlySet<string>): Middleware {
	const kept = new Map<string, Promise<Buffer>>();

	function compressed(path: string, tag: string, encoding: Encoding): Promise<Buffer> {
		const key = `${encoding} ${tag} ${path}`;
		const known = kept.get(key);
		if (known !== undefined) return known;
		if (kept.size >= MOST_KEPT) kept.clear();
		const bytes = readFile(path).then((content) => compress(content, encoding));
		kept.set(key, bytes);
		bytes.catch(() => kept.delete(key));
		return bytes;
	}

	return async (ctx, next) => {
		if (ctx.method !== "GET" && ctx.method !== "HEAD") return next();
		const found = await findFile(webRoot, ctx.path);
		const isLost = found === undefined && isOpened(ctx, ours);
		if (isLost) {
			ctx.vary("Accept");
			const view = viewOf(ctx);
			if (view !== undefined) return ctx.redirect(view);
		}
		const file = isLost ? await findFile(webRoot, "/") : found;
		if (file === undefined) {
			if (ctx.path !== "/") return next();
			ctx.status = 503;
			ctx.type = "text/html; charset=utf-8";
			const words = wordsForBrowser(ctx.get("Accept-Language"));
			ctx.vary("Accept-Language");
			ctx.set("Content-Language", words.language);
			ctx.body = notBuilt(words);
			return;
		}
		if (ctx.path === MANIFEST) return answerManifest(ctx, file.path);
		ctx.set("Cache-Control", ctx.path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
		ctx.set("Content-Type", file.type);
		const tag = `W/"${file.stats.size.toString(36)}-${Math.trunc(file.stats.mtimeMs).toString(36)}"`;
		// Weak, so that it holds for every coding.
		ctx.set("ETag", tag);
		const isText = COMPRESSIBLE.test(file.type);
		if (isText) ctx.vary("Accept-Encoding");
		ctx.status = isLost ? 404 : 200;
		if (ctx.fresh) {
			ctx.status = 304;
			return;
		}
		const encoding = isText ? encodingFor(ctx) : undefined;
		if (encoding) {
			ctx.set("Content-Encoding", encoding);
			ctx.body = await compressed(file.path, tag, encoding);
			return;
		}
		ctx.length = file.stats.size;
		if (ctx.method === "GET") ctx.body = createReadStream(file.path);
	};
}

/** A person opened it in a browser; what a page loads, and programs, ask for other kinds. Names of files are no addresses of views. */
function isOpened(ctx: Context, ours: ReadonlySet<string>): boolean {
	const [, head = ""] = ctx.path.toLowerCase().split("/", 2);
	const isViewName = VIEWS.has(ctx.path.slice(1));
	return (isViewName || !ours.has(head)) && extname(ctx.path) === "" && ctx.accepts("json", "html") === "html";
}

/** Where the view with this name stands in the page. */
function viewOf({ path, querystring }: Context): string | undefined {
	const name = path.slice(1);
	if (VIEWS.has(name)) return `/${querystring ? `?${querystring}` : ""}#${name}`;
	return PARTS.has(name) ? `/?show=${name}#tasks` : undefined;
}

async function findFile(
	webRoot: string,
	urlPath: string,
): Promise<{ readonly path: string; readonly type: string; readonly stats: Stats } | undefined> {
	try {
		const wanted = decodeURIComponent(urlPath === "/" ? "/index.html" : urlPath);
		const type = TYPES[extname(wanted).toLowerCase()];
		if (type === undefined || wanted.includes("\0")) return undefined;
		const root = await realpath(webRoot);
		// Compared after links and `..` are resolved, whatever way they were written.
		const path = await realpath(join(root, wanted));
		if (!path.startsWith(root + sep)) return undefined;
		const stats = await stat(path);
		return stats.isFile() ? { path, type, stats } : undefined;
	} catch {
		// Not there, no text, or not ours to read: for the caller it does not exist.
		return undefined;
	}
}
