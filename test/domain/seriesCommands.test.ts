/** One occurrence and its series: skip, move, change, pause, resume, end; the others do not move. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AskedRecurrence, Command } from "../../src/domain/commands/commands.ts";
import { openTaskSeries } from "../../src/domain/series/seriesOfTask.ts";
import type { Task } from "../../src/domain/tasks/task.ts";
import type { DateText, InstantText } from "../../src/domain/time/instant.ts";
import { liveRows, makeDiary } from "./diary.ts";

const test = suite("series commands");
const at = (local: string) => Temporal.Instant.from(`${local}:00Z`);
const daily: AskedRecurrence = { rrule: "FREQ=DAILY", start: "2026-11-23T09:00", time_zone: "UTC" };
const BEFORE = "2026-11-20T12:00";

/** A life in UTC in which task 1 recurs, and is looked at three days before its first occurrence. */
function given(recurrence = daily) {
	const diary = makeDiary();
	const run = (command: Command, local = BEFORE) => diary.run(command, at(local));
	run({ type: "AddTask", title: "water the plants", recurrence });
	const task = (task_id = 1): Task => {
		const found = diary.book().tasks.get(task_id);
		if (found === undefined) throw new Error(`there is no task ${task_id}`);
		return found;
	};
	return { diary, run, task };
}

/** `[due, name]`, both as wall time of UTC. */
const placeOf = ({ due, series }: Task) => [due && ("at" in due ? due.at.slice(0, 16) : due.date), series?.occurrence];
const types = ({ events }: { events: readonly { type: string }[] }) => events.map(({ type }) => type);

test("skipped, the task stands for the next occurrence, and its reminder moves along", () => {
	const { run, task } = given();
	assert.equal(types(run({ type: "SkipOccurrence", task_id: 1 })), ["occurrence.skipped", "reminder.rescheduled"]);
	assert.equal(placeOf(task()), ["2026-11-24T09:00", "2026-11-24T09:00"]);
	assert.equal(task().series?.recurrence?.exdates, ["2026-11-23T09:00"]);
	assert.is(task().reminders[0]?.fire_at, "2026-11-24T08:00:00.000Z");
});

test("skipped, an occurrence counts: COUNT=3 leaves two", () => {
	const { run, diary } = given({ ...daily, rrule: "FREQ=DAILY;COUNT=3" });
	run({ type: "SkipOccurrence", task_id: 1 });
	run({ type: "CompleteTask", task_id: 1 }, "2026-11-24T09:00");
	run({ type: "CompleteTask", task_id: 2 }, "2026-11-25T09:00");
	assert.is(diary.book().tasks.size, 2);
	assert.is(run({ type: "SkipOccurrence", task_id: 2 }).rejection?.code, "conflict");
});

test("the last occurrence cannot be skipped: there is nothing to go on to", () => {
	const { run } = given({ ...daily, rrule: "FREQ=DAILY;COUNT=1" });
	assert.is(run({ type: "SkipOccurrence", task_id: 1 }).rejection?.code, "conflict");
});

test("overdue and skipped, the task goes to where a completion would lead", () => {
	const { run, task } = given();
	run({ type: "SkipOccurrence", task_id: 1 }, "2026-11-25T14:00");
	assert.equal(placeOf(task()), ["2026-11-26T09:00", "2026-11-26T09:00"]);
});

for (const type of ["MoveOccurrence", "EditTask"] as const) {
	test(`moved by ${type}, this occurrence has another due date; rule, name and the next stay`, () => {
		const { run, task } = given();
		const due = { at: "2026-11-23T15:00:00.000Z" as InstantText, time_zone: "UTC" };
		const entry = run(type === "EditTask" ? { type, task_id: 1, changes: { due } } : { type, task_id: 1, due });
		const event = type === "EditTask" ? "task.updated" : "occurrence.moved";
		assert.equal(types(entry), [event, "reminder.rescheduled"]);
		assert.equal(placeOf(task()), ["2026-11-23T15:00", "2026-11-23T09:00"]);
		run({ type: "CompleteTask", task_id: 1 }, "2026-11-23T15:00");
		assert.equal(placeOf(task(2)), ["2026-11-24T09:00", "2026-11-24T09:00"]);
	});
}

