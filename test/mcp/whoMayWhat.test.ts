/** What stands before the tools: who asks, what he may do, and that nobody reaches what is another's (P8). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { send, signUp } from "../support/client.ts";
import { type AgentScene, call, makeKey, openAgentScene } from "./scene.ts";

const test = suite("MCP: who may what");
let app: TestApp;
let scene: AgentScene;

test.before(async () => {
	app = await startTestApp();
});
test.before.each(async () => {
	scene = await openAgentScene(app.url);
});
test.after.each(() => scene.close());
test.after(() => app.stop());

const rpc = (method: string, params: object = {}) => ({ jsonrpc: "2.0", id: 1, method, params });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test("given no credential, or a bad one, then 401 says where to get one, whatever the method", async () => {
	const metadata = `resource_metadata="${app.url}/.well-known/oauth-protected-resource/mcp"`;
	for (const [headers, error] of [
		[{}, undefined],
		[bearer("adj_nonsense"), "invalid_token"],
		[{ cookie: `better-auth.session_token=${encodeURIComponent(scene.user.token)}` }, undefined],
	] as const) {
		const { status, headers: told } = await scene.post(rpc("tools/list"), headers as Record<string, string>);
		assert.is(status, 401);
		const challenge = told.get("www-authenticate") ?? "";
		assert.ok(challenge.startsWith("Bearer ") && challenge.includes(metadata), challenge);
		assert.is(challenge.includes("invalid_token"), error !== undefined);
	}
	for (const method of ["GET", "DELETE"]) assert.is((await send(`${app.url}/mcp`, method)).status, 401);
});

test("given a key that may only read, when it calls what changes, then 403 names all scopes, and nothing is written", async () => {
	const reader = await makeKey(scene.user, ["tasks:read"]);
	const client = await scene.connect(reader);
	await client.listTools();
	await call(client, "list_tasks");
	const params = { name: "add_task", arguments: { title: "no" } };
	const { status, headers } = await scene.post(rpc("tools/call", params), bearer(reader));
	assert.is(status, 403);
	const challenge = headers.get("www-authenticate") ?? "";
	assert.match(challenge, 'error="insufficient_scope", scope="tasks:read tasks:write"');
	assert.is((await scene.tasks()).length, 0);
});

test("given a page of another site, or a name bent to this one, then 403", async () => {
	for (const origin of ["https://evil.example", "null", "http://localhost:1"]) {
		assert.is((await scene.post(rpc("tools/list"), { ...bearer(scene.key), origin })).status, 403);
	}
	const own = await scene.post(rpc("tools/list"), { ...bearer(scene.key), origin: app.url });
	assert.is(own.status, 200);
});

test("given a key that is revoked, then its next call is 401", async () => {
	const client = await scene.connect();
	await call(client, "list_tasks");
	const { data } = (await scene.user.request<{ data: { id: string }[] }>("GET", "/api/clients")).body;
	await scene.user.request("DELETE", `/api/clients/${data[0]?.id}`);
	await client.listTools().then(
		() => assert.unreachable("it counts"),
		(fault: { code?: number }) => assert.is(fault.code, 401),
	);
});

test("given a call that is sent again under its key, then it is done once", async () => {
	const params = { name: "add_task", arguments: { title: "once" } };
	const headers = { ...bearer(scene.key), "idempotency-key": "the same" };
	for (let times = 0; times < 3; times += 1)
		assert.is((await scene.post(rpc("tools/call", params), headers)).status, 200);
	assert.is((await scene.tasks()).length, 1);
});

test("given bodies that are no requests, then they are refused, and never with 500", async () => {
	for (const body of [null, [], {}, "text", 5, { jsonrpc: "1.0" }, rpc("no/such/method"), [rpc("tools/list")]]) {
		const { status } = await scene.post(body, bearer(scene.key));
		assert.ok(status < 500, `${JSON.stringify(body)}: ${status}`);
	}
});

test("given calls in a list, then none of them is done: hundreds would count as one request", async () => {
	const calls = ["list_tasks", "add_task"].map((name) =>
		rpc("tools/call", { name, arguments: { title: "in a list" } }),
	);
	for (const list of [calls, calls.slice(0, 1)]) {
		assert.is((await scene.post(list, bearer(scene.key))).status, 400);
	}
	assert.is((await scene.tasks()).length, 0);
});

/** What each tool needs besides the ids that it names. */
const BESIDES: Readonly<Record<string, unknown>> = {
	title: "x",
	name: "x",
	remind_at: "2040-01-01T09:00:00Z",
	due_date: "2040-01-01",
	minutes: 5,
	until: "2040-01-01T09:00:00Z",
	recurrence_rule: "daily",
};
const NOBODYS = 999_999;
/** What a request of 2026-07-28 says of its client. */
const ENVELOPE = {
	"io.modelcontextprotocol/protocolVersion": "2026-07-28",
	"io.modelcontextprotocol/clientInfo": { name: "x", version: "1" },
	"io.modelcontextprotocol/clientCapabilities": { elicitation: { form: {} } },
};

