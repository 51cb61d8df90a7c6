/** Two agents and the page at one task, and an agent that is shut out in the middle of a call. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { TaskView } from "../../src/http/contract/contract.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { until } from "../support/until.ts";
import { type AgentScene, call, makeKey, openAgentScene } from "./scene.ts";

const test = suite("MCP: together with others");
/** As many tags as a task may have at most, less one. */
const ROUNDS = 9;
let app: TestApp;
let scene: AgentScene;
/** Commands wait here while it is shut. */
let gate: Promise<void> = Promise.resolve();
let waiting = 0;

test.before(async () => {
	app = await startTestApp(({ tools }) => {
		const { gate: real } = tools;
		const execute: typeof real.execute = async (envelope) => {
			waiting += 1;
			await gate;
			waiting -= 1;
			return real.execute(envelope);
		};
		Object.assign(tools, { gate: { ...real, execute } });
		return {};
	});
});
test.before.each(async () => {
	scene = await openAgentScene(app.url);
});
test.after.each(() => scene.close());
test.after(() => app.stop());

const task = async () => {
	const { body, headers } = await scene.user.request<TaskView>("GET", "/api/tasks/1");
	return { ...body, tag_ids: body.tags.map(({ id }) => id), etag: headers.get("etag") ?? "" };
};

test("given two agents and the page that tag one task at once, then no tag is lost", async () => {
	await scene.user.request("POST", "/api/tasks", { body: { title: "shared" } });
	const agents = [await scene.connect(), await scene.connectModern(undefined, await makeKey(scene.user))];
	const names = Array.from({ length: ROUNDS }, (_, n) => `tag ${n}`);
	for (const name of names) await scene.user.request("POST", "/api/tags", { body: { name } });
	const put = async (n: number): Promise<void> => {
		const agent = agents[n % 3];
		const tag_id = n + 1;
		for (;;) {
			if (agent !== undefined) {
				const { isError, content } = await call(agent, "add_tag_to_task", { task_id: 1, tag_id });
				if (!isError) return;
				// Somebody was quicker: read again, as whoever is told that has to.
				assert.match(JSON.stringify(content), "CHANGED_MEANWHILE", JSON.stringify(content));
				continue;
			}
			const { tag_ids, etag } = await task();
			const body = { tag_ids: [...tag_ids, tag_id] };
			const { status } = await scene.user.request("PATCH", "/api/tasks/1", { body, headers: { "if-match": etag } });
			if (status === 200) return;
			assert.is(status, 412);
		}
	};
	await Promise.all(names.map((_, n) => put(n)));
	assert.equal(
		(await task()).tag_ids.toSorted((a, b) => a - b),
		names.map((_, n) => n + 1),
	);
});

test("given a yes to what was proposed before somebody else changed the task, then it is refused, and his change stays", async () => {
	await scene.user.request("POST", "/api/tasks", { body: { title: "shared" } });
	const client = await scene.connect();
	const proposed = await call(client, "delete_task", { task_id: 1 });
	await scene.user.request("PATCH", "/api/tasks/1", { body: { title: "changed meanwhile" } });
	const id = proposed.structuredContent?.proposal_id;
	assert.is((await scene.user.request("POST", `/api/proposals/${id}/confirm`)).status, 409);
	assert.is((await task()).title, "changed meanwhile");
});

test("given a key that is revoked in the middle of a call, then the call has its answer, whole, and the next is 401", async () => {
	const client = await scene.connect();
	await client.listTools();
	const { data } = (await scene.user.request<{ data: { id: string }[] }>("GET", "/api/clients")).body;
	const shut = Promise.withResolvers<void>();
	gate = shut.promise;
	try {
		const adding = call(client, "add_task", { title: "whole", tags: ["one", "two"], due_date: "2040-01-01T10:00:00Z" });
		await until("it waits", () => waiting > 0);
		await scene.user.request("DELETE", `/api/clients/${data[0]?.id}`);
		shut.resolve();
		assert.is((await adding).structuredContent?.status, "created");
	} finally {
		shut.resolve();
		gate = Promise.resolve();
	}
	const { title, tag_ids, reminders } = await task();
	assert.equal([title, tag_ids.length, reminders?.length], ["whole", 2, 1]);
	await client.listTools().then(
		() => assert.unreachable("it counts"),
		(fault: { code?: number }) => assert.is(fault.code, 401),
	);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
