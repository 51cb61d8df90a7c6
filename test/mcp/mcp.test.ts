/** The server for other agents, by clients of both makings and both eras, with a key (features E1–E7). */
import { Client as Modern, StreamableHTTPClientTransport as ModernTransport } from "@modelcontextprotocol/client";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { EventView, ProblemView } from "../../src/http/contract.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { type Answer, send, signUp, type Client as User } from "../support/client.ts";

const test = suite("MCP");
const BOTH = ["tasks:read", "tasks:write"];
let app: TestApp;
let user: User;
let key: string;
const open: { close(): Promise<void> }[] = [];

test.before(async () => {
	app = await startTestApp();
});
test.before.each(async () => {
	user = await signUp(app.url);
	key = await makeKey(user);
});
test.after.each(async () => {
	for (const client of open.splice(0)) await client.close();
});
test.after(() => app.stop());

async function makeKey(of: User, scopes = BOTH): Promise<string> {
	return (await of.request<{ key: string }>("POST", "/api/api-keys", { body: { name: "Agent", scopes } })).body.key;
}

async function connect(bearer = key): Promise<Client> {
	const client = new Client({ name: "test", version: "1" });
	const requestInit = { headers: { authorization: `Bearer ${bearer}` } };
	// The SDK's own types disagree about `sessionId` under exactOptionalPropertyTypes.
	await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`), { requestInit }) as never);
	open.push(client);
	return client;
}

/** `says`: how its user answers what he is asked; undefined: it cannot ask. */
async function connectModern(says?: "accept" | "decline", bearer = key): Promise<Modern> {
	const capabilities = says === undefined ? {} : { elicitation: { form: {} } };
	const client = new Modern(
		{ name: "test", version: "1" },
		{ capabilities, versionNegotiation: { mode: { pin: "2026-07-28" } } },
	);
	if (says !== undefined) {
		client.setRequestHandler("elicitation/create", async ({ params }) => {
			asked.push(params.message);
			return says === "accept" ? { action: "accept", content: { confirm: true } } : { action: "decline" };
		});
	}
	const requestInit = { headers: { authorization: `Bearer ${bearer}` } };
	await client.connect(new ModernTransport(new URL(`${app.url}/mcp`), { requestInit }));
	open.push(client);
	return client;
}
const asked: string[] = [];

interface Result {
	readonly isError?: boolean;
	readonly content: readonly { readonly type: string; readonly text: string }[];
	readonly structuredContent?: Readonly<Record<string, unknown>>;
}
async function call(client: Client | Modern, name: string, given: Record<string, unknown> = {}): Promise<Result> {
	return (await client.callTool({ name, arguments: given })) as unknown as Result;
}
const tasks = async (of = user) =>
	(await of.request<{ data: { id: number; title: string }[] }>("GET", "/api/tasks")).body.data;

test("given the tools, then every schema is 2020-12 and the order is the same each time, in both eras", async () => {
	const first = await (await connect()).listTools();
	const modern = await (await connectModern()).listTools();
	assert.equal(modern.tools, first.tools);
	const ajv = new Ajv2020({ strict: false });
	for (const { name, inputSchema, outputSchema, annotations } of first.tools) {
		ajv.compile(inputSchema);
		ajv.compile(outputSchema ?? assert.unreachable(`${name} has no output schema`) ?? {});
		assert.is(inputSchema.additionalProperties, false, name);
		assert.is(typeof annotations?.readOnlyHint, "boolean");
	}
	const names = first.tools.map(({ name }) => name);
	for (const name of ["add_task", "list_tasks", "delete_task", "undo", "search", "fetch"])
		assert.ok(names.includes(name));
});

for (const [era, join] of [
	["2025-11-25", connect],
	["2026-07-28", () => connectModern()],
] as const) {
	test(`given a client of ${era}, when it adds and reads a task, then what it is told is what there is`, async () => {
		const client = await join();
		const added = await call(client, "add_task", { title: "Pay the rent", due_date: "2030-01-01T09:00:00Z" });
		assert.not.ok(added.isError, JSON.stringify(added));
		assert.is(added.structuredContent?.status, "created");
		assert.match(added.content[0]?.text ?? "", "Pay the rent");
		assert.equal(
			(await tasks()).map(({ title }) => title),
			["Pay the rent"],
		);
		const history = await user.request<{ data: EventView[] }>("GET", "/api/history");
		assert.is(history.body.data.at(-1)?.principal.kind, "client");
		assert.is(history.body.data.at(-1)?.principal.name, "Agent");
		const listed = await call(client, "list_tasks");
		const { tasks: found } = listed.structuredContent as unknown as { tasks: unknown[] };
		assert.is(found.length, 1);
	});

	test(`given a client of ${era} that cannot ask, when it deletes, then nothing is done before a yes on the page`, async () => {
		const client = await join();
		await call(client, "add_task", { title: "stays" });
		const proposed = await call(client, "delete_task", { task_id: 1 });
		assert.is(proposed.structuredContent?.status, "proposed");
		assert.match(proposed.content[0]?.text ?? "", "Nothing has been changed yet");
		assert.is((await tasks()).length, 1);
		const id = proposed.structuredContent?.proposal_id;
		const confirmed = await user.request("POST", `/api/proposals/${id}/confirm`);
		assert.is(confirmed.status, 200, JSON.stringify(confirmed.body));
		assert.is((await tasks()).length, 0);
	});

	test(`given a client of ${era}, when a call is wrong, then it is told what to do, with a code`, async () => {
		const client = await join();
		await call(client, "add_task", { title: "the only one" });
		const missing = await call(client, "get_task", { task_id: 99 });
		assert.ok(missing.isError);
		assert.match(missing.content[0]?.text ?? "", "#1");
		const detail = JSON.parse(missing.content[1]?.text ?? "{}") as { code: string; suggestions: { id: number }[] };
		assert.is(detail.code, "TASK_NOT_FOUND");
		assert.equal(
			detail.suggestions.map(({ id }) => id),
			[1],
		);
		const identity = await call(client, "list_tasks", { user_id: "somebody else" });
		assert.ok(identity.isError);
		assert.match(identity.content[1]?.text ?? "", "INVALID_ARGUMENTS");
		await client.callTool({ name: "no_such_tool", arguments: {} }).then(
			() => assert.unreachable("there is such a tool"),
			(fault: { code?: number }) => assert.is(fault.code, -32_602),
		);
	});

	test(`given a client of ${era}, then tasks and lists can be read as resources, and a missing one is missing`, async () => {
		const client = await join();
		await call(client, "add_task", { title: "to read" });
		const [content] = (await client.readResource({ uri: "task://1" })).contents as { text: string }[];
		assert.is((JSON.parse(content?.text ?? "{}") as { title: string }).title, "to read");
		const { resources } = await client.listResources();
		for (const { uri } of resources) assert.is((await client.readResource({ uri })).contents.length, 1);
		for (const uri of ["task://2", "task://x", "list://nothing"]) {
			await client.readResource({ uri }).then(
				() => assert.unreachable(uri),
				(fault: { code?: number }) => assert.ok([-32_602, -32_002].includes(fault.code ?? 0), String(fault.code)),
			);
		}
		const { prompts } = await client.listPrompts();
		assert.equal(
			prompts.map(({ name }) => name),
			["daily_plan", "weekly_review"],
		);
		const prompt = await client.getPrompt({ name: "daily_plan" });
		assert.match(JSON.stringify(prompt.messages), "list://today");
		const ref = { type: "ref/resource" as const, uri: "task://{id}" };
		const completed = await client.complete({ ref, argument: { name: "id", value: "" } });
		assert.equal(completed.completion.values, ["1"]);
	});
}

test("given a client that can ask, when its user says yes, then it is done, and one undo takes it back", async () => {
	const client = await connectModern("accept");
	await call(client, "add_task", { title: "Old draft" });
	asked.length = 0;
	const deleted = await call(client, "delete_task", { task_id: 1 });
	assert.match(asked[0] ?? "", "Old draft");
	assert.is(deleted.structuredContent?.status, "deleted", JSON.stringify(deleted));
	assert.is((await tasks()).length, 0);
	await user.request("POST", "/api/undo", { body: { last: 1 } });
	assert.is((await tasks()).length, 1);
});

test("given a client that can ask, when its user says no, then nothing is done", async () => {
	const client = await connectModern("decline");
	await call(client, "add_task", { title: "stays" });
	const left = await call(client, "delete_task", { task_id: 1 });
	assert.not.ok(left.isError, JSON.stringify(left));
	assert.is(left.structuredContent?.status, "unchanged");
	assert.is((await tasks()).length, 1);
});

/** A bare request, as a program without a library makes it. */
function post<Body = ProblemView>(body: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
	return send(`${app.url}/mcp`, "POST", {
		body,
		headers: { accept: "application/json, text/event-stream", ...headers },
	});
}
const rpc = (method: string, params: object = {}) => ({ jsonrpc: "2.0", id: 1, method, params });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test("given no credential, or a bad one, then 401 says where to get one, whatever the method", async () => {
	const metadata = `resource_metadata="${app.url}/.well-known/oauth-protected-resource/mcp"`;
	for (const [headers, error] of [
		[{}, undefined],
		[bearer("adj_nonsense"), "invalid_token"],
		[{ cookie: `better-auth.session_token=${encodeURIComponent(user.token)}` }, undefined],
	] as const) {
		const { status, headers: told } = await post(rpc("tools/list"), headers as Record<string, string>);
		assert.is(status, 401);
		const challenge = told.get("www-authenticate") ?? "";
		assert.ok(challenge.startsWith("Bearer ") && challenge.includes(metadata), challenge);
		assert.is(challenge.includes("invalid_token"), error !== undefined);
	}
	for (const method of ["GET", "DELETE"]) assert.is((await send(`${app.url}/mcp`, method)).status, 401);
});

test("given a key that may only read, when it calls what changes, then 403 names all scopes, and nothing is written", async () => {
	const reader = await makeKey(user, ["tasks:read"]);
	const client = await connect(reader);
	await client.listTools();
	await call(client, "list_tasks");
	const params = { name: "add_task", arguments: { title: "no" } };
	const { status, headers } = await post(rpc("tools/call", params), bearer(reader));
	assert.is(status, 403);
	const challenge = headers.get("www-authenticate") ?? "";
	assert.match(challenge, 'error="insufficient_scope", scope="tasks:read tasks:write"');
	assert.is((await tasks()).length, 0);
});

test("given a page of another site, or a name bent to this one, then 403", async () => {
	for (const origin of ["https://evil.example", "null", "http://localhost:1"]) {
		assert.is((await post(rpc("tools/list"), { ...bearer(key), origin })).status, 403);
	}
	const own = await post(rpc("tools/list"), { ...bearer(key), origin: app.url });
	assert.is(own.status, 200);
});

test("given a key that is revoked, then its next call is 401", async () => {
	const client = await connect();
	await call(client, "list_tasks");
	const { data } = (await user.request<{ data: { id: string }[] }>("GET", "/api/clients")).body;
	await user.request("DELETE", `/api/clients/${data[0]?.id}`);
	await client.listTools().then(
		() => assert.unreachable("it counts"),
		(fault: { code?: number }) => assert.is(fault.code, 401),
	);
});

test("given a call that is sent again under its key, then it is done once", async () => {
	const params = { name: "add_task", arguments: { title: "once" } };
	const headers = { ...bearer(key), "idempotency-key": "the same" };
	for (let times = 0; times < 3; times += 1) assert.is((await post(rpc("tools/call", params), headers)).status, 200);
	assert.is((await tasks()).length, 1);
});

test("given bodies that are no requests, then they are refused, and never with 500", async () => {
	for (const body of [null, [], {}, "text", 5, { jsonrpc: "1.0" }, rpc("no/such/method"), [rpc("tools/list")]]) {
		const { status } = await post(body, bearer(key));
		assert.ok(status < 500, `${JSON.stringify(body)}: ${status}`);
	}
});

test("given another user's task, proposal or resource, when it is named, then it is as if there were none", async () => {
	const other = await signUp(app.url);
	const mine = await connectModern("accept");
	await call(mine, "add_task", { title: "zebraquartz" });
	const theirs = await connect(await makeKey(other));
	const missing = JSON.stringify(await call(theirs, "get_task", { task_id: 2 })).replaceAll("2", "1");
	assert.is(JSON.stringify(await call(theirs, "get_task", { task_id: 1 })), missing);
	for (const { name, annotations } of (await theirs.listTools()).tools) {
		const given = annotations?.readOnlyHint ? {} : { dry_run: true };
		const answer = await call(theirs, name, { ...given, task_id: 1 });
		assert.not.match(JSON.stringify(answer), "zebraquartz", name);
	}
	assert.is((await tasks())[0]?.title, "zebraquartz");
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
