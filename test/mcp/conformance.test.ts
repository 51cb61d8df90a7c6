// test-timeout: 120 s
/**
 * The protocol's own suite, for what it can see of a product: most of its scenarios need tools of its own making, which are about the
 * library; those below are about this server, its door and what it tells. It has no way to send a key, so a proxy adds it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { signUp } from "../support/client.ts";

const SUITE = fileURLToPath(import.meta.resolve("@modelcontextprotocol/conformance/dist/index.js"));
/** Of the scenarios that 2026-07-28 requires. */
const MINE = [
	"completion-complete",
	"tools-list",
	"server-sse-multiple-streams",
	"resources-list",
	"sep-2164-resource-not-found",
	"prompts-list",
	"dns-rebinding-protection",
	"caching",
	"input-required-result-missing-input-response",
	"input-required-result-unsupported-methods",
	"input-required-result-ignore-extra-params",
	"input-required-result-validate-input",
	"http-header-validation",
];

const test = suite("MCP conformance");
let app: TestApp;
let proxy: Server;

test.before(async () => {
	app = await startTestApp();
	const user = await signUp(app.url);
	const body = { name: "Suite", scopes: ["tasks:read", "tasks:write"] };
	const { key } = (await user.request<{ key: string }>("POST", "/api/api-keys", { body })).body;
	await user.request("POST", "/api/tasks", { body: { title: "one" } });
	const { hostname, port } = new URL(app.url);
	proxy = createServer((asked, answer) => {
		const own = `http://localhost:${(proxy.address() as AddressInfo).port}`;
		const headers = { ...asked.headers, authorization: `Bearer ${key}` };
		if (headers.origin === own) headers.origin = app.url;
		const passed = request({ hostname, port, path: asked.url, method: asked.method, headers }, (response) => {
			answer.writeHead(response.statusCode ?? 0, response.headers);
			response.pipe(answer);
		});
		asked.pipe(passed);
	}).listen(0, "localhost");
	await once(proxy, "listening");
});
test.after(async () => {
	proxy.closeAllConnections();
	proxy.close();
	await app.stop();
});

test("given the suite of 2026-07-28, then every scenario that is about this server passes", async () => {
	const url = `http://localhost:${(proxy.address() as AddressInfo).port}/mcp`;
	const args = [SUITE, "server", "--url", url, "--requirements", "2026-07-28", "--timeout", "20000"];
	const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
	let output = "";
	child.stdout.on("data", (chunk: Buffer) => {
		output += String(chunk);
	});
	await once(child, "close");
	const passed = new Set([...output.matchAll(/✓ ([\w-]+):/g)].map(([, name]) => name));
	assert.equal(
		MINE.filter((name) => !passed.has(name)),
		[],
	);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
