import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { TurnPart } from "../../../src/assistant/turn.ts";
import { settle } from "../../support/drivenClock.ts";
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

const test = suite("cancel and retry");
let scene: ChatScene;

test.before(() => {
	scene = createChatScene();
});

/** Starts a turn, reads until the assistant has said something, and hands out what is left of it. */
async function started(thread_id: string, script: () => AsyncIterable<TurnPart>) {
	scene.play(script);
	const stop = new AbortController();
	const params = { thread_id, input: input("tell me a long story") };
	const events = scene.open(await scene.send("threads.add_user_message", params, scene.ada, stop.signal));
	for (;;) {
		const { value, done } = await events.next();
		if (done) throw new Error("the turn ended before it said anything");
		if (value.type === "thread.item.updated" && value.update.type === "assistant_message.content_part.text_delta")
			break;
	}
	return { stop, events };
}

async function newThread(): Promise<string> {
	scene.play(() => parts(text("hello")));
	return threadIdOf(await scene.create("hello"));
}

/** Types of the rows after the first turn and the message of the cancelled one. */
const kept = async (thread_id: string) => (await scene.rows(thread_id)).slice(3).map(({ type }) => type);

test("given a turn that waits, when it is cancelled, then its text is kept with a hidden note, and no event follows", async () => {
	const thread_id = await newThread();
	const never = Promise.withResolvers<void>();
	const { stop, events } = await started(thread_id, async function* () {
		yield text("Once upon");
		await never.promise;
	});

	stop.abort();
	const next = events.next();
	// The text is being written: the wait for the assistant begins after that.
	while (scene.clock.pending() === 0) await settle();
	await scene.clock.advance(1_000);

	assert.is((await next).done, true);
	assert.equal(await kept(thread_id), ["assistant_message", "sdk_hidden_context"]);
	const shown = await scene.items(thread_id);
	assert.is(
		itemOf([{ type: "thread.item.done", item: shown.at(-1) as never }], "assistant_message").content[0]?.text,
		"Once upon",
	);
	assert.is(scene.clock.pending(), 0);
	never.resolve();
});

test("given a page that stops reading, when its stream is closed, then the turn is kept as cancelled", async () => {
	const thread_id = await newThread();
	const { events } = await started(thread_id, () => parts(text("Once upon"), text(" a time")));

	await events.return();

	assert.equal(await kept(thread_id), ["assistant_message", "sdk_hidden_context"]);
});

test("P12: given a change that is under way, when the turn is cancelled, then its receipt is kept", async () => {
	const thread_id = await newThread();
	const committed = Promise.withResolvers<void>();
	const { stop, events } = await started(thread_id, async function* () {
		yield text("Adding.");
		await committed.promise;
		yield receipt("turn");
		yield text("Not to be kept.");
	});

	stop.abort();
	const next = events.next();
	committed.resolve();

	assert.is((await next).done, true);
	assert.equal(await kept(thread_id), ["assistant_message", "widget", "sdk_hidden_context"]);
});

test("given an assistant that throws when it is told to stop, when the turn is cancelled, then that is no error", async () => {
	const thread_id = await newThread();
	const { stop, events } = await started(thread_id, async function* () {
		yield text("Once");
		await new Promise<void>((_, reject) => stopWith(reject));
	});
	function stopWith(reject: (fault: Error) => void) {
		scene.requests.at(-1)?.signal.addEventListener("abort", () => reject(new DOMException("stop", "AbortError")));
	}
	const next = events.next();
	await settle();

	stop.abort();

	assert.is((await next).done, true);
	assert.equal(await kept(thread_id), ["assistant_message", "sdk_hidden_context"]);
});

test("given a turn that said nothing yet, when it is cancelled, then only the hidden note is kept", async () => {
	const thread_id = await newThread();
	const stop = new AbortController();
	scene.play(() => parts(text("late")));
	const params = { thread_id, input: input("hello?") };
	const answer = await scene.send("threads.add_user_message", params, scene.ada, stop.signal);

	stop.abort();
	const events = [];
	for await (const event of scene.open(answer)) events.push(event);

	assert.equal(names(events), ["thread.item.done user_message", "stream_options"]);
	assert.equal(await kept(thread_id), ["sdk_hidden_context"]);
});

test("P1: given a message, when it is run again, then later items are gone and the turn has the same id", async () => {
	scene.play(() => parts(text("first")));
	const events = await scene.create("call mum");
	const thread_id = threadIdOf(events);
	const message = itemOf(events, "user_message");
	await scene.say(thread_id, "and dad");
	scene.play(({ item_id }) => parts(text("second"), receipt(item_id)));

	const retried = await scene.turn("threads.retry_after_item", { thread_id, item_id: message.id });

	assert.equal(names(retried).slice(0, 2), ["stream_options", "thread.item.added assistant_message"]);
	const { item_id, input: given } = scene.requests.at(-1) ?? {};
	assert.equal([item_id, given], [message.id, { kind: "text", text: "call mum" }]);
	const types = (await scene.items(thread_id)).map(({ type }) => type);
	assert.equal(types, ["user_message", "assistant_message", "widget"]);
});

test("given a thread, when something else than a message is to be run again, then it is refused and nothing is deleted", async () => {
	scene.play(() => parts(text("first"), receipt("turn")));
	const events = await scene.create("call mum");
	const thread_id = threadIdOf(events);

	const reply = await scene.ask("threads.retry_after_item", {
		thread_id,
		item_id: itemOf(events, "assistant_message").id,
	});
	const missing = await scene.ask("threads.retry_after_item", { thread_id, item_id: "msg_missing" });

	assert.equal([reply.status, missing.status], [400, 404]);
	assert.is((await scene.items(thread_id)).length, 3);
});

test.run();
