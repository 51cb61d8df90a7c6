import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
	type ChatScene,
	createChatScene,
	input,
	itemOf,
	names,
	parts,
	receipt,
	text,
	threadIdOf,
} from "./chatScene.ts";

const test = suite("a turn as a stream");
let scene: ChatScene;

test.before(() => {
	scene = createChatScene();
});

test("given a new thread, when its first turn runs, then the events come in the protocol's order", async () => {
	scene.play(() =>
		parts(text("I added "), text("it."), receipt("turn"), { kind: "about", task_ids: [12] }, text("Anything else?")),
	);

	const events = await scene.create("call mum at 17");

	const said = ["content_part.added", "content_part.text_delta"];
	const spoken = ["content_part.done", "thread.item.done assistant_message"];
	assert.equal(names(events), [
		"thread.created",
		"thread.item.done user_message",
		"stream_options",
		"thread.updated",
		"thread.item.added assistant_message",
		...said,
		"content_part.text_delta",
		...spoken,
		"thread.item.done widget",
		"thread.item.added assistant_message",
		...said,
		...spoken,
	]);
	const message = events.find((event) => event.type === "thread.item.done" && event.item.type === "assistant_message");
	assert.equal(message && "item" in message && message.item.type === "assistant_message" && message.item.content, [
		{ type: "output_text", text: "I added it.", annotations: [] },
	]);
});

test("given a finished turn, when the items are listed, then they are what the stream said", async () => {
	scene.play(() => parts(text("Done."), receipt("turn")));

	const events = await scene.create("call mum at 17");

	const done = events.flatMap((event) => (event.type === "thread.item.done" ? [event.item] : []));
	assert.equal(await scene.items(threadIdOf(events)), done);
});

test("given a part, when the assistant waits before the next, then its event has arrived already", async () => {
	const gate = Promise.withResolvers<void>();
	scene.play(async function* () {
		yield text("first");
		await gate.promise;
		yield text(" second");
	});

	const events = scene.open(await scene.send("threads.create", { input: input("hello") }));
	let delta: string | undefined;
	while (delta === undefined) {
		const { value } = await events.next();
		if (value?.type !== "thread.item.updated" || value.update.type !== "assistant_message.content_part.text_delta")
			continue;
		delta = value.update.delta;
	}
	gate.resolve();

	assert.is(delta, "first");
	for await (const _rest of events);
});

test("given a receipt, when it is shown, then lines, chips and the undo button with its events are there", async () => {
	scene.play(({ item_id }) => parts(receipt(item_id)));

	const events = await scene.create("call mum at 17");

	const { widget, copy_text } = itemOf(events, "widget");
	const [title, row, button] = widget.children as readonly Record<string, unknown>[];
	assert.is(title?.value, "Added");
	assert.equal(row?.children, [
		{ type: "Text", value: "#12 Call mum" },
		{ type: "Badge", label: "today 17:00" },
		{ type: "Badge", label: "#home" },
	]);
	const action = button?.onClickAction as Record<string, unknown> | undefined;
	assert.equal(
		[action?.type, action?.payload],
		["undo", { turn_id: itemOf(events, "user_message").id, event_ids: ["e-1"] }],
	);
	assert.is(copy_text, "Added\n#12 Call mum · today 17:00 · #home");
});

test("P12: given a receipt without events, when it is shown, then it says so and offers no undo", async () => {
	scene.play(({ item_id }) => parts(receipt(item_id, [])));

	const { widget } = itemOf(await scene.create("call mum"), "widget");

	assert.match(JSON.stringify(widget), "Nothing was changed.");
	assert.not.match(JSON.stringify(widget), "Undo");
});

test("given a receipt, when its button is pressed, then that turn is undone", async () => {
	scene.play(({ item_id }) => parts(receipt(item_id)));
	const events = await scene.create("call mum at 17");
	const [thread_id, item_id, turn_id] = [
		threadIdOf(events),
		itemOf(events, "widget").id,
		itemOf(events, "user_message").id,
	];

	const undo = { type: "undo", payload: { turn_id, event_ids: ["e-1"] } };
	const undone = await scene.turn("threads.custom_action", { thread_id, item_id, action: undo });

	assert.equal(scene.undone.at(-1), { user_id: scene.ada, turn_id, item_id, click: undefined });
	assert.is(itemOf(undone, "assistant_message").content[0]?.text, "Undone.");
});

test("given a receipt, when another action or another turn is sent, then the stream is an error alone", async () => {
	scene.play(({ item_id }) => parts(text("Done."), receipt(item_id)));
	const events = await scene.create("call mum at 17");
	const thread_id = threadIdOf(events);
	const widget = itemOf(events, "widget").id;
	const message = itemOf(events, "assistant_message").id;
	const payload = { turn_id: itemOf(events, "user_message").id };
	const before = scene.undone.length;

	const press = (item_id: string | undefined, action: object) =>
		scene.turn("threads.custom_action", { thread_id, item_id, action });
	const answers = [
		await press(widget, { type: "explode", payload }),
		await press(widget, { type: "undo", payload: { turn_id: "msg_other" } }),
		await press(message, { type: "undo", payload }),
		await press(undefined, { type: "undo", payload }),
	];

	assert.equal(answers.map(names), Array(4).fill(["error"]));
	assert.is(scene.undone.length, before);
});

test("given an assistant that throws, when the turn ends, then an error allows a retry and the log has no text", async () => {
	scene.play(async function* () {
		yield text("partly ");
		throw new Error("cannot parse 'call mum at 17'");
	});

	const events = await scene.create("call mum at 17");

	assert.equal(events.at(-1), { type: "error", code: "stream.error", allow_retry: true });
	assert.is(scene.logged.at(-1)?.message, "a turn ended with a fault");
	assert.not.match(JSON.stringify(scene.logged), "mum");
});

test("given a turn about tasks, when the next turn runs on another pod, then it knows them, newest first", async () => {
	scene.play(() => parts({ kind: "about", task_ids: [5] }, { kind: "about", task_ids: [9, 5] }, text("Two.")));
	const thread_id = threadIdOf(await scene.create("list"));
	scene.restart();

	await scene.say(thread_id, "complete it");

	assert.equal(scene.requests.at(-1)?.recent_task_ids, [9, 5]);
});

test("C3: given a list, when later turns on another pod show none, then its order is still known", async () => {
	scene.play(() => parts({ kind: "about", task_ids: [2, 1] }, { kind: "shown", task_ids: [2, 1] }, text("Two.")));
	const thread_id = threadIdOf(await scene.create("list"));
	scene.play(() => parts({ kind: "about", task_ids: [1, 2] }, text("2 tasks.")));
	await scene.say(thread_id, "how many tasks?");
	scene.restart();

	await scene.say(thread_id, "complete the first one");

	assert.equal(scene.requests.at(-1)?.shown_task_ids, [2, 1]);
	assert.equal(scene.requests.at(-1)?.recent_task_ids, [1, 2]);
});

test("given a long first message, when the thread is made, then its title ends between words within 60", async () => {
	scene.play(() => parts(text("ok")));
	const words = "remind me to pay the rent 💸 on the first of every month at nine in the morning";

	const events = await scene.create(`  ${words}\n`);

	const titles = events.flatMap((event) =>
		event.type === "thread.updated" && "thread" in event ? event.thread.title : [],
	);
	assert.equal(titles, ["remind me to pay the rent 💸 on the first of every month at"]);
});

test.run();
