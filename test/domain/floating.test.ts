/** What follows the user through zones (decision 0027): the wall time stays, the instant moves. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AskedDue, AskedRecurrence, Command } from "../../src/domain/commands/commands.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import { anchoredDue } from "../../src/domain/series/floating.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import type { Task } from "../../src/domain/tasks/task.ts";
import { type InstantText, toInstantText } from "../../src/domain/time/instant.ts";
import { answered, liveRows, makeDiary } from "./diary.ts";

const test = suite("floating");
/** 09:00 in Berlin, 03:00 in New York, 17:00 in Tokyo. */
const NOW = Temporal.Instant.from("2026-11-23T08:00:00Z");
const at = (text: string) => text as InstantText;
/** Tomorrow at 10:00 in Berlin. */
const TEN = at("2026-11-24T09:00:00.000Z");

function life(settings: Partial<Settings> = {}) {
	const diary = makeDiary();
	const run = (command: Command, now = NOW) => {
		const entry = diary.run(command, now);
		if (entry.rejection) throw new Error(entry.rejection.detail);
		return entry;
	};
	const task = (task_id = 1): Task => {
		const found = diary.book().tasks.get(task_id);
		if (found === undefined) throw new Error(`there is no task ${task_id}`);
		return found;
	};
	const moveTo = (time_zone: string, now = NOW) => run({ type: "ChangeSettings", changes: { time_zone } }, now);
	run({ type: "ChangeSettings", changes: { time_zone: "Europe/Berlin", ...settings } });
	return { diary, run, task, moveTo };
}

const floating: AskedDue = { at: TEN, time_zone: "Europe/Berlin", floating: true };
const daily: AskedRecurrence = { rrule: "FREQ=DAILY", start: "2026-11-24T10:00", floating: true };

test("a floating due date keeps its hour in every zone, a fixed one its instant; reminders go with each", () => {
	const { run, task, moveTo } = life();
	run({ type: "AddTask", title: "pill", due: floating });
	run({ type: "AddTask", title: "call", due: { at: TEN, time_zone: "Europe/Berlin" } });
	moveTo("America/New_York");
	assert.equal(task(1).due, { at: "2026-11-24T15:00:00.000Z", time_zone: "America/New_York", floating: true });
	assert.is(task(1).reminders[0]?.fire_at, "2026-11-24T14:00:00.000Z");
	assert.equal(task(2).due, { at: TEN, time_zone: "Europe/Berlin" });
	assert.is(task(2).reminders[0]?.fire_at, "2026-11-24T08:00:00.000Z");
	moveTo("Asia/Tokyo");
	assert.equal(task(1).due, { at: "2026-11-24T01:00:00.000Z", time_zone: "Asia/Tokyo", floating: true });
	moveTo("Europe/Berlin");
	assert.equal(task(1).due, floating);
});

test("the zone is the user's, whichever is said: the wall time of the said one is meant there", () => {
	const { run, task } = life();
	run({
		type: "AddTask",
		title: "t",
		due: { at: at("2026-11-24T15:00:00Z"), time_zone: "America/New_York", floating: true },
	});
	assert.equal(task().due, floating);
});

test("an edit or a move that says only when leaves it floating; one that says false nails it down", () => {
	const { run, task, moveTo } = life();
	run({ type: "AddTask", title: "t", due: floating });
	const eleven = { at: at("2026-11-24T10:00:00.000Z"), time_zone: "Europe/Berlin" };
	run({ type: "EditTask", task_id: 1, changes: { due: eleven } });
	assert.equal(task().due, { ...eleven, floating: true });
	run({ type: "EditTask", task_id: 1, changes: { due: { ...eleven, floating: false } } });
	assert.equal(task().due, eleven);
	moveTo("Asia/Tokyo");
	assert.equal(task().due, eleven);
});

test("a floating series goes on at its hour wherever it is completed, and its names do not change", () => {
	const { run, task, moveTo } = life();
	run({ type: "AddTask", title: "t", recurrence: daily });
	assert.equal(task(1).due, floating);
	moveTo("America/New_York");
	assert.equal(task(1).series?.recurrence?.time_zone, "America/New_York");
	run({ type: "CompleteTask", task_id: 1 }, NOW.add({ hours: 31 }));
	assert.equal(
		[task(2).series?.occurrence, task(2).due],
		["2026-11-25T10:00", { at: "2026-11-25T15:00:00.000Z", time_zone: "America/New_York", floating: true }],
	);
	moveTo("Asia/Tokyo", NOW.add({ hours: 32 }));
	assert.equal(task(2).due, { at: "2026-11-25T01:00:00.000Z", time_zone: "Asia/Tokyo", floating: true });
	assert.is(task(2).series?.occurrence, "2026-11-25T10:00");
	// What is done is done where it was done.
	assert.equal(task(1).due, { at: "2026-11-24T15:00:00.000Z", time_zone: "America/New_York", floating: true });
	run({ type: "SkipOccurrence", task_id: 2 }, NOW.add({ hours: 33 }));
	assert.equal(
		[task(2).series?.occurrence, task(2).due],
		["2026-11-26T10:00", { at: "2026-11-26T01:00:00.000Z", time_zone: "Asia/Tokyo", floating: true }],
	);
});

