import { randomBytes } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BOUNDS } from "../../src/domain/accounts/bounds.ts";
import type { EventView, ProblemView } from "../../src/http/contract/contract.ts";
import { type Answer, type Client, send, signUp } from "../support/client.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

interface Made {
	readonly api_key: { readonly id: string; readonly name: string; readonly used_at: string | null };
	readonly key: string;
}
type Listed = { readonly data: readonly (Made["api_key"] & { readonly revoked_at: string | null })[] };

const BOTH = ["tasks:read", "tasks:write"];
const test = suite("keys");
let app: TestApp;
let user: Client;

test.before(async () => {
	app = await startTestApp();
});
test.before.each(async () => {
	user = await signUp(app.url);
});
test.after(() => app.stop());

async function makeKey(name = "Script", scopes = BOTH): Promise<Made> {
	const { status, body } = await user.request<Made>("POST", "/api/api-keys", { body: { name, scopes } });
	assert.is(status, 201, JSON.stringify(body));
	return body;
}

function withKey<Body = ProblemView>(
	key: string,
	path = "/api/tasks",
	method = "GET",
	body?: object,
): Promise<Answer<Body>> {
	return send(`${app.url}${path}`, method, {
		headers: { authorization: `Bearer ${key}` },
		...(body ? { body } : {}),
	});
}

test("given a key, then it is told once, and neither the list nor the table has it", async () => {
	const { key, api_key } = await makeKey();
	assert.match(key, /^adj_[\w-]{43}$/);
	const list = await user.request<Listed>("GET", "/api/api-keys");
	assert.equal(
		list.body.data.map(({ id }) => id),
		[api_key.id],
	);
	assert.not.match(JSON.stringify(list.body), key);
	const rows = await app.query<{ row: string }>("SELECT c::text AS row FROM client c");
	for (const { row } of rows) assert.not.match(row, key.slice(4));
});

test("given what tools may do, when a key would settle it, then 403; a session settles it, and it is read back", async () => {
	const { key } = await makeKey();
	const tools = { delete_task: "auto" };
	assert.is((await withKey(key, "/api/me", "PATCH", { tools })).status, 403);
	type Settled = { readonly settings: { readonly tools: object } };
	assert.equal((await user.request<Settled>("GET", "/api/me")).body.settings.tools, {});
	assert.is((await user.request("PATCH", "/api/me", { body: { tools } })).status, 200);
	assert.equal((await user.request<Settled>("GET", "/api/me")).body.settings.tools, tools);
	assert.is((await withKey(key, "/api/me", "PATCH", { locale: "de" })).status, 200);
});

test("given a key, when it changes something, then the history names it as it was called", async () => {
	const { key, api_key } = await makeKey("Home assistant");
	assert.is((await withKey(key, "/api/tasks", "POST", { title: "by the key" })).status, 201);
	const history = await user.request<{ data: readonly EventView[] }>("GET", `/api/history?principal=${api_key.id}`);
	const [event] = history.body.data;
	assert.equal(event?.principal, { kind: "client", id: api_key.id, name: "Home assistant" });
	assert.is(history.body.data.length, 1);
});

test("given a key that was used, then the list says when, to the minute", async () => {
	const { key, api_key } = await makeKey();
	assert.is(api_key.used_at, null);
	await withKey(key);
	const usedAt = async () => (await user.request<Listed>("GET", "/api/api-keys")).body.data[0]?.used_at;
	while ((await usedAt()) === null);
});

test("given a key that is revoked, then it is 401 at once, and what it had open ends", async () => {
	const { key, api_key } = await makeKey();
	const stream = await fetch(`${app.url}/api/stream`, { headers: { authorization: `Bearer ${key}` } });
	const reader = stream.body?.getReader();
	await reader?.read();
	assert.is((await user.request("DELETE", `/api/api-keys/${api_key.id}`)).status, 200);
	assert.is((await withKey(key)).status, 401);
	while (!(await reader?.read())?.done);
	assert.is((await user.request("DELETE", `/api/api-keys/${api_key.id}`)).status, 404);
	const [row] = (await user.request<Listed>("GET", "/api/api-keys")).body.data;
	assert.ok(row?.revoked_at);
});

test("given a key that has expired, then 401", async () => {
	const { key, api_key } = await makeKey();
	await app.query("UPDATE client SET expires_at = now() - interval '1 ms' WHERE client_id = $1", [api_key.id]);
	assert.is((await withKey(key)).status, 401);
});

test("given no key of ours, then the answer is that of nobody, byte for byte", async () => {
	const { key, api_key } = await makeKey();
	const strange = `adj_${randomBytes(32).toString("base64url")}`;
	const forged = [strange, "adj_", `${key}x`, key.slice(0, -1), key.toUpperCase(), `adj_${api_key.id}`];
	const nobody = await send<ProblemView>(`${app.url}/api/tasks`, "GET");
	for (const one of forged) {
		const { status, body, headers } = await withKey(one);
		assert.is(status, 401, one);
		assert.equal(body, nobody.body);
		assert.is(headers.get("www-authenticate"), nobody.headers.get("www-authenticate"));
	}
});

