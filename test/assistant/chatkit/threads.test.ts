import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createChatServer } from "../../../src/assistant/chatkit/chatServer.ts";
import { StorageUnavailable } from "../../../src/ports/process/faults.ts";
import {
	type ChatScene,
	createChatScene,
	input,
	itemOf,
	parts,
	question,
	receipt,
	text,
	threadIdOf,
} from "./chatScene.ts";
import { ItemPage, Thread, ThreadPage } from "./protocolSchemas.ts";

const test = suite("threads and items");
let scene: ChatScene;

test.before(() => {
	scene = createChatScene();
});

test("D2: given 120 items among hidden ones, when they are paged both ways, then each page is full and none is missed", async () => {
	scene.play(() => parts({ kind: "about", task_ids: [1] }, text("ok")));
	const thread_id = threadIdOf(await scene.create("message 0"));
	for (let n = 1; n < 60; n++) await scene.say(thread_id, `message ${n}`);
	scene.restart();

	const walk = async (order: "asc" | "desc") => {
		const pages = [];
		for (let after: string | undefined, more = true; more; ) {
			const { body } = await scene.ask("items.list", { thread_id, limit: 25, order, after });
			const page = ItemPage.parse(body);
			assert.is(page.after !== undefined, page.has_more);
			({ after, has_more: more } = page);
			pages.push(page.data.map(({ id }) => id));
		}
		return pages;
	};
	const [up, down] = [await walk("asc"), await walk("desc")];

	assert.equal(
		up.map(({ length }) => length),
		[25, 25, 25, 25, 20],
	);
	assert.is(new Set(up.flat()).size, 120);
	assert.equal(down.flat(), up.flat().reverse());
});

test("given limits out of range, when a page is asked for, then they are clamped to 1 and 100, and 20 is the default", async () => {
	scene.play(() => parts(...Array.from({ length: 110 }, () => receipt("turn"))));
	const thread_id = threadIdOf(await scene.create("many"));

	const lengths = [];
	for (const limit of [-5, 0, 1, 100, 101, 4_000, null, undefined]) {
		const { body } = await scene.ask("items.list", { thread_id, limit });
		lengths.push(ItemPage.parse(body).data.length);
	}
	const { body } = await scene.ask("threads.get_by_id", { thread_id });

	assert.equal(lengths, [1, 1, 1, 100, 100, 100, 20, 20]);
	const { items } = Thread.parse(body);
	assert.equal([items.data.length, items.data[0]?.type, items.has_more], [20, "user_message", true]);
});

test("D2: given threads, when they are listed, renamed and deleted, then the list follows", async () => {
	scene.play(() => parts(text("ok")));
	const first = threadIdOf(await scene.create("first", scene.bob));
	await scene.clock.advance(1_000);
	const second = threadIdOf(await scene.create("second", scene.bob));
	await scene.clock.advance(1_000);
	await scene.say(first, "first again", scene.bob);

	const listed = async () => ThreadPage.parse((await scene.ask("threads.list", {}, scene.bob)).body).data;
	const before = (await listed()).map(({ id, title }) => [id, title]);
	const renamed = await scene.ask("threads.update", { thread_id: second, title: "  Plans\n" }, scene.bob);
	const deleted = await scene.ask("threads.delete", { thread_id: first }, scene.bob);

	assert.equal(before, [
		[first, "first"],
		[second, "second"],
	]);
	assert.is(Thread.parse(renamed.body).title, "Plans");
	assert.equal(deleted, { status: 200, body: {} });
	assert.equal(
		(await listed()).map(({ id, title }) => [id, title]),
		[[second, "Plans"]],
	);
});

test("given a thread with a title, when more is said, then the title stays", async () => {
	scene.play(() => parts(text("ok")));
	const thread_id = threadIdOf(await scene.create("first"));
	await scene.ask("threads.update", { thread_id, title: "Mine" });

	const events = await scene.say(thread_id, "second");

	assert.not(events.some(({ type }) => type === "thread.updated"));
});

