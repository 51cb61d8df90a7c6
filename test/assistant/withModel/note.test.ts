/** What a model is told of how its message is read without it: only where that leaves no doubt. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { says, uses } from "../../modelServer/stubModel.ts";
import { createModelChat } from "./modelChat.ts";

const test = suite("the note of the reader");

const TASKS = ["call mum", "call dad", "report", "dentist"];

/** What the model was given with this message, behind the message itself. */
async function noteFor(say: string, locale = "en-GB"): Promise<string> {
	const chat = await createModelChat({ settings: { locale } });
	for (const [n, title] of TASKS.entries()) {
		const principal = { kind: "user", id: "page" } as const;
		await chat.book.gate.execute({
			command_id: `b${n}`,
			user_id: "u1",
			principal,
			command: { type: "AddTask", title },
		});
	}
	chat.stub.script(says("Well."));
	await chat.say(say).finally(() => chat.close());
	const content = chat.given(1).at(-1)?.content ?? "";
	assert.ok(content.startsWith(say), content);
	return /this is: (.*)\. Do that if/.exec(content.slice(say.length))?.[1] ?? content.slice(say.length);
}

const CLEAR: readonly [say: string, note: string, locale?: string][] = [
	["add buy milk tomorrow", 'add_task {"title":"buy milk","due_date":"tomorrow"}'],
	["add tasks: eggs and bread", 'add_task {"title":"eggs"}, then add_task {"title":"bread"}'],
	["move #1 to Friday", 'update_task {"task_id":1,"due_date":"Friday"}'],
	["I have called mum", 'complete_task {"task_id":1}'],
	["show #3", 'get_task {"task_id":3}'],
	["the report is finished", 'complete_task {"task_id":3}'],
	["the dentist is on Friday", 'update_task {"task_id":4,"due_date":"on Friday"}'],
	["delete #1 and #2", 'delete_task {"task_ids":[1,2]}'],
	[
		"make a category garden and put #1 into it",
		'create_category {"name":"garden"}, then update_task {"task_id":1,"category":"garden"}',
	],
	["tag #1 with garden", 'create_tag {"name":"garden"}, then add_tag_to_task {"task_id":1,"tag":"garden"}'],
	["#1 is not for home", 'remove_tag_from_task {"task_id":1,"tag":"home"}'],
	["do I have anything about the dentist?", 'search_tasks {"query":"dentist"}'],
	["what did I note for #3?", 'get_task {"task_id":3}'],
	["what did I do last?", "history {}"],
	["what is due today?", 'list_tasks {"due_after":"yesterday","due_before":"tomorrow"}'],
	["rename the tag home to house", 'update_tag {"tag":"home","name":"house"}'],
	["verschiebe #1 auf Freitag", 'update_task {"task_id":1,"due_date":"Freitag"}', "de-DE"],
];
for (const [say, note, locale] of CLEAR) {
	test(`given “${say}”, then the model is told of ${note}`, async () => assert.is(await noteFor(say, locale), note));
}

for (const say of [
	"move the call to Friday",
	"I need to renew my passport before Christmas",
	"add 'call the plumber' and note that the sink drips",
	"milk and bread are bought",
	"remind me about the report on Thursday at 9am",
	"thanks!",
	"what is the weather like?",
])
	test(`given “${say}”, then nothing is told, for something is in doubt`, async () =>
		assert.is(await noteFor(say), ""));

test("given a note, then what it says is done without an objection, and it is no word of the user", async () => {
	const chat = await createModelChat();
	chat.stub.script(uses([{ name: "add_task", arguments: '{"title":"buy milk"}' }]), says("Well."), says("Well."));
	await chat.say("add buy milk");
	assert.equal(chat.titles(), ["buy milk"]);
	// In the next turn it stands where it stood, so that servers need not read the conversation anew.
	await chat.say("thanks").finally(() => chat.close());
	assert.is(chat.given(3)[1]?.content, chat.given(1)[1]?.content);
});

test.run();
