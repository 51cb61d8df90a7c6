/** Tasks below a task over HTTP: the choice is asked for where something hangs on it, and the setting answers it for good. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { MeView, ProblemView, TaskView } from "../../src/http/contract/contract.ts";
import { createTaskScene, type Written } from "./taskScene.ts";

const test = suite("tasks below a task, over HTTP");
const scene = createTaskScene(test);

const add = async (parent_id: number | null) => (await scene.add({ title: "t", parent_id })).id;
const statusOf = async (id: number) => (await scene.user.request<TaskView>("GET", `/api/tasks/${id}`)).body.status;
async function family(): Promise<readonly number[]> {
	const parent = await add(null);
	const child = await add(parent);
	return [parent, child, await add(child)];
}

test("given open tasks below and nothing said, then 422 names how many and the two choices; said, it is done and undone whole", async () => {
	const [parent, ...below] = await family();
	for (const [method, path, body, query] of [
		["POST", `/api/tasks/${parent}/complete`, { children: "take_along" }, ""],
		["DELETE", `/api/tasks/${parent}`, undefined, "?children=take_along"],
	] as const) {
		const refused = await scene.user.request<ProblemView>(method, path);
		assert.is(refused.status, 422);
		assert.equal(refused.body.errors, [
			{
				field: "children",
				rule: "choose",
				message: "2 open tasks are below this one: say children: take_along or leave.",
				count: 2,
			},
		]);
		const done = await scene.user.request<Written>(method, `${path}${query}`, body && { body });
		assert.is(done.status, 200);
		const expected = method === "POST" ? "completed" : "deleted";
		for (const id of below) assert.is(await statusOf(id), expected);
		const [first] = done.body.events;
		const undone = await scene.user.request("POST", "/api/undo", { body: { event_ids: [first?.event_id] } });
		assert.is(undone.status, 200);
		for (const id of below) assert.is(await statusOf(id), "open");
	}
	const left = await scene.user.request<Written>("POST", `/api/tasks/${parent}/complete`, {
		body: { children: "leave" },
	});
	assert.equal(
		left.body.events.map(({ type }) => type),
		["task.completed"],
	);
	assert.is(
		(await scene.user.request("POST", `/api/tasks/${parent}/reopen`, { body: { children: "other" } })).status,
		422,
	);
});

test("given the setting, then nothing is asked, and it is what everybody begins with: ask", async () => {
	const settings = async () => (await scene.user.request<MeView>("GET", "/api/me")).body.settings.children;
	assert.is(await settings(), "ask");
	assert.is((await scene.user.request("PATCH", "/api/me", { body: { children: "never" } })).status, 422);
	await scene.user.request("PATCH", "/api/me", { body: { children: "take_along" } });
	assert.is(await settings(), "take_along");
	const [parent, ...below] = await family();
	assert.is((await scene.user.request("DELETE", `/api/tasks/${parent}`)).status, 200);
	for (const id of below) assert.is(await statusOf(id), "deleted");
	assert.is((await scene.user.request("POST", `/api/tasks/${parent}/restore`)).status, 200);
	for (const id of below) assert.is(await statusOf(id), "open");
});

test("given three tasks one below the other, then neither a circle nor a sixth level is accepted", async () => {
	const [parent, , last] = await family();
	const place = (id: number | undefined, parent_id: number | undefined) =>
		scene.user.request<ProblemView>("PATCH", `/api/tasks/${id}`, { body: { parent_id } });
	const rules = ({ body }: { body: ProblemView }) => body.errors?.map(({ field, rule }) => `${field} ${rule}`);
	for (let n = 0; n < 40; n += 1) await add(null);
	assert.equal(rules(await place(parent, last)), ["parent_id cycle"]);
	const fifth = await add(await add(last ?? null));
	assert.equal(rules(await scene.user.request("POST", "/api/tasks", { body: { title: "t", parent_id: fifth } })), [
		"parent_id depth",
	]);
});

test.run();
