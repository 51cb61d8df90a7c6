/** Calls that a model writes into its text instead of making them. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { chatEvents, chunk, read } from "./collect.ts";

const test = suite("calls as text");

const MILK = 'add_task {"title":"milk"}';

const spoken: readonly [given: string, text: string, calls: readonly string[], shown: string][] = [
	["in its mark", '<tool_call>\n{"name": "add_task", "arguments": {"title": "milk"}}\n</tool_call>', [MILK], ""],
	[
		"in its mark behind a sentence",
		'I add that. <tool_call>{"name":"add_task","arguments":{"title":"milk"}}</tool_call>',
		[MILK],
		"I add that. ",
	],
	[
		"twice",
		'<tool_call>{"name":"add_task","arguments":{"title":"milk"}}</tool_call>\n<tool_call>{"name":"list_tasks","arguments":{}}</tool_call>',
		[MILK, "list_tasks {}"],
		"",
	],
	[
		"in the mark in which tools are told of",
		'<tools>\n{"name": "add_task", "arguments": {"title": "milk"}}\n</tools>',
		[MILK],
		"",
	],
	["without the end of its mark", '<tool_call>{"name":"add_task","arguments":{"title":"milk"}}', [MILK], ""],
	["in the mark of Mistral's models", '[TOOL_CALLS] [{"name":"add_task","arguments":{"title":"milk"}}]', [MILK], ""],
	["as a block", '```json\n{"name":"add_task","arguments":{"title":"milk"}}\n```', [MILK], ""],
	["as bare JSON with `parameters`", '{"name":"add_task","parameters":{"title":"milk"}}', [MILK], ""],
	[
		"as a list of the documented shape",
		'[{"type":"function","function":{"name":"add_task","arguments":"{\\"title\\":\\"milk\\"}"}}]',
		[MILK],
		"",
	],
	[
		"one on each line",
		'{"name":"add_task","arguments":{"title":"milk"}}\n{"name":"list_tasks","arguments":{}}',
		[MILK, "list_tasks {}"],
		"",
	],
	["as its name with the arguments", 'add_task {"title": "milk"}', [MILK], ""],
	["as its name with the arguments in brackets", 'add_task({"title": "milk"})', [MILK], ""],
	["as its name with arguments on several lines", 'add_task {\n  "title": "milk"\n}', [MILK], ""],
	["as its name, twice", 'add_task {"title": "milk"}\nlist_tasks {}', [MILK, "list_tasks {}"], ""],
	["as its name, with what it is to come to", 'add_task {"title": "milk"}\n\nI have added milk.', [MILK], ""],
	[
		"for a tool that is not there, in its mark",
		'<tool_call>{"name":"format_disk","arguments":{}}</tool_call>',
		["format_disk {}"],
		"",
	],
];
for (const [given, text, calls, shown] of spoken) {
	test(`given a call as text ${given}, then it is a call and is not shown, in whatever pieces it comes`, async () => {
		for (const size of [1, 3, 1_000]) {
			const deltas = text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
			const found = await read(chatEvents(...deltas.map((content) => chunk({ content })), chunk({}, "stop")));
			assert.equal([found.calls, found.text, found.reason], [calls, shown, "calls"], `pieces of ${size}`);
		}
	});
}

const plain: readonly [given: string, text: string][] = [
	["JSON that is no call", '{"title":"milk"}'],
	["a call of a tool that is not there, unmarked", '{"name":"format_disk","arguments":{}}'],
	["a block behind a sentence", 'Like this:\n```json\n{"name":"add_task","arguments":{"title":"milk"}}\n```'],
	["a block with words behind it", '```json\n{"name":"add_task","arguments":{}}\n```\nThat is what I would send.'],
	["less-than signs", "a < b and <b>c</b> <tool"],
	["the name of a tool alone", "undo"],
	["a sentence that begins like the name of a tool", "undo it, or add_task?"],
	["the name of no tool, with arguments", 'format_disk {"all": true}'],
	["a list", "[x] milk\n[ ] bread"],
];
for (const [given, text] of plain) {
	test(`given ${given}, then it is text`, async () => {
		const found = await read(chatEvents(...[...text].map((content) => chunk({ content })), chunk({}, "stop")));
		assert.equal([found.text, found.calls, found.reason], [text, [], "answered"]);
	});
}

test("given a call as text that is cut or withheld, then it is no call and is not shown", async () => {
	const text = '<tool_call>{"name":"add_task","arguments":{"title":"milk"}}</tool_call>';
	for (const finish of ["length", "content_filter"]) {
		const found = await read(chatEvents(chunk({ content: text }), chunk({}, finish)));
		assert.equal([found.text, found.calls], ["", []], finish);
	}
});

test("given a call, and the same as text besides, then it is made once", async () => {
	const content = '```json\n{"name":"add_task","arguments":{"title":"milk"}}\n```';
	const made = chunk({ tool_calls: [{ index: 0, function: { name: "add_task", arguments: '{"title":"milk"}' } }] });
	assert.equal((await read(chatEvents(chunk({ content }), made, chunk({}, "tool_calls")))).calls, [MILK]);
});

test.run();
