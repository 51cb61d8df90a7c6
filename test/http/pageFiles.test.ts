import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Koa from "koa";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createPageFiles } from "../../src/http/pageFiles.ts";

const test = suite("page files");
const outside = mkdtempSync(join(tmpdir(), "adjutant-page-"));
const webRoot = join(outside, "dist");
let server: Server;

async function serve(folder: string): Promise<Server> {
	const app = new Koa();
	app.use(createPageFiles(folder));
	const listening = createServer(app.callback()).listen(0, "127.0.0.1");
	await once(listening, "listening");
	return listening;
}

test.before(async () => {
	mkdirSync(join(webRoot, "assets"), { recursive: true });
	writeFileSync(join(webRoot, "index.html"), "<!doctype html><title>page</title>");
	writeFileSync(join(webRoot, "assets", "main-a1b2.js"), "export {};");
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
async function get(path: string, headers: Record<string, string> = {}, from: Server = server) {
	const { port } = from.address() as AddressInfo;
	return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
		const call = request({ port, host: "127.0.0.1", path, headers }, (response) => {
			let text = "";
			response.on("data", (chunk) => {
				text += String(chunk);
			});
			response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
		});
		call.on("error", reject).end();
	});
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

test("given no page was built, when it is opened, then one sentence says what to do", async () => {
	const bare = await serve(join(outside, "nowhere"));
	const { status, text } = await get("/", {}, bare);
	bare.close();
	bare.closeAllConnections();
	assert.is(status, 503);
	assert.match(text, "npm run prepare");
});

test.run();
