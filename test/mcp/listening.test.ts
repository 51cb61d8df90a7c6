/** What a client of 2026-07-28 is told of while it listens (`subscriptions/listen`; decision 0173). */
import type { Client as Modern } from "@modelcontextprotocol/client";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { say } from "../../src/domain/refusals/sentence.ts";
import { Problem } from "../../src/http/problem.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { until } from "../support/until.ts";
import { type AgentScene, call, makeKey, openAgentScene } from "./scene.ts";

const test = suite("MCP: listening");
let app: TestApp;
let scene: AgentScene;

test.before(async () => {
	app = await startTestApp();
});
test.before.each(async () => {
	scene = await openAgentScene(app.url);
	for (const title of ["one", "two"]) await scene.user.request("POST", "/api/tasks", { body: { title } });
});
test.after.each(() => scene.close());
test.after(() => app.stop());

/** Listens to these, and notes which of them it is told of. */
async function listen(client: Modern, ...uris: string[]) {
	const told: string[] = [];
	client.setNotificationHandler("notifications/resources/updated", ({ params }) => void told.push(params.uri));
	const subscription = await client.listen({ resourceSubscriptions: uris });
	return { told, subscription };
}
const rename = (id: number, title: string, user = scene.user) =>
	user.request("PATCH", `/api/tasks/${id}`, { body: { title } });

test("given a task and a list that are listened to, then each is told of when it changes, and nothing else is", async () => {
	const { told } = await listen(await scene.connectModern(), "task://1", "list://today");
	await rename(2, "two again");
	await until("the list", () => told.includes("list://today"));
	assert.equal(told, ["list://today"]);
	await rename(1, "one again");
	await until("the task", () => told.includes("task://1"));
	assert.not.ok(told.includes("task://2"));
});

test("given a label that changes, then every resource that is listened to may show it", async () => {
	await scene.user.request("POST", "/api/tags", { body: { name: "home" } });
	const { told } = await listen(await scene.connectModern(), "task://1", "list://open");
	await scene.user.request("PATCH", "/api/tags/1", { body: { name: "house" } });
	await until("both", () => told.length >= 2);
	assert.equal(new Set(told), new Set(["task://1", "list://open"]));
});

test("given the same number of another user's task, then nobody is told of it but him", async () => {
	const other = await openAgentScene(app.url);
	await other.user.request("POST", "/api/tasks", { body: { title: "another's" } });
	const mine = await listen(await scene.connectModern(), "task://1");
	const theirs = await listen(await other.connectModern(), "task://1");
	await rename(1, "changed", other.user);
	await until("theirs", () => theirs.told.length > 0);
	await rename(1, "mine");
	await until("mine", () => mine.told.length > 0);
	assert.equal(mine.told, ["task://1"]);
	assert.equal(theirs.told, ["task://1"]);
	await other.close();
});

test("given a key that is revoked, then what it listens to ends", async () => {
	const { told, subscription } = await listen(await scene.connectModern(), "task://1");
	const { data } = (await scene.user.request<{ data: { id: string }[] }>("GET", "/api/clients")).body;
	await scene.user.request("DELETE", `/api/clients/${data[0]?.id}`);
	await subscription.closed;
	await rename(1, "after it");
	assert.equal(told, []);
});

test("given no place for another stream, then a client may not listen, and a question waits on the page", async () => {
	const client = await scene.connectModern();
	const asking = await scene.connect(scene.key, async () => "accept");
	const { bounds } = app.deps;
	const { holdStream } = bounds;
	const holdNone = () => Promise.reject(new Problem("busy", say("limit_streams", { amount: 20 })));
	Object.assign(bounds, { holdStream: holdNone });
	try {
		await client.listen({ resourceSubscriptions: ["task://1"] }).then(
			() => assert.unreachable("there was a place"),
			(fault: { readonly data?: { readonly status?: number }; readonly status?: number }) =>
				assert.is(fault.data?.status ?? fault.status, 429),
		);
		assert.is((await call(asking, "delete_task", { task_id: 1 })).structuredContent?.status, "proposed");
		assert.equal(scene.asked, []);
	} finally {
		Object.assign(bounds, { holdStream });
	}
});

test("given a key without the scope to read, then it may not listen", async () => {
	const writer = await makeKey(scene.user, ["tasks:write"]);
	const client = await scene.connectModern(undefined, writer);
	await client.listen({ resourceSubscriptions: ["task://1"] }).then(
		() => assert.unreachable("it listens"),
		(fault: Error) => assert.ok(fault instanceof Error),
	);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
