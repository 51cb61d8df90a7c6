/** The task that follows an occurrence, with all that it carries: labels, reminders, subtasks. */

import type { DomainEvent, SeriesFields, TaskDocument } from "../events/events.ts";
import { documentOf } from "../reminders/reminderDocument.ts";
import { anchoredDue } from "../series/floating.ts";
import type { NextOccurrence } from "../series/nextOccurrence.ts";
import { fieldsOfSeries } from "../series/seriesFields.ts";
import { isRecurring, type RecurringTask } from "../series/seriesOfTask.ts";
import type { Book } from "../state/book.ts";
import { levelOf, walkDown } from "../state/taskTree.ts";
import { LIMITS, type Task } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";
import { carriedReminders, type Move, moveBetween, movedDue } from "./carriedAlong.ts";

type Created = DomainEvent & { readonly type: "task.created" };

export interface NextTask {
	readonly task_id: number;
	/** Its making, and that of its subtasks, parents first. */
	readonly events: readonly Created[];
}

/** Ids of tasks and reminders are the book's next. Subtasks are those that the book holds (`TaskNeeds.below`). */
export function makeNextTask(book: Book, task: RecurringTask, next: NextOccurrence, now: InstantText): NextTask {
	const { settings, next_task_id } = book.user;
	const { series_id, occurrence: from } = task.series;
	const isDay = from.length === 10;
	const { due, recurrence, occurrence } = next;
	const move = moveBetween(from, occurrence, isDay ? settings.time_zone : recurrence.time_zone);
	const events = [copyOf(book, [], task, { due, recurrence, occurrence, series_id }, move, now)];
	for (const { below, parent_id } of subtasksOf(book, task, next_task_id)) {
		const place = {
			due: below.due && movedDue(anchoredDue(below.due, settings), move),
			parent_id,
			...fieldsOfSeries(null),
		};
		events.push(copyOf(book, events, below, place, move, now));
	}
	return { task_id: next_task_id, events };
}

/**
 * All below a task, each with the id that its parent's copy will have: copies are numbered in this order. One that recurs is
 * left where it is, for its own series goes on. What lay deeper than is lawful (before there was a rule) goes beside its
 * parent's copy.
 */
function subtasksOf(book: Book, task: Task, next_task_id: number): readonly { below: Task; parent_id: number }[] {
	const level = levelOf(book, task.task_id);
	const below = carriedBelow(book, task);
	const copies = new Map([[task.task_id, { id: next_task_id, parent_id: next_task_id }]]);
	return below.slice(0, LIMITS.takenAlong).map(({ task: one, depth }, index) => {
		const parent = copies.get(one.parent_id ?? 0) ?? { id: next_task_id, parent_id: next_task_id };
		const parent_id = level + depth > LIMITS.levels ? parent.parent_id : parent.id;
		copies.set(one.task_id, { id: next_task_id + 1 + index, parent_id });
		return { below: one, parent_id };
	});
}

function carriedBelow(book: Book, task: Task) {
	return walkDown(book, task.task_id, (one) => one.status !== "deleted" && !isRecurring(one));
}

/** Whether more is below a task than its next occurrence can carry. */
export function carriesTooMany(book: Book, task: Task): boolean {
	return carriedBelow(book, task).length > LIMITS.takenAlong;
}

function copyOf(
	book: Book,
	before: readonly Created[],
	task: Task,
	place: SeriesFields & Pick<TaskDocument, "due"> & Partial<TaskDocument>,
	move: Move,
	now: InstantText,
): Created {
	const { title, description, priority, category_id, tag_ids, parent_id, duration_minutes, position } = task;
	const { settings, next_task_id, next_reminder_id } = book.user;
	const first_id = before.reduce((id, { data }) => id + data.task.reminders.length, next_reminder_id);
	const reminders = carriedReminders(task.reminders, move, place.due, first_id, settings, now).map(documentOf);
	const kept = { title, description, priority, category_id, tag_ids, parent_id, position };
	const lasts = duration_minutes === null ? {} : { duration_minutes };
	const document = { ...kept, ...lasts, ...place, reminders };
	return { type: "task.created", data: { task_id: next_task_id + before.length, task: document } };
}
