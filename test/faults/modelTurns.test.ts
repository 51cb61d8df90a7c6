// file-timeout: 240 s
// test-timeout: 120 s
/** A turn with a model between two pods, and with PostgreSQL away in the middle of it (P1, P11, P12). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { EventView, TaskView } from "../../src/http/contract/contract.ts";
import { createStubModel, type StubModel, says, uses } from "../modelServer/stubModel.ts";
import { call } from "../modelServer/turnScene.ts";
import { type Client, signUp } from "../support/client.ts";
import { createDatabaseProxy, type DatabaseProxy } from "../support/databaseProxy.ts";
import { freePort } from "../support/freePort.ts";
import { createTestDatabase } from "../support/postgres.ts";
import { eventually } from "../support/promises.ts";
import { createInstallation, type Installation, type Server } from "../support/server.ts";
import { createChatOverHttp, eventsOf, textsOf } from "./chatOverHttp.ts";

const test = suite("a model's turn among pods and faults");
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let proxy: DatabaseProxy;
let installation: Installation;
let stub: StubModel;
let pods: readonly Server[];

test.before(async () => {
	[database, stub, installation] = await Promise.all([createTestDatabase(), createStubModel(), createInstallation()]);
	proxy = await createDatabaseProxy(database.url);
	const shared = {
		DATABASE_URL: proxy.url,
		AUTH_SECRET: "a secret that both pods of this test share",
		OPENAI_BASE_URL: stub.url,
		OPENAI_MODEL: "m",
		MODEL_FIRST_BYTE_MS: "60000",
	};
	const start = async () => installation.start({ ...shared, PORT: String(await freePort()) });
	pods = [await start(), await start()];
});
test.after(async () => {
	await installation.dispose();
	await stub.close();
	await proxy.stop();
	await database.drop();
});

const tasksOf = async (client: Client) =>
	(await client.request<{ data: TaskView[] }>("GET", "/api/tasks?sort=created_at&order=asc")).body.data;
const plain = (list: readonly TaskView[]) => list.map(({ version: _, updated_at: __, ...task }) => task);

test("given two pods that take turns, when all is to be deleted, then it is asked on one, done on the other, once, and undone by the first", async () => {
	const ada = await signUp(pods[0]?.url ?? "");
	const chat = createChatOverHttp(ada);
	const moveTo = (n: number) => {
		ada.url = pods[n % 2]?.url ?? "";
	};
	for (const [n, body] of [
		{ title: "call mum", due: { at: "2031-03-03T17:00:00Z" }, reminders: [{ before_minutes: 30 }] },
		{ title: "buy milk", priority: "high", description: "two", duration_minutes: 15 },
		{ title: "gym", due: { date: "2031-03-03" }, recurrence: { rrule: "FREQ=WEEKLY" } },
	].entries()) {
		moveTo(n);
		const { status, body: said } = await ada.request("POST", "/api/tasks", { body });
		assert.is(status, 201, JSON.stringify(said));
	}
	const before = await tasksOf(ada);
	const task_ids = before.map(({ id }) => id);
	stub.script(uses([call("list_tasks")]), uses([call("delete_task", { task_ids })]), says("You are asked."));

	moveTo(0);
	const asked = await chat.say("delete all my tasks");
	assert.is((await tasksOf(ada)).length, 3);
	moveTo(1);
	const done = await chat.choose("Yes", asked);
	assert.equal(await tasksOf(ada), []);
	moveTo(0);
	assert.equal(await tasksOf(ada), []);
	const undone = await chat.say("undo");

	assert.equal(plain(await tasksOf(ada)), plain(before), "byte by byte");
	const { body } = await ada.request<{ data: EventView[] }>("GET", "/api/history?limit=100");
	const of = (type: string) => body.data.filter((event) => event.type === type);
	assert.is(of("task.deleted").length, 3, "once each");
	assert.is(of("task.deleted").filter(({ event_id }) => eventsOf(done).includes(event_id)).length, 3);
	assert.ok(of("task.deleted").every(({ principal }) => principal.kind === "assistant"));
	assert.ok(eventsOf(undone).length >= 3);
});

test("P1: given PostgreSQL away in the middle of a turn, then what was done stands, the page may send it again, and nothing is done twice", async () => {
	const ada = await signUp(pods[0]?.url ?? "");
	const chat = createChatOverHttp(ada);
	const asked = stub.requests.length;
	stub.script(uses([call("add_task", { title: "one" })]), {
		...uses([call("add_task", { title: "two" })]),
		delayMs: 1_500,
	});
	const turn = (async () => {
		const events = [];
		for await (const event of chat.open("add one, then two", "cut")) events.push(event);
		return events;
	})();
	await stub.request(asked + 2);
	await proxy.close();

	const last = (await turn).at(-1);

	assert.is(last?.type === "error" && last.allow_retry, true, JSON.stringify(last));
	await proxy.open();
	await eventually(
		() => ada.request("GET", "/api/tasks"),
		({ status }) => status === 200,
		30_000,
	);
	assert.equal(
		(await tasksOf(ada)).map(({ title }) => title),
		["one"],
	);
	const steps = stub.requests.length;
	const again = await chat.say("add one, then two", "cut");
	assert.equal(
		(await tasksOf(ada)).map(({ title }) => title),
		["one"],
	);
	assert.match(textsOf(again), "carried out before: added #1");
	const { body } = await ada.request<{ data: EventView[] }>("GET", "/api/history?limit=100");
	assert.equal(
		eventsOf(again),
		body.data.map(({ event_id }) => event_id),
	);
	assert.is(stub.requests.length, steps, "the model is not asked again");
});

test.run();