test("a task that recurs keeps a due date; it loses it together with its recurrence", () => {
	const { run, task } = given();
	assert.equal(
		run({ type: "EditTask", task_id: 1, changes: { due: null } }).rejection?.violations[0]?.rule,
		"required",
	);
	run({ type: "EditTask", task_id: 1, changes: { due: null, recurrence: null } });
	assert.equal([task().due, task().series?.recurrence], [null, null]);
});

test("changed from here on, the new rule begins with this occurrence, and what is done stays", () => {
	const { run, task } = given({ ...daily, rrule: "FREQ=DAILY;COUNT=5" });
	run({ type: "CompleteTask", task_id: 1 }, "2026-11-23T09:00");
	const recurrence = { rrule: "FREQ=WEEKLY;COUNT=2" };
	const entry = run({ type: "ChangeRecurrence", task_id: 2, scope: "following", recurrence }, "2026-11-23T10:00");
	assert.equal(types(entry), ["series.changed"]);
	assert.equal(placeOf(task(2)), ["2026-11-24T09:00", "2026-11-24T09:00"]);
	assert.equal(
		[task(2).series?.recurrence?.start, task(1).series?.recurrence?.rrule],
		["2026-11-24T09:00", "FREQ=DAILY;COUNT=5"],
	);
	assert.is(task(2).series?.series_id, task(1).series?.series_id);
	run({ type: "CompleteTask", task_id: 2 }, "2026-11-24T09:00");
	assert.equal(placeOf(task(3)), ["2026-12-01T09:00", "2026-12-01T09:00"]);
	run({ type: "CompleteTask", task_id: 3 }, "2026-12-01T09:00");
	assert.throws(() => task(4));
});

test("changed for all, the rule begins where the series began: COUNT counts what is done", () => {
	const { run, task } = given();
	run({ type: "CompleteTask", task_id: 1 }, "2026-11-23T09:00");
	const recurrence = { rrule: "FREQ=DAILY;COUNT=2" };
	run({ type: "ChangeRecurrence", task_id: 2, scope: "all", recurrence }, "2026-11-23T10:00");
	assert.is(task(2).series?.recurrence?.start, "2026-11-23T09:00");
	run({ type: "CompleteTask", task_id: 2 }, "2026-11-24T09:00");
	assert.throws(() => task(3));
});

test("changed to another hour, the occurrence of the day moves to it", () => {
	const { run, task } = given();
	const recurrence = { rrule: "FREQ=DAILY", start: "2026-11-23T07:30" };
	run({ type: "ChangeRecurrence", task_id: 1, scope: "all", recurrence });
	assert.equal(placeOf(task()), ["2026-11-23T07:30", "2026-11-23T07:30"]);
	assert.is(task().reminders[0]?.fire_at, "2026-11-23T06:30:00.000Z");
});

test("taken out of its series, the occurrence is a single task and the series goes on without it", () => {
	const { run, task } = given();
	const entry = run({ type: "ChangeRecurrence", task_id: 1, scope: "this", recurrence: null });
	assert.equal(types(entry), ["series.changed", "task.created"]);
	assert.equal([task(1).series?.recurrence, placeOf(task(1))[0]], [null, "2026-11-23T09:00"]);
	assert.equal(placeOf(task(2)), ["2026-11-24T09:00", "2026-11-24T09:00"]);
	run({ type: "CompleteTask", task_id: 1 }, "2026-11-23T09:00");
	assert.throws(() => task(3));
});

test("one occurrence has no rule of its own", () => {
	const entry = given().run({ type: "ChangeRecurrence", task_id: 1, scope: "this", recurrence: daily });
	assert.is(entry.rejection?.violations[0]?.rule, "scope");
});

test("paused, a series does not remind, and nothing follows a completion until it is resumed", () => {
	const { run, task, diary } = given();
	assert.equal(types(run({ type: "PauseSeries", task_id: 1 })), ["series.paused", "reminder.cancelled"]);
	run({ type: "CompleteTask", task_id: 1 }, "2026-11-23T09:00");
	assert.is(diary.book().tasks.size, 1);
	const resumed = run({ type: "ResumeSeries", task_id: 1 }, "2026-12-10T12:00");
	assert.equal(types(resumed), ["series.resumed", "task.created"]);
	assert.equal(placeOf(task(2)), ["2026-12-11T09:00", "2026-12-11T09:00"]);
	assert.is(task(2).series?.recurrence?.paused, undefined);
});

