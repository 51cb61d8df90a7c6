/** A model that does nothing for what the words say without a doubt: the reader ends the turn (decision 0221). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../../src/ports/assistant/model.ts";
import { type StubAnswer, says, uses } from "../../modelServer/stubModel.ts";
import { createModelChat } from "./modelChat.ts";

const test = suite("a model that gives up");

const call = (name: string, given: JsonObject) => uses([{ name, arguments: JSON.stringify(given) }]);

async function play(say: string, script: readonly StubAnswer[], locale = "en-GB") {
	const chat = await createModelChat({ settings: { locale } });
	for (const [n, title] of ["mow the lawn", "buy milk"].entries()) {
		const principal = { kind: "user", id: "page" } as const;
		const command = { type: "AddTask", title } as const;
		await chat.book.gate.execute({ command_id: `b${n}`, user_id: "u1", principal, command });
	}
	const before = chat.book.events.length;
	chat.stub.script(...script);
	const answer = await chat.say(say);
	return { chat, answer, text: answer.texts.join("\n"), tasks: chat.book.tasks(), before };
}

const BY_WORDS = /^The language model did not get on with this, so I went by your words alone\./m;

for (const [how, script] of [
	["it says that it cannot", [says("I am sorry, I cannot do that.")]],
	["it claims to have done it", [says("I have tagged it.")]],
	["it only looks", [call("list_tasks", {}), says("There are two tasks.")]],
	["it uses a tool wrongly twice", [call("add_tag", {}), call("tag_task", { x: 1 }), says("?")]],
	["it asks for the same for ever", [call("get_task", { task_id: 99 }), call("get_task", { task_id: 99 }), says("?")]],
] as const)
	test(`given “tag #1 with garden”, when ${how}, then #1 has the tag, and what the model said is gone`, async () => {
		const { chat, tasks, text, answer } = await play("tag #1 with garden", script);
		assert.match(text, BY_WORDS);
		assert.is(tasks[0]?.tag_ids.length, 1);
		assert.is(answer.event_ids.length > 0, true);
		assert.not.match(JSON.stringify(await chat.items()), /cannot do that|have tagged it|two tasks/);
		await chat.close();
	});

test("given a question that the reader can answer, and a model that answers without looking, then the answer is the list", async () => {
	const { chat, text, before } = await play("show my tasks", [says("You have no tasks.")]);
	assert.match(text, BY_WORDS);
	assert.match(text, /#1 “mow the lawn”/);
	assert.not.match(text, "no tasks");
	assert.is(chat.book.events.length, before);
	await chat.close();
});

test("given a model that has looked, then its answer stands", async () => {
	const { chat, text } = await play("show my tasks", [call("list_tasks", {}), says("The lawn, and milk.")]);
	assert.match(text, /The lawn, and milk\./);
	assert.not.match(text, BY_WORDS);
	await chat.close();
});

test("given “delete #1” and a model that says “Deleted.”, then the user is asked, and nothing is deleted before his yes", async () => {
	const { chat, answer, tasks } = await play("delete #1", [says("Deleted.")]);
	assert.ok(answer.question);
	assert.is(tasks[0]?.status, "open");
	await chat.choose("Yes", answer);
	assert.is(chat.book.tasks()[0]?.status, "deleted");
	await chat.close();
});

for (const say of ["that was a long day", "thanks!", "what is the weather like?", "do the thing", "call me Bob"])
	test(`given “${say}” and a model that talks, then it has the word, and nothing is added`, async () => {
		const { chat, text, before } = await play(say, [says("I see.")]);
		assert.match(text, /I see\./);
		assert.is(chat.book.events.length, before);
		await chat.close();
	});

test("given German, then the sentence is German", async () => {
	const { chat, text, tasks } = await play("#1 ist erledigt", [says("Das kann ich nicht.")], "de-DE");
	assert.match(text, /^Das Sprachmodell ist damit nicht zurechtgekommen/m);
	assert.is(tasks[0]?.status, "completed");
	await chat.close();
});

test("given a turn that the reader has ended, then the next one knows what “it” is, and reads none of what was withdrawn", async () => {
	const { chat } = await play("add call mum tomorrow", [says("I cannot do that.")]);
	chat.stub.script(call("update_task", { task_id: 3, due_date: "Friday" }), says("Moved."));
	await chat.say("make it Friday");
	assert.equal(chat.book.tasks()[2]?.due, { date: "2026-11-27" });
	assert.not.match(JSON.stringify(chat.given(2)), "I cannot do that");
	await chat.close();
});

test.run();
