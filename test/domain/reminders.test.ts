import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Command, NewReminder, Snooze } from "../../src/domain/commands/commands.ts";
import type { DomainEvent } from "../../src/domain/events/events.ts";
import { toInstantText } from "../../src/domain/time/instant.ts";
import { dueIn, given, inMinutes, NOW, reminder, taskCreated } from "./specification.ts";

const test = suite("reminders");
const due = dueIn(120);
const created = taskCreated({ due, reminders: [reminder()] });
const completed: DomainEvent = {
	type: "task.completed",
	data: { task_id: 1, completed_at: inMinutes(0), recurrence_rule: null },
};
const deleted: DomainEvent = { type: "task.deleted", data: { task_id: 1 } };
const cancel: Command = { type: "CancelReminder", reminder_id: 1 };
const fire: Command = { type: "FireReminders", reminder_ids: [1, 99] };
const add = (asked: NewReminder): Command => ({ type: "AddReminder", task_id: 1, reminder: asked });
const snooze = (wish: Snooze): Command => ({
	type: "SnoozeReminder",
	reminder_id: 1,
	...wish,
});

test("a reminder is added by lead or by instant, on every channel unless some are named", () => {
	given(created)
		.when(add({ spec: { before_minutes: 30 } }))
		.thenEvents({
			type: "reminder.scheduled",
			data: {
				task_id: 1,
				reminder: reminder({ reminder_id: 2, spec: { before_minutes: 30 }, fire_at: inMinutes(90) }),
			},
		});
	const at = { spec: { at: inMinutes(5) }, channels: [] };
	assert.equal(given(created).when(add(at)).task().reminders[1]?.channels, []);
});

test("one that is to come already is not made again, whichever way its task is reminded of it", () => {
	given(created)
		.when(add({ spec: { before_minutes: 60 } }))
		.thenEvents();
	const cancelled: DomainEvent = {
		type: "reminder.cancelled",
		data: {
			task_id: 1,
			reminder: reminder({ status: "cancelled", fire_at: null }),
			previous: reminder(),
			reason: "asked",
		},
	};
	const again = given(created, cancelled).when(add({ spec: { before_minutes: 60 } }));
	assert.is(again.task().reminders.filter(({ status }) => status === "armed").length, 1);
});

test("P10: a reminder in the past is refused, and so is one on a completed or missing task", () => {
	given(created)
		.when(add({ spec: { at: inMinutes(0) } }))
		.thenBroken("at in_future");
	given(created, completed)
		.when(add({ spec: { before_minutes: 1 } }))
		.thenRejected("conflict");
	given(created, deleted)
		.when(add({ spec: { before_minutes: 1 } }))
		.thenRejected("not_found");
	given()
		.when(add({ spec: { before_minutes: 1 } }))
		.thenRejected("not_found");
});

test("cancelling takes the instant away; cancelling again is accepted without events", () => {
	const cancelled: DomainEvent = {
		type: "reminder.cancelled",
		data: {
			task_id: 1,
			reminder: reminder({ status: "cancelled", fire_at: null }),
			previous: reminder(),
			reason: "asked",
		},
	};
	given(created).when(cancel).thenEvents(cancelled);
	given(created, cancelled).when(cancel).thenEvents();
	given(created, deleted).when(cancel).thenRejected("not_found");
	given().when(cancel).thenRejected("not_found");
});

test("a snooze moves an armed reminder, and arms a fired one again", () => {
	const moved = reminder({ fire_at: inMinutes(10), snoozed_until: inMinutes(10) });
	given(created)
		.when(snooze({ minutes: 10 }))
		.thenEvents({ type: "reminder.snoozed", data: { task_id: 1, reminder: moved, previous: reminder() } });
	const fired = taskCreated({ due, reminders: [reminder({ status: "fired" })] });
	assert.equal(
		given(fired)
			.when(snooze({ until: inMinutes(10) }))
			.task().reminders,
		[moved],
	);
});

test("P10: a snooze names one instant to come, within five years", () => {
	const fiveYears = toInstantText(NOW.add({ hours: 5 * 8766 }));
	for (const minutes of [0, 1.5, 525_601]) given(created).when(snooze({ minutes })).thenBroken("minutes range");
	given(created)
		.when(snooze({ until: inMinutes(0) }))
		.thenBroken("until in_future");
	given(created)
		.when(snooze({ until: toInstantText(NOW.add({ hours: 5 * 8766, milliseconds: 1 })) }))
		.thenBroken("until range");
	assert.is(
		given(created)
			.when(snooze({ until: fiveYears }))
			.task().reminders[0]?.fire_at,
		fiveYears,
	);
	assert.is(
		given(created)
			.when(snooze({ minutes: 525_600 }))
			.task().reminders[0]?.fire_at,
		inMinutes(525_600),
	);
});

test("what is cancelled, waits, or belongs to a completed task cannot be snoozed", () => {
	const withdrawn = taskCreated({ due, reminders: [reminder({ status: "cancelled", fire_at: null })] });
	const waiting = taskCreated({ reminders: [reminder({ status: "waiting", fire_at: null })] });
	given(withdrawn)
		.when(snooze({ minutes: 1 }))
		.thenRejected("conflict");
	given(waiting)
		.when(snooze({ minutes: 1 }))
		.thenRejected("conflict");
	given(created, completed)
		.when(snooze({ minutes: 1 }))
		.thenRejected("conflict");
	given(created, deleted)
		.when(snooze({ minutes: 1 }))
		.thenRejected("not_found");
});

test("P4: a reminder fires at its instant, never before, and says how late it is", () => {
	const at = (milliseconds: number) => given(created).when(fire, NOW.add({ milliseconds: 3_600_000 + milliseconds }));
	at(-1).thenEvents();
	const sent = (late_by_ms: number): DomainEvent => ({
		type: "reminder.sent",
		data: {
			task_id: 1,
			reminder_id: 1,
			task_title: "pay rent",
			task_description: null,
			task_priority: "medium",
			task_due: due,
			fire_at: inMinutes(60),
			late_by_ms,
			channels: ["email"],
		},
	});
	at(0).thenEvents(sent(0));
	at(1).thenEvents(sent(1));
});

test("P4: what has fired, is cancelled or belongs to a task that is not open is passed over", () => {
	const later = NOW.add({ hours: 2 });
	const fired = given(created).when(fire, later);
	assert.is(fired.task().reminders[0]?.status, "fired");
	given(created, ...fired.events())
		.when(fire, later)
		.thenEvents();
	given(created, ...given(created).when(cancel).events())
		.when(fire, later)
		.thenEvents();
	given(created, completed).when(fire, later).thenEvents();
	given(created, deleted).when(fire, later).thenEvents();
});

test("firing leaves the task as it was: version and last change are the user's", () => {
	const task = given(created)
		.when(fire, NOW.add({ hours: 1 }))
		.task();
	assert.equal([task.version, task.updated_at], [1, task.created_at]);
});

test.run();
