import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import Koa from "koa";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createPageFiles } from "../../src/http/page/pageFiles.ts";
import { wordsFor } from "../../src/words/words.ts";
import { PARTS, PAST } from "../../web/src/state/desk/listParts.ts";
import { VIEWS } from "../../web/src/state/shell/viewNames.ts";

const test = suite("page files");
const outside = mkdtempSync(join(tmpdir(), "adjutant-page-"));
const webRoot = join(outside, "dist");
const SCRIPT = "export const report = 1;\n".repeat(1_000);
let server: Server;

async function serve(folder: string): Promise<Server> {
	const app = new Koa();
	app.use(createPageFiles(folder, new Set(["api", "assets", "dashboard"])));
	const listening = createServer(app.callback()).listen(0, "127.0.0.1");
	await once(listening, "listening");
	return listening;
}

test.before(async () => {
	mkdirSync(join(webRoot, "assets"), { recursive: true });
	writeFileSync(join(webRoot, "index.html"), "<!doctype html><title>page</title>");
	writeFileSync(join(webRoot, "assets", "main-a1b2.js"), "export {};");
	writeFileSync(join(webRoot, "assets", "long-c3d4.js"), SCRIPT);
	writeFileSync(join(webRoot, "assets", "picture-e5f6.png"), SCRIPT);
	copyFileSync(
		join(import.meta.dirname, "../../web/public/manifest.webmanifest"),
		join(webRoot, "manifest.webmanifest"),
	);
	writeFileSync(join(webRoot, "notes.secret"), "not a kind of file that a page has");
	writeFileSync(join(outside, "secret.txt"), "secret");
	symlinkSync(join(outside, "secret.txt"), join(webRoot, "link.txt"));
	server = await serve(webRoot);
});
test.after(async () => {
	server.close();
	server.closeAllConnections();
	rmSync(outside, { recursive: true, force: true });
});

/** Sends the path as it is: `fetch` would resolve the dots itself. */
async function get(path: string, headers: Record<string, string> = {}, from: Server = server, method = "GET") {
	const { port } = from.address() as AddressInfo;
	return new Promise<{ status: number; headers: Record<string, unknown>; text: string; bytes: Buffer }>(
		(resolve, reject) => {
			const call = request({ port, host: "127.0.0.1", path, headers, method }, (response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("end", () => {
					const bytes = Buffer.concat(chunks);
					resolve({ status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString(), bytes });
				});
			});
			call.on("error", reject).end();
		},
	);
}

test("given /, then the page comes and is asked for again each time", async () => {
	const { status, headers, text } = await get("/");
	assert.is(status, 200);
	assert.match(text, "<title>page</title>");
	assert.is(headers["content-type"], "text/html; charset=utf-8");
	assert.is(headers["cache-control"], "no-cache");
});

test("given the page is known, when it is asked for again, then 304", async () => {
	const { headers } = await get("/");
	assert.is((await get("/", { "if-none-match": String(headers.etag) })).status, 304);
});

test("given a hashed asset, then it is kept for ever", async () => {
	const { status, headers } = await get("/assets/main-a1b2.js");
	assert.is(status, 200);
	assert.is(headers["content-type"], "text/javascript; charset=utf-8");
	assert.is(headers["cache-control"], "public, max-age=31536000, immutable");
});

for (const [accepted, coding, unpack] of [
	["gzip, deflate, br", "br", brotliDecompressSync],
	["gzip", "gzip", gunzipSync],
] as const) {
	test(`given an asker who takes ${accepted}, then text comes in ${coding}, each time the same, and as long as it says`, async () => {
		for (let time = 0; time < 2; time += 1) {
			const { headers, bytes } = await get("/assets/long-c3d4.js", { "accept-encoding": accepted });
			assert.is(headers["content-encoding"], coding);
			assert.is(headers.vary, "Accept-Encoding");
			assert.is(Number(headers["content-length"]), bytes.length);
			assert.is(unpack(bytes).toString(), SCRIPT);
		}
	});
}

test("given one who takes no coding, a picture, or a part, then it comes whole as it is, and what varies says so", async () => {
	const plain = await get("/assets/long-c3d4.js");
	assert.is(plain.headers["content-encoding"], undefined);
	assert.is(plain.headers.vary, "Accept-Encoding");
	const picture = await get("/assets/picture-e5f6.png", { "accept-encoding": "br" });
	assert.is(picture.headers["content-encoding"], undefined);
	assert.is(picture.headers.vary, undefined);
	const part = await get("/assets/long-c3d4.js", { range: "bytes=0-9" });
	assert.is(part.status, 200);
	assert.is(part.text, SCRIPT);
	assert.is(part.headers["accept-ranges"], undefined);
});

