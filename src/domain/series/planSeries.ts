/** What a recurrence makes of a task: the fields that it gives a new task, or changes of one that is there. */

import type { AskedRecurrence, CHANGE_SCOPES } from "../commands/commands.ts";
import { sameValue } from "../equality.ts";
import { seriesIdOf } from "../events/identity.ts";
import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import type { Book } from "../state/book.ts";
import type { Due, Task, TaskSeries } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";
import { floatingAs } from "./floating.ts";
import { firstFromDay, occurrenceOfDue, readRecurrence } from "./readRecurrence.ts";
import { dueOfOccurrence, isRecurring, laterOfSeries, othersOfSeries, type RecurringTask } from "./seriesOfTask.ts";

/** The task's place in its series, and the due date that goes with it. */
export interface PlannedSeries {
	readonly series: TaskSeries;
	readonly due: Due | null;
}

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
): PlannedSeries | undefined {
	const read = readRecurrence(asked, { due, settings: book.user.settings, now }, violations);
	if (read === undefined) return undefined;
	const { recurrence, first } = read;
	const occurrence = due === null ? first.local : occurrenceOfDue(due, read);
	return {
		series: { series_id: seriesIdOf(user_id, book.user.next_task_id, 0), occurrence, recurrence },
		due: due === null ? dueOfOccurrence(first, recurrence) : floatingAs(due, recurrence, book.user.settings),
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
): PlannedSeries | undefined {
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
): PlannedSeries | undefined {
	const { settings } = book.user;
	const { series } = task;
	const present = series.recurrence;
	const unchanged = readRecurrence(asked, { due: null, start: present.start, previous: present, settings, now }, []);
	if (sameValue({ ...unchanged?.recurrence, paused: present.paused }, { ...present, paused: present.paused })) {
		return { series, due: due ? floatingAs(due, present, settings) : task.due };
	}
	const start = scope === "all" ? present.start : series.occurrence;
	const read = readRecurrence(asked, { due: null, start, previous: present, settings, now }, violations);
	if (read === undefined) return undefined;
	const from = read.hasOwnStart && scope === "following" ? read.recurrence.start : series.occurrence;
	const position = firstFromDay(read.series, from, namesTaken(book, task));
	if (position === undefined) {
		violations.push({ field: "recurrence.rrule", rule: "no_dates", ...say("rule_ends_before") });
		return undefined;
	}
	const isUnmoved = position.local === series.occurrence && read.recurrence.time_zone === present.time_zone;
	const recurrence = {
		...read.recurrence,
		exdates: read.recurrence.exdates.filter((date) => date >= read.recurrence.start.slice(0, 10)),
		...(present.paused ? { paused: present.paused } : {}),
	};
	const kept = due ?? (isUnmoved ? task.due : null);
	return {
		series: { ...series, occurrence: position.local, recurrence },
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
): PlannedSeries | undefined {
	const known = due ?? task.due;
	const read = readRecurrence(asked, { due: known, settings: book.user.settings, now }, violations);
	if (read === undefined) return undefined;
	const { recurrence, first, hasOwnStart } = read;
	// A start that is said moves the task there; otherwise the due date that it has is the beginning.
	const kept = due ?? (hasOwnStart ? null : known);
	// A series that ended here goes on under its name; one that went on without this task does not take it back.
	const ended = laterOfSeries(book, task).length === 0 ? task.series : null;
	const taken = ended === null ? [] : namesTaken(book, task);
	const occurrence = kept === null ? first.local : occurrenceOfDue(kept, read);
	const series_id =
		ended !== null && taken.every((name) => name < occurrence)
			? ended.series_id
			: seriesIdOf(user_id, task.task_id, task.version);
	return {
		series: { series_id, occurrence, recurrence },
		due: kept === null ? dueOfOccurrence(first, recurrence) : floatingAs(kept, recurrence, book.user.settings),
	};
}

/** Names of the tasks of the series that come before this one, or stand beside it: they are not given again. */
function namesTaken(book: Book, task: Task): readonly string[] {
	return othersOfSeries(book, task)
		.filter(({ status }) => status !== "deleted")
		.map(({ series }) => series.occurrence);
}
