/**
 * What is said without a model is done by the tools of the catalogue: the same plan, the same sentence as for a model and for
 * clients, and a question keeps calls (decision 0165).
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { callsOf, intentOf } from "../../src/assistant/asking/questionIntent.ts";
import type { ToolCall } from "../../src/tools/catalogue.ts";
import type { ToolContext } from "../../src/tools/tool.ts";
import { useTool } from "../../src/tools/useTool.ts";
import { wordOutcome } from "../../src/tools/words.ts";
import { wordsFor } from "../../src/words/words.ts";
import { beginTalk, type Talk } from "./talk.ts";

const test = suite("tool calls of the chat");

async function scene(): Promise<Talk> {
	const talk = beginTalk();
	await talk.say("add report tomorrow at 9am #work @office");
	await talk.say("add milk");
	await talk.say("add gym every monday at 7am");
	await talk.say("add letter");
	await talk.say("delete #4");
	await talk.say("yes");
	return talk;
}

async function contextOf({ tools }: Talk): Promise<ToolContext> {
	return {
		...tools,
		user_id: "u1",
		principal: { kind: "assistant", id: "chat", turn_id: "turn" },
		key: "call",
		now: Temporal.Instant.from("2026-11-23T05:00:00Z"),
		settings: await tools.readModel.settings("u1"),
		signal: new AbortController().signal,
		mayAct: "as_policy_says",
		changedBefore: 0,
	};
}

const ASKED: readonly (readonly [said: string, call: ToolCall])[] = [
	["what's next for #3?", { tool: "preview_recurrence", arguments: { task_id: 3, count: 5 } }],
	["what's next for #2?", { tool: "preview_recurrence", arguments: { task_id: 2 } }],
	["list tags", { tool: "list_tags", arguments: {} }],
	["list categories", { tool: "list_categories", arguments: {} }],
	["list reminders", { tool: "list_reminders", arguments: {} }],
	["show #1", { tool: "get_task", arguments: { task_id: 1 } }],
	["search report", { tool: "search_tasks", arguments: { query: "report", status: "all" } }],
	["search nonsense", { tool: "search_tasks", arguments: { query: "nonsense", status: "all" } }],
	["reminders of #1", { tool: "list_reminders", arguments: { task_id: 1 } }],
	["why did I not get a reminder for #1?", { tool: "explain_delivery", arguments: { task_id: 1 } }],
	["history", { tool: "history", arguments: { limit: 10 } }],
	["history of #2", { tool: "history", arguments: { task_id: 2 } }],
	["what was added today?", { tool: "history", arguments: { since: "today", only: "added" } }],
];

for (const [said, call] of ASKED) {
	test(`given “${said}”, then the answer is that of ${call.tool}, word for word`, async () => {
		const talk = await scene();
		const outcome = await useTool(call.tool, call.arguments, await contextOf(talk));
		assert.is((await talk.say(said)).text, wordOutcome(outcome, await talk.tools.readModel.settings("u1")));
	});
}

const QUICK = (text: string): ToolCall => ({ tool: "quick_add", arguments: { text } });

const DONE: readonly (readonly [said: string, calls: ToolCall | readonly ToolCall[]])[] = [
	["complete #1", { tool: "complete_task", arguments: { task_id: 1 } }],
	["rename #1 to essay", { tool: "update_task", arguments: { task_id: 1, title: "essay" } }],
	["describe #1 as two pages", { tool: "update_task", arguments: { task_id: 1, description: "two pages" } }],
	["move #1 to friday", { tool: "update_task", arguments: { task_id: 1, due_date: "friday" } }],
	["move #1 to 3pm", { tool: "update_task", arguments: { task_id: 1, due_date: "3pm" } }],
	["postpone #1 by 2 days", { tool: "update_task", arguments: { task_id: 1, due_date: "2 days later" } }],
	["bring #1 forward by 3 hours", { tool: "update_task", arguments: { task_id: 1, due_date: "3 hours earlier" } }],
	["add buy stamps tomorrow at 9 #errand !high", QUICK("buy stamps tomorrow at 9 #errand !high")],
	["buy stamps every friday", QUICK("buy stamps every friday")],
	["add tasks: “salt” and pepper", [QUICK("“salt”"), QUICK("pepper")]],
	[
		"add subtask two pages by friday to #1",
		{ tool: "quick_add", arguments: { text: "two pages by friday", parent_id: 1 } },
	],
	["restore #4", { tool: "restore_task", arguments: { task_id: 4 } }],
	["skip #3", { tool: "skip_occurrence", arguments: { task_id: 3 } }],
	["pause #3", { tool: "pause_recurrence", arguments: { task_id: 3 } }],
	["stop repeating #3", { tool: "change_recurrence", arguments: { task_id: 3, recurrence_rule: "" } }],
	["undo", { tool: "undo", arguments: {} }],
	["undo the last 3 changes", { tool: "undo", arguments: { last: 3 } }],
	["clear the due date of #1", { tool: "update_task", arguments: { task_id: 1, due_date: null } }],
	["make #1 urgent", { tool: "update_task", arguments: { task_id: 1, priority: "urgent" } }],
	["remove #1 from its category", { tool: "update_task", arguments: { task_id: 1, category_id: null } }],
	["make #1 a subtask of #2", { tool: "update_task", arguments: { task_id: 1, parent_id: 2 } }],
	["make #1 repeat every week", { tool: "update_task", arguments: { task_id: 1, recurrence_rule: "every week" } }],
	[
		"remind me about #1 2 hours before",
		{ tool: "set_reminder", arguments: { task_id: 1, remind_before_minutes: 120 } },
	],
];

for (const [said, given] of DONE) {
	const calls: readonly ToolCall[] = [given].flat();
	test(`given “${said}”, then it is done and said as by ${calls[0]?.tool}`, async () => {
		const [talk, other] = [await scene(), await scene()];
		const sentences: string[] = [];
		for (const [n, call] of calls.entries()) {
			const context = await contextOf(other);
			const outcome = await useTool(call.tool, call.arguments, { ...context, key: `call ${n}` });
			sentences.push(wordOutcome(outcome, context.settings));
		}
		const reply = await talk.say(said);
		assert.is(reply.text.trim(), sentences.map((one) => (calls.length > 1 ? `- ${one}` : one)).join("\n"));
		assert.equal(talk.book.tasks(), other.book.tasks());
		assert.ok(reply.receipt);
	});
}

test("given “redo” and “resume”, then what was undone, or paused, goes on as by the tools", async () => {
	for (const [first, said, call] of [
		["undo", "redo", { tool: "undo", arguments: { redo: true } }],
		["pause #3", "resume #3", { tool: "pause_recurrence", arguments: { task_id: 3, paused: false } }],
	] as const) {
		const [talk, other] = [await scene(), await scene()];
		for (const one of [talk, other]) await one.say(first);
		const outcome = await useTool(call.tool, call.arguments, await contextOf(other));
		assert.is((await talk.say(said)).text, wordOutcome(outcome, await other.tools.readModel.settings("u1")));
		assert.equal(talk.book.tasks(), other.book.tasks());
		const again = await useTool("undo", { redo: true }, { ...(await contextOf(other)), key: "again" });
		if (said === "redo")
			assert.is(wordOutcome(again, await other.tools.readModel.settings("u1")), (await talk.say("redo")).text);
	}
});

for (const [what, spoil] of [
	["a tool that there is no more", (call: object) => ({ ...call, tool: "erase_task" })],
	["arguments that the tool does not take", (call: object) => ({ ...call, arguments: { task_id: "one" } })],
] as const) {
	test(`given a question that another version has kept with ${what}, when it is answered, then nothing is done`, async () => {
		const talk = await scene();
		await talk.say("delete #1");
		const intent = talk.pending && intentOf(talk.pending);
		assert.ok(talk.pending && intent);
		const options = intent.options.map((option) =>
			option.kind === "calls" ? { ...option, calls: option.calls.map((call) => spoil(call)) } : option,
		);
		const before = talk.book.events.length;
		const { text } = await talk.choose("Yes", { ...talk.pending, intent: { ...intent, options } });
		assert.is(talk.book.events.length, before);
		assert.is(text, wordsFor("en").asks.expired);
	});
}

test("given a question before a deletion, then each button stands for calls, and yes carries them out", async () => {
	const talk = await scene();
	await talk.say("delete #1 and #2");
	const intent = talk.pending && intentOf(talk.pending);
	assert.equal(callsOf(intent?.options.find(({ role }) => role === "yes")), [
		{ tool: "delete_task", arguments: { task_id: 1 } },
		{ tool: "delete_task", arguments: { task_id: 2 } },
	]);
	await talk.say("yes");
	const statuses = talk.book.tasks().map(({ status }) => status);
	assert.equal(statuses.slice(0, 2), ["deleted", "deleted"]);
});

test.run();