test("given HEAD, then the length is that of what would come, and nothing comes", async () => {
	for (const headers of [{}, { "accept-encoding": "br" }] as Record<string, string>[]) {
		const [asked, whole] = [
			await get("/assets/long-c3d4.js", headers, server, "HEAD"),
			await get("/assets/long-c3d4.js", headers),
		];
		assert.is(asked.headers["content-length"], whole.headers["content-length"]);
		assert.is(asked.headers["content-encoding"], whole.headers["content-encoding"]);
		assert.is(asked.bytes.length, 0);
	}
});

test("given the compressed page is known, when it is asked for again in another coding, then 304", async () => {
	const { headers } = await get("/", { "accept-encoding": "br" });
	const again = await get("/", { "accept-encoding": "gzip", "if-none-match": String(headers.etag) });
	assert.is(again.status, 304);
	assert.is(again.headers.vary, "Accept-Encoding");
});

for (const path of [
	"/../secret.txt",
	"/%2e%2e/secret.txt",
	"/..%2fsecret.txt",
	"/assets/../../secret.txt",
	"/assets/..%2f..%2fsecret.txt",
	"/..%5csecret.txt",
	"/link.txt",
	"/secret.txt%00.js",
	"/notes.secret",
	"/assets",
	"/assets/",
	"/%E0%A4%A.js",
	"/missing.js",
]) {
	test(`given ${path}, then there is nothing there`, async () => {
		const { status, text } = await get(path);
		assert.is(status, 404);
		assert.not.match(text, "secret");
	});
}

/** As browsers ask for what is opened in them. */
const OPENED = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8" };

for (const path of ["/anything", "/any/thing?at=all", "/Settings", "/%E0%A4%A", "/%2e%2e/secret"]) {
	test(`given ${path} is opened in a browser, then the page comes, and it is not found`, async () => {
		const { status, headers, text } = await get(path, OPENED);
		assert.is(status, 404);
		assert.is(headers["content-type"], "text/html; charset=utf-8");
		assert.match(text, "<title>page</title>");
		assert.match(String(headers.vary), "Accept,");
		// What is not found now may be there tomorrow.
		const again = await get(path, { ...OPENED, "if-none-match": String(headers.etag) });
		assert.is(again.status, 404);
	});
}

for (const view of VIEWS) {
	test(`given the bare name of the view ${view} is opened in a browser, then it leads to the view`, async () => {
		const { status, headers } = await get(`/${view}?task=7`, OPENED);
		assert.is(status, 302);
		assert.is(headers.location, `/?task=7#${view}`);
	});
}

for (const part of [...PARTS.slice(1), ...PAST]) {
	test(`given the bare name of the part ${part} is opened in a browser, then it leads there`, async () => {
		assert.is((await get(`/${part}`, OPENED)).headers.location, `/?show=${part}#tasks`);
	});
}

for (const path of [
	"/api",
	"/api/anything",
	"/API/anything",
	"/dashboard/anything",
	"/assets/anything",
	"/missing.js",
]) {
	test(`given ${path} is opened in a browser, then no page comes`, async () => {
		const { status, text } = await get(path, OPENED);
		assert.is(status, 404);
		assert.not.match(text, "<title>page</title>");
	});
}

for (const accept of ["*/*", "application/json", "application/json, text/html;q=0.5", "text/css,*/*;q=0.1"]) {
	test(`given an address of nothing is asked for as ${accept}, then no page comes`, async () => {
		for (const path of ["/anything", "/settings"]) {
			const { status, text } = await get(path, { accept });
			assert.is(status, 404);
			assert.not.match(text, "<title>page</title>");
		}
	});
}

test("given no page was built, when it is opened, then one sentence says what to do", async () => {
	const bare = await serve(join(outside, "nowhere"));
	const { status, text } = await get("/", {}, bare);
	bare.close();
	bare.closeAllConnections();
	assert.is(status, 503);
	assert.match(text, "npm run prepare");
});

for (const [accepted, language, today] of [
	["de-AT,en;q=0.5", "de", "Heute"],
	["fr", "en", "Today"],
] as const) {
	test(`given a browser that reads ${accepted}, then what the system shows of the installed page is in ${language}`, async () => {
		const manifest = await get("/manifest.webmanifest", { "accept-language": accepted });
		const { lang, description, shortcuts, start_url } = JSON.parse(manifest.text);
		assert.equal([lang, shortcuts[0], start_url], [language, { name: today, url: "/?show=today#tasks" }, "/"]);
		assert.is(description, wordsFor(language).page.description);
		assert.equal(
			[manifest.headers["content-language"], manifest.headers.vary, manifest.headers["content-type"]],
			[language, "Accept-Language", "application/manifest+json"],
		);
	});
}

test.run();
