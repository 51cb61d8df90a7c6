/** What becomes of a task's reminders: new ones, and those whose due date, zone or task changes. Pure values. */

import type { ChannelName } from "../channels.ts";
import { USUAL_CHANNELS } from "../channels.ts";
import type { DomainEvent } from "../events/events.ts";
import { isPaused } from "../series/seriesOfTask.ts";
import type { Settings } from "../settings/settings.ts";
import type { Due, Reminder, ReminderSpec, Task } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";
import { type ReminderChanged, reminderCancelled, reminderRescheduled } from "./reminderDocument.ts";
import { endOfDue, instantOfSpec } from "./reminderInstant.ts";

/**
 * A new reminder. One whose instant is past already fires at once (it is armed for `now`): the task was made
 * inside its lead time. Whether that is lawful has been checked before.
 */
export function makeReminder(
	reminder_id: number,
	plan: { readonly spec: ReminderSpec; readonly channels?: readonly ChannelName[] },
	due: Due | null,
	settings: Settings,
	now: InstantText,
): Reminder {
	const { spec } = plan;
	const channels = plan.channels === undefined ? USUAL_CHANNELS : [...new Set(plan.channels)];
	const promise = { reminder_id, channels, snoozed_until: null };
	const armedFor = (instant: InstantText): Reminder => ({
		...promise,
		spec,
		status: "armed",
		fire_at: instant < now ? now : instant,
	});
	if ("at" in spec) return armedFor(spec.at);
	const instant = instantOfSpec(spec, due, settings);
	return instant === null ? { ...promise, spec, status: "waiting", fire_at: null } : armedFor(instant);
}

/**
 * The reminder that a task gets when it is given a due date and nothing is said about reminders: the user's lead
 * before an instant, the morning hour of a whole day. None when it is over already or the user wants none. After that hour the
 * day is not rung for; the reminder waits in case the task is moved (decision 0210).
 */
export function makeDefaultReminder(
	reminder_id: number,
	due: Due,
	settings: Settings,
	now: InstantText,
): Reminder | undefined {
	const before_minutes = "date" in due ? 0 : settings.default_lead_minutes;
	if (before_minutes === null || endOfDue(due, settings) <= now) return undefined;
	return withoutMissedHour(
		makeReminder(reminder_id, { spec: { before_minutes } }, due, settings, now),
		due,
		settings,
		now,
	);
}

/** A reminder that nobody has asked for by itself: where its hour of a whole day is over, it is not made up for. */
export function withoutMissedHour(reminder: Reminder, due: Due | null, settings: Settings, now: InstantText): Reminder {
	const hour = due !== null && "date" in due && !("at" in reminder.spec) && instantOfSpec(reminder.spec, due, settings);
	return hour && hour <= now ? { ...reminder, status: "cancelled", fire_at: hour } : reminder;
}

/**
 * The reminder after its own instant moved from `before` to `after` (null: no due date), or undefined when it stays
 * as it is. A snooze ends. On a task that is not open, where it would be armed, it stays cancelled and waits there.
 */
function moveReminder(
	reminder: Reminder,
	before: InstantText | null,
	after: InstantText | null,
	isOpen: boolean,
	now: InstantText,
): Reminder | undefined {
	const { spec } = reminder;
	if ("at" in spec || reminder.status === "withdrawn" || before === after) return undefined;
	if (after === null) {
		if (reminder.status === "fired") return undefined;
		return { ...reminder, spec, status: "waiting", fire_at: null, snoozed_until: null };
	}
	if (after > now) {
		return { ...reminder, status: isOpen ? "armed" : "cancelled", fire_at: after, snoozed_until: null };
	}
	if (reminder.status === "fired") return undefined;
	return { ...reminder, status: "cancelled", fire_at: after, snoozed_until: null };
}

/** Whether the task's reminders may fire. */
function isAwake(task: Task): boolean {
	return task.status === "open" && !isPaused(task);
}

/** The events for a task's reminders when its due date changes. */
export function remindersMoved(task: Task, due: Due | null, settings: Settings, now: InstantText): DomainEvent[] {
	return task.reminders.flatMap((previous) => {
		const before = instantOfSpec(previous.spec, task.due, settings);
		const after = instantOfSpec(previous.spec, due, settings);
		const reminder = moveReminder(previous, before, after, isAwake(task), now);
		return reminder === undefined ? [] : [reminderMoved({ task_id: task.task_id, reminder, previous })];
	});
}

/** The event for a reminder that changed because something else did. */
export function reminderMoved(change: ReminderChanged, reason: "asked" | "undone" = "asked"): DomainEvent {
	return isSilent(change.reminder) && !isSilent(change.previous)
		? reminderCancelled(change, reason)
		: reminderRescheduled(change);
}

const isSilent = ({ status }: Reminder) => status === "cancelled" || status === "withdrawn";

/** The events that silence a task: what is armed is cancelled and keeps its instant, so that it can come back. */
export function remindersPaused(task: Task, reason: "completed" | "deleted" | "paused"): DomainEvent[] {
	return task.reminders.flatMap((previous): DomainEvent[] => {
		if (previous.status !== "armed") return [];
		const reminder: Reminder = { ...previous, status: "cancelled" };
		return [reminderCancelled({ task_id: task.task_id, reminder, previous }, reason)];
	});
}

/** The events that give an open task again the reminders that were silenced, as far as their instants lie ahead. */
export function remindersResumed(task: Task, settings: Settings, now: InstantText): DomainEvent[] {
	if (isPaused(task)) return [];
	return task.reminders.flatMap((previous): DomainEvent[] => {
		if (previous.status !== "cancelled") return [];
		// Computed afresh: the user's zone may have changed while nobody looked at a completed task.
		const fire_at = previous.snoozed_until ?? instantOfSpec(previous.spec, task.due, settings);
		if (fire_at === null || fire_at <= now) return [];
		const reminder: Reminder = { ...previous, status: "armed", fire_at };
		return [reminderRescheduled({ task_id: task.task_id, reminder, previous })];
	});
}