test("given a key that may only read, when it writes, then 403 names what is needed, and nothing is written", async () => {
	const { key } = await makeKey("Reader", ["tasks:read"]);
	assert.is((await withKey(key)).status, 200);
	const { status, headers } = await withKey(key, "/api/tasks", "POST", { title: "no" });
	assert.is(status, 403);
	assert.match(headers.get("www-authenticate") ?? "", 'scope="tasks:read tasks:write"');
	assert.is((await user.request<{ data: [] }>("GET", "/api/tasks")).body.data.length, 0);
});

test("given a key, when it is shown to the accounts' own routes, then it is nobody's", async () => {
	const { key } = await makeKey();
	const session = await withKey<{ text?: string }>(key, "/api/auth/get-session");
	assert.is(JSON.stringify(session.body), "null");
	for (const path of ["token", "account/sessions"]) assert.is((await withKey(key, `/api/auth/${path}`)).status, 401);
	for (const [path, method] of [
		["/api/api-keys", "GET"],
		["/api/api-keys", "POST"],
		["/api/clients", "GET"],
	] as const) {
		assert.is((await withKey(key, path, method, method === "POST" ? {} : undefined)).status, 403);
	}
});

test("given somebody else's key, when it is named, then it is as if there were none", async () => {
	const { api_key } = await makeKey();
	const other = await signUp(app.url);
	for (const id of [api_key.id, "no-id", "00000000-0000-4000-8000-000000000000"]) {
		for (const [method, path] of [
			["DELETE", "/api/api-keys/"],
			["DELETE", "/api/clients/"],
			["POST", "/api/clients/"],
		] as const) {
			const answer = await other.request(method, `${path}${id}${method === "POST" ? "/roll-back" : ""}`);
			assert.is(answer.status, 404);
			assert.is(answer.body.detail, "There is no such key or app.");
		}
	}
	assert.is((await user.request<Listed>("GET", "/api/api-keys")).body.data[0]?.revoked_at, null);
});

test("given one place left, when ten keys are made at once, then one is made", async () => {
	for (let n = 1; n < BOUNDS.clients.most; n += 1) await makeKey(`key ${n}`);
	const body = { name: "last", scopes: BOTH };
	const answers = await Promise.all(
		Array.from({ length: 10 }, () => user.request<ProblemView>("POST", "/api/api-keys", { body })),
	);
	assert.equal(answers.map(({ status }) => status).toSorted(), [201, ...Array(9).fill(422)]);
	const refused = answers.find(({ status }) => status === 422);
	assert.is(refused?.body.errors?.[0]?.rule, "limit");
});

test("given what a key did and what its user did, when the key is rolled back, then the user's stays", async () => {
	const { key, api_key } = await makeKey();
	await user.request("POST", "/api/tasks", { body: { title: "mine" } });
	await withKey(key, "/api/tasks", "POST", { title: "its" });
	await withKey(key, "/api/tasks/1", "PATCH", { title: "changed" });
	await user.request("DELETE", `/api/clients/${api_key.id}`);
	const rolled = await user.request<{ undone: unknown[]; not_undone: unknown[] }>(
		"POST",
		`/api/clients/${api_key.id}/roll-back`,
	);
	assert.is(rolled.status, 200, JSON.stringify(rolled.body));
	assert.is(rolled.body.undone.length, 2);
	assert.equal(rolled.body.not_undone, []);
	const tasks = await user.request<{ data: { title: string }[] }>("GET", "/api/tasks");
	assert.equal(
		tasks.body.data.map(({ title }) => title),
		["mine"],
	);
});

const WISHES: readonly [given: string, body: object, field: string, rule: string][] = [
	["no name", { name: "  ", scopes: BOTH }, "name", "min_length"],
	["a name of 101 characters", { name: "n".repeat(101), scopes: BOTH }, "name", "max_length"],
	["no scope", { name: "x", scopes: [] }, "scopes", "min"],
	["no day", { name: "x", scopes: BOTH, expires_in_days: 0 }, "expires_in_days", "range"],
	["too many days", { name: "x", scopes: BOTH, expires_in_days: 3_651 }, "expires_in_days", "range"],
];
for (const [given, body, field, rule] of WISHES) {
	test(`given a wish with ${given}, then 422 names the field, and no key is made`, async () => {
		const answer = await user.request<ProblemView>("POST", "/api/api-keys", { body });
		assert.is(answer.status, 422);
		assert.is(answer.body.errors?.[0]?.field, field);
		assert.is(answer.body.errors?.[0]?.rule, rule);
		assert.equal((await user.request<Listed>("GET", "/api/api-keys")).body.data, []);
	});
}

test("given a scope that there is not, then 422 and no key", async () => {
	const body = { name: "x", scopes: ["account"] };
	assert.is((await user.request("POST", "/api/api-keys", { body })).status, 422);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