test("given an answer, when it is liked and then disliked, then the last word is stored, once and hidden", async () => {
	scene.play(() => parts(text("ok")));
	const events = await scene.create("hello");
	const [thread_id, item_id] = [threadIdOf(events), itemOf(events, "assistant_message").id];

	for (const kind of ["positive", "negative"]) {
		const answer = await scene.ask("items.feedback", { thread_id, item_ids: [item_id], kind });
		assert.equal(answer, { status: 200, body: {} });
	}

	const hidden = (await scene.rows(thread_id)).filter((row) => row.hidden).map(({ body }) => body);
	assert.equal(hidden, [{ content: { feedback: "negative", item_id } }]);
	assert.is((await scene.items(thread_id)).length, 2);
});

test("P8: given a thread of Ada, when Bob asks for it, then each answer is that for a missing one, byte for byte", async () => {
	scene.play(() => parts(text("ok"), receipt("turn"), question(scene.clock.now().add({ minutes: 10 }).toString())));
	const events = await scene.create("a secret");
	const [own, item_id] = [threadIdOf(events), itemOf(events, "structured_input").id];
	const rows = await scene.rows(own);
	const asked = scene.requests.length;

	const requests = (thread_id: string): readonly (readonly [string, object])[] => [
		["threads.get_by_id", { thread_id }],
		["items.list", { thread_id }],
		["items.feedback", { thread_id, item_ids: [item_id], kind: "positive" }],
		["threads.update", { thread_id, title: "Bob's" }],
		["threads.delete", { thread_id }],
		["threads.add_user_message", { thread_id, input: input("hello") }],
		["threads.add_structured_input", { thread_id, item_id, input: { status: "skipped", answers: {} } }],
		["threads.retry_after_item", { thread_id, item_id: itemOf(events, "user_message").id }],
		["threads.custom_action", { thread_id, item_id, action: { type: "undo", payload: { turn_id: "turn" } } }],
	];
	const missing = requests("thr_missing");
	for (const [index, [type, params]] of requests(own).entries()) {
		const foreign = JSON.stringify(await scene.send(type, params, scene.bob));
		assert.is(foreign, JSON.stringify(await scene.send(type, missing[index]?.[1], scene.bob)), type);
		assert.match(foreign, '"code":"not_found"');
	}

	assert.equal(await scene.rows(own), rows);
	assert.is(scene.requests.length, asked);
});

test("P8: given Ada's rows as cursors, when Bob pages by them, then they are as unknown as any", async () => {
	scene.play(() => parts(text("ok")));
	const events = await scene.create("hello");
	const bobs = threadIdOf(await scene.create("hello", scene.bob));

	const threads = await scene.ask("threads.list", { after: threadIdOf(events) }, scene.bob);
	const items = await scene.ask("items.list", { thread_id: bobs, after: itemOf(events, "user_message").id }, scene.bob);

	assert.is(threads.status, 400);
	assert.match(JSON.stringify(threads.body), '"field":"params.after","rule":"unknown_cursor"');
	assert.equal(items, threads);
	assert.equal(await scene.ask("threads.list", { after: "thr_missing" }, scene.bob), threads);
});

test("P11: given a database that is away, when a turn is asked for, then the call rejects before any stream", async () => {
	const { store, clock } = scene;
	const away = () => Promise.reject(new StorageUnavailable("away"));
	const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
	const assistant = { respond: () => parts(), undo: () => parts() };
	const server = createChatServer({
		assistant,
		store: { ...store, claimTurn: away },
		clock,
		log,
		localeOf: async () => "en",
	});

	let fault: unknown;
	await server
		.handle(scene.ada, { type: "threads.create", params: { input: input("hi") } }, new AbortController().signal)
		.catch((caught) => {
			fault = caught;
		});

	assert.instance(fault, StorageUnavailable);
});

test.run();
