import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { systemText } from "../../../src/assistant/withModel/systemText.ts";
import { german as germanWords } from "../../../src/words/de/german.ts";
import { refuses, says, uses } from "../../modelServer/stubModel.ts";
import { call } from "../../modelServer/turnScene.ts";
import { names } from "../chatkit/chatScene.ts";
import { createModelChat, type ModelChat } from "./modelChat.ts";

const test = suite("a message that a model works at");
let chat: ModelChat;

test.before.each(async () => {
	chat = await createModelChat();
});
test.after.each(() => chat.close());

const adds = (title: string) => uses([call("add_task", { title })]);

test("P12: given a model that uses a tool, when it has answered, then tool, words and receipt are shown in their order", async () => {
	chat.stub.script(adds("buy milk"), says("It is on your list."));

	const { events, texts, event_ids, tools } = await chat.say("add buy milk");

	assert.equal(names(events), [
		"thread.created",
		"thread.item.done user_message",
		"stream_options",
		"thread.updated",
		"thread.item.added workflow",
		"workflow.task.added",
		"workflow.task.updated",
		"thread.item.done workflow",
		"thread.item.added assistant_message",
		"content_part.added",
		...Array(7).fill("content_part.text_delta"),
		"content_part.done",
		"thread.item.done assistant_message",
		"thread.item.done widget",
	]);
	assert.equal(tools, ["Add a task"]);
	assert.equal(texts, ["It is on your list."]);
	assert.equal(
		event_ids,
		chat.book.events.map(({ event_id }) => event_id),
	);
	assert.equal(chat.titles(), ["buy milk"]);
});

test("given a finished turn, when the items are listed, then they are what the stream said", async () => {
	chat.stub.script(adds("buy milk"), says("It is on your list."));

	const { events } = await chat.say("add buy milk");

	const done = events.flatMap((event) => (event.type === "thread.item.done" ? [event.item] : []));
	assert.equal(await chat.items(), done);
});

test("given a tool that refuses, when the turn is over, then the workflow says that it was not done", async () => {
	chat.stub.script(uses([call("get_task", { task_id: 9 })]), says("That cannot be."));

	const { events } = await chat.say("show #9");

	const shown = events.flatMap((event) =>
		event.type === "thread.item.done" && event.item.type === "workflow" ? [event.item] : [],
	);
	assert.equal(
		shown.map(({ workflow }) => workflow.tasks.map(({ status_indicator }) => status_indicator)),
		[["none"]],
	);
});

test("given a turn, when the next one runs, then the model is given calls, answers and words of the one before", async () => {
	chat.stub.script(adds("buy milk"), says("It is on your list."), says("You are welcome."));
	await chat.say("add buy milk");

	await chat.say("thank you");

	const [, ...messages] = chat.given(3);
	assert.equal(
		messages.map(({ role, content, tool_calls }) => [role, tool_calls ? "call" : content]),
		[
			[
				"user",
				`add buy milk\n\n(Read by its words alone, this is: add_task {"title":"buy milk"}. Do that if the user means it.)`,
			],
			["assistant", "call"],
			["tool", "Added #1 “buy milk”.\n(Done. Unless the user asked for more, answer now in one sentence.)"],
			["assistant", "It is on your list."],
			["user", "thank you"],
		],
	);
});

for (const [why, answer] of [
	["refuses", refuses(401, "no")],
	["takes no more", refuses(429, "later", { headers: { "retry-after": "30" } })],
	["cannot use tools", refuses(400, "m does not support tools")],
] as const) {
	test(`given a model server that ${why}, when a message comes, then it is read without a model, and that is said`, async () => {
		chat.stub.script(...Array(3).fill(answer));

		const { texts, event_ids } = await chat.say("add buy milk");

		assert.match(texts.join(), /^[^.]*model[^.]*\.[\s\S]*Added #1/);
		assert.is(event_ids.length > 0, true);
		assert.equal(chat.titles(), ["buy milk"]);
	});
}

test("given a model that hangs, when its first byte does not come in time, then the message is read without it", async () => {
	chat.stub.script({ after: "hang" });

	const answer = chat.say("add buy milk");
	await chat.stub.request(1);
	await chat.clock.advance(2_000);

	assert.match((await answer).texts.join(), "Added #1");
});

test("given a German account, then tools, faults and questions are told in German", async () => {
	const german = await createModelChat({ settings: { locale: "de-DE" } });
	german.stub.script(adds("Milch"), says("Steht da."), uses([call("delete_task", { task_id: 1 })]), says("Gelöscht."));
	assert.equal((await german.say("Milch kaufen")).tools, ["Aufgabe hinzufügen"]);
	const asked = await german.say("lösche sie");
	assert.match(asked.texts.join(), "Es wurde nichts geändert, auch wenn das Sprachmodell es behauptet.");
	await german.choose("Ja", asked);
	assert.equal(german.titles(), []);
	await german.close();
	const names = german.given(1) && (german.stub.requests[0]?.body.tools as { function: { name: string } }[]);
	const untold = names.filter(({ function: { name } }) => !(name in germanWords.model.tools));
	assert.equal(untold, [], "each tool has its German title");
});

test("given any user and hour, then the system text is short, and alike up to its last two lines", () => {
	const at = (text: string) => Temporal.Instant.from(text);
	const one = systemText({ time_zone: "Asia/Karachi", locale: "en-GB" }, at("2026-11-23T05:10:00Z"));
	const other = systemText({ time_zone: "Europe/Berlin", locale: "de-DE" }, at("2026-12-24T22:59:00Z"));
	assert.ok(countTokens(one) < 2_500, `${countTokens(one)} tokens`);
	assert.equal(one.split("\n").slice(0, -2), other.split("\n").slice(0, -2));
	assert.match(one, /Locale en-GB, time zone Asia\/Karachi\.\n.*Monday, 2026-11-23, between 10:00 and 10:59\.$/);
	assert.is(systemText({ time_zone: "Asia/Karachi", locale: "en-GB" }, at("2026-11-23T05:50:00Z")), one);
});

test.run();
