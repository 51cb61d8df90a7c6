/** The use of a tool: arguments, policy, dry runs, the sentence (P1, P12). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { wordOutcome } from "../../src/tools/words.ts";
import { codeOf, openWorkbench, statuses, withTasks } from "./bench.ts";

const test = suite("use of a tool");
const SETTINGS = { ...initialUserState().settings, time_zone: "Asia/Karachi" };

test("given a task with words for its date, then it is due then, in the user's zone", async () => {
	const bench = openWorkbench();
	const { said, event_ids, ...task } = await bench.output("add_task", {
		title: " Pay the rent ",
		due_date: "tomorrow at 9",
		category: "home",
		tags: ["money"],
	});
	assert.match(String(said), "Added #1 “Pay the rent”, due Tue 24 Nov 2026, 09:00.");
	assert.equal(
		event_ids,
		bench.book.events.map(({ event_id }) => event_id),
	);
	assert.equal(task, {
		status: "created",
		task_id: 1,
		title: "Pay the rent",
		completed: false,
		priority: "medium",
		due_date: "2026-11-24T09:00:00+05:00",
		category: { id: 1, name: "home" },
		tags: [{ id: 1, name: "money" }],
		recurrence_rule: null,
	});
});

for (const [said, due_date] of [
	["2026-12-01", "2026-12-01"],
	["2026-12-01T00:00:00", "2026-12-01"],
	["2026-12-01T09:30", "2026-12-01T09:30:00+05:00"],
	["2026-12-01T09:30:00Z", "2026-12-01T14:30:00+05:00"],
	["2026-12-01T09:30:00+01:00", "2026-12-01T13:30:00+05:00"],
	["next Friday", "2026-12-04"],
] as const) {
	test(`given the due date '${said}', then it is ${due_date}`, async () => {
		const bench = openWorkbench();
		assert.is((await bench.output("add_task", { title: "x", due_date: said })).due_date, due_date);
	});
}

for (const [field, given] of [
	["due_date", { title: "x", due_date: "soonish" }],
	["due_date", { title: "x", due_date: "2026-02-31" }],
	["recurrence_rule", { title: "x", recurrence_rule: "now and then" }],
	["recurrence_rule", { title: "x", recurrence_rule: "FREQ=SECONDLY" }],
	["title", { title: "" }],
	["title", {}],
	["user_id", { title: "x", user_id: "u2" }],
	["tags[0]", { title: "x", tags: ["t".repeat(31)] }],
	["category", { title: "x", category: "a", category_id: 1 }],
] as const) {
	test(`given ${JSON.stringify(given).slice(0, 60)}, then it is refused for ${field} and nothing is written`, async () => {
		const bench = openWorkbench();
		const outcome = await bench.use("add_task", given);
		assert.is(outcome.kind, "refused");
		if (outcome.kind === "refused") assert.is(outcome.violations[0]?.field, field);
		assert.is(bench.book.events.length, 0);
	});
}

test("given no such tool, then those that there are are named", async () => {
	const outcome = await openWorkbench().use("drop_table", {});
	assert.is(codeOf(outcome), "UNKNOWN_TOOL");
	assert.match(wordOutcome(outcome, SETTINGS), "add_task, list_tasks");
});

test("given a number that no task has, then the nearest five are named", async () => {
	const bench = await withTasks("a", "b", "c", "d", "e", "f", "g");
	const outcome = await bench.use("complete_task", { task_id: 9 });
	if (outcome.kind !== "refused") throw new Error(outcome.kind);
	assert.is(outcome.code, "TASK_NOT_FOUND");
	assert.equal(
		outcome.suggestions.map(({ id }) => id),
		[7, 6, 5, 4, 3],
	);
	assert.match(outcome.whys[0]?.message ?? "", "There is no task #9. Nearest: #7 “g”");
});

test("P1: given the same key again, then nothing is done twice, and the answer is the same", async () => {
	const bench = openWorkbench();
	const first = await bench.output("add_task", { title: "x", due_date: "in 2 minutes" }, { key: "one" });
	bench.pass({ minutes: 1 });
	assert.equal(await bench.output("add_task", { title: "x", due_date: "in 2 minutes" }, { key: "one" }), first);
	assert.is(bench.book.tasks().length, 1);
	assert.is(codeOf(await bench.use("add_task", { title: "y" }, { key: "one" })), "KEY_REUSED");
});

test("given a dry run of each change, then it says what would happen and nothing is written", async () => {
	const bench = await withTasks("milk");
	const before = bench.book.events.length;
	for (const [name, given, said] of [
		["add_task", { title: "bread" }, "It would be: Added #2 “bread”."],
		["update_task", { task_id: 1, title: "oat milk" }, "It would be: Changed #1 “oat milk”: renamed."],
		["complete_task", { task_id: 1 }, "It would be: Completed #1 “milk”."],
		["delete_task", { task_id: 1 }, "It would be: Deleted #1 “milk”."],
		["set_reminder", { task_id: 1, remind_at: "tomorrow at 8" }, "It would be: "],
		["undo", {}, "It would be: Undone: adding #1 “milk”."],
	] as const) {
		const outcome = await bench.use(name, { ...given, dry_run: true });
		assert.is(outcome.kind, "dry_run", name);
		assert.match(wordOutcome(outcome, SETTINGS), "Dry run, nothing was changed.");
		assert.match(wordOutcome(outcome, SETTINGS), said);
		if (outcome.kind === "dry_run") assert.equal(outcome.output.status, "dry_run");
	}
	assert.is(bench.book.events.length, before);
	assert.is(codeOf(await bench.use("update_task", { task_id: 1, title: "", dry_run: true })), "BROKEN_RULE");
});

test("given untrusted text in the turn, then deletions, undos and the third change are proposed", async () => {
	const bench = await withTasks("a", "b", "c");
	const after = { mayAct: "after_untrusted_text" } as const;
	assert.is((await bench.use("delete_task", { task_id: 1 }, after)).kind, "proposed");
	assert.is((await bench.use("undo", {}, after)).kind, "proposed");
	assert.is((await bench.use("complete_task", { task_id: 1 }, { ...after, changedBefore: 1 })).kind, "done");
	assert.is((await bench.use("complete_task", { task_id: 2 }, { ...after, changedBefore: 2 })).kind, "proposed");
	assert.is((await bench.use("complete_task", { task_ids: [2, 3] }, after)).kind, "done");
});

test("D3: given what the user settled for a tool, then it is done, asked about or refused", async () => {
	const bench = openWorkbench({
		time_zone: "Asia/Karachi",
		tools: { delete_task: "auto", complete_task: "ask", add_tag_to_task: "never" },
	});
	await bench.output("add_task", { title: "milk" });
	await bench.output("create_tag", { name: "home" });
	assert.is((await bench.use("complete_task", { task_id: 1 })).kind, "proposed");
	const never = await bench.use("add_tag_to_task", { task_id: 1, tag_id: 1 });
	assert.is(codeOf(never), "NOT_ALLOWED");
	assert.match(wordOutcome(never, SETTINGS), "The user has decided");
	assert.is((await bench.use("delete_task", { task_id: 1 }, { mayAct: "after_untrusted_text" })).kind, "proposed");
	assert.is((await bench.use("delete_task", { task_id: 1 })).kind, "done");
});

test("given access that only reads, then nothing is written and lists are read", async () => {
	const bench = await withTasks("milk");
	const before = bench.book.events.length;
	for (const name of ["complete_task", "delete_task"] as const) {
		assert.is(codeOf(await bench.use(name, { task_id: 1 }, { mayAct: "reads_only" })), "NOT_ALLOWED");
	}
	assert.is((await bench.use("list_tasks", {}, { mayAct: "reads_only" })).kind, "done");
	assert.is(bench.book.events.length, before);
});

test("given a database that goes away half way, then what was done is said, and the same key does the rest", async () => {
	const bench = await withTasks("a", "b");
	bench.book.fail({ kind: "unavailable", retry_after_ms: 1_000 }, 1);
	const first = await bench.output("complete_task", { task_ids: [1, 2] }, { key: "both" });
	assert.is(first.status, "partly");
	await bench.output("complete_task", { task_ids: [1, 2] }, { key: "both" });
	assert.is(statuses(bench), "completed,completed");
	bench.book.fail({ kind: "unavailable", retry_after_ms: 1_000 });
	const outcome = await bench.use("add_task", { title: "c" });
	assert.is(outcome.kind === "refused" && outcome.mayHaveActed, true);
});

test("given a user who cancels after the first of three, then the answer says that it was done in part", async () => {
	const bench = await withTasks("a", "b", "c");
	const stop = new AbortController();
	const { gate } = bench.book;
	const outcome = await bench.output(
		"complete_task",
		{ task_ids: [1, 2, 3] },
		{
			signal: stop.signal,
			gate: {
				async execute(envelope) {
					const result = await gate.execute(envelope);
					stop.abort();
					return result;
				},
			},
		},
	);
	assert.is(statuses(bench), "completed,open,open");
	assert.is(outcome.status, "partly");
});

test("given two changes of one task of which the first is refused, then the second is not made", async () => {
	const bench = await withTasks("a", "b");
	const wish = { task_id: 1, parent_id: 1, completed: true };
	assert.is((await bench.use("update_task", wish)).kind, "refused");
	assert.is(statuses(bench), "open,open");
});

test("given '' or null, then a field is taken away", async () => {
	const bench = openWorkbench();
	await bench.output("add_task", { title: "x", due_date: "tomorrow at 9", description: "y", recurrence_rule: "daily" });
	await bench.output("update_task", { task_id: 1, recurrence_rule: "" });
	await bench.output("update_task", { task_id: 1, due_date: null, description: "" });
	const { due_date, description, recurrence_rule } = await bench.output("get_task", { task_id: 1 });
	assert.equal([due_date, description, recurrence_rule], [null, null, null]);
	assert.is(codeOf(await bench.use("update_task", { task_id: 1 })), "INVALID_ARGUMENTS");
});

test("given a time alone, then the task keeps its day", async () => {
	const bench = openWorkbench();
	await bench.output("add_task", { title: "x", due_date: "2026-12-04T09:00" });
	assert.is((await bench.output("update_task", { task_id: 1, due_date: "6pm" })).due_date, "2026-12-04T18:00:00+05:00");
});

test("given lists and searches, then titles in them are said to be untrusted", async () => {
	const bench = await withTasks("milk");
	const untrusted = async (name: string, given: object) => {
		const outcome = await bench.use(name, given);
		return outcome.kind === "done" && outcome.isUntrusted;
	};
	assert.is(await untrusted("list_tasks", {}), true);
	assert.is(await untrusted("search_tasks", { query: "milk" }), true);
	assert.is(await untrusted("search_tasks", { query: "bread" }), false);
	assert.is(await untrusted("get_task", { task_id: 1 }), true);
	assert.is(await untrusted("add_task", { title: "bread" }), false);
	assert.is(await untrusted("complete_task", { task_id: 1 }), true);
});

test.run();
