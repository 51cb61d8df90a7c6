/** What becomes of the tasks below one that is completed, deleted, reopened or restored. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { StatusCommand } from "../../src/domain/commands/commands.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import { LIMITS, type Task } from "../../src/domain/tasks/task.ts";
import { type Entry, liveRows, makeDiary } from "./diary.ts";
import { dueIn, NOW } from "./specification.ts";

const test = suite("tasks below a task");
const LATER = NOW.add({ minutes: 5 });

/** Task 1 with 2 and 3 below it, and 4 below 3; all due in two hours, with a reminder. */
function family(children: Settings["children"] = "ask") {
	const diary = makeDiary();
	diary.run({ type: "ChangeSettings", changes: { children } }, NOW);
	for (const parent_id of [null, 1, 1, 3]) {
		diary.run({ type: "AddTask", title: "t", parent_id, due: dueIn(120) }, NOW);
	}
	const ask = (type: StatusCommand["type"], task_id = 1, choice?: StatusCommand["children"], now = LATER) =>
		diary.run({ type, task_id, ...(choice && { children: choice }) }, now);
	const states = () => [...diary.book().tasks.values()].map(({ status }) => status[0]).join("");
	return { ...diary, ask, states };
}
const refusals = ({ rejection }: Entry) =>
	rejection?.violations.map(({ field, rule, message }) => [field, rule, message]);

test("ask, with nothing said: refused with the count and the two choices, and nothing is written", () => {
	const { ask, journal } = family();
	const before = journal().length;
	assert.equal(refusals(ask("CompleteTask")), [
		["children", "choose", "3 open tasks are below this one: say children: take_along or leave."],
	]);
	assert.equal(refusals(ask("DeleteTask", 3)), [
		["children", "choose", "1 open task is below this one: say children: take_along or leave."],
	]);
	assert.is(journal().length, before);
	ask("CompleteTask", 1, "take_along");
	assert.equal(
		refusals(ask("ReopenTask"))?.[0]?.[2],
		"3 tasks that were completed with it are below this one: say children: take_along or leave.",
	);
	ask("DeleteTask", 3, "take_along");
	assert.equal(
		refusals(ask("RestoreTask", 3))?.[0]?.[2],
		"1 task that was deleted with it is below this one: say children: take_along or leave.",
	);
});

test("nothing is asked where nothing hangs on it: no tasks below, none that is open, or done already", () => {
	const { ask, states } = family();
	assert.is(ask("CompleteTask", 2).rejection, undefined);
	assert.is(ask("CompleteTask", 4).rejection, undefined);
	assert.is(ask("CompleteTask", 3).rejection, undefined);
	assert.is(ask("CompleteTask", 1).rejection, undefined);
	assert.is(ask("CompleteTask", 1, "take_along").events.length, 0);
	assert.is(ask("DeleteTask", 1).rejection, undefined);
	assert.is(states(), "dccc");
});

for (const [said, setting] of [
	["take_along", "ask"],
	["take_along", "leave"],
	[undefined, "take_along"],
] as const) {
	test(`${said ?? "nothing"} said under ${setting}: all go along, by one command, and one undo brings all back`, () => {
		for (const type of ["CompleteTask", "DeleteTask"] as const) {
			const { ask, states, undo, book, journal } = family(setting);
			const before = liveRows(book());
			const { events } = ask(type, 1, said);
			assert.is(states(), type === "CompleteTask" ? "cccc" : "dddd");
			assert.is(new Set(events.map(({ command_id }) => command_id)).size, 1);
			assert.ok([...book().tasks.values()].every(({ reminders }) => reminders[0]?.status === "cancelled"));
			assert.equal(undo({ last: 1 }, LATER).not_undone, []);
			assert.equal(liveRows(book()), before);
			undo({ event_ids: [journal().at(-1)?.event_id ?? ""] }, LATER);
			assert.is(states(), type === "CompleteTask" ? "cccc" : "dddd");
		}
	});
}

for (const [said, setting] of [
	["leave", "take_along"],
	[undefined, "leave"],
] as const) {
	test(`${said ?? "nothing"} said under ${setting}: the tasks below stay as they are`, () => {
		const { ask, states } = family(setting);
		ask("CompleteTask", 1, said);
		assert.is(states(), "cooo");
		ask("DeleteTask", 1, said);
		assert.is(states(), "dooo");
		ask("RestoreTask", 1, said);
		assert.is(states(), "cooo");
	});
}

test("what went along comes back along; what went by itself, before or after, stays", () => {
	const { ask, states } = family("take_along");
	ask("CompleteTask", 2, undefined, NOW);
	ask("CompleteTask");
	assert.is(states(), "cccc");
	ask("ReopenTask");
	assert.is(states(), "ocoo");
	ask("DeleteTask", 4, undefined, NOW);
	ask("DeleteTask");
	assert.is(states(), "dddd");
	ask("RestoreTask");
	assert.is(states(), "ocod");
});

