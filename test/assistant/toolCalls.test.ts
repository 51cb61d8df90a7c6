/**
 * What is said without a model is done by the tools of the catalogue: the same plan, the same sentence as for a model and for
 * clients, and a question keeps calls (decision 0165).
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { intentOf, stepsOf } from "../../src/assistant/questions.ts";
import type { ToolCall } from "../../src/tools/catalogue.ts";
import type { ToolContext } from "../../src/tools/tool.ts";
import { useTool } from "../../src/tools/useTool.ts";
import { wordOutcome } from "../../src/tools/words.ts";
import { beginTalk, type Talk } from "./talk.ts";

const test = suite("tool calls of the chat");

async function scene(): Promise<Talk> {
	const talk = beginTalk();
	await talk.say("add report tomorrow at 9am #work @office");
	await talk.say("add milk");
	return talk;
}

async function contextOf({ tools }: Talk): Promise<ToolContext> {
	return {
		...tools,
		user_id: "u1",
		principal: { kind: "assistant", id: "chat" },
		key: "call",
		now: Temporal.Instant.from("2026-11-23T05:00:00Z"),
		settings: await tools.readModel.settings("u1"),
		signal: new AbortController().signal,
		mayAct: "as_policy_says",
		changedBefore: 0,
	};
}

const ASKED: readonly (readonly [said: string, call: ToolCall])[] = [
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

const DONE: readonly (readonly [said: string, call: ToolCall])[] = [
	["complete #1", { tool: "complete_task", arguments: { task_id: 1 } }],
	["rename #1 to essay", { tool: "update_task", arguments: { task_id: 1, title: "essay" } }],
	["describe #1 as two pages", { tool: "update_task", arguments: { task_id: 1, description: "two pages" } }],
	["move #1 to friday", { tool: "update_task", arguments: { task_id: 1, due_date: "friday" } }],
	["move #1 to 3pm", { tool: "update_task", arguments: { task_id: 1, due_date: "3pm" } }],
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

for (const [said, call] of DONE) {
	test(`given “${said}”, then it is done and said as by ${call.tool}`, async () => {
		const [talk, other] = [await scene(), await scene()];
		const outcome = await useTool(call.tool, call.arguments, await contextOf(other));
		const reply = await talk.say(said);
		assert.is(reply.text, wordOutcome(outcome, await other.tools.readModel.settings("u1")));
		assert.equal(talk.book.tasks(), other.book.tasks());
		assert.ok(reply.receipt);
	});
}

test("given a question before a deletion, then each button stands for calls, and yes carries them out", async () => {
	const talk = await scene();
	await talk.say("delete #1 and #2");
	const intent = talk.pending && intentOf(talk.pending);
	assert.equal(stepsOf(intent?.options.find(({ role }) => role === "yes")), [
		{ tool: "delete_task", arguments: { task_id: 1 } },
		{ tool: "delete_task", arguments: { task_id: 2 } },
	]);
	await talk.say("yes");
	assert.equal(
		talk.book.tasks().map(({ status }) => status),
		["deleted", "deleted"],
	);
});

test.run();
