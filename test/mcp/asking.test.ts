/** A client of 2025-11-25 that can ask its user: question, answer and outcome without a session (decision 0173). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { EventView, TaskView } from "../../src/http/contract/contract.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { until } from "../support/until.ts";
import { type AgentScene, call, makeKey, openAgentScene } from "./scene.ts";

const test = suite("MCP: asking on the stream");
let app: TestApp;
let scene: AgentScene;

test.before(async () => {
	app = await startTestApp();
});
test.before.each(async () => {
	scene = await openAgentScene(app.url);
	await scene.user.request("POST", "/api/tasks", { body: { title: "Old draft" } });
});
test.after.each(() => scene.close());
test.after(() => app.stop());

const proposals = async () =>
	(await scene.user.request<{ data: { id: string }[] }>("GET", "/api/proposals")).body.data.map(({ id }) => id);
const statusOf = (result: Awaited<ReturnType<typeof call>>) => result.structuredContent?.status;
const forEver = () => new Promise<never>(() => undefined);

test("given its user says yes, then it is done, under its name, and one undo takes it back", async () => {
	const client = await scene.connect(scene.key, async () => "accept");
	const deleted = await call(client, "delete_task", { task_id: 1 });
	assert.match(scene.asked[0] ?? "", "Old draft");
	assert.is(statusOf(deleted), "deleted", JSON.stringify(deleted));
	assert.equal(await scene.tasks(), []);
	await scene.user.request("POST", "/api/undo", { body: { last: 1 } });
	assert.is((await scene.tasks()).length, 1);
});

test("given all is to be deleted, when its user says yes and takes it back by the client, then all is as it was, byte by byte", async () => {
	const client = await scene.connect(scene.key, async () => "accept");
	await call(client, "add_task", {
		title: "Pay the rent",
		due_date: "2031-03-03T09:00",
		recurrence_rule: "every month",
		tags: ["home"],
		category: "money",
		priority: "high",
		description: "to the new account",
		remind_before_minutes: 30,
	});
	await call(client, "add_task", { title: "Ask for the number", parent_id: 2 });
	const whole = async () =>
		(await scene.user.request<{ data: TaskView[] }>("GET", "/api/tasks?sort=created_at&order=asc")).body.data;
	const before = await whole();
	assert.is(before.length, 3);

	const deleted = await call(client, "delete_task", { task_ids: before.map(({ id }) => id) });
	assert.is(statusOf(deleted), "deleted", JSON.stringify(deleted));
	assert.equal([await whole(), scene.asked.length], [[], 1]);
	const { event_ids } = deleted.structuredContent as { event_ids: string[] };
	const undone = await call(client, "undo", { event_ids });
	assert.is(statusOf(undone), "undone", JSON.stringify(undone));

	const plain = (list: readonly TaskView[]) => list.map(({ version: _, updated_at: __, ...task }) => task);
	assert.equal(plain(await whole()), plain(before));
	const { data } = (await scene.user.request<{ data: EventView[] }>("GET", "/api/history?limit=100")).body;
	const ofAgent = data.filter(({ principal }) => principal.kind === "client" && principal.name === "Agent");
	assert.is(ofAgent.length, data.length - 1, "all but the task of the page");
});

test("given its user says no, then nothing is done, and no proposal is left", async () => {
	const client = await scene.connect(scene.key, async () => "decline");
	assert.is(statusOf(await call(client, "delete_task", { task_id: 1 })), "unchanged");
	assert.is((await scene.tasks()).length, 1);
	assert.equal(await proposals(), []);
});

test("given the yes is said on the page while the client still asks, then the call ends with what came of it", async () => {
	const client = await scene.connect(scene.key, forEver);
	const deleting = call(client, "delete_task", { task_id: 1 });
	await until("it is asked", () => scene.asked.length > 0);
	const [id] = await proposals();
	assert.is((await scene.user.request("POST", `/api/proposals/${id}/confirm`)).status, 200);
	assert.is(statusOf(await deleting), "deleted");
});

test("given a key that is revoked while its user is asked, then the call ends, nothing is done, and the proposal waits", async () => {
	const client = await scene.connect(scene.key, forEver);
	const deleting = call(client, "delete_task", { task_id: 1 });
	await until("it is asked", () => scene.asked.length > 0);
	const { data } = (await scene.user.request<{ data: { id: string }[] }>("GET", "/api/clients")).body;
	await scene.user.request("DELETE", `/api/clients/${data[0]?.id}`);
	assert.is(statusOf(await deleting), "proposed");
	assert.is((await scene.tasks()).length, 1);
	assert.is((await proposals()).length, 1);
	await client.close();
});

test("given an answer by another client, or by another user, then it settles nothing", async () => {
	const client = await scene.connect(scene.key, forEver);
	const deleting = call(client, "delete_task", { task_id: 1 });
	await until("it is asked", () => scene.asked.length > 0);
	const [id] = await proposals();
	const answer = { jsonrpc: "2.0", id, result: { action: "accept", content: { confirm: true } } };
	const other = await openAgentScene(app.url);
	for (const key of [await makeKey(scene.user), other.key]) {
		assert.is((await scene.post(answer, { authorization: `Bearer ${key}` })).status, 202);
		assert.equal(await proposals(), [id]);
	}
	const reader = await makeKey(scene.user, ["tasks:read"]);
	assert.is((await scene.post(answer, { authorization: `Bearer ${reader}` })).status, 403);
	assert.is((await scene.post(answer, { authorization: `Bearer ${scene.key}` })).status, 202);
	assert.is(statusOf(await deleting), "deleted");
	await other.close();
});

for (const [what, answer] of [
	["an error", { error: { code: -32_601, message: "no such method" } }],
	["a yes without its tick", { result: { action: "accept", content: {} } }],
	["words", { result: "yes" }],
	["nothing", { result: null }],
] as const) {
	test(`given ${what} for an answer, then it is a no`, async () => {
		const client = await scene.connect(scene.key, forEver);
		const deleting = call(client, "delete_task", { task_id: 1 });
		await until("it is asked", () => scene.asked.length > 0);
		const [id] = await proposals();
		const headers = { authorization: `Bearer ${scene.key}` };
		assert.is((await scene.post({ jsonrpc: "2.0", id, ...answer }, headers)).status, 202);
		assert.is(statusOf(await deleting), "unchanged");
		assert.is((await scene.tasks()).length, 1);
	});
}

test("given a client that leaves its session's id out, then it is not asked", async () => {
	const params = { name: "delete_task", arguments: { task_id: 1 } };
	const { body } = await scene.post<string>(
		{ jsonrpc: "2.0", id: 1, method: "tools/call", params },
		{ authorization: `Bearer ${scene.key}` },
	);
	assert.match(JSON.stringify(body), "proposed");
	assert.is((await proposals()).length, 1);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