test("resumed in time, the task is as it was; resumed late, it stands for the first occurrence to come", () => {
	for (const [when, due] of [
		["2026-11-22T09:00", "2026-11-23T09:00"],
		["2026-12-10T12:00", "2026-12-11T09:00"],
	] as const) {
		const { run, task } = given();
		run({ type: "PauseSeries", task_id: 1 });
		run({ type: "ResumeSeries", task_id: 1 }, when);
		assert.equal(placeOf(task()), [due, due]);
		const [reminder] = task().reminders;
		assert.equal([reminder?.status, reminder?.fire_at], ["armed", `${due.slice(0, 11)}08:00:00.000Z`]);
	}
});

test("while paused, a moved occurrence stays silent", () => {
	const { run, task } = given();
	run({ type: "PauseSeries", task_id: 1 });
	run({ type: "MoveOccurrence", task_id: 1, due: { date: "2026-11-29" as DateText } });
	assert.is(task().reminders[0]?.status, "cancelled");
});

for (const command of [
	{ type: "EndSeries", task_id: 1 },
	{ type: "EditTask", task_id: 1, changes: { recurrence: null } },
] satisfies Command[]) {
	test(`ended by ${command.type}, the task stays and nothing follows it`, () => {
		const { run, task, diary } = given();
		run(command);
		assert.equal([task().series?.recurrence, placeOf(task())[0]], [null, "2026-11-23T09:00"]);
		run({ type: "CompleteTask", task_id: 1 }, "2026-11-23T09:00");
		assert.is(diary.book().tasks.size, 1);
		assert.equal(run(command).events, []);
	});
}

const each: readonly Command[] = [
	{ type: "SkipOccurrence", task_id: 1 },
	{ type: "MoveOccurrence", task_id: 1, due: { date: "2026-11-29" as DateText } },
	{ type: "ChangeRecurrence", task_id: 1, scope: "following", recurrence: { rrule: "FREQ=WEEKLY;BYDAY=SA" } },
	{ type: "ChangeRecurrence", task_id: 1, scope: "all", recurrence: { rrule: "FREQ=WEEKLY;BYDAY=SA" } },
	{ type: "ChangeRecurrence", task_id: 1, scope: "this", recurrence: null },
	{ type: "PauseSeries", task_id: 1 },
	{ type: "EndSeries", task_id: 1 },
	{ type: "CompleteTask", task_id: 1 },
];
for (const command of each) {
	const scope = "scope" in command ? ` ${command.scope}` : "";
	test(`${command.type}${scope} is undone without a rest, and done again by undoing that`, () => {
		const { diary, run } = given();
		const before = liveRows(diary.book());
		run(command);
		const after = liveRows(diary.book());
		assert.equal(diary.undo({ last: 1 }, at(BEFORE)).not_undone, []);
		assert.equal(liveRows(diary.book()), before);
		const undo = diary.journal().at(-1)?.event_id ?? "";
		assert.equal(diary.undo({ event_ids: [undo] }, at(BEFORE)).not_undone, []);
		assert.equal(liveRows(diary.book()), after);
	});
}

test("a task that does not recur, or is completed, has no occurrence to skip, move or pause", () => {
	const { run } = given();
	run({ type: "AddTask", title: "once" });
	assert.is(run({ type: "SkipOccurrence", task_id: 2 }).rejection?.code, "conflict");
	run({ type: "CompleteTask", task_id: 1 });
	assert.is(run({ type: "PauseSeries", task_id: 1 }).rejection?.code, "conflict");
	assert.is(run({ type: "SkipOccurrence", task_id: 9 }).rejection?.code, "not_found");
});

