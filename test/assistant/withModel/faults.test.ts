import { suite } from "uvu";
import * as assert from "uvu/assert";
import { english } from "../../../src/words/en/english.ts";
import { chatEvents, chunk } from "../../modelServer/collect.ts";
import { refuses, type StubAnswer, says, uses } from "../../modelServer/stubModel.ts";
import { call } from "../../modelServer/turnScene.ts";
import { input, itemOf } from "../chatkit/chatScene.ts";
import { createModelChat, type ModelChat } from "./modelChat.ts";

const test = suite("a model that does what it must not, in the chat");
let chat: ModelChat;

test.before.each(async () => {
	chat = await createModelChat();
});
test.after.each(() => chat.close());

const adds = (...titles: readonly string[]) => uses(titles.map((title) => call("add_task", { title })));
const begins = (text: string, after: "cut" | "hang"): StubAnswer => ({
	body: chatEvents(chunk({ content: text })).replace("data: [DONE]\n\n", ""),
	after,
});

test("given an answer that is cut off, then what was said is kept, and that it broke off is said", async () => {
	chat.stub.script(begins("You have thr", "cut"));

	const { texts, event_ids } = await chat.say("what is due?");

	assert.match(texts.join(), /^You have thr\n\n.*(?:broke|cut|interrupt|stopped)/i);
	assert.equal([event_ids, chat.stub.requests.length], [[], 1], "nothing is tried again once something was said");
});

test("given a model that hangs in mid-answer, when the turn's time is over, then it ends with a sentence", async () => {
	chat.stub.script(begins("You have ", "hang"));

	const answer = chat.say("what is due?");
	const asked = await chat.stub.request(1);
	await chat.clock.advance(60_000);

	assert.match((await answer).texts.join(), /^You have \n\n.*60 seconds/);
	assert.is(await asked.wasLeft, true, "the request is ended");
});

test("given arguments that are no JSON, then nothing is done, the model is told, and may do better", async () => {
	chat.stub.script(uses([{ name: "add_task", arguments: '{"title": "milk' }]), adds("milk"), says("Done so."));

	const { event_ids } = await chat.say("add milk");

	assert.equal([chat.titles(), event_ids.length > 0], [["milk"], true]);
	assert.match(String(chat.given(2).at(-1)?.content), "not a JSON object");
});

test("given a tool that there is not, then the model is told which there are, and nothing is shown of it", async () => {
	chat.stub.script(uses([call("drop_database")]), says("I cannot do that."));

	const { tools, texts } = await chat.say("drop everything");

	assert.equal([tools, texts], [[], ["I cannot do that."]]);
	assert.match(String(chat.given(2).at(-1)?.content), "There is no tool");
});

test("given the same call for ever, then it is made once, and the turn ends with a sentence and its receipt", async () => {
	chat.stub.script(...Array(8).fill(adds("milk")));

	const { texts, event_ids } = await chat.say("add milk");

	assert.equal([chat.titles(), event_ids.length], [["milk"], 1]);
	assert.ok(texts.join().length > 0 && chat.stub.requests.length <= 4, String(chat.stub.requests.length));
});

test("P8: given an argument that names for whom, then nothing is done, and the model is told", async () => {
	chat.stub.script(uses([call("add_task", { title: "milk", user_id: "u2" })]), says("I can only act for you."));

	await chat.say("milk for bob would be nice");

	assert.equal([chat.titles(), chat.book.events], [[], []]);
	assert.match(String(chat.given(2).at(-1)?.content), "for nobody else");
});

test("given five tools at once, then they are used in their order, and one receipt stands for all", async () => {
	chat.stub.script(adds("b", "c", "d", "e", "f"), says("All five are there."));

	const { events, event_ids } = await chat.say("add b, c, d, e and f");

	assert.equal(chat.titles(), ["b", "c", "d", "e", "f"]);
	assert.equal(
		event_ids,
		chat.book.events.map(({ event_id }) => event_id),
	);
	assert.is(events.filter((event) => event.type === "thread.item.done" && event.item.type === "widget").length, 1);
});

