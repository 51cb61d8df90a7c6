/** What a recurrence makes of a task: the fields that it gives a new task, or changes of one that is there. */
import type { Book } from "./book.ts";
import type { AskedRecurrence, CHANGE_SCOPES } from "./commands.ts";
import { sameValue } from "./equality.ts";
import { floatingAs } from "./floating.ts";
import { seriesIdOf } from "./identity.ts";
import type { InstantText } from "./instant.ts";
import { firstFromDay, occurrenceOfDue, readRecurrence } from "./readRecurrence.ts";
import type { Violation } from "./rejection.ts";
import { dueOfOccurrence, isRecurring, laterOfSeries, othersOfSeries, type RecurringTask } from "./seriesOfTask.ts";
import type { ChangedFields, Due, Task } from "./task.ts";

export type SeriesFields = Pick<ChangedFields, "due" | "recurrence" | "series_id" | "occurrence">;

export interface SeriesContext {
	readonly now: InstantText;
	readonly user_id: string;
}

/** A new task that recurs. Without a due date it gets the first date of the rule. Undefined when a rule is broken. */
export function seriesOfNewTask(
	book: Book,
	asked: AskedRecurrence,
	due: Due | null,
	{ now, user_id }: SeriesContext,
	violations: Violation[],
): SeriesFields | undefined {
	const read = readRecurrence(asked, { due, settings: book.user.settings, now }, violations);
	if (read === undefined) return undefined;
	const { recurrence, first } = read;
	return {
		recurrence,
		series_id: seriesIdOf(user_id, book.user.next_task_id, 0),
		due: due === null ? dueOfOccurrence(first, recurrence) : floatingAs(due, recurrence, book.user.settings),
		occurrence: due === null ? first.local : occurrenceOfDue(due, read),
	};
}

/**
 * A recurrence for a task that is there: its first one, or a new one for this occurrence and those that follow. `due`:
 * named in the same command, and then it stays; undefined: it follows from the recurrence where need be.
 */
export function seriesOfEdit(
	book: Book,
	task: Task,
	asked: AskedRecurrence,
	due: Due | undefined,
	context: SeriesContext,
	violations: Violation[],
): SeriesFields | undefined {
	return isRecurring(task)
		? changedSeries(book, task, asked, { scope: "following", due, now: context.now }, violations)
		: begunSeries(book, task, asked, due, context, violations);
}

export interface SeriesChange {
	readonly scope: Exclude<(typeof CHANGE_SCOPES)[number], "this">;
	readonly due: Due | undefined;
	readonly now: InstantText;
}

/**
 * The rule changes, the series stays one: past occurrences are found by it, and none is made twice (P9). The task takes the
 * first date of the new rule from its own day on (`following` with a start of its own: from that start).
 */
export function changedSeries(
	book: Book,
	task: RecurringTask,
	asked: AskedRecurrence,
	{ scope, due, now }: SeriesChange,
	violations: Violation[],
): SeriesFields | undefined {
	const { settings } = book.user;
	const present = task.recurrence;
	const unchanged = readRecurrence(asked, { due: null, start: present.start, previous: present, settings, now }, []);
	if (sameValue({ ...unchanged?.recurrence, paused: present.paused }, { ...present, paused: present.paused })) {
		const { series_id, occurrence } = task;
		return { recurrence: present, series_id, occurrence, due: due ? floatingAs(due, present, settings) : task.due };
	}
	const start = scope === "all" ? task.recurrence.start : task.occurrence;
	const read = readRecurrence(asked, { due: null, start, previous: task.recurrence, settings, now }, violations);
	if (read === undefined) return undefined;
	const from = read.hasOwnStart && scope === "following" ? read.recurrence.start : task.occurrence;
	const position = firstFromDay(read.series, from, namesTaken(book, task));
	if (position === undefined) {
		violations.push({ field: "recurrence.rrule", rule: "no_dates", message: "The rule ends before this occurrence." });
		return undefined;
	}
	const isUnmoved = position.local === task.occurrence && read.recurrence.time_zone === task.recurrence.time_zone;
	const recurrence = {
		...read.recurrence,
		exdates: read.recurrence.exdates.filter((date) => date >= read.recurrence.start.slice(0, 10)),
		...(present.paused ? { paused: present.paused } : {}),
	};
	const kept = due ?? (isUnmoved ? task.due : null);
	return {
		recurrence,
		series_id: task.series_id,
		occurrence: position.local,
		due: kept === null ? dueOfOccurrence(position, recurrence) : floatingAs(kept, recurrence, settings),
	};
}

function begunSeries(
	book: Book,
	task: Task,
	asked: AskedRecurrence,
	due: Due | undefined,
	{ now, user_id }: SeriesContext,
	violations: Violation[],
): SeriesFields | undefined {
	const known = due ?? task.due;
	const read = readRecurrence(asked, { due: known, settings: book.user.settings, now }, violations);
	if (read === undefined) return undefined;
	const { recurrence, first, hasOwnStart } = read;
	// A start that is said moves the task there; otherwise the due date that it has is the beginning.
	const kept = due ?? (hasOwnStart ? null : known);
	// A series that ended here goes on under its name; one that went on without this task does not take it back.
	const isEndOfSeries = task.series_id !== null && laterOfSeries(book, task).length === 0;
	const taken = isEndOfSeries ? namesTaken(book, task) : [];
	const occurrence = kept === null ? first.local : occurrenceOfDue(kept, read);
	const goesOn = isEndOfSeries && taken.every((name) => name < occurrence);
	return {
		recurrence,
		series_id: goesOn ? task.series_id : seriesIdOf(user_id, task.task_id, task.version),
		due: kept === null ? dueOfOccurrence(first, recurrence) : floatingAs(kept, recurrence, book.user.settings),
		occurrence,
	};
}

/** Names of the tasks of the series that come before this one, or stand beside it: they are not given again. */
function namesTaken(book: Book, task: Task): readonly string[] {
	return othersOfSeries(book, task)
		.filter(({ status }) => status !== "deleted")
		.map(({ occurrence }) => occurrence);
}
