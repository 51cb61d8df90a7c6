import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Command } from "../../src/domain/commands/commands.ts";
import type { DomainEvent } from "../../src/domain/events/events.ts";
import { reminderOf } from "../../src/domain/reminders/reminderDocument.ts";
import type { TaskFields } from "../../src/domain/tasks/task.ts";
import type { DateText } from "../../src/domain/time/instant.ts";
import { dueIn, given, inMinutes, label, reminder, taskCreated } from "./specification.ts";

const test = suite("editTask");
const edit = (changes: Partial<TaskFields>, expected_version?: number): Command => ({
	type: "EditTask",
	task_id: 1,
	changes,
	...(expected_version === undefined ? {} : { expected_version }),
});
const due = dueIn(120);
const withReminder = taskCreated({ due, reminders: [reminder()] });
const tags: DomainEvent[] = [1, 2].map((id) => ({ type: "tag.created", data: { tag: label(id, `tag ${id}`) } }));

test("only what really changes is in the event, with what was there before", () => {
	given(taskCreated())
		.when(edit({ title: " pay rent ", priority: "high", description: null }))
		.thenEvents({
			type: "task.updated",
			data: { task_id: 1, updated_fields: { priority: "high" }, previous_fields: { priority: "medium" } },
		});
});

test("an edit that changes nothing is accepted without events", () => {
	given(withReminder)
		.when(edit({ title: "pay rent", due, tag_ids: [] }))
		.thenEvents();
});

test("every field can be cleared", () => {
	const category: DomainEvent = { type: "category.created", data: { category: label(1, "Home") } };
	const full = taskCreated({ description: "d", category_id: 1, tag_ids: [1], due, parent_id: 2 });
	const cleared = { description: null, category_id: null, tag_ids: [], due: null, parent_id: null } as const;
	const task = given(...tags, category, full, taskCreated({}, 2))
		.when(edit(cleared))
		.task();
	assert.equal(
		[task.description, task.category_id, task.tag_ids, task.due, task.parent_id],
		[null, null, [], null, null],
	);
});

test("tags lose doubles and keep their order", () => {
	assert.equal(
		given(...tags, taskCreated())
			.when(edit({ tag_ids: [2, 1, 2] }))
			.task().tag_ids,
		[2, 1],
	);
});

test("P8: a task that is missing or deleted is not found", () => {
	given()
		.when(edit({ title: "x" }))
		.thenRejected("not_found");
	given(taskCreated(), { type: "task.deleted", data: { task_id: 1 } })
		.when(edit({ title: "x" }))
		.thenRejected("not_found");
});

test("an asker who saw another version is told so", () => {
	given(taskCreated())
		.when(edit({ title: "x" }, 2))
		.thenRejected("version_mismatch");
	assert.is(
		given(taskCreated())
			.when(edit({ title: "x" }, 1))
			.task().title,
		"x",
	);
});

test("a reminder that fired in between is no other version", () => {
	const sent: DomainEvent = {
		type: "reminder.sent",
		data: {
			task_id: 1,
			reminder_id: 1,
			task_title: "pay rent",
			task_description: null,
			task_priority: "medium",
			task_due: due,
			fire_at: inMinutes(60),
			late_by_ms: 0,
			channels: [],
		},
	};
	assert.is(
		given(withReminder, sent)
			.when(edit({ title: "x" }, 1))
			.task().title,
		"x",
	);
});

test("a task cannot be below itself, near or far", () => {
	given(taskCreated())
		.when(edit({ parent_id: 1 }))
		.thenBroken("parent_id cycle");
	given(taskCreated(), taskCreated({ parent_id: 1 }, 2), taskCreated({ parent_id: 2 }, 3))
		.when(edit({ parent_id: 3 }))
		.thenBroken("parent_id cycle");
});

