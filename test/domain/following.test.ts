/** Tasks of a large account that follow a change of zone or morning hour in steps (decision 0078). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { decide } from "../../src/domain/decide/decide.ts";
import { nextStep, stepId } from "../../src/domain/decide/decideFollowing.ts";
import type { JournalEvent } from "../../src/domain/events/events.ts";
import { evolveAll } from "../../src/domain/evolve/evolve.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import { instantOfSpec } from "../../src/domain/reminders/reminderInstant.ts";
import { LIMITS } from "../../src/domain/tasks/task.ts";
import { type DateText, type InstantText, type TimeText, toInstantText } from "../../src/domain/time/instant.ts";
import { answered, type Diary, liveRows, makeDiary, SYSTEM } from "./diary.ts";

const test = suite("following");
/** Friday; on Sunday the clocks of Berlin leave out 02:00 to 03:00. */
const NOW = Temporal.Instant.from("2026-03-27T08:30:00Z");
const MANY = 2 * LIMITS.followAtOnce + 120;
const BERLIN = "Europe/Berlin";

/** Floating and whole days by turns, over the days and half hours around the gap; one in ten fixed, one of them silent. */
function large(count = MANY): Diary {
	const diary = makeDiary();
	for (let n = 1; n <= count; n += 1) {
		const at = toInstantText(Temporal.Instant.from("2026-03-28T00:00:00Z").add({ minutes: 30 * (n % 144) }));
		const floating = { at, time_zone: "UTC", floating: n % 10 !== 0 };
		const due = n % 3 === 0 ? { date: `2026-03-${28 + (n % 4)}` as DateText } : floating;
		diary.run({ type: "AddTask", title: `task ${n}`, due }, NOW);
	}
	return diary;
}

const moveTo = (diary: Diary, time_zone: string, now = NOW) =>
	diary.run({ type: "ChangeSettings", changes: { time_zone } }, now);

function step(diary: Diary, now = NOW): readonly JournalEvent[] {
	const { following } = diary.book().user;
	assert.ok(following);
	return diary.run(nextStep(following), now, SYSTEM).events;
}

/** All steps, as the actor takes them; how many there were. */
function follow(diary: Diary, now = NOW): number {
	let steps = 0;
	for (; diary.book().user.following !== undefined; steps += 1) {
		step(diary, now);
		assert.ok(steps < 50, "it ends");
	}
	return steps;
}

function assertAllFollowed(diary: Diary, now = NOW): void {
	const { settings } = diary.book().user;
	for (const { due, reminders } of diary.book().tasks.values()) {
		if (due !== null && "at" in due && due.floating) assert.is(due.time_zone, settings.time_zone);
		for (const { status, spec, fire_at } of reminders) {
			if (status !== "armed" || (fire_at ?? "") <= toInstantText(now)) continue;
			assert.is(fire_at, instantOfSpec(spec, due, settings));
		}
	}
}

function assertFolded(diary: Diary): void {
	const folded = evolveAll(emptyBook(), diary.journal());
	assert.equal(folded.user, diary.book().user);
	const stored = diary.storedTasks().sort((a, b) => a.task_id - b.task_id);
	assert.equal(stored, [...folded.tasks.values()]);
}

const tasksOf = (events: readonly JournalEvent[]) =>
	new Set(events.flatMap(({ data }) => ("task_id" in data ? [data.task_id] : []))).size;

test("given more tasks than follow at once, then the change is decided at once, and the others follow in bounded steps", () => {
	const diary = large();
	const entry = moveTo(diary, BERLIN);
	const { events } = entry;
	const answer = answered(entry, "settings");
	assert.ok(tasksOf(events) <= LIMITS.followAtOnce);
	const movable = [...diary.book().tasks.values()].filter(({ due }) => due && ("date" in due || due.floating)).length;
	assert.equal([answer.settings.time_zone, answer.to_follow], [BERLIN, movable - LIMITS.followAtOnce]);
	while (diary.book().user.following) assert.ok(tasksOf(step(diary)) <= LIMITS.followAtOnce);
	assertAllFollowed(diary);
	assertFolded(diary);
});

test("given a zone that is named and stays, then nothing follows, however many could", () => {
	const diary = large();
	const entry = diary.run({ type: "ChangeSettings", changes: { time_zone: "UTC", locale: "de" } }, NOW);
	const { to_follow } = answered(entry, "settings");
	assert.equal([to_follow, diary.book().user.following, entry.events.length], [undefined, undefined, 1]);
});

test("given few tasks, then all move within the command, as ever", () => {
	const diary = large(60);
	const { to_follow } = answered(moveTo(diary, BERLIN), "settings");
	assert.equal([to_follow, diary.book().user.following], [undefined, undefined]);
	assertAllFollowed(diary);
});