test("a rule gets its zone from the due date that floats, and gives it back; whole days need no word for it", () => {
	const { run, task } = life();
	run({ type: "AddTask", title: "t", due: floating, recurrence: { rrule: "FREQ=WEEKLY" } });
	assert.is(task(1).series?.recurrence?.floating, true);
	run({ type: "ChangeRecurrence", task_id: 1, scope: "all", recurrence: { rrule: "FREQ=WEEKLY", floating: false } });
	assert.equal(
		[task(1).series?.recurrence?.floating, task(1).due],
		[undefined, { at: TEN, time_zone: "Europe/Berlin" }],
	);
	run({ type: "ChangeRecurrence", task_id: 1, scope: "all", recurrence: { rrule: "FREQ=WEEKLY", floating: true } });
	assert.equal([task(1).series?.recurrence?.floating, task(1).due], [true, floating]);
	run({ type: "AddTask", title: "day", recurrence: { rrule: "FREQ=DAILY", start: "2026-11-24", floating: true } });
	assert.equal([task(2).series?.recurrence?.floating, task(2).due], [undefined, { date: "2026-11-24" }]);
});

test("what was done or deleted when the zone changed floats to it when it comes back", () => {
	const { run, task, moveTo } = life();
	for (const title of ["done", "deleted"]) run({ type: "AddTask", title, due: floating });
	run({ type: "CompleteTask", task_id: 1 });
	run({ type: "DeleteTask", task_id: 2 });
	moveTo("America/New_York");
	assert.equal(task(1).due, floating);
	run({ type: "ReopenTask", task_id: 1 });
	run({ type: "RestoreTask", task_id: 2 });
	for (const { due, reminders } of [task(1), task(2)]) {
		assert.equal(due, { at: "2026-11-24T15:00:00.000Z", time_zone: "America/New_York", floating: true });
		assert.equal([reminders[0]?.status, reminders[0]?.fire_at], ["armed", "2026-11-24T14:00:00.000Z"]);
	}
});

test("what fired does not fire again in a zone where its hour is to come; what would be past there fires at once", () => {
	const { run, task, moveTo } = life();
	const soon = { at: at("2026-11-23T08:30:00.000Z"), time_zone: "Europe/Berlin", floating: true } as const;
	run({ type: "AddTask", title: "t", due: soon, reminders: [{ spec: { before_minutes: 20 } }] });
	run({ type: "AddTask", title: "t", due: soon, reminders: [{ spec: { before_minutes: 30 } }] });
	const later = NOW.add({ minutes: 5 });
	run({ type: "FireReminders", reminder_ids: [2] }, later);
	moveTo("Asia/Tokyo", later);
	assert.equal(
		[task(1), task(2)].map(({ reminders: [one] }) => [one?.status, one?.fire_at]),
		[
			["armed", "2026-11-23T08:05:00.000Z"],
			["fired", "2026-11-23T08:00:00.000Z"],
		],
	);
	moveTo("America/New_York", later);
	assert.is(task(2).reminders[0]?.status, "fired");
	assert.is(task(1).reminders[0]?.fire_at, "2026-11-23T14:10:00.000Z");
});

test("a reminder at an instant floats with its due date, also where the task comes back later", () => {
	const { diary, run, task, moveTo } = life();
	const reminders = [{ spec: { at: at("2026-11-24T06:00:00.000Z") } }];
	run({ type: "AddTask", title: "floating", due: floating, reminders });
	run({ type: "AddTask", title: "fixed", due: { at: TEN, time_zone: "Europe/Berlin" }, reminders });
	run({ type: "AddTask", title: "done", due: floating, reminders });
	run({ type: "CompleteTask", task_id: 3 });
	const before = liveRows(diary.book());
	const [changed] = moveTo("America/New_York").events;
	const fires = (task_id: number) => task(task_id).reminders.map(({ status, fire_at }) => `${status} ${fire_at}`);
	assert.equal([fires(1), fires(2)], [["armed 2026-11-24T12:00:00.000Z"], ["armed 2026-11-24T06:00:00.000Z"]]);
	run({ type: "ReopenTask", task_id: 3 });
	assert.equal(fires(3), ["armed 2026-11-24T12:00:00.000Z"]);
	diary.undo({ last: 1 }, NOW);
	diary.undo({ event_ids: [changed?.event_id ?? ""] }, NOW);
	assert.equal(liveRows(diary.book()), before);
});

test("a snooze stands, and a paused series stays silent until it is resumed in the new zone", () => {
	const { run, task, moveTo } = life();
	run({ type: "AddTask", title: "snoozed", due: floating });
	run({ type: "SnoozeReminder", reminder_id: 1, minutes: 90 });
	run({ type: "AddTask", title: "paused", recurrence: daily });
	run({ type: "PauseSeries", task_id: 2 });
	moveTo("America/New_York");
	assert.is(task(1).reminders[0]?.fire_at, "2026-11-23T09:30:00.000Z");
	assert.is(task(2).reminders[0]?.status, "cancelled");
	run({ type: "ResumeSeries", task_id: 2 });
	assert.equal([task(2).reminders[0]?.status, task(2).reminders[0]?.fire_at], ["armed", "2026-11-24T14:00:00.000Z"]);
});

