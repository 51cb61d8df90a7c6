import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
	EMPTY_CONVERSATION,
	follow,
	textOf,
	withNewest,
	withOlder,
	withUnsent,
} from "../../web/src/state/chat/conversation.ts";
import { readBlocks, readTitles, taskIn } from "../../web/src/state/chat/marks.ts";
import type { ChatEvent, ThreadItem } from "../../web/src/wire.ts";

const test = suite("conversation of the page");
const AT = "2026-11-23T09:00:00.000Z";
const item = (id: string, type: string, fields: Partial<ThreadItem> = {}): ThreadItem => ({
	id,
	thread_id: "thr_1",
	created_at: AT,
	type,
	...fields,
});
const given = (...events: ChatEvent[]) => events.reduce(follow, EMPTY_CONVERSATION);

test("given a message shown before it is sent, when the server has it, then there is one", () => {
	const before = withUnsent(EMPTY_CONVERSATION, "Call mum", AT);
	const content = [{ type: "input_text", text: "Call mum" }];
	const after = follow(before, { type: "thread.item.done", item: item("msg_1", "user_message", { content }) });
	assert.equal(
		after.items.map(({ id }) => id),
		["msg_1"],
	);
});

const pageOf = (data: readonly ThreadItem[], has_more = false) => ({ data, has_more });
const idsOf = ({ items }: { readonly items: readonly ThreadItem[] }) => items.map(({ id }) => id);

test("given a conversation that grew elsewhere, when it is read anew, then what came before its newest items stays", () => {
	const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => item(id, "user_message"));
	assert.ok(a && b && c && d);
	const talk = { ...EMPTY_CONVERSATION, items: [a, b] };
	assert.equal(idsOf(withNewest(talk, pageOf([b, c, d], true))), ["a", "b", "c", "d"]);
	assert.equal(idsOf(withNewest({ ...talk, items: [a, b, c] }, pageOf([b], true))), ["a", "b"]);
	const unsent = withUnsent({ ...EMPTY_CONVERSATION, items: [a] }, "Call mum", AT);
	assert.equal(idsOf(withNewest(unsent, pageOf([a, b]))), ["a", "b", "unsent"]);
});

test("given a conversation longer than a page, when what came before is asked for, then it stands in front, to the beginning", () => {
	const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => item(id, "user_message"));
	assert.ok(a && b && c && d);
	const newest = withNewest(EMPTY_CONVERSATION, pageOf([c, d], true));
	assert.ok(newest.hasOlder);
	const whole = withOlder(newest, "c", pageOf([a, b]));
	assert.equal([idsOf(whole), whole.hasOlder], [["a", "b", "c", "d"], false]);
	assert.is(withOlder(whole, "c", pageOf([a, b])), whole, "the same page again");
	assert.not(withNewest(whole, pageOf([c, d], true)).hasOlder, "read anew, its beginning is still here");
	const apart = withNewest({ ...whole, items: [a] }, pageOf([c, d], true));
	assert.equal([idsOf(apart), apart.hasOlder], [["c", "d"], true], "what lies between is there to be asked for");
});

test("given an answer that has begun, when deltas come, then it grows", () => {
	const delta = (text: string): ChatEvent => ({
		type: "thread.item.updated",
		item_id: "msg_2",
		update: { type: "assistant_message.content_part.text_delta", content_index: 0, delta: text },
	});
	const talk = given(
		{ type: "thread.item.added", item: item("msg_2", "assistant_message", { content: [] }) },
		delta("Do"),
		delta("ne"),
	);
	assert.is(talk.items[0] && textOf(talk.items[0]), "Done");
});

test("given a question, when its answer replaces it, then it stands in the same place", () => {
	const talk = given(
		{ type: "thread.item.done", item: item("q", "structured_input", { status: "pending" }) },
		{ type: "thread.item.done", item: item("w", "widget") },
		{ type: "thread.item.replaced", item: item("q", "structured_input", { status: "answered" }) },
	);
	assert.equal(
		talk.items.map(({ id, status }) => [id, status]),
		[
			["q", "answered"],
			["w", undefined],
		],
	);
});