test("P12: given a lie, then a sentence stands in its place, in the stream, in the thread, and for the model", async () => {
	chat.stub.script(says("I have deleted all your tasks."), says("Nothing was done."));

	const { texts, event_ids } = await chat.say("delete all my tasks");

	assert.equal([texts.length, event_ids], [1, []]);
	assert.not.match(texts.join(), "deleted all");
	const stored = (await chat.items()).filter(({ type }) => type === "assistant_message");
	assert.not.match(JSON.stringify(stored), "deleted all");
	await chat.say("and now?");
	assert.not.match(JSON.stringify(chat.given(2)), "I have deleted");
});

test("P12: given a lie in two messages, then the sentence stands for the last, and nothing is left of the first", async () => {
	chat.stub.script(uses([call("get_task", { task_id: 9 })], "I have deleted it."), says("It was deleted, really."));

	const { texts } = await chat.say("delete #9");

	assert.equal(texts, ["…", "Nothing was changed, whatever the language model says."]);
	assert.not.match(JSON.stringify(await chat.items()), "deleted");
});

test("given a server that takes no more for a second, when it does then, then the turn goes on", async () => {
	chat.stub.script(refuses(429, "slow down", { headers: { "retry-after": "1" } }), adds("milk"), says("It is there."));

	const answer = chat.say("add milk");
	await chat.stub.request(1);
	while (chat.clock.nextInMs() !== 1_000) await new Promise((resolve) => setImmediate(resolve));
	await chat.clock.advance(1_000);

	assert.equal([(await answer).texts, chat.titles()], [["It is there."], ["milk"]]);
});

test("given a fault after a change, then nothing is asked again, and the receipt stands", async () => {
	chat.stub.script(adds("milk"), refuses(503, "gone"));

	const { texts, event_ids } = await chat.say("add milk and butter");

	assert.equal([chat.titles(), event_ids.length, chat.stub.requests.length], [["milk"], 1, 2]);
	assert.ok(texts.join().length > 0);
});

/** Reads a turn until this is seen, and goes away. */
async function leaveAt(seen: string, message: string, key: string, requests: number) {
	const stop = new AbortController();
	const events = chat.follow(await chat.send("threads.create", { input: input(message) }, stop.signal, key));
	for (let next = await events.next(); !next.done; next = await events.next()) {
		if (JSON.stringify(next.value).includes(seen)) break;
	}
	const after = events.next();
	await chat.stub.request(requests);
	stop.abort();
	await after;
	await events.return();
}

test("P1: given a page that goes away after a change, when it sends the message again, then it hears what was done, and nothing is done twice", async () => {
	chat.stub.script(adds("milk"), { after: "hang" });
	await leaveAt('"status_indicator":"complete"', "add milk", "k1", 2);
	assert.equal([await chat.stub.request(2).then(({ wasLeft }) => wasLeft), chat.titles()], [true, ["milk"]]);

	const { texts, event_ids } = await chat.say("add milk", "k1");

	assert.equal([chat.titles(), chat.stub.requests.length], [["milk"], 2]);
	assert.match(texts.join(), "carried out before: added #1");
	assert.equal(
		event_ids,
		chat.book.events.map(({ event_id }) => event_id),
	);
});

test("given a page that goes away before any change, when it sends the message again, then the model works at it", async () => {
	chat.stub.script(begins("Let me ", "hang"), adds("milk"), says("It is there."));
	await leaveAt("text_delta", "add milk", "k1", 1);

	const { texts } = await chat.say("add milk", "k1");

	assert.equal([texts, chat.titles()], [["It is there."], ["milk"]]);
	const said = (await chat.items()).filter(({ type }) => type === "assistant_message");
	assert.is(said.length, 1, "what was broken off is gone");
});

test("given a turn that is cancelled in mid-answer, then its words are kept, and the next turn knows that it broke off", async () => {
	chat.stub.script(begins("Once upon ", "hang"), says("Yes."));
	await leaveAt("text_delta", "tell me a story", "k1", 1);
	assert.is(await chat.stub.request(1).then(({ wasLeft }) => wasLeft), true);
	assert.match(JSON.stringify(await chat.items()), "Once upon ");
});

const UNFOUNDED = english.model.unfounded;

