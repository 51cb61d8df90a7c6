/** A task as one of its series: the series of its recurrence, its name there, and the tasks before and after it. */

import type { Occurrence } from "../recurrence/nextAfter.ts";
import { type OpenedSeries, openSeries, type RecurrenceText } from "../recurrence/series.ts";
import { readWall } from "../recurrence/wallTime.ts";
import type { Settings } from "../settings/settings.ts";
import type { Book } from "../state/book.ts";
import type { Due, Recurrence, Task, TaskSeries } from "../tasks/task.ts";
import type { DateText } from "../time/instant.ts";

/** A task that recurs. */
export type RecurringTask = Task & { readonly series: TaskSeries & { readonly recurrence: Recurrence } };

export function isRecurring(task: Task): task is RecurringTask {
	return recurrenceOf(task) !== null;
}

/** The rule by which the task comes back; null: it does not. */
export function recurrenceOf({ series }: Pick<Task, "series">): Recurrence | null {
	return series?.recurrence ?? null;
}

/** Paused: its reminders are silent, and nothing follows its completion. */
export function isPaused(task: Task): boolean {
	return recurrenceOf(task)?.paused === true;
}

/** The series of a recurrence under the user's settings. Whole days, and what floats, are meant in the user's zone. */
export function openTaskSeries(
	recurrence: RecurrenceText & Pick<Recurrence, "floating">,
	settings: Settings,
): OpenedSeries {
	const isAllDay = readWall(recurrence.start)?.isDate === true;
	const time_zone = isAllDay || recurrence.floating ? settings.time_zone : recurrence.time_zone;
	return openSeries({ ...recurrence, time_zone }, settings.month_end);
}

/** The due date of an occurrence; the recurrence has the zone in which that was found. */
export function dueOfOccurrence({ local, instant }: Occurrence, { time_zone, floating }: Recurrence): Due {
	if (local.length === 10) return { date: local as DateText };
	return { at: instant, time_zone, ...(floating ? { floating } : {}) };
}

/** A task that has a place in a series, whether that goes on or not. */
export type TaskOfSeries = Task & { readonly series: TaskSeries };

/** All other tasks of the same series that are loaded, by their names in it, ascending. */
export function othersOfSeries(book: Book, { series, task_id }: Task): readonly TaskOfSeries[] {
	if (series === null) return [];
	const isOther = (other: Task): other is TaskOfSeries =>
		other.series?.series_id === series.series_id && other.task_id !== task_id;
	const others = [...book.tasks.values()].filter(isOther);
	return others.sort((a, b) => (a.series.occurrence < b.series.occurrence ? -1 : 1));
}

/** The tasks that come after this one in its series, the deleted ones too; names are wall times, so text order is theirs. */
export function laterOfSeries(book: Book, task: Task): readonly Task[] {
	const { series } = task;
	return series === null
		? []
		: othersOfSeries(book, task).filter((other) => other.series.occurrence > series.occurrence);
}

/** Whether another task stands for the same occurrence: in a series a name is given once at a time. */
export function isTakenByNow(book: Book, task: Task): boolean {
	return othersOfSeries(book, task).some(
		({ series, status }) => series.occurrence === task.series?.occurrence && status !== "deleted",
	);
}
