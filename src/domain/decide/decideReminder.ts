/** Adding, cancelling, snoozing and firing reminders. */

import { USUAL_CHANNELS } from "../channels.ts";
import type { Command, Snooze } from "../commands/commands.ts";
import type { Decision } from "../commands/decision.ts";
import { accepted, happened, rejected, rejectedFor } from "../commands/outcome.ts";
import { sameValue } from "../equality.ts";
import type { DomainEvent, ReminderFired } from "../events/events.ts";
import { initialUserState } from "../evolve/initialState.ts";
import { conflict, notFound, type Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import { checkReminderCount, readReminder } from "../reminders/newReminders.ts";
import { heldUntil } from "../reminders/quietHours.ts";
import { reminderCancelled, reminderScheduled, reminderSnoozed, withdrawn } from "../reminders/reminderDocument.ts";
import { minutesAfter } from "../reminders/reminderInstant.ts";
import { followingEvents } from "../reminders/zoneMove.ts";
import type { Settings } from "../settings/settings.ts";
import type { Book } from "../state/book.ts";
import type { UserState } from "../state/userState.ts";
import type { Reminder, Task } from "../tasks/task.ts";
import { epochMsOf, type InstantText } from "../time/instant.ts";
import { readLawfulInstant } from "../time/lawfulTime.ts";
import { makeDraft } from "../undo/undoDraft.ts";
import { findLiveTask, findReminder } from "./liveTask.ts";

/** The farthest instant of a snooze: five years of 365.25 days. */
const LONGEST_SNOOZE_MINUTES = 5 * 365.25 * 24 * 60;
/** The most that can be said in minutes: 365 days. */
const MOST_SNOOZE_MINUTES = 525_600;

/**
 * One more reminder of an open task; on a completed one it would never fire, so that is a conflict. One that is to come already, said
 * in the same way, is that one: nobody wants to be told twice at one instant.
 */
export function addReminder(book: Book, command: Command & { type: "AddReminder" }, now: InstantText): Decision {
	const { task_id } = command;
	const task = findLiveTask(book, task_id);
	if (task === undefined) return rejected(notFound("task"));
	if (task.status !== "open") return rejected(conflict(say("completed_no_reminder")));
	const { settings, next_reminder_id } = book.user;
	const violations: Violation[] = [];
	// Withdrawn ones are kept for history only and must not use up the limit.
	checkReminderCount(task.reminders.filter(({ status }) => status !== "withdrawn").length + 1, violations);
	const ground = { due: task.due, settings, now };
	const reminder = readReminder(next_reminder_id, command.reminder, ground, "", violations);
	if (violations.length > 0) return rejectedFor(violations);
	const same = task.reminders.find((known) => isToCome(known) && isSame(known, reminder));
	if (same !== undefined) return accepted({ kind: "reminder", task_id, reminder_id: same.reminder_id }, []);
	return accepted({ kind: "reminder", task_id, reminder_id: next_reminder_id }, [
		happened(reminderScheduled(task_id, reminder)),
	]);
}

const isToCome = ({ status, snoozed_until }: Reminder) =>
	snoozed_until === null && (status === "armed" || status === "waiting");
const isSame = (known: Reminder, asked: Reminder) =>
	sameValue([known.spec, known.channels, known.fire_at], [asked.spec, asked.channels, asked.fire_at]);

/** Takes a reminder back for good. One that only went with its task is withdrawn too, so that it stays away. */
export function cancelReminder(book: Book, command: Command & { type: "CancelReminder" }): Decision {
	const found = findLiveReminder(book, command.reminder_id);
	if (found === undefined) return rejected(notFound("reminder"));
	const { task_id } = found.task;
	const { reminder: previous } = found;
	const subject = { kind: "reminder", task_id, reminder_id: previous.reminder_id } as const;
	if (previous.status === "withdrawn") return accepted(subject, []);
	const cancelled = reminderCancelled({ task_id, reminder: withdrawn(previous), previous }, "asked");
	return accepted(subject, [happened(cancelled)]);
}

/** Moves an armed or fired reminder of an open task to another instant, where it stays until the due date moves. */
export function snoozeReminder(book: Book, command: Command & { type: "SnoozeReminder" }, now: InstantText): Decision {
	const found = findLiveReminder(book, command.reminder_id);
	if (found === undefined) return rejected(notFound("reminder"));
	const { task, reminder: previous } = found;
	if (task.status !== "open") return rejected(conflict(say("completed_no_snooze")));
	if (previous.status === "cancelled" || previous.status === "withdrawn")
		return rejected(conflict(say("reminder_cancelled")));
	if (previous.status === "waiting") return rejected(conflict(say("reminder_waits")));
	const violations: Violation[] = [];
	const until = readSnooze(command, now, violations);
	if (until === undefined) return rejectedFor(violations);

	const reminder: Reminder = { ...previous, status: "armed", fire_at: until, snoozed_until: until };
	const { task_id } = task;
	const isSoAlready = previous.status === "armed" && previous.snoozed_until === until && previous.fire_at === until;
	return accepted(
		{ kind: "reminder", task_id, reminder_id: previous.reminder_id },
		isSoAlready ? [] : [happened(reminderSnoozed({ task_id, reminder, previous }))],
	);
}

/**
 * Fires what is armed on an open task and has come; everything else is passed over, so a repeat is harmless (P4). A task that
 * has not followed a change of settings yet follows it first: what the old zone would fire does not fire.
 */
export function fireReminders(book: Book, command: Command & { type: "FireReminders" }, now: InstantText): Decision {
	const wanted = new Set(command.reminder_ids);
	const events: DomainEvent[] = [];
	for (const stored of book.tasks.values()) {
		if (stored.status !== "open") continue;
		const { task, moves } = followed(stored, book.user, now);
		events.push(...moves);
		for (const reminder of task.reminders) {
			if (!wanted.has(reminder.reminder_id) || reminder.status !== "armed" || reminder.fire_at > now) continue;
			events.push({
				type: "reminder.sent",
				data: firing({ task, reminder, fire_at: reminder.fire_at }, book.user.settings, now),
			});
		}
	}
	return accepted({ kind: "nothing" }, events.map(happened));
}

/** The task where the settings put it, and the events that bring it there. */
function followed(task: Task, { following, settings }: UserState, now: InstantText) {
	if (following === undefined) return { task, moves: [] };
	const moves = followingEvents(task, settings, { now, since: following.at, is_undo: following.is_undo });
	const draft = makeDraft({ user: initialUserState(), tasks: new Map([[task.task_id, task]]) }, [], now);
	for (const event of moves) draft.add(event, null);
	return { task: draft.book().tasks.get(task.task_id) ?? task, moves };
}

/**
 * Carries the task as it was when the reminder fired, for those who read the log. A mail is worded by the task's row, as it is
 * when the delivery is claimed.
 */
function firing(
	{ task, reminder, fire_at }: { readonly task: Task; readonly reminder: Reminder; readonly fire_at: InstantText },
	settings: Settings,
	now: InstantText,
): ReminderFired {
	const held_until = heldUntil(settings, task.priority, now);
	return {
		task_id: task.task_id,
		reminder_id: reminder.reminder_id,
		task_title: task.title,
		task_description: task.description,
		task_priority: task.priority,
		task_due: task.due,
		fire_at,
		late_by_ms: epochMsOf(now) - epochMsOf(fire_at),
		channels: sameValue(reminder.channels, USUAL_CHANNELS) ? settings.channels : reminder.channels,
		...(held_until === null ? {} : { held_until }),
	};
}

/** A reminder of a deleted task is answered like a missing one (P8). */
function findLiveReminder(book: Book, reminder_id: number) {
	const found = findReminder(book, reminder_id);
	return found?.task.status === "deleted" ? undefined : found;
}

/** The instant a snooze means, or undefined with a violation. Minutes are elapsed ones, from the deciding instant. */
function readSnooze(snooze: Snooze, now: InstantText, violations: Violation[]): InstantText | undefined {
	if (snooze.minutes !== undefined) {
		const { minutes } = snooze;
		if (Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_SNOOZE_MINUTES) return minutesAfter(now, minutes);
		const said = say("whole_number_range", { field: "minutes", least: 1, most: MOST_SNOOZE_MINUTES });
		violations.push({ field: "minutes", rule: "range", ...said });
		return undefined;
	}
	const instant = readLawfulInstant("until", snooze.until, violations);
	if (instant === undefined) return undefined;
	if (instant <= now) {
		violations.push({ field: "until", rule: "in_future", ...say("lie_in_future", { field: "until" }) });
		return undefined;
	}
	if (instant > minutesAfter(now, LONGEST_SNOOZE_MINUTES)) {
		violations.push({ field: "until", rule: "range", ...say("within_five_years", { field: "until" }) });
		return undefined;
	}
	return instant;
}