test("given those that remind soonest, then they are the first to follow", () => {
	const diary = large();
	diary.run({ type: "AddTask", title: "soon", due: { at: toInstantText(NOW.add({ hours: 3 })), floating: true } }, NOW);
	const { events } = moveTo(diary, "America/New_York");
	const task = diary.book().tasks.get(MANY + 1);
	assert.ok(events.some(({ data }) => "task_id" in data && data.task_id === MANY + 1));
	assert.is(task?.due && "at" in task.due && task.due.at, "2026-03-27T15:30:00.000Z");
});

test("one undo takes all of it back in steps, exactly, hours that the new zone leaves out too; and the redo does it again", () => {
	const diary = large();
	const before = liveRows(diary.book());
	const [changed] = moveTo(diary, BERLIN).events;
	follow(diary);
	const after = liveRows(diary.book());
	const gap = [...diary.book().tasks.values()].filter(
		({ due }) => due && "at" in due && due.floating && due.at === "2026-03-29T01:30:00.000Z",
	);
	assert.ok(gap.length > 3, "02:30 and 03:30 are one in Berlin that day");

	const report = diary.undo({ event_ids: [changed?.event_id ?? ""] }, NOW);
	assert.equal(report.not_undone, []);
	const undone = diary.journal().findLast(({ type }) => type === "settings.changed");
	follow(diary);
	assert.equal(liveRows(diary.book()), before);

	diary.undo({ event_ids: [undone?.event_id ?? ""] }, NOW);
	follow(diary);
	assert.equal(liveRows(diary.book()), after);
	assertFolded(diary);
});

test("given an undo while tasks still follow, then those that have followed go back and the others stay", () => {
	const diary = large();
	const before = liveRows(diary.book());
	const [changed] = moveTo(diary, BERLIN).events;
	step(diary);
	diary.undo({ event_ids: [changed?.event_id ?? ""] }, NOW);
	follow(diary);
	assert.equal(liveRows(diary.book()), before);
	assertFolded(diary);
});

test("given two changes at once, then they are undone together in steps, exactly", () => {
	const diary = large();
	const before = liveRows(diary.book());
	moveTo(diary, BERLIN);
	follow(diary);
	moveTo(diary, "America/New_York");
	follow(diary);
	assert.equal(diary.undo({ last: 2 }, NOW).not_undone, []);
	follow(diary);
	assert.equal(liveRows(diary.book()), before);
});

test("given a second change on the way, then it begins afresh from the newest settings, and a step of the first does nothing", () => {
	const diary = large();
	moveTo(diary, BERLIN);
	const { following } = diary.book().user;
	assert.ok(following);
	step(diary);
	moveTo(diary, "Asia/Karachi");
	assert.equal(diary.run(nextStep(following), NOW, SYSTEM).events, []);
	follow(diary);
	assertAllFollowed(diary);
});

test("given a step that is asked for again, then it does nothing", () => {
	const diary = large();
	moveTo(diary, BERLIN);
	const { following } = diary.book().user;
	assert.ok(following);
	assert.ok(step(diary).length > 0);
	assert.equal(diary.run(nextStep(following), NOW, SYSTEM).events, []);
	assert.match(stepId(following.change, 1), /^follow:/);
});

test("P4: what the old zone would fire on the way does not fire, it waits for its hour in the new one", () => {
	const diary = large();
	moveTo(diary, "America/New_York", Temporal.Instant.from("2026-03-27T09:00:00Z"));
	const stored = [...diary.book().tasks.values()].find(
		({ due, reminders }) => due && "at" in due && due.floating && due.time_zone === "UTC" && reminders.length > 0,
	);
	assert.ok(stored, "one that has not followed yet");
	const [reminder] = stored.reminders;
	const came = Temporal.Instant.from(reminder?.fire_at ?? "").add({ milliseconds: 20 });
	const { events } = diary.run({ type: "FireReminders", reminder_ids: [reminder?.reminder_id ?? 0] }, came, SYSTEM);
	assert.equal(
		events.map(({ type }) => type),
		["task.updated", "reminder.rescheduled"],
	);
	const moved = diary.book().tasks.get(stored.task_id)?.reminders[0];
	assert.is(moved?.status, "armed");
	assert.ok((moved?.fire_at ?? "") > toInstantText(came));
	follow(diary, came);
	assert.equal(diary.book().tasks.get(stored.task_id)?.reminders[0], moved, "once is enough");
	assertFolded(diary);
});

