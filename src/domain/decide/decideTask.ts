/** Adding and editing tasks. */

import { BOUNDS, beyond } from "../accounts/bounds.ts";
import type { AddTask, AskedRecurrence, Command } from "../commands/commands.ts";
import type { Decision } from "../commands/decision.ts";
import { accepted, happened, rejected, rejectedFor } from "../commands/outcome.ts";
import { sameValue } from "../equality.ts";
import type { ChangedFields, DomainEvent, TaskDocument } from "../events/events.ts";
import { notFound, type Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import { readReminders } from "../reminders/newReminders.ts";
import { documentOf, reminderScheduled } from "../reminders/reminderDocument.ts";
import { makeDefaultReminder, remindersMoved, remindersResumed } from "../reminders/reminderPlan.ts";
import { type SeriesContext, seriesOfEdit, seriesOfNewTask } from "../series/planSeries.ts";
import { fieldsOfSeries, valueOfField, withFields } from "../series/seriesFields.ts";
import { isPaused, isRecurring } from "../series/seriesOfTask.ts";
import type { Book } from "../state/book.ts";
import type { Due, Reminder, Task } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";
import { findLiveTask, versionMismatch } from "./liveTask.ts";
import { readNamedLabels } from "./namedLabels.ts";
import { checkTagCount, readFields } from "./taskFields.ts";

/** A new task with its labels and reminders, all or nothing. */
export function addTask(book: Book, command: AddTask, context: SeriesContext): Decision {
	const { now } = context;
	const violations: Violation[] = [];
	// The title is required by the command; the default only satisfies the type.
	const { title = "", due: askedDue = null, ...fields } = readFields(book, command, violations);
	const named = readNamedLabels(book, command, now, violations);
	const tag_ids = [...new Set([...(fields.tag_ids ?? []), ...named.tag_ids])];
	if (named.tag_ids.length > 0) checkTagCount(tag_ids, violations);
	// An unlawful due date has no instant: reminders are looked at only beside a lawful one.
	if (violations.some(({ field }) => field.startsWith("due"))) return rejectedFor(violations);
	const series = command.recurrence && seriesOfNewTask(book, command.recurrence, askedDue, context, violations);
	const due = series?.due ?? askedDue;
	const reminders = remindersOfNewTask(book, command, due, now, violations);
	if (violations.length > 0) return rejectedFor(violations);

	const task_id = book.user.next_task_id;
	if ((book.live_tasks ?? task_id - 1) >= BOUNDS.tasks.most) return rejectedFor([beyond(BOUNDS.tasks)]);
	const task: TaskDocument = {
		title,
		description: fields.description ?? null,
		priority: fields.priority ?? "medium",
		category_id: named.category_id ?? fields.category_id ?? null,
		tag_ids,
		due,
		...fieldsOfSeries(series?.series ?? null),
		parent_id: fields.parent_id ?? null,
		...(fields.duration_minutes == null ? {} : { duration_minutes: fields.duration_minutes }),
		reminders: reminders.map(documentOf),
	};
	const created = happened({ type: "task.created", data: { task_id, task } });
	return accepted({ kind: "task", task_id }, [...named.events, created]);
}

/** Changes the named fields; what is as asked already is not mentioned, and nothing to change is no event. */
export function editTask(book: Book, command: Command & { type: "EditTask" }, context: SeriesContext): Decision {
	const { task_id } = command;
	const task = findLiveTask(book, task_id);
	if (task === undefined) return rejected(notFound("task"));
	const mismatch = versionMismatch(task, command.expected_version);
	if (mismatch !== undefined) return rejected(mismatch);
	const violations: Violation[] = [];
	const named = readFields(book, command.changes, violations, task_id);
	const fields = {
		...named,
		...recurrenceOfEdit(book, task, command.changes.recurrence, named.due, context, violations),
	};
	if (violations.length > 0) return rejectedFor(violations);

	const { updated_fields, previous_fields } = changedFields(task, fields);
	if (Object.keys(updated_fields).length === 0) return accepted({ kind: "task", task_id }, []);
	const events: DomainEvent[] = [{ type: "task.updated", data: { task_id, updated_fields, previous_fields } }];
	const { recurrence } = fields;
	const after = recurrence === undefined ? task : withFields(task, { recurrence });
	if (updated_fields.due !== undefined) events.push(...remindersOfNewDue(book, after, updated_fields.due, context.now));
	else if (isPaused(task) && !isPaused(after)) {
		events.push(...remindersResumed(after, book.user.settings, context.now));
	}
	return accepted({ kind: "task", task_id }, events.map(happened));
}

/**
 * What an edit says of the recurrence, with the due date that follows from it. A task that recurs keeps a due date: a due
 * date that is named moves this occurrence, and the rule stays as it is.
 */
function recurrenceOfEdit(
	book: Book,
	task: Task,
	asked: AskedRecurrence | null | undefined,
	due: Due | null | undefined,
	context: SeriesContext,
	violations: Violation[],
): Partial<ChangedFields> {
	if (asked === null) return { recurrence: null };
	if (asked === undefined && due === null && isRecurring(task) && task.due !== null) {
		const said = say("recurring_needs_due");
		violations.push({ field: "due", rule: "required", ...said });
		return {};
	}
	if (asked === undefined || violations.some(({ field }) => field.startsWith("due"))) return {};
	const planned = seriesOfEdit(book, task, asked, due ?? undefined, context, violations);
	return planned === undefined ? {} : { ...fieldsOfSeries(planned.series), due: planned.due };
}

/** Compared in depth: a client that sends a whole task back must not make an event of it. */
function changedFields(task: Task, fields: Partial<ChangedFields>) {
	const changed = Object.entries(fields).filter(
		([field, value]) => !sameValue(valueOfField(task, field as keyof ChangedFields), value),
	);
	const updated_fields: Partial<ChangedFields> = Object.fromEntries(changed);
	const previous_fields: Partial<ChangedFields> = Object.fromEntries(
		changed.map(([field]) => [field, valueOfField(task, field as keyof ChangedFields)]),
	);
	return { updated_fields, previous_fields };
}

function remindersOfNewTask(
	book: Book,
	command: AddTask,
	due: Due | null,
	now: InstantText,
	violations: Violation[],
): readonly Reminder[] {
	const { settings, next_reminder_id } = book.user;
	if (command.reminders !== undefined) {
		return readReminders(next_reminder_id, command.reminders, { due, settings, now }, violations);
	}
	const reminder = due === null ? undefined : makeDefaultReminder(next_reminder_id, due, settings, now);
	return reminder === undefined ? [] : [reminder];
}

/**
 * The first due date of a task that has no reminder brings the default one, as at its making. Withdrawn reminders
 * do not count: otherwise an undone first due date would leave the task without a reminder for good.
 */
function remindersOfNewDue(book: Book, task: Task, due: Due | null, now: InstantText): DomainEvent[] {
	const { settings, next_reminder_id } = book.user;
	const isFirstDue = task.due === null && due !== null && task.status === "open";
	if (isFirstDue && task.reminders.every(({ status }) => status === "withdrawn")) {
		const reminder = makeDefaultReminder(next_reminder_id, due, settings, now);
		if (reminder === undefined) return [];
		return [reminderScheduled(task.task_id, reminder)];
	}
	return remindersMoved(task, due, settings, now);
}
