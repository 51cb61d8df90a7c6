/** A task as one of its series: the series of its recurrence, its name there, and the tasks before and after it. */
import type { Book } from "./book.ts";
import type { DateText } from "./instant.ts";
import type { Occurrence } from "./recurrence/nextAfter.ts";
import { type OpenedSeries, openSeries } from "./recurrence/series.ts";
import { readWall } from "./recurrence/wallTime.ts";
import type { Due, Recurrence, Settings, Task } from "./task.ts";

/** A task that recurs. */
export type RecurringTask = Task & {
	readonly recurrence: Recurrence;
	readonly series_id: string;
	readonly occurrence: string;
};

export function isRecurring(task: Task): task is RecurringTask {
	return task.recurrence !== null && task.series_id !== null && task.occurrence !== null;
}

/** Paused: its reminders are silent, and nothing follows its completion. */
export function isPaused(task: Task): boolean {
	return task.recurrence?.paused === true;
}

/** The series of a recurrence under the user's settings. Whole days, and what floats, are meant in the user's zone. */
export function openTaskSeries(recurrence: Recurrence, settings: Settings): OpenedSeries {
	const isAllDay = readWall(recurrence.start)?.isDate === true;
	const time_zone = isAllDay || recurrence.floating ? settings.time_zone : recurrence.time_zone;
	return openSeries({ ...recurrence, time_zone }, settings.month_end);
}

/** The due date of an occurrence; the recurrence has the zone in which that was found. */
export function dueOfOccurrence({ local, instant }: Occurrence, { time_zone, floating }: Recurrence): Due {
	if (local.length === 10) return { date: local as DateText };
	return { at: instant, time_zone, ...(floating ? { floating } : {}) };
}

/** All other tasks of the same series that are loaded, by their names in it, ascending. */
export function othersOfSeries(book: Book, task: Task): readonly (Task & { readonly occurrence: string })[] {
	const others: (Task & { readonly occurrence: string })[] = [];
	if (task.series_id === null) return others;
	for (const other of book.tasks.values()) {
		const { occurrence } = other;
		if (other.series_id !== task.series_id || other.task_id === task.task_id || occurrence === null) continue;
		others.push({ ...other, occurrence });
	}
	return others.sort((a, b) => (a.occurrence < b.occurrence ? -1 : 1));
}

/** The tasks that come after this one in its series, the deleted ones too; names are wall times, so text order is theirs. */
export function laterOfSeries(book: Book, task: Task): readonly Task[] {
	const { occurrence } = task;
	return occurrence === null ? [] : othersOfSeries(book, task).filter((other) => other.occurrence > occurrence);
}

/** Whether another task stands for the same occurrence: in a series a name is given once at a time. */
export function isTakenByNow(book: Book, task: Task): boolean {
	return othersOfSeries(book, task).some(
		({ occurrence, status }) => occurrence === task.occurrence && status !== "deleted",
	);
}
