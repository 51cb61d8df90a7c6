/** Completing what recurs: what follows, when, and what it carries. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AskedRecurrence, Command } from "../../src/domain/commands/commands.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import type { Due, Task } from "../../src/domain/tasks/task.ts";
import type { InstantText } from "../../src/domain/time/instant.ts";
import { answered, type Diary, makeDiary } from "./diary.ts";

const test = suite("recurring tasks");
const MONDAY = "2026-11-23T09:00";

/** A life in Berlin with task 1 recurring; instants are given as wall time there. */
function given(recurrence: AskedRecurrence, settings: Partial<Settings> = {}, more: object = {}) {
	const diary = makeDiary();
	const run = (command: Command, local: string) => {
		const now = Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/Berlin").toInstant();
		const entry = diary.run(command, now);
		if (entry.rejection) throw new Error(entry.rejection.detail);
		return entry;
	};
	run({ type: "ChangeSettings", changes: { time_zone: "Europe/Berlin", ...settings } }, "2026-01-01T00:00");
	run({ type: "AddTask", title: "water the plants", recurrence, ...more }, "2026-01-01T00:00");
	return { diary, run, complete: (task_id: number, local: string) => run({ type: "CompleteTask", task_id }, local) };
}

const task = (diary: Diary, task_id: number): Task => {
	const found = diary.book().tasks.get(task_id);
	if (found === undefined) throw new Error(`there is no task ${task_id}`);
	return found;
};
/** A due date as wall time of its zone. */
const local = (due: Due | null | undefined): string | null | undefined => {
	if (!due) return due;
	if ("date" in due) return due.date;
	return Temporal.Instant.from(due.at).toZonedDateTimeISO(due.time_zone).toPlainDateTime().toString().slice(0, 16);
};
const daily = { rrule: "FREQ=DAILY", start: MONDAY, time_zone: "Europe/Berlin" };
const weekly = { rrule: "FREQ=WEEKLY;BYDAY=MO", start: MONDAY, time_zone: "Europe/Berlin" };

const scheduled: readonly [what: string, AskedRecurrence, Partial<Settings>, done: string, next: string | undefined][] =
	[
		["in time", daily, {}, "2026-11-23T09:00", "2026-11-24T09:00"],
		["a minute before the next", daily, {}, "2026-11-24T08:59", "2026-11-24T09:00"],
		["at the next", daily, {}, "2026-11-24T09:00", "2026-11-25T09:00"],
		["a minute after the next", daily, {}, "2026-11-24T09:01", "2026-11-25T09:00"],
		["two days late", daily, {}, "2026-11-25T14:37", "2026-11-26T09:00"],
		["two days late, each kept", daily, { missed_occurrences: "keep_each" }, "2026-11-25T14:37", "2026-11-24T09:00"],
		["two years late", daily, {}, "2028-11-25T14:37", "2028-11-26T09:00"],
		["two years late, each kept", weekly, { missed_occurrences: "keep_each" }, "2028-11-25T14:37", "2026-11-30T09:00"],
		["a day early", weekly, {}, "2026-11-22T21:00", "2026-11-30T09:00"],
		["a week early", weekly, {}, "2026-11-16T09:00", "2026-11-30T09:00"],
		["late past the end", { ...daily, rrule: "FREQ=DAILY;COUNT=3" }, {}, "2026-11-25T09:01", undefined],
		["late, inside the end", { ...daily, rrule: "FREQ=DAILY;COUNT=3" }, {}, "2026-11-24T09:01", "2026-11-25T09:00"],
		["past UNTIL", { ...daily, rrule: "FREQ=DAILY;UNTIL=20261124T075959Z" }, {}, "2026-11-23T09:00", undefined],
		["at UNTIL", { ...daily, rrule: "FREQ=DAILY;UNTIL=20261124T080000Z" }, {}, "2026-11-23T09:00", "2026-11-24T09:00"],
		["a date left out", { ...daily, exdates: ["2026-11-24T09:00"] }, {}, "2026-11-23T09:00", "2026-11-25T09:00"],
		["whole days", { rrule: "FREQ=DAILY", start: "2026-11-23" }, {}, "2026-11-23T23:59", "2026-11-24"],
		["over summer time", { ...daily, start: "2026-03-28T09:00" }, {}, "2026-03-28T09:00", "2026-03-29T09:00"],
		["in a gap", { ...daily, start: "2026-03-28T02:30" }, {}, "2026-03-28T02:30", "2026-03-29T03:30"],
		["the 31st, clamped", monthEnd("31"), { month_end: "clamp" }, "2026-08-31T09:00", "2026-09-30T09:00"],
		["the 31st, skipped", monthEnd("31"), { month_end: "skip" }, "2026-08-31T09:00", "2026-10-31T09:00"],
		["29 February, clamped", leapDay(), { month_end: "clamp" }, "2028-02-29T09:00", "2029-02-28T09:00"],
		["29 February, skipped", leapDay(), { month_end: "skip" }, "2028-02-29T09:00", "2032-02-29T09:00"],
	];

