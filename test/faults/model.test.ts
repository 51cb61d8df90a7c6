// file-timeout: 240 s
// test-timeout: 120 s
/** A real server with a scripted model: the chat from the message to the journal, and `kill -9` while the model works. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { EventView, TaskView } from "../../src/http/contract/contract.ts";
import { ItemPage } from "../assistant/chatkit/protocolSchemas.ts";
import { createStubModel, type StubModel, says, uses } from "../modelServer/stubModel.ts";
import { call } from "../modelServer/turnScene.ts";
import { type Client, signUp } from "../support/client.ts";
import { createInstallation, type Installation, type Server } from "../support/server.ts";
import { createChatOverHttp, eventsOf, textsOf } from "./chatOverHttp.ts";

const test = suite("a model behind the real server");
let installation: Installation;
let stub: StubModel;
let server: Server;
let ada: Client;
let chat: ReturnType<typeof createChatOverHttp>;

/** The bound on the first byte is far off: what a busy machine does is not judged here. */
const start = () => installation.start({ OPENAI_BASE_URL: stub.url, OPENAI_MODEL: "m", MODEL_FIRST_BYTE_MS: "60000" });

test.before(async () => {
	[installation, stub] = await Promise.all([createInstallation(), createStubModel()]);
	server = await start();
	ada = await signUp(server.url);
	chat = createChatOverHttp(ada);
});
test.after(async () => {
	await installation.dispose();
	await stub.close();
});

const tasks = async () =>
	(await ada.request<{ data: TaskView[] }>("GET", "/api/tasks?sort=created_at&order=asc")).body.data;
test("given a message, when the model uses tools, then tasks, receipt and what it cost are there", async () => {
	stub.script(
		uses([
			call("add_task", { title: "call mum", due_date: "2031-03-03 17:00" }),
			call("add_task", { title: "buy milk", tags: ["home"] }),
		]),
		says("Both are there."),
	);

	const items = await chat.say("call mum on 3 March 2031 at 5pm, and milk for home");

	assert.equal(
		(await tasks()).map(({ title }) => title),
		["call mum", "buy milk"],
	);
	assert.is(textsOf(items), "Both are there.");
	const { body } = await ada.request<{ data: EventView[] }>("GET", "/api/history?limit=100");
	assert.equal(
		eventsOf(items).sort(),
		body.data
			.filter(({ principal }) => principal.kind === "assistant")
			.map(({ event_id }) => event_id)
			.sort(),
	);
	const use = await ada.request<{ is_there: boolean; today: { tokens: number } }>("GET", "/api/model");
	assert.equal([use.body.is_there, use.body.today.tokens], [true, 50]);
});

test("given “delete all my tasks”, when it is asked, answered with yes and undone, then all are back as they were", async () => {
	const before = await tasks();
	const ids = before.map(({ id }) => id);
	stub.script(uses([call("list_tasks")]), uses([call("delete_task", { task_ids: ids })]), says("You are asked."));
	const asked = await chat.say("delete all my tasks");
	assert.is((await tasks()).length, 2);
	const done = await chat.choose("Yes", asked);

	assert.equal([await tasks(), eventsOf(done).length > 0], [[], true]);
	const undone = await chat.say("undo");

	const plain = (list: readonly TaskView[]) => list.map(({ version: _, updated_at: __, ...task }) => task);
	assert.equal(plain(await tasks()), plain(before));
	assert.ok(eventsOf(undone).length > 0);
	assert.is(stub.requests.length, 5, "neither yes nor undo went to the model");
});

test("P1: given kill -9 while the model works, when the message comes again, then journal and thread agree, and nothing is done twice", async () => {
	stub.script(uses([call("add_task", { title: "water the plants" })]), { after: "hang" });
	const events = chat.open("water the plants", "killed");
	for await (const event of events) {
		if (JSON.stringify(event).includes('"status_indicator":"complete"')) break;
	}
	await stub.request(7);
	await server.kill("SIGKILL");
	server = await start();
	ada.url = server.url;

	const items = await chat.say("water the plants", "killed");

	assert.is((await tasks()).filter(({ title }) => title === "water the plants").length, 1);
	assert.is(stub.requests.length, 7, "the model is not asked again");
	assert.match(textsOf(items), "carried out before: added #3");
	const { body } = await ada.request<{ data: EventView[] }>("GET", "/api/history?task_id=3");
	assert.equal(
		eventsOf(items),
		body.data.filter(({ principal }) => principal.kind === "assistant").map(({ event_id }) => event_id),
	);
	const page = await ada.request("POST", "/chatkit", {
		body: { type: "items.list", params: { thread_id: chat.thread_id(), limit: 100, order: "asc" } },
	});
	const kept = ItemPage.parse(page.body).data;
	assert.equal(kept.slice(-items.length), items);
});

test("given a model that is away, then the message is read without it, and the answer says so", async () => {
	await stub.close();

	const items = await chat.say("add buy bread");

	assert.match(textsOf(items), /^The language model can’t be reached[\s\S]*Added #4/);
});

test.run();