test("given a client that wants to be told of what never changes, then it is told so, and nothing stays open", async () => {
	const asked = rpc("subscriptions/listen", { notifications: { toolsListChanged: true }, _meta: ENVELOPE });
	const { body } = await scene.post(asked, {
		"mcp-protocol-version": "2026-07-28",
		"mcp-method": "subscriptions/listen",
		...bearer(scene.key),
	});
	assert.match(JSON.stringify(body), /acknowledged.*notifications.{0,4}:\{\}/);
	assert.match(JSON.stringify(body), "complete");
});

test("given every tool and each id that it takes, when another user's is named, then it is as if there were none (P8)", async () => {
	const mine = await scene.connectModern();
	const theirs = await scene.connect(await makeKey(await signUp(app.url)));
	const made = await call(mine, "add_task", {
		title: "zebraquartz",
		due_date: "2040-01-01T10:00:00Z",
		recurrence_rule: "daily",
		category: "zebraquartz",
		tags: ["zebraquartz"],
	});
	const { task_id } = made.structuredContent as { task_id: number };
	const before = JSON.stringify((await scene.user.request("GET", "/api/history")).body);
	let looked = 0;
	for (const { name, inputSchema } of (await theirs.listTools()).tools) {
		const properties = Object.keys(inputSchema.properties ?? {});
		const besides = Object.fromEntries(properties.flatMap((one) => (one in BESIDES ? [[one, BESIDES[one]]] : [])));
		for (const field of properties.filter((one) => /(^|_)ids?$/.test(one))) {
			const put = (id: number) => {
				const value = name === "fetch" || field === "event_ids" ? String(id) : id;
				return { ...besides, [field]: field.endsWith("s") ? [value] : value };
			};
			const foreign = JSON.stringify(await call(theirs, name, put(task_id)));
			const missing = JSON.stringify(await call(theirs, name, put(NOBODYS)));
			assert.is(
				foreign.replaceAll(String(task_id), "_"),
				missing.replaceAll(String(NOBODYS), "_").replaceAll(String(task_id), "_"),
				`${name} ${field}`,
			);
			assert.not.match(foreign, "zebraquartz");
			looked += 1;
		}
	}
	assert.ok(looked > 10, String(looked));
	assert.is(JSON.stringify((await scene.user.request("GET", "/api/history")).body), before);
});

test("given another user's resource or question, when it is named, then it is as if there were none (P8)", async () => {
	const mine = await scene.connect();
	await call(mine, "add_task", { title: "zebraquartz" });
	const proposed = await call(mine, "delete_task", { task_id: 1 });
	const other = await signUp(app.url);
	const theirs = await scene.connect(await makeKey(other));
	for (const uri of ["task://1", "task://2"]) {
		await theirs.readResource({ uri }).then(
			() => assert.unreachable(uri),
			(fault: Error) => assert.match(fault.message, "Resource not found"),
		);
	}
	const params = (requestState: unknown) => ({
		name: "delete_task",
		arguments: { task_id: 1 },
		requestState,
		inputResponses: { confirm: { action: "accept", content: { confirm: true } } },
		_meta: ENVELOPE,
	});
	const headers = { "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call", "mcp-name": "delete_task" };
	const id = proposed.structuredContent?.proposal_id;
	// Another user; another key of the same user; and another tool than the question was about.
	for (const [token, name] of [
		[await makeKey(other), "delete_task"],
		[await makeKey(scene.user), "delete_task"],
		[scene.key, "complete_task"],
	] as const) {
		const asked = { ...params(id), name };
		const { status, body } = await scene.post<{ text?: string }>(rpc("tools/call", asked), {
			...headers,
			"mcp-name": name,
			...bearer(token),
		});
		assert.is(status, 200, JSON.stringify(body));
		assert.match(JSON.stringify(body), "PROPOSAL_NOT_FOUND");
	}
	assert.is((await scene.tasks()).length, 1);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