for (const [what, recurrence, settings, done, next] of scheduled) {
	test(`scheduled, done ${what}: the next is ${next ?? "none"}`, () => {
		const { diary, complete } = given(recurrence, settings);
		complete(1, done);
		assert.is(local(diary.book().tasks.get(2)?.due), next);
	});
}

const counted = (rrule: string, start = MONDAY): AskedRecurrence => ({
	rrule,
	start,
	time_zone: "Europe/Berlin",
	mode: "after_completion",
});
const afterCompletion: readonly [what: string, AskedRecurrence, done: string, next: string | undefined][] = [
	["in time", counted("FREQ=DAILY;INTERVAL=3"), "2026-11-23T10:00", "2026-11-26T09:00"],
	["two days late", counted("FREQ=DAILY;INTERVAL=3"), "2026-11-25T22:00", "2026-11-28T09:00"],
	["two years late", counted("FREQ=DAILY;INTERVAL=3"), "2028-11-23T10:00", "2028-11-26T09:00"],
	["a day early", counted("FREQ=DAILY;INTERVAL=3"), "2026-11-22T10:00", "2026-11-25T09:00"],
	["so early that the same day would come", counted("FREQ=DAILY;INTERVAL=3"), "2026-11-20T10:00", "2026-11-26T09:00"],
	["the last of its count", counted("FREQ=DAILY;COUNT=1"), "2026-11-23T10:00", undefined],
	["a whole day", counted("FREQ=WEEKLY", "2026-11-23"), "2026-11-25T22:00", "2026-12-02"],
];

for (const [what, recurrence, done, next] of afterCompletion) {
	test(`after completion, done ${what}: the next is ${next ?? "none"}`, () => {
		const { diary, complete } = given(recurrence);
		complete(1, done);
		assert.is(local(diary.book().tasks.get(2)?.due), next);
	});
}

test("after completion, said days after it was done: the next is counted from the day it was done, as growing it later would", () => {
	const { diary, run } = given(counted("FREQ=DAILY;INTERVAL=3"));
	const completed_at = "2026-11-24T09:00:00.000Z" as InstantText;
	run({ type: "CompleteTask", task_id: 1, completed_at }, "2026-11-26T10:00");
	assert.is(local(diary.book().tasks.get(2)?.due), "2026-11-27T09:00");
});

test("scheduled, said days after it was done: what is missed is missed as of now", () => {
	const { diary, run } = given(daily);
	const completed_at = "2026-11-23T09:00:00.000Z" as InstantText;
	run({ type: "CompleteTask", task_id: 1, completed_at }, "2026-11-26T10:00");
	assert.is(local(diary.book().tasks.get(2)?.due), "2026-11-27T09:00");
});

for (const mode of ["scheduled", "after_completion"] as const) {
	test(`COUNT=5 completed five times makes five, ${mode}`, () => {
		const { diary, complete } = given({ ...daily, rrule: "FREQ=DAILY;COUNT=5", mode });
		for (let task_id = 1; diary.book().tasks.has(task_id); task_id += 1) {
			const { due } = task(diary, task_id);
			complete(task_id, local(due) ?? "");
			assert.ok(task_id <= 5);
		}
		assert.equal(
			[...diary.book().tasks.values()].map(({ due }) => local(due)?.slice(8, 10)),
			["23", "24", "25", "26", "27"],
		);
	});
}

test("what follows carries all that the task is, its reminders for the new due date", () => {
	const { diary, run, complete } = given(
		weekly,
		{},
		{
			description: "all of them",
			priority: "high",
			category_name: "Home",
			tag_names: ["green"],
			reminders: [{ spec: { before_minutes: 30 } }, { spec: { at: "2026-11-23T07:00:00.000Z" as InstantText } }],
		},
	);
	run({ type: "EditTask", task_id: 1, changes: { title: "water all plants" } }, "2026-11-20T09:00");
	complete(1, MONDAY);
	const [first, next] = [task(diary, 1), task(diary, 2)];
	for (const field of ["title", "description", "priority", "category_id", "tag_ids"] as const) {
		assert.equal(next[field], first[field], field);
	}
	for (const field of ["recurrence", "series_id"] as const) {
		assert.equal(next.series?.[field], first.series?.[field], field);
	}
	assert.is(next.series?.occurrence, "2026-11-30T09:00");
	assert.equal(
		next.reminders.map(({ fire_at, status }) => [fire_at, status]),
		[
			["2026-11-30T07:30:00.000Z", "armed"],
			["2026-11-30T07:00:00.000Z", "armed"],
		],
	);
});

