/** `as_of` over HTTP and by tools: titles, tags and dates of then, for the caller's own tasks alone. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { TaskView } from "../../src/http/contract/contract.ts";
import { useTool } from "../../src/tools/useTool.ts";
import { signUp } from "../support/client.ts";
import { createTaskScene } from "./taskScene.ts";

const test = suite("as of an instant, over HTTP");
const scene = createTaskScene(test);

test("given a task that was changed, then a list and the task itself can be read as they were; for another user there is nothing", async () => {
	const { user, app } = scene;
	const made = await user.request<{ tag: { id: number } }>("POST", "/api/tags", { body: { name: "then" } });
	const { id } = await scene.add({ title: "then", tag_ids: [made.body.tag.id] });
	await scene.add({ title: "untouched" });
	const [account] = await app.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [user.email]);
	const user_id = account?.id ?? "";
	// What happened so far was an hour ago.
	await app.query("UPDATE journal SET at = at - interval '1 hour' WHERE user_id = $1", [user_id]);
	const as_of = new Date(Date.parse(app.deps.clock.now().toString()) - 1_800_000).toISOString();
	await user.request("PATCH", `/api/tasks/${id}`, { body: { title: "now", tag_ids: [] } });
	await user.request("PATCH", `/api/tags/${made.body.tag.id}`, { body: { name: "renamed" } });
	await scene.add({ title: "new" });

	const list = (who: typeof user, query: string) =>
		who.request<{ data: readonly TaskView[] }>("GET", `/api/tasks?sort=created_at&${query}`);
	const then = (await list(user, `as_of=${as_of}`)).body.data;
	assert.equal(
		then.map(({ title, tags }) => [title, tags.map(({ name }) => name)]),
		[
			["then", ["then"]],
			["untouched", []],
		],
	);
	assert.equal(
		(await list(user, "")).body.data.map(({ title }) => title),
		["now", "untouched", "new"],
	);
	assert.equal((await list(user, `as_of=${as_of}&filter=%23then`)).body.data.length, 1);
	const one = await user.request<TaskView>("GET", `/api/tasks/${id}?as_of=${as_of}`);
	assert.equal([one.body.title, one.headers.get("etag")], ["then", null]);

	const other = await signUp(app.url);
	assert.equal((await list(other, `as_of=${as_of}`)).body.data, []);
	assert.is((await other.request("GET", `/api/tasks/${id}?as_of=${as_of}`)).status, 404);

	const context = {
		...app.deps.tools,
		user_id,
		principal: { kind: "client", id: "desk" } as const,
		key: "as-of",
		now: app.deps.clock.now(),
		settings: await app.deps.readModel.settings(user_id),
		signal: new AbortController().signal,
		mayAct: "as_policy_says" as const,
		changedBefore: 0,
	};
	const told = await useTool("list_tasks", { as_of, status: "all", sort_by: "created_at" }, context);
	assert.ok(told.kind === "done");
	assert.equal(
		(told.output.tasks as readonly { title: string; tags: readonly { name: string }[] }[]).map(({ title }) => title),
		["then", "untouched"],
	);
	const task = await useTool("get_task", { task_id: id, as_of }, context);
	assert.ok(task.kind === "done");
	assert.is(task.output.title, "then");
	const before = await useTool("get_task", { task_id: id, as_of: "2020-01-01" }, context);
	assert.is(before.kind === "refused" && before.code, "TASK_NOT_FOUND");
});

test.run();