test("a new due date moves the reminders that count from it, and only those", () => {
	const absolute = reminder({ reminder_id: 2, spec: { at: inMinutes(30) }, fire_at: inMinutes(30) });
	const previous = reminder();
	given(taskCreated({ due, reminders: [previous, absolute] }))
		.when(edit({ due: dueIn(300) }))
		.thenEvents(
			{
				type: "task.updated",
				data: { task_id: 1, updated_fields: { due: dueIn(300) }, previous_fields: { due } },
			},
			{
				type: "reminder.rescheduled",
				data: { task_id: 1, reminder: reminder({ fire_at: inMinutes(240) }), previous },
			},
		);
});

test("a reminder whose instant is past by the new due date is cancelled, and comes back with a later one", () => {
	const lapsed = given(withReminder).when(edit({ due: dueIn(30) }));
	assert.equal(lapsed.task().reminders, [reminder({ status: "cancelled", fire_at: inMinutes(-30) })]);
	const again = given(withReminder, ...lapsed.events()).when(edit({ due: dueIn(90) }));
	assert.equal(again.task().reminders, [reminder({ fire_at: inMinutes(30) })]);
});

test("without a due date a reminder waits, and is armed by the next one", () => {
	const without = given(withReminder).when(edit({ due: null }));
	assert.equal(without.task().reminders, [reminder({ status: "waiting", fire_at: null })]);
	const again = given(withReminder, ...without.events()).when(edit({ due: dueIn(90) }));
	assert.equal(again.task().reminders, [reminder({ fire_at: inMinutes(30) })]);
});

test("a fired reminder is armed again by a later due date and stays fired by an earlier one", () => {
	const fired = reminder({ status: "fired", fire_at: inMinutes(-5) });
	const story = given(taskCreated({ due: dueIn(55), reminders: [fired] }));
	assert.equal(story.when(edit({ due: dueIn(300) })).task().reminders, [reminder({ fire_at: inMinutes(240) })]);
	assert.equal(story.when(edit({ due: dueIn(10) })).task().reminders, [fired]);
});

test("a snooze ends with a new due date; a cancelled reminder stays cancelled", () => {
	const snoozed = reminder({ fire_at: inMinutes(7), snoozed_until: inMinutes(7) });
	const withdrawn = reminder({ reminder_id: 2, status: "cancelled", fire_at: null });
	assert.equal(
		given(taskCreated({ due, reminders: [snoozed, withdrawn] }))
			.when(edit({ due: dueIn(300) }))
			.task().reminders,
		[reminder({ fire_at: inMinutes(240) }), reminderOf(withdrawn)],
	);
});

test("the same instant in another zone moves no reminder", () => {
	const snoozed = reminder({ fire_at: inMinutes(7), snoozed_until: inMinutes(7) });
	const events = given(taskCreated({ due, reminders: [snoozed] }))
		.when(edit({ due: { at: inMinutes(120), time_zone: "Asia/Karachi" } }))
		.events();
	assert.equal(
		events.map(({ type }) => type),
		["task.updated"],
	);
});

test("a task without due date and reminders gets the default reminder with its first due date", () => {
	assert.equal(given(taskCreated()).when(edit({ due })).task().reminders, [reminder()]);
	const day = { date: "2026-11-24" as DateText };
	assert.is(
		given(taskCreated())
			.when(edit({ due: day }))
			.task().reminders[0]?.fire_at,
		"2026-11-24T09:00:00.000Z",
	);
	const own = reminder({ spec: { at: inMinutes(5) }, fire_at: inMinutes(5) });
	assert.equal(
		given(taskCreated({ reminders: [own] }))
			.when(edit({ due }))
			.task().reminders,
		[own],
	);
});

test("a completed task arms nothing, yet its silenced reminder keeps in step", () => {
	const completed: DomainEvent[] = [
		withReminder,
		{ type: "task.completed", data: { task_id: 1, completed_at: inMinutes(-5), recurrence_rule: null } },
		{
			type: "reminder.cancelled",
			data: { task_id: 1, reminder: reminder({ status: "cancelled" }), previous: reminder(), reason: "completed" },
		},
	];
	const moved = given(...completed).when(edit({ due: dueIn(300) }));
	assert.equal(moved.task().reminders, [reminder({ status: "cancelled", fire_at: inMinutes(240) })]);
});

test.run();