test("what follows carries the subtasks, open again and as far from it as before", () => {
	const { diary, run, complete } = given(weekly, { children: "leave" });
	const due = { at: "2026-11-22T17:00:00.000Z" as InstantText, time_zone: "Europe/Berlin" };
	const add = (title: string, parent_id: number, more: object = {}) =>
		run({ type: "AddTask", title, parent_id, ...more }, "2026-11-20T09:00");
	add("fill the can", 1, { due, tag_names: ["green"] });
	add("find the can", 2);
	add("gone", 1);
	add("weed", 1, { recurrence: daily });
	run({ type: "DeleteTask", task_id: 4 }, "2026-11-20T09:00");
	complete(2, "2026-11-22T18:00");
	complete(1, MONDAY);
	const copies = [...diary.book().tasks.values()].filter(({ task_id }) => task_id > 5);
	assert.equal(
		copies.map(({ task_id, title, parent_id, status, due: when }) => [task_id, title, parent_id, status, local(when)]),
		[
			[6, "water the plants", null, "open", "2026-11-30T09:00"],
			[7, "fill the can", 6, "open", "2026-11-29T18:00"],
			[8, "find the can", 7, "open", null],
		],
	);
	assert.equal(copies[1]?.tag_ids, task(diary, 2).tag_ids);
	assert.equal(
		copies[1]?.reminders.map(({ fire_at, status }) => [fire_at, status]),
		[["2026-11-29T16:00:00.000Z", "armed"]],
	);
});

test("a reminder at an instant keeps its hour over a change of the clocks", () => {
	const reminders = [{ spec: { at: "2026-03-28T07:00:00.000Z" as InstantText } }];
	const { diary, complete } = given({ ...daily, start: "2026-03-28T09:00" }, {}, { reminders });
	complete(1, "2026-03-28T09:00");
	assert.equal(
		task(diary, 2).reminders.map(({ fire_at }) => fire_at),
		["2026-03-29T06:00:00.000Z"],
	);
});

test("a missed occurrence that is kept does not remind of what is past", () => {
	const { diary, complete } = given(daily, { missed_occurrences: "keep_each" });
	complete(1, "2026-11-26T12:00");
	assert.equal(
		task(diary, 2).reminders.map(({ status }) => status),
		["cancelled"],
	);
});

test("a next whole day that has begun is not rung for, and the one after it is", () => {
	const wholeDays = { rrule: "FREQ=DAILY", start: "2026-11-23" };
	const { diary, complete } = given(wholeDays, { missed_occurrences: "keep_each" });
	complete(1, "2026-11-24T14:00");
	assert.equal([local(task(diary, 2).due), task(diary, 2).reminders[0]?.status], ["2026-11-24", "cancelled"]);
	complete(2, "2026-11-24T15:00");
	assert.equal([local(task(diary, 3).due), task(diary, 3).reminders[0]?.status], ["2026-11-25", "armed"]);
});

test("completed, reopened and completed again, there is one next occurrence, and it is named (P9)", () => {
	const { diary, run, complete } = given(daily);
	assert.is(answered(complete(1, MONDAY), "task").next?.task_id, 2);
	run({ type: "ReopenTask", task_id: 1 }, "2026-11-23T10:00");
	// Days later another date would follow: the one that is there stays the only one.
	assert.is(answered(complete(1, "2026-11-27T10:00"), "task").next?.task_id, 2);
	assert.is(diary.book().tasks.size, 2);
});

test("undone, a completion takes its next occurrence along, and can be done again (P9)", () => {
	const { diary, complete } = given(daily);
	complete(1, MONDAY);
	diary.undo({ last: 1 }, Temporal.Instant.from("2026-11-23T09:00:00Z"));
	assert.equal([task(diary, 1).status, task(diary, 2).status], ["open", "deleted"]);
	complete(1, "2026-11-23T11:00");
	assert.equal([task(diary, 3).status, local(task(diary, 3).due)], ["open", "2026-11-24T09:00"]);
});

test("an occurrence that another task stands for by now cannot be restored beside it (P9)", () => {
	const { diary, complete } = given(daily);
	complete(1, MONDAY);
	const undoAt = Temporal.Instant.from("2026-11-23T09:00:00Z");
	diary.undo({ last: 1 }, undoAt);
	complete(1, "2026-11-23T11:00");
	assert.is(diary.run({ type: "RestoreTask", task_id: 2 }, undoAt).rejection?.code, "conflict");
});

test("completed under a moved due date, the next is by the rule", () => {
	const { diary, run, complete } = given(weekly);
	const due = { at: "2026-11-24T14:00:00.000Z" as InstantText, time_zone: "Europe/Berlin" };
	run({ type: "EditTask", task_id: 1, changes: { due } }, "2026-11-20T09:00");
	assert.is(task(diary, 1).series?.recurrence?.rrule, "FREQ=WEEKLY;BYDAY=MO");
	complete(1, "2026-11-24T15:00");
	assert.is(local(task(diary, 2).due), "2026-11-30T09:00");
});

function monthEnd(day: string): AskedRecurrence {
	return { rrule: `FREQ=MONTHLY;BYMONTHDAY=${day}`, start: `2026-08-${day}T09:00`, time_zone: "Europe/Berlin" };
}

function leapDay(): AskedRecurrence {
	return { rrule: "FREQ=YEARLY", start: "2028-02-29T09:00", time_zone: "Europe/Berlin" };
}

test.run();