test("P4: what came due in the new zone before its step fires with that instant, late and saying so", () => {
	const diary = makeDiary();
	const today = { date: "2026-03-27" as DateText };
	for (let n = 1; n <= MANY; n += 1) diary.run({ type: "AddTask", title: `task ${n}`, due: today }, NOW);
	diary.run({ type: "ChangeSettings", changes: { all_day_reminder_at: "08:31" as TimeText } }, NOW);
	const late = NOW.add({ seconds: 90 });
	follow(diary, late);
	const last = () => diary.book().tasks.get(MANY)?.reminders[0];
	assert.equal([last()?.status, last()?.fire_at], ["armed", "2026-03-27T08:31:00.000Z"]);
	const fire = diary.run({ type: "FireReminders", reminder_ids: [last()?.reminder_id ?? 0] }, late, SYSTEM).events[0];
	assert.is(fire?.type === "reminder.sent" && fire.data.late_by_ms, 30_000);
});

test("P4: an undo makes nothing late: what was past by then stays silent, what came due before its step fires", () => {
	const diary = makeDiary();
	const hours = ["09:00", "09:31"];
	for (let n = 1; n <= MANY; n += 1) {
		const due = { at: `2026-03-27T${hours[n % 2]}:00.000Z` as InstantText, time_zone: "UTC", floating: true };
		diary.run({ type: "AddTask", title: `task ${n}`, due, reminders: [{ spec: { before_minutes: 0 } }] }, NOW);
	}
	const [changed] = moveTo(diary, "America/New_York").events;
	follow(diary);
	const undoneAt = Temporal.Instant.from("2026-03-27T09:30:00Z");
	diary.undo({ event_ids: [changed?.event_id ?? ""] }, undoneAt);
	follow(diary, undoneAt.add({ seconds: 90 }));
	const ends = [...diary.book().tasks.values()].map(({ task_id, reminders: [one] }) => [
		task_id % 2,
		one?.status,
		one?.fire_at,
	]);
	assert.equal(
		new Set(ends.map((end) => end.join(" "))),
		new Set(["0 cancelled 2026-03-27T09:00:00.000Z", "1 armed 2026-03-27T09:31:00.000Z"]),
	);
});

test("given tasks with twenty reminders each, then no command has more events than an undo can look at", () => {
	const diary = makeDiary();
	const today = { date: "2026-03-29" as DateText };
	const reminders = Array.from({ length: 20 }, (_, n) => ({ spec: { before_minutes: n } }));
	for (let n = 1; n <= 120; n += 1) diary.run({ type: "AddTask", title: `task ${n}`, due: today, reminders }, NOW);
	const before = liveRows(diary.book());
	const entry = moveTo(diary, BERLIN);
	assert.ok(entry.events.length <= 1_001, `${entry.events.length}`);
	assert.is(answered(entry, "settings").to_follow, 120 - 50);
	while (diary.book().user.following) assert.ok(step(diary).length <= 1_001);
	assertAllFollowed(diary);
	assert.equal(diary.undo({ event_ids: [entry.events[0]?.event_id ?? ""] }, NOW).not_undone, []);
	follow(diary);
	assert.equal(liveRows(diary.book()), before);
});

test("a dry run of such a change names the first and counts the rest", () => {
	const diary = large();
	const entry = diary.run({ type: "ChangeSettings", changes: { time_zone: BERLIN }, dry_run: true }, NOW);
	const { preview } = answered(entry, "settings_preview");
	assert.is(preview.moved.length, 200);
	assert.is(preview.moved_count > 2 * LIMITS.followAtOnce, true);
	assert.is(diary.book().user.following, undefined);
});

test("what else is changed meanwhile goes on, and stays undone or done by itself", () => {
	const diary = large();
	moveTo(diary, BERLIN);
	const [edited] = diary.run({ type: "EditTask", task_id: MANY, changes: { title: "other" } }, NOW).events;
	diary.run({ type: "CompleteTask", task_id: MANY - 1 }, NOW);
	diary.run({ type: "ChangeSettings", changes: { locale: "de" } }, NOW);
	assert.ok(diary.book().user.following, "the language moves no task and ends nothing");
	follow(diary);
	assert.is(diary.undo({ event_ids: [edited?.event_id ?? ""] }, NOW).not_undone.length, 0);
	assertAllFollowed(diary);
	assertFolded(diary);
});

test("the steps do not fill the window of a later undo", () => {
	const diary = large();
	const [added] = diary.run({ type: "AddTask", title: "one more" }, NOW).events;
	moveTo(diary, BERLIN);
	follow(diary);
	const { following } = diary.book().user;
	assert.is(following, undefined);
	const context = { now: NOW, user_id: "user-1" };
	const steps = diary.journal().filter(({ type }) => type === "settings.followed").length;
	assert.ok(steps > 2);
	const target = { event_ids: [added?.event_id ?? ""] };
	const seen = diary.journal().filter((event) => event.command_id === added?.command_id);
	const decision = decide(diary.book(), { type: "Undo", target }, { ...context, pastEvents: seen });
	assert.is(decision.kind, "accepted");
});

test.run();