const refused: readonly [rrule: string, rule: string][] = [
	["FREQ=DAILY;INTERVAL=0", "bad_value"],
	["FREQ=MONTHLY;BYMONTHDAY=99", "bad_value"],
	["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "no_dates"],
	["FREQ=SECONDLY", "too_often"],
	["FREQ=DAILY;COUNT=1000000000", "too_many"],
	["", "missing_rule"],
];
for (const [rrule, rule] of refused) {
	test(`"${rrule}" is refused by field and rule, in under 100 ms`, () => {
		const refuse = () => makeDiary().run({ type: "AddTask", title: "t", recurrence: { rrule } }, at(BEFORE));
		const { rejection } = refuse();
		// The quickest of some: what the rule costs. The others show what else the machine had to do.
		const took = Array.from({ length: 10 }, () => {
			const before = performance.now();
			refuse();
			return performance.now() - before;
		});
		assert.ok(Math.min(...took) < 100, `${took} ms`);
		assert.equal([rejection?.violations[0]?.field, rejection?.violations[0]?.rule], ["recurrence.rrule", rule]);
	});
}

test("what is left out of a recurrence follows: the due date is the start, else today in the user's zone", () => {
	const diary = makeDiary();
	const add = (more: object) =>
		diary.run({ type: "AddTask", title: "t", recurrence: { rrule: "freq=daily" }, ...more }, at(BEFORE)).answer?.task;
	const due = { at: "2026-11-24T08:00:00.000Z" as InstantText, time_zone: "Europe/Berlin" };
	assert.equal(add({ due })?.series?.recurrence, {
		rrule: "FREQ=DAILY",
		start: "2026-11-24T09:00",
		time_zone: "Europe/Berlin",
		mode: "scheduled",
		exdates: [],
	});
	const today = add({});
	assert.equal([today?.due, today?.series?.occurrence], [{ date: "2026-11-20" }, "2026-11-20"]);
});

test("calendar lines are read: RRULE, DTSTART, EXDATE and RDATE", () => {
	const rrule = [
		"DTSTART;TZID=Europe/Berlin:20261123T090000",
		"RRULE:INTERVAL=2;FREQ=DAILY",
		"EXDATE;TZID=Europe/Berlin:20261125T090000",
		"RDATE;TZID=Europe/Berlin:20261124T180000",
	].join("\n");
	const task = makeDiary().run({ type: "AddTask", title: "t", recurrence: { rrule } }, at(BEFORE)).answer?.task;
	assert.equal(task?.series?.recurrence, {
		rrule: "FREQ=DAILY;INTERVAL=2",
		start: "2026-11-23T09:00",
		time_zone: "Europe/Berlin",
		mode: "scheduled",
		exdates: ["2026-11-25T09:00"],
		rdates: ["2026-11-24T18:00"],
	});
});

test("whole days follow the user's zone; a time of day stays in the zone it was meant in", () => {
	const { diary, task, run } = given({ ...daily, time_zone: "Europe/Berlin" });
	run({ type: "ChangeSettings", changes: { time_zone: "Pacific/Apia" } });
	run({ type: "CompleteTask", task_id: 1 });
	assert.equal(task(2).due, { at: "2026-11-24T08:00:00.000Z", time_zone: "Europe/Berlin" });
	const whole = { rrule: "FREQ=DAILY", start: "2026-11-23", time_zone: "UTC", mode: "scheduled", exdates: [] } as const;
	const opened = openTaskSeries(whole, diary.book().user.settings);
	assert.is(opened.kind === "series" && opened.series.timeZone, "Pacific/Apia");
});

test("what made a task recur is undone after its rule was changed: the rule stands, and keeps its series and its due date", () => {
	const diary = makeDiary();
	const run = (command: Command) => diary.run(command, at(BEFORE));
	run({ type: "AddTask", title: "water the plants" });
	const begun = run({ type: "EditTask", task_id: 1, changes: { recurrence: daily } });
	run({ type: "ChangeRecurrence", task_id: 1, scope: "all", recurrence: { rrule: "FREQ=DAILY;INTERVAL=2" } });
	const before = diary.book().tasks.get(1);
	const [event] = begun.events;
	const { not_undone } = diary.undo({ event_ids: [event?.event_id ?? ""] }, at(BEFORE));
	assert.equal(
		not_undone.map(({ event_id, code }) => [event_id, code]),
		[[event?.event_id, "in_the_way"]],
	);
	assert.equal(diary.book().tasks.get(1)?.series, before?.series);
	assert.equal(diary.book().tasks.get(1)?.due, before?.due);
});

test.run();
