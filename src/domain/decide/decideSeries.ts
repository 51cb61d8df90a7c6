/** Commands about one occurrence and about its series. None of them touches what is done already. */

import type { Command } from "../commands/commands.ts";
import type { Decision } from "../commands/decision.ts";
import { accepted, happened, rejected, rejectedFor } from "../commands/outcome.ts";
import { sameValue } from "../equality.ts";
import type { ChangedFields, DomainEvent, FieldEventType } from "../events/events.ts";
import { brokenRule, conflict, notFound, type Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import { remindersMoved, remindersPaused, remindersResumed } from "../reminders/reminderPlan.ts";
import { nextOccurrence } from "../series/nextOccurrence.ts";
import { changedSeries } from "../series/planSeries.ts";
import { fieldsOfSeries, valueOfField, withFields } from "../series/seriesFields.ts";
import { isRecurring, laterOfSeries, type RecurringTask } from "../series/seriesOfTask.ts";
import type { Book } from "../state/book.ts";
import type { Recurrence, Task } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";
import { findLiveTask, versionMismatch } from "./liveTask.ts";
import { carriesTooMany, makeNextTask } from "./makeNextTask.ts";
import { tooMany } from "./takenAlong.ts";
import { readDue } from "./taskFields.ts";

type CommandOf<Type extends Command["type"]> = Extract<Command, { type: Type }>;
type SeriesCommand = CommandOf<
	"SkipOccurrence" | "MoveOccurrence" | "ChangeRecurrence" | "PauseSeries" | "ResumeSeries" | "EndSeries"
>;

/**
 * The task must recur, and be open; only a paused series may be resumed from a completed one, for then nothing followed
 * it. What is so already is accepted without an event.
 */
export function decideSeries(book: Book, command: SeriesCommand, now: InstantText): Decision {
	const { task_id } = command;
	const task = findLiveTask(book, task_id);
	if (task === undefined) return rejected(notFound("task"));
	const mismatch = versionMismatch(task, command.expected_version);
	if (mismatch !== undefined) return rejected(mismatch);
	if (command.type === "EndSeries" && !isRecurring(task)) return accepted({ kind: "task", task_id }, []);
	if (!isRecurring(task)) return rejected(conflict(say("does_not_recur")));
	if (command.type === "ResumeSeries") return resume(book, task, now);
	if (task.status === "completed") return rejected(conflict(say("completed_reopen_first")));
	switch (command.type) {
		case "SkipOccurrence":
			return skip(book, task, now);
		case "MoveOccurrence":
			return move(book, task, command, now);
		case "ChangeRecurrence":
			return change(book, task, command, now);
		case "PauseSeries": {
			if (task.series.recurrence.paused) return accepted({ kind: "task", task_id }, []);
			const recurrence: Recurrence = { ...task.series.recurrence, paused: true };
			return changed(task, "series.paused", { recurrence }, remindersPaused(task, "paused"));
		}
		case "EndSeries":
			return end(book, task, "series.ended", now);
	}
}

/** The task stands for the next occurrence; the one skipped is left out of the series for everybody who reads it. */
function skip(book: Book, task: RecurringTask, now: InstantText): Decision {
	const { settings } = book.user;
	if (hasSuccessor(book, task)) return rejected(conflict(say("later_occurrence")));
	// As if it were done: what a skip leads to and what a completion leads to is one rule.
	const next = nextOccurrence(task, settings, { done_at: now, now });
	if (next === undefined) {
		return rejected(conflict(say("last_occurrence")));
	}
	const exdates = [...new Set([...next.recurrence.exdates, task.series.occurrence])].sort();
	const { occurrence, due } = next;
	const fields = { due, occurrence, recurrence: { ...next.recurrence, exdates } };
	return changed(task, "occurrence.skipped", fields, remindersMoved(task, due, settings, now));
}

function move(book: Book, task: RecurringTask, command: CommandOf<"MoveOccurrence">, now: InstantText): Decision {
	const violations: Violation[] = [];
	const { settings } = book.user;
	const due = readDue(command.due, { present: task.due, settings }, violations);
	if (violations.length > 0) return rejectedFor(violations);
	return changed(task, "occurrence.moved", { due }, remindersMoved(task, due, settings, now));
}

function change(
	book: Book,
	task: RecurringTask,
	{ scope, recurrence }: CommandOf<"ChangeRecurrence">,
	now: InstantText,
): Decision {
	if (scope === "this") {
		if (recurrence === null) return takeOut(book, task, now);
		const said = say("one_occurrence_rule");
		return rejected(brokenRule("recurrence", "scope", said));
	}
	if (recurrence === null) return end(book, task, "series.changed", now);
	const violations: Violation[] = [];
	const planned = changedSeries(book, task, recurrence, { scope, due: undefined, now }, violations);
	if (planned === undefined) return rejectedFor(violations);
	const { series, due } = planned;
	const fields = { ...fieldsOfSeries(series), due };
	return changed(task, "series.changed", fields, remindersMoved(task, due, book.user.settings, now));
}

/** A single task from now on; the series goes on with what follows, as if this one were done in time. */
function takeOut(book: Book, task: RecurringTask, now: InstantText): Decision {
	const single = end(book, task, "series.changed", now);
	if (single.kind === "rejected" || hasSuccessor(book, task)) return single;
	const next = nextOccurrence(task, book.user.settings, { done_at: now, now });
	if (next === undefined) return single;
	if (carriesTooMany(book, task)) return rejected(tooMany());
	const made = makeNextTask(book, task, next, now);
	const events = [...single.events, ...made.events.map(happened)];
	return accepted({ kind: "task", task_id: task.task_id, next_id: made.task_id }, events);
}

/** Its reminders wake with it, for a task that does not recur cannot be paused. */
function end(book: Book, task: RecurringTask, type: "series.ended" | "series.changed", now: InstantText): Decision {
	const single = withFields(task, { recurrence: null });
	const woken = task.series.recurrence.paused ? remindersResumed(single, book.user.settings, now) : [];
	return changed(task, type, { recurrence: null }, woken);
}

/**
 * The series goes on: an open task whose time passed during the pause stands for the first occurrence after now, and what
 * was done during it is followed by that one.
 */
function resume(book: Book, task: RecurringTask, now: InstantText): Decision {
	const { task_id, due } = task;
	const { paused, ...recurrence } = task.series.recurrence;
	if (paused === undefined) return accepted({ kind: "task", task_id }, []);
	const settings = { ...book.user.settings, missed_occurrences: "roll_on" as const };
	const awake: RecurringTask = { ...task, series: { ...task.series, recurrence } };
	const next = nextOccurrence(awake, settings, { done_at: task.completed_at ?? now, now });
	if (task.status === "completed") {
		const resumed = changed(task, "series.resumed", { recurrence });
		if (resumed.kind === "rejected" || next === undefined || hasSuccessor(book, task)) return resumed;
		if (carriesTooMany(book, task)) return rejected(tooMany());
		const made = makeNextTask(book, awake, next, now);
		const events = [...resumed.events, ...made.events.map(happened)];
		return accepted({ kind: "task", task_id, next_id: made.task_id }, events);
	}
	const isMissed = due !== null && ("at" in due ? due.at <= now : isDayOver(due.date, now, settings.time_zone));
	if (!isMissed || next === undefined || hasSuccessor(book, task)) {
		return changed(task, "series.resumed", { recurrence }, remindersResumed(awake, settings, now));
	}
	const fields = { recurrence: next.recurrence, due: next.due, occurrence: next.occurrence };
	const moved = remindersMoved(awake, next.due, settings, now);
	const ids = new Set(moved.map((event) => ("reminder" in event.data ? event.data.reminder.reminder_id : 0)));
	const others = awake.reminders.filter(({ reminder_id }) => !ids.has(reminder_id));
	const resumed = remindersResumed({ ...awake, reminders: others }, settings, now);
	return changed(task, "series.resumed", fields, [...moved, ...resumed]);
}

function isDayOver(date: string, now: InstantText, timeZone: string): boolean {
	return date < Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function hasSuccessor(book: Book, task: Task): boolean {
	return laterOfSeries(book, task).some(({ status }) => status !== "deleted");
}

/** The event with the fields that really change, and what it means for the reminders; nothing when none does. */
function changed(
	task: Task,
	type: Exclude<FieldEventType, "task.updated">,
	fields: Partial<ChangedFields>,
	reminders: readonly DomainEvent[] = [],
): Decision {
	const { task_id } = task;
	const names = (Object.keys(fields) as (keyof ChangedFields)[]).filter(
		(name) => !sameValue(valueOfField(task, name), fields[name]),
	);
	if (names.length === 0) return accepted({ kind: "task", task_id }, []);
	const updated_fields: Partial<ChangedFields> = Object.fromEntries(names.map((name) => [name, fields[name]]));
	const previous_fields: Partial<ChangedFields> = Object.fromEntries(
		names.map((name) => [name, valueOfField(task, name)]),
	);
	const event: DomainEvent = { type, data: { task_id, updated_fields, previous_fields } };
	return accepted({ kind: "task", task_id }, [event, ...reminders].map(happened));
}