test("a task that recurs is not completed along with its parent, but deleted along; its occurrence comes back once", () => {
	const diary = makeDiary();
	const recurrence = { rrule: "FREQ=DAILY", start: "2026-11-23T09:00", time_zone: "UTC" };
	diary.run({ type: "AddTask", title: "parent" }, NOW);
	diary.run({ type: "AddTask", title: "daily", parent_id: 1, recurrence }, NOW);
	assert.is(diary.run({ type: "CompleteTask", task_id: 1 }, NOW).rejection, undefined);
	assert.is(diary.book().tasks.get(2)?.status, "open");
	diary.run({ type: "ReopenTask", task_id: 1 }, NOW);
	diary.run({ type: "DeleteTask", task_id: 1, children: "take_along" }, LATER);
	assert.is(diary.book().tasks.get(2)?.status, "deleted");
	diary.run({ type: "RestoreTask", task_id: 2 }, LATER);
	diary.run({ type: "CompleteTask", task_id: 2 }, LATER);
	diary.run({ type: "DeleteTask", task_id: 2 }, LATER);
	diary.run({ type: "RestoreTask", task_id: 1, children: "take_along" }, LATER);
	assert.equal(
		[...diary.book().tasks.values()].map(({ task_id, status }) => [task_id, status]),
		[
			[1, "open"],
			[2, "completed"],
			[3, "open"],
		],
	);
});

test("a recurring task carries those below it, reset, whatever becomes of the old ones; completed again, it makes none", () => {
	for (const children of ["take_along", "leave"] as const) {
		const diary = makeDiary();
		const recurrence = { rrule: "FREQ=DAILY", start: "2027-01-04T09:00", time_zone: "UTC" };
		diary.run({ type: "AddTask", title: "clean", recurrence, reminders: [] }, NOW);
		const due = { at: "2027-01-04T08:00:00.000Z", time_zone: "UTC" } as never;
		for (const title of ["bath", "kitchen"]) diary.run({ type: "AddTask", title, parent_id: 1, due }, NOW);
		diary.run({ type: "AddTask", title: "gone", parent_id: 1 }, NOW);
		diary.run({ type: "DeleteTask", task_id: 4 }, NOW);
		diary.run({ type: "CompleteTask", task_id: 2 }, NOW);
		assert.equal(refusals(diary.run({ type: "CompleteTask", task_id: 1 }, LATER))?.[0]?.slice(0, 2), [
			"children",
			"choose",
		]);
		const before = liveRows(diary.book());
		diary.run({ type: "CompleteTask", task_id: 1, children }, LATER);
		const state = ({ title, status, parent_id, due, reminders }: Task) => [
			title,
			status,
			parent_id,
			due && "at" in due ? due.at : null,
			reminders.map(({ fire_at }) => fire_at),
		];
		const after = [...diary.book().tasks.values()].map(state);
		assert.equal(after.slice(4), [
			["clean", "open", null, "2027-01-05T09:00:00.000Z", []],
			["bath", "open", 5, "2027-01-05T08:00:00.000Z", ["2027-01-05T07:00:00.000Z"]],
			["kitchen", "open", 5, "2027-01-05T08:00:00.000Z", ["2027-01-05T07:00:00.000Z"]],
		]);
		assert.is(after[2]?.[1], children === "leave" ? "open" : "completed");
		diary.run({ type: "ReopenTask", task_id: 1, children: "leave" }, LATER);
		diary.run({ type: "CompleteTask", task_id: 1, children }, LATER);
		diary.run({ type: "GrowNextOccurrence", task_id: 1 }, LATER);
		assert.is(diary.book().tasks.size, 7);
		diary.undo({ last: 3 }, LATER);
		assert.equal(liveRows(diary.book()), before);
	}
});

test("more tasks below than one command can take along are refused, with the number", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "t" }, NOW);
	for (let n = 0; n < LIMITS.takenAlong; n += 1) diary.run({ type: "AddTask", title: "t", parent_id: 1 }, NOW);
	const take = () => diary.run({ type: "CompleteTask", task_id: 1, children: "take_along" }, NOW);
	assert.is(take().events.length, LIMITS.takenAlong + 1);
	diary.undo({ last: 1 }, NOW);
	diary.run({ type: "AddTask", title: "t", parent_id: 1 }, NOW);
	assert.equal(refusals(take()), [
		["children", "limit", "One command takes along at most 200 tasks below a task: deal with some of them first."],
	]);
	assert.match(
		diary.run({ type: "CompleteTask", task_id: 1 }, NOW).rejection?.detail ?? "",
		/^More than 200 open tasks are below this one/,
	);
	assert.is(diary.run({ type: "CompleteTask", task_id: 1, children: "leave" }, NOW).events.length, 1);
	const recurrence = { rrule: "FREQ=DAILY", start: "2027-01-04T09:00", time_zone: "UTC" };
	diary.run({ type: "ReopenTask", task_id: 1 }, NOW);
	diary.run({ type: "EditTask", task_id: 1, changes: { recurrence } }, NOW);
	assert.equal(refusals(diary.run({ type: "CompleteTask", task_id: 1, children: "leave" }, NOW))?.[0]?.[1], "limit");
});

test.run();
