/** Reminders between the state and documents, and the events about them (events.ts). */
import type { DomainEvent, ReminderDocument, TaskEvent } from "../events/events.ts";
import type { Reminder } from "../tasks/task.ts";

export function documentOf(reminder: Reminder): ReminderDocument {
	return reminder.status === "withdrawn" ? { ...reminder, status: "cancelled" } : reminder;
}

/** Without an instant, what is cancelled was withdrawn, and what counts from a due date waits for one. */
export function reminderOf({ status, fire_at, snoozed_until, spec, ...promise }: ReminderDocument): Reminder {
	if (fire_at !== null && status !== "waiting") return { ...promise, spec, status, fire_at, snoozed_until };
	const withoutInstant = { ...promise, fire_at: null, snoozed_until: null };
	return status === "cancelled" || "at" in spec
		? { ...withoutInstant, spec, status: "withdrawn" }
		: { ...withoutInstant, spec, status: "waiting" };
}

/** A reminder of a task, as it is now and as it was before. */
export interface ReminderChanged {
	readonly task_id: number;
	readonly reminder: Reminder;
	readonly previous: Reminder;
}

const dataOf = ({ task_id, reminder, previous }: ReminderChanged) => ({
	task_id,
	reminder: documentOf(reminder),
	previous: documentOf(previous),
});

export function reminderScheduled(task_id: number, reminder: Reminder): DomainEvent {
	return { type: "reminder.scheduled", data: { task_id, reminder: documentOf(reminder) } };
}

export function reminderRescheduled(change: ReminderChanged): DomainEvent & { readonly type: "reminder.rescheduled" } {
	return { type: "reminder.rescheduled", data: dataOf(change) };
}

export function reminderSnoozed(change: ReminderChanged): DomainEvent {
	return { type: "reminder.snoozed", data: dataOf(change) };
}

type Reason = Extract<TaskEvent, { type: "reminder.cancelled" }>["data"]["reason"];

export function reminderCancelled(change: ReminderChanged, reason: Reason): DomainEvent {
	return { type: "reminder.cancelled", data: { ...dataOf(change), reason } };
}

/** The reminder, taken back for good: the journal and the ledger go on naming it. */
export function withdrawn({ reminder_id, spec, channels }: Reminder): Reminder {
	return { reminder_id, spec, channels, status: "withdrawn", fire_at: null, snoozed_until: null };
}
