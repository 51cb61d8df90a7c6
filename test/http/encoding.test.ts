/** What is compressed, for whom, and what never is. */
import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import Koa from "koa";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compressJson } from "../../src/http/encoding.ts";

const test = suite("encoding");
const LONG = { data: Array.from({ length: 200 }, (_, id) => ({ id, title: "Write the report" })) };
let server: Server;

test.before(async () => {
	const app = new Koa();
	app.use(compressJson());
	app.use((ctx) => {
		if (ctx.path === "/tagged") ctx.set("ETag", '"12"');
		if (ctx.path === "/refused") ctx.status = 422;
		if (ctx.path === "/made") ctx.status = 201;
		ctx.body = ctx.path === "/short" ? { id: 1 } : LONG;
		if (ctx.path === "/refused") ctx.status = 422;
		if (ctx.path === "/made") ctx.status = 201;
	});
	server = createServer(app.callback()).listen(0, "127.0.0.1");
	await once(server, "listening");
});
test.after(() => {
	server.close();
	server.closeAllConnections();
});

async function get(path: string, headers: Record<string, string>, method = "GET") {
	const { port } = server.address() as AddressInfo;
	const call = request({ port, host: "127.0.0.1", path, headers, method }).end();
	const [response] = await once(call, "response");
	const chunks: Buffer[] = [];
	for await (const chunk of response) chunks.push(chunk);
	return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) };
}

for (const [accepted, coding] of [
	["gzip, deflate, br, zstd", "br"],
	["gzip", "gzip"],
	["br;q=0, gzip", "gzip"],
	["*", "br"],
] as const) {
	test(`given an asker who takes ${accepted}, then a long answer comes in ${coding}, whole`, async () => {
		const { headers, bytes, status } = await get("/made", { "accept-encoding": accepted });
		assert.is(status, 201);
		assert.is(headers["content-encoding"], coding);
		assert.is(headers.vary, "Accept-Encoding");
		assert.is(headers["content-type"], "application/json; charset=utf-8");
		assert.is(Number(headers["content-length"]), bytes.length);
		const text = (coding === "br" ? brotliDecompressSync : gunzipSync)(bytes).toString();
		assert.is(text, JSON.stringify(LONG));
		assert.ok(bytes.length < text.length / 4);
	});
}

for (const [given, path, headers, varies] of [
	["one who takes nothing", "/", {}, true],
	["one who takes nothing of ours", "/", { "accept-encoding": "zstd, identity" }, true],
	["a page of another site", "/", { "accept-encoding": "br", "sec-fetch-site": "cross-site" }, true],
	["a short answer", "/short", { "accept-encoding": "br" }, false],
	["an answer with a strong tag", "/tagged", { "accept-encoding": "br" }, false],
	["a refusal", "/refused", { "accept-encoding": "br" }, false],
] as const) {
	test(`given ${given}, then it is not compressed`, async () => {
		const answer = await get(path, headers as Record<string, string>);
		assert.is(answer.headers["content-encoding"], undefined);
		assert.is(answer.headers.vary, varies ? "Accept-Encoding" : undefined);
		assert.equal(JSON.parse(answer.bytes.toString()), path === "/short" ? { id: 1 } : LONG);
	});
}

test("given HEAD, then the headers are those of the compressed answer, and nothing follows", async () => {
	const [asked, whole] = [
		await get("/", { "accept-encoding": "br" }, "HEAD"),
		await get("/", { "accept-encoding": "br" }),
	];
	assert.is(asked.headers["content-encoding"], "br");
	assert.is(asked.headers["content-length"], whole.headers["content-length"]);
	assert.is(asked.bytes.length, 0);
});

test.run();
