// test-timeout: 120 s
/** Several pods behind one address, no sticky sessions; and the bridge for hosts that speak by standard input and output. */

import { fileURLToPath } from "node:url";
import { Client as Modern, StreamableHTTPClientTransport as ModernTransport } from "@modelcontextprotocol/client";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { signUp, type Client as User } from "../support/client.ts";
import { freePort } from "../support/freePort.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation, type Installation } from "../support/server.ts";

const test = suite("MCP on several pods");
const ADJUTANT = fileURLToPath(new URL("../../bin/adjutant.js", import.meta.url));
let database: TestDatabase;
let installation: Installation;
let urls: readonly string[];
let user: User;
let key: string;

test.before(async () => {
	database = await createTestDatabase();
	installation = await createInstallation();
	const shared = { DATABASE_URL: database.url, AUTH_SECRET: "a secret for tests of thirty-two characters" };
	const ports = [await freePort(), await freePort()];
	const pods = [];
	for (const port of ports) {
		pods.push(await installation.start({ ...shared, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${ports[0]}` }));
	}
	urls = pods.map((_, n) => `http://127.0.0.1:${ports[n]}`);
	user = await signUp(urls[0] ?? "");
	const body = { name: "Agent", scopes: ["tasks:read", "tasks:write"] };
	key = (await user.request<{ key: string }>("POST", "/api/api-keys", { body })).body.key;
});
test.after(async () => {
	await installation.dispose();
	await database.drop();
});

/** Each request goes to the next pod. */
function alternating() {
	let sent = 0;
	const seen: string[] = [];
	return {
		seen,
		fetch: (url: string | URL, init?: RequestInit) => {
			const pod = urls[sent++ % urls.length] ?? "";
			seen.push(pod);
			return fetch(new URL(new URL(url).pathname, pod), init);
		},
	};
}
const requestInit = () => ({ headers: { authorization: `Bearer ${key}` } });
const titles = async () =>
	(await user.request<{ data: { title: string }[] }>("GET", "/api/tasks")).body.data.map(({ title }) => title);

test("given a client of 2025-11-25 whose requests alternate between two pods, then each is answered", async () => {
	const { fetch, seen } = alternating();
	const client = new Client({ name: "test", version: "1" });
	const transport = new StreamableHTTPClientTransport(new URL("/mcp", urls[0]), { fetch, requestInit: requestInit() });
	await client.connect(transport as never);
	for (const title of ["one", "two", "three"]) await client.callTool({ name: "add_task", arguments: { title } });
	assert.equal((await titles()).toSorted(), ["one", "three", "two"]);
	assert.is(new Set(seen).size, 2);
	await client.close();
});

test("given a client of 2025-11-25 whose question and yes go to different pods, then what was asked is done, once", async () => {
	const { fetch, seen } = alternating();
	const client = new Client({ name: "test", version: "1" }, { capabilities: { elicitation: { form: {} } } });
	client.setRequestHandler(ElicitRequestSchema, async () => ({ action: "accept", content: { confirm: true } }));
	const transport = new StreamableHTTPClientTransport(new URL("/mcp", urls[0]), { fetch, requestInit: requestInit() });
	await client.connect(transport as never);
	await client.callTool({ name: "add_task", arguments: { title: "to be deleted" } });
	const [last] = (await user.request<{ data: { id: number }[] }>("GET", "/api/tasks?sort=created_at&order=desc")).body
		.data;
	const before = seen.length;
	const result = await client.callTool({ name: "delete_task", arguments: { task_id: last?.id } });
	assert.is((result.structuredContent as { status?: string } | undefined)?.status, "deleted", JSON.stringify(result));
	assert.is(new Set(seen.slice(before)).size, 2);
	assert.equal((await titles()).toSorted(), ["one", "three", "two"]);
	await client.close();
});

test("given a client of 2026-07-28 whose question and yes go to different pods, then what was asked is done, once", async () => {
	const { fetch, seen } = alternating();
	const capabilities = { elicitation: { form: {} } };
	const client = new Modern(
		{ name: "test", version: "1" },
		{ capabilities, versionNegotiation: { mode: { pin: "2026-07-28" } } },
	);
	client.setRequestHandler("elicitation/create", async () => ({ action: "accept", content: { confirm: true } }));
	await client.connect(new ModernTransport(new URL("/mcp", urls[0]), { fetch, requestInit: requestInit() }));
	const before = seen.length;
	const result = await client.callTool({ name: "delete_task", arguments: { task_id: 1 } });
	assert.is((result.structuredContent as { status?: string } | undefined)?.status, "deleted", JSON.stringify(result));
	assert.is(new Set(seen.slice(before)).size, 2);
	assert.equal((await titles()).toSorted(), ["three", "two"]);
	await client.close();
});

test("given a machine's other name for itself, when a client asks by it, then the resource is told by that name", async () => {
	const byName = new URL(urls[0] ?? "");
	byName.hostname = "localhost";
	const challenge = (await fetch(new URL("/mcp", byName), { method: "POST" })).headers.get("www-authenticate") ?? "";
	const metadata = /resource_metadata="([^"]+)"/.exec(challenge)?.[1] ?? "";
	assert.is(new URL(metadata).origin, byName.origin);
	const { resource, authorization_servers } = (await (await fetch(metadata)).json()) as Record<string, unknown>;
	assert.is(resource, new URL("/mcp", byName).href);
	assert.equal(authorization_servers, [`${urls[0]}/api/auth`]);
});

test("given a key that was revoked on one pod, then the other refuses it at once", async () => {
	const body = { name: "For a moment", scopes: ["tasks:read"] };
	const made = await user.request<{ key: string; api_key: { id: string } }>("POST", "/api/api-keys", { body });
	const use = (url: string | undefined) =>
		fetch(`${url}/api/tasks`, { headers: { authorization: `Bearer ${made.body.key}` } });
	assert.is((await use(urls[1])).status, 200);
	await user.request("DELETE", `/api/api-keys/${made.body.api_key.id}`);
	assert.is((await use(urls[1])).status, 401);
});

test("given a host that speaks by standard input and output, then the bridge brings it to the server", async () => {
	const client = new Client({ name: "test", version: "1" });
	const env = { ...(process.env as Record<string, string>), ADJUTANT_KEY: key };
	const args = [ADJUTANT, "mcp", "--url", urls[1] ?? ""];
	await client.connect(new StdioClientTransport({ command: process.execPath, args, env }) as never);
	const { tools } = await client.listTools();
	assert.ok(tools.some(({ name }) => name === "add_task"));
	await client.callTool({ name: "add_task", arguments: { title: "by the bridge" } });
	assert.ok((await titles()).includes("by the bridge"));
	await client.close();
});

test("given a bridge with a key that does not count, then the host is told what to do", async () => {
	const client = new Client({ name: "test", version: "1" });
	const args = [ADJUTANT, "mcp", "--url", urls[0] ?? "", "--key", "adj_nonsense"];
	const transport = new StdioClientTransport({ command: process.execPath, args, stderr: "ignore" });
	await client.connect(transport as never).then(
		() => assert.unreachable("it was let in"),
		(fault: Error) => assert.match(fault.message, "make another one"),
	);
	await client.close();
});

test.run();