test("P12: given a turn that is cancelled after it claimed a change, then the thread says that there was none, and so does what a model is given later", async () => {
	chat.stub.script(begins("Deleted all your tasks. ", "hang"), says("Yes."));
	await leaveAt("text_delta", "delete everything", "k1", 1);
	const shown = JSON.stringify(await chat.items());
	assert.equal([shown.includes("Deleted all"), shown.includes(UNFOUNDED)], [false, true]);

	const { texts } = await chat.turn("threads.add_user_message", {
		thread_id: (await chat.items())[0]?.thread_id,
		input: input("really?"),
	});

	assert.equal(texts, ["Yes."]);
	const given = JSON.stringify(chat.given(2));
	assert.equal([given.includes("Deleted all"), given.includes(UNFOUNDED)], [false, true]);
});

for (const [how, ending] of [
	["whose answer is held back", { body: chatEvents(chunk({ content: "Deleted." }), chunk({}, "content_filter")) }],
	["that is cut off", begins("Deleted. ", "cut")],
] as const) {
	test(`P12: given a model ${how} after it claimed a change, then that does not stand`, async () => {
		chat.stub.script(ending);
		const { events } = await chat.say("delete everything");
		const shown = JSON.stringify(await chat.items());
		assert.equal([shown.includes("Deleted."), shown.includes(UNFOUNDED)], [false, true], JSON.stringify(events));
	});
}

test("P1: given a turn that changed something, when it is run again by a click, then nothing is done twice, and it can still be undone", async () => {
	chat.stub.script(adds("milk"), says("It is there."));
	const { events } = await chat.say("add milk");

	const again = await chat.turn("threads.retry_after_item", { item_id: itemOf(events, "user_message").id });

	assert.equal([chat.titles(), chat.stub.requests.length], [["milk"], 2]);
	assert.match(again.texts.join(), "carried out before");
	await chat.undo(again);
	assert.equal(chat.titles(), []);
});

test("given a server that fell over between call and answer, when the message comes again, then journal and thread agree", async () => {
	chat.stub.script(adds("milk"), { after: "hang" });
	await leaveAt('"status_indicator":"complete"', "add milk", "k1", 2);
	chat.restart();

	const { event_ids } = await chat.say("add milk", "k1");

	assert.equal(
		event_ids,
		chat.book.events.map(({ event_id }) => event_id),
	);
});

test("given a question that a tool leaves, when it is answered by a word, then no model is asked, and it is done once", async () => {
	chat.stub.script(adds("milk"), says("There."), uses([call("delete_task", { task_id: 1 })]), says("Shall I?"));
	await chat.say("add milk");
	const asked = await chat.say("delete it");
	assert.is(asked.question, "Delete #1 “milk”?");
	assert.equal(asked.tools, ["Delete tasks?"]);
	assert.not.match(JSON.stringify(asked.events), "complete", "nothing looks done before the yes");
	assert.equal(chat.titles(), ["milk"]);

	const { event_ids } = await chat.say("yes");

	assert.equal([chat.titles(), event_ids.length, chat.stub.requests.length], [[], 1, 4]);
});

test("given a question that a tool leaves, when its button is pressed, then it is done, and undone by the receipt", async () => {
	chat.stub.script(adds("milk"), says("There."), uses([call("delete_task", { task_id: 1 })]), says("Shall I?"));
	await chat.say("add milk");
	const asked = await chat.say("delete it");

	const done = await chat.choose("Yes", asked);
	assert.equal(chat.titles(), []);
	await chat.undo(done);

	assert.equal(chat.titles(), ["milk"]);
});

test("given a thread of 119 messages, then the model knows at the last what was said in the one before", async () => {
	for (let n = 1; n < 119; n += 1) {
		chat.stub.script(says(`Noted ${n}.`));
		await chat.say(n === 118 ? "my cat is called Minka" : `this is message ${n}`);
	}
	chat.stub.script(says("Minka."));
	await chat.say("what is my cat called?");

	assert.match(JSON.stringify(chat.given(119)), "my cat is called Minka");
	assert.match(String(chat.given(119)[0]?.content), "You are Adjutant");
});

test.run();
