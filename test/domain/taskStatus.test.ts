import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Command } from "../../src/domain/commands/commands.ts";
import type { DomainEvent } from "../../src/domain/events/events.ts";
import { reminderOf } from "../../src/domain/reminders/reminderDocument.ts";
import type { InstantText, WallText } from "../../src/domain/time/instant.ts";
import { recurrenceOf } from "../support/recurrenceText.ts";
import { makeDiary } from "./diary.ts";
import { dueIn, given, inMinutes, NOW, reminder, taskCreated } from "./specification.ts";

const test = suite("taskStatus");
const complete: Command = { type: "CompleteTask", task_id: 1 };
const reopen: Command = { type: "ReopenTask", task_id: 1 };
const remove: Command = { type: "DeleteTask", task_id: 1 };
const restore: Command = { type: "RestoreTask", task_id: 1 };
const created = taskCreated({ due: dueIn(120), reminders: [reminder()] });
const silenced = (reason: "completed" | "deleted"): DomainEvent => ({
	type: "reminder.cancelled",
	data: { task_id: 1, reminder: reminder({ status: "cancelled" }), previous: reminder(), reason },
});
const armedAgain: DomainEvent = {
	type: "reminder.rescheduled",
	data: { task_id: 1, reminder: reminder(), previous: reminder({ status: "cancelled" }) },
};
const completed: DomainEvent = {
	type: "task.completed",
	data: { task_id: 1, completed_at: inMinutes(0), recurrence_rule: null },
};
const deleted: DomainEvent = { type: "task.deleted", data: { task_id: 1 } };

test("completing silences the reminders; reopening arms again what is still to come", () => {
	given(created).when(complete).thenEvents(completed, silenced("completed"));
	given(created, completed, silenced("completed"))
		.when(reopen)
		.thenEvents({ type: "task.reopened", data: { task_id: 1, previous_completed_at: inMinutes(0) } }, armedAgain);
});

test("deleting silences likewise, and restoring undoes it", () => {
	given(created).when(remove).thenEvents(deleted, silenced("deleted"));
	given(created, deleted, silenced("deleted"))
		.when(restore)
		.thenEvents({ type: "task.restored", data: { task_id: 1 } }, armedAgain);
});

test("a reminder whose instant passed meanwhile stays cancelled", () => {
	const later = NOW.add({ minutes: 60 });
	const events = given(created, completed, silenced("completed")).when(reopen, later).events();
	assert.equal(
		events.map(({ type }) => type),
		["task.reopened"],
	);
});

test("a reminder that the user had cancelled stays so through completing and reopening", () => {
	const withdrawn = reminder({ status: "cancelled", fire_at: null });
	const story = given(taskCreated({ due: dueIn(120), reminders: [withdrawn] }), completed);
	assert.equal(story.when(reopen).task().reminders, [reminderOf(withdrawn)]);
});

test("a snooze survives completing and reopening", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "t", due: dueIn(120) }, NOW);
	diary.run({ type: "SnoozeReminder", reminder_id: 1, minutes: 90 }, NOW);
	diary.run(complete, NOW);
	diary.run(reopen, NOW);
	assert.equal(diary.book().tasks.get(1)?.reminders, [
		reminder({ fire_at: inMinutes(90), snoozed_until: inMinutes(90) }),
	]);
});

test("a task deleted after completion comes back completed and silent", () => {
	const task = given(created, completed, silenced("completed"), deleted).when(restore).task();
	assert.equal([task.status, task.reminders[0]?.status, task.deleted_at], ["completed", "cancelled", null]);
});

test("what is so already is accepted without events", () => {
	given(created, completed).when(complete).thenEvents();
	given(created).when(reopen).thenEvents();
	given(created, deleted).when(remove).thenEvents();
	given(created).when(restore).thenEvents();
});

test("P8: a deleted task can only be restored; a missing one not even that", () => {
	given(created, deleted).when(complete).thenRejected("not_found");
	given(created, deleted).when(reopen).thenRejected("not_found");
	for (const command of [complete, reopen, remove, restore]) given().when(command).thenRejected("not_found");
});

test("completing a recurring task carries its rule", () => {
	const recurrence = recurrenceOf({ rrule: "FREQ=DAILY;COUNT=1", start: "2026-11-23T09:00" });
	given(taskCreated({ recurrence, series_id: "s", occurrence: "2026-11-23T09:00" as WallText }))
		.when(complete)
		.thenEvents({
			type: "task.completed",
			data: { task_id: 1, completed_at: inMinutes(0), recurrence_rule: "FREQ=DAILY;COUNT=1" },
		});
});

test("an asker who saw another version is told so", () => {
	given(created).when({ type: "CompleteTask", task_id: 1, expected_version: 7 }).thenRejected("version_mismatch");
});

test("a completion said with its instant is refused for what is wrong with it: its form, its year, or that it is still to come", () => {
	const completedAt = (completed_at: string) =>
		given(created).when({ type: "CompleteTask", task_id: 1, completed_at: completed_at as InstantText });
	completedAt("yesterday").thenBroken("completed_at instant");
	completedAt("1899-12-31T23:59:59.000Z").thenBroken("completed_at range");
	completedAt(inMinutes(1)).thenBroken("completed_at range");
	assert.is(completedAt(inMinutes(0)).task().completed_at, inMinutes(0));
	assert.is(completedAt(inMinutes(-5)).task().completed_at, inMinutes(-5));
});

test.run();