test("given a widget, when one of its parts changes, then only that part does", () => {
	const widget = { type: "Card", children: [{ type: "Row", children: [{ type: "Text", id: "t", value: "old" }] }] };
	const update = { type: "widget.component.updated", component_id: "t", component: { type: "Text", value: "new" } };
	const talk = given(
		{ type: "thread.item.done", item: item("w", "widget", { widget }) },
		{ type: "thread.item.updated", item_id: "w", update },
	);
	assert.match(JSON.stringify(talk.items[0]?.widget), '"new"');
});

test("given tools that are used, when they begin and end, then each stands at its place with how it ended", () => {
	const update = (
		type: string,
		task_index: number,
		title: string,
		status_indicator: "loading" | "complete",
	): ChatEvent => ({
		type: "thread.item.updated",
		item_id: "wf_1",
		update: { type: `workflow.task.${type}`, task_index, task: { title, status_indicator } },
	});
	const talk = given(
		{ type: "thread.item.added", item: item("wf_1", "workflow", { workflow: { tasks: [] } }) },
		update("added", 0, "List tasks", "loading"),
		update("added", 1, "Add a task", "loading"),
		update("updated", 0, "List tasks", "complete"),
	);
	assert.equal(talk.items[0]?.workflow?.tasks, [
		{ title: "List tasks", status_indicator: "complete" },
		{ title: "Add a task", status_indicator: "loading" },
	]);
});

test("given an error that allows it, when it comes, then a retry is offered", () => {
	assert.equal(given({ type: "error", allow_retry: true }).trouble?.canRetry, true);
	assert.equal(given({ type: "error", message: "No." }).trouble, { message: "No.", canRetry: false });
});

test("given an event of a later protocol, when it comes, then it is passed over", () => {
	assert.is(follow(EMPTY_CONVERSATION, { type: "thread.sparkled" }), EMPTY_CONVERSATION);
});

test("given a title with marks in it, when an answer names its task, then they stay as they were written", () => {
	const kinds = (text: string) => {
		const [block] = readBlocks(text);
		return block?.kind === "paragraph" ? block.runs.map(({ kind, text: run }) => `${kind}: ${run}`) : [];
	};
	assert.equal(kinds("Added #12 “Buy **oat** `milk`” (due *today*)."), [
		"plain: Added #12 “",
		"title: Buy **oat** `milk`",
		"plain: ” (due ",
		"emphasis: today",
		"plain: ).",
	]);
	assert.equal(kinds("#3 “say “*hi*” to ann”: done")[1], "title: say “*hi*");
	assert.equal(
		readTitles("Geht es um #70 „שלום *עולם*“?").map(({ kind }) => kind),
		["plain", "title", "plain"],
	);
	assert.equal(
		readTitles("Delete #70 “שלום *עולם*”?").map(({ kind }) => kind),
		["plain", "title", "plain"],
	);
});

test("given the entry of a list, then it is a task where it names one and says what a row does, and nothing besides", () => {
	const taskOf = (line: string) => {
		const [block] = readBlocks(`- ${line}`);
		return block?.kind === "list" ? taskIn(block.entries[0] ?? []) : undefined;
	};
	assert.is(taskOf("#12 “Pay the *rent*” (due Tue, Dec 1, 2026, urgent)"), 12);
	assert.is(taskOf("#7 „Miete zahlen“ (fällig morgen)"), 7);
	assert.is(taskOf("#7 “Pay”"), 7);
	assert.is(taskOf("#7 “Pay” was moved to Friday"), undefined);
	assert.is(taskOf("First #7 “Pay”"), undefined);
	assert.is(taskOf("Pay the rent"), undefined);
});

test("given marks in a text, when it is read, then they are data, and HTML stays text", () => {
	assert.equal(readBlocks("A **b** `c`\n\n1. one\n2. <img src=x>"), [
		{
			kind: "paragraph",
			runs: [
				{ kind: "plain", text: "A " },
				{ kind: "strong", text: "b" },
				{ kind: "plain", text: " " },
				{ kind: "code", text: "c" },
			],
		},
		{
			kind: "list",
			isOrdered: true,
			entries: [[{ kind: "plain", text: "one" }], [{ kind: "plain", text: "<img src=x>" }]],
		},
	]);
});

test.run();