test("a dry run shows exactly what the change then moves, and changes nothing", () => {
	const { diary, run, task, moveTo } = life();
	run({ type: "AddTask", title: "pill", due: floating });
	run({ type: "AddTask", title: "call", due: { at: TEN, time_zone: "Europe/Berlin" } });
	run({ type: "AddTask", title: "day", due: { date: "2026-11-25" as never } });
	const before = diary.journal().length;
	const entry = run({ type: "ChangeSettings", changes: { time_zone: "America/New_York" }, dry_run: true });
	const { preview } = answered(entry, "settings_preview");
	assert.equal([entry.events, diary.journal().length], [[], before]);
	assert.is(preview.settings.time_zone, "America/New_York");
	assert.equal(preview.moved, [
		{
			task_id: 1,
			title: "pill",
			due: { from: TEN, to: "2026-11-24T15:00:00.000Z" },
			reminders: [{ reminder_id: 1, from: "2026-11-24T08:00:00.000Z", to: "2026-11-24T14:00:00.000Z" }],
		},
		{
			task_id: 3,
			title: "day",
			due: null,
			reminders: [{ reminder_id: 3, from: "2026-11-25T08:00:00.000Z", to: "2026-11-25T14:00:00.000Z" }],
		},
	]);
	moveTo("America/New_York");
	for (const { task_id, due, reminders } of preview.moved) {
		const moved = task(task_id);
		if (due) assert.is(moved.due && "at" in moved.due && moved.due.at, due.to);
		for (const { reminder_id, to } of reminders) {
			assert.is(moved.reminders.find((one) => one.reminder_id === reminder_id)?.fire_at, to);
		}
	}
});

test("the change is undone whole, and what was made since floats back as well", () => {
	const { diary, run, task, moveTo } = life();
	run({ type: "AddTask", title: "before", due: floating });
	run({ type: "AddTask", title: "series", recurrence: daily });
	const before = liveRows(diary.book());
	const [changed] = moveTo("America/New_York").events;
	diary.undo({ event_ids: [changed?.event_id ?? ""] }, NOW);
	assert.equal(liveRows(diary.book()), before);
	const [again] = moveTo("America/New_York").events;
	run({
		type: "AddTask",
		title: "after",
		due: { at: at("2026-11-24T15:00:00Z"), time_zone: "America/New_York", floating: true },
	});
	const report = diary.undo({ event_ids: [again?.event_id ?? ""] }, NOW);
	assert.equal(report.not_undone, []);
	assert.equal([task(1).due, task(3).due], [floating, floating]);
	assert.is(task(3).reminders[0]?.fire_at, "2026-11-24T08:00:00.000Z");
});

test("in every zone of the platform the hour is the same, or in a gap as much later as the gap is long", () => {
	const { settings } = emptyBook().user;
	let moved = 0;
	for (const time_zone of Intl.supportedValuesOf("timeZone")) {
		const start = Temporal.Instant.from("2026-06-15T00:00:00Z").toZonedDateTimeISO(time_zone);
		const change = start.getTimeZoneTransition("next") ?? start;
		for (const hour of ["00:30", "02:30", "09:00", "23:30"]) {
			for (const days of [-1, 0, 1]) {
				const wall = change.toPlainDate().add({ days }).toPlainDateTime(hour);
				const here = toInstantText(wall.toZonedDateTime("UTC").toInstant());
				const due = anchoredDue({ at: here, time_zone: "UTC", floating: true }, { ...settings, time_zone });
				const there = wall.toZonedDateTime(time_zone, { disambiguation: "compatible" });
				assert.equal(due, { at: toInstantText(there.toInstant()), time_zone, floating: true }, time_zone);
				if (there.toPlainDateTime().equals(wall))
					assert.equal(anchoredDue(due, settings), { at: here, time_zone: "UTC", floating: true });
				else moved += 1;
			}
		}
	}
	assert.ok(moved > 3, `${moved} in gaps`);
});

test("an hour that the new zone leaves out is an hour later there", () => {
	const { run, task, moveTo } = life();
	const night = at("2027-03-28T00:30:00.000Z");
	run({ type: "AddTask", title: "t", due: { at: night, time_zone: "UTC", floating: true } });
	moveTo("Europe/London");
	moveTo("Europe/Berlin");
	assert.equal(task().due, { at: "2027-03-27T23:30:00.000Z", time_zone: "Europe/Berlin", floating: true });
	run({ type: "EditTask", task_id: 1, changes: { due: { at: at("2027-03-28T02:30:00Z"), time_zone: "UTC" } } });
	assert.equal(task().due, { at: "2027-03-28T01:30:00.000Z", time_zone: "Europe/Berlin", floating: true });
});

test.run();
