/** What follows an occurrence: when it is, and by which recurrence. */

import { nextAfterCompletion } from "../recurrence/afterCompletion.ts";
import { nextAfterInstant, nextAfterLocal, type Occurrence } from "../recurrence/nextAfter.ts";
import { parseRule } from "../recurrence/parseRule.ts";
import { printRule } from "../recurrence/printRule.ts";
import type { Series } from "../recurrence/series.ts";
import { readWall } from "../recurrence/wallTime.ts";
import type { Settings } from "../settings/settings.ts";
import type { Due, Recurrence } from "../tasks/task.ts";
import { type InstantText, instantTextOfEpochMs, type WallText } from "../time/instant.ts";
import { anchoredRecurrence } from "./floating.ts";
import { dueOfOccurrence, openTaskSeries, type RecurringTask } from "./seriesOfTask.ts";

export interface NextOccurrence {
	readonly occurrence: WallText;
	readonly due: Due;
	/** Of the next task. */
	readonly recurrence: Recurrence;
}

/** When the occurrence in hand ended, and the instant from which on something is missed. */
export interface OccurrenceEnd {
	readonly done_at: InstantText;
	readonly now: InstantText;
}

/**
 * The occurrence after this one. Scheduled: done early or in time, the one after it in the rule; done late, by setting
 * the first after now (`roll_on`) or the one after it all the same (`keep_each`). After completion: counted from
 * the day it was done. Undefined when COUNT or UNTIL, counted from the series' start, have ended the series.
 */
export function nextOccurrence(
	{ series }: RecurringTask,
	settings: Settings,
	end: OccurrenceEnd,
): NextOccurrence | undefined {
	const opened = openTaskSeries(series.recurrence, settings);
	// Refused only where a rule was stored under other bounds: there is no date that one could rely on.
	if (opened.kind === "refused") return undefined;
	const next =
		series.recurrence.mode === "after_completion"
			? nextCounted(opened.series, series.occurrence, end.done_at)
			: nextScheduled(opened.series, series.occurrence, settings, end.now);
	// Due dates end with the year 9998 (taskFields.ts).
	if (next === undefined || next.local >= "9999") return undefined;
	const recurrence = recurrenceAfter(anchoredRecurrence(series.recurrence, settings), next);
	return { occurrence: next.local, due: dueOfOccurrence(next, recurrence), recurrence };
}

/**
 * Done so early that the count leads to the same day, or before it, it is counted from the occurrence itself: what is done
 * is not asked for again.
 */
function nextCounted(series: Series, occurrence: string, done_at: InstantText): Occurrence | undefined {
	const next = nextAfterCompletion(series, done_at, 1);
	if (next === undefined || next.local > occurrence) return next;
	const wall = readWall(occurrence)?.wall ?? 0;
	return nextAfterCompletion(series, instantTextOfEpochMs(series.clock.epochMsOf(wall)), 1);
}

function nextScheduled(series: Series, occurrence: string, settings: Settings, now: InstantText) {
	const following = nextAfterLocal(series, occurrence);
	if (following === undefined || following.instant > now || settings.missed_occurrences === "keep_each") {
		return following;
	}
	return nextAfterInstant(series, now);
}

/**
 * After completion every occurrence starts the rule afresh, so the next task's recurrence says just that: its start, and
 * what is left of COUNT. A scheduled one is the same for all tasks of the series.
 */
function recurrenceAfter(recurrence: Recurrence, next: Occurrence): Recurrence {
	if (recurrence.mode === "scheduled") return recurrence;
	const parsed = parseRule(recurrence.rrule);
	if (parsed.kind === "refused" || parsed.rule.end.kind !== "count") return { ...recurrence, start: next.local };
	const end = { kind: "count", count: parsed.rule.end.count - 1 } as const;
	return { ...recurrence, start: next.local, rrule: printRule({ ...parsed.rule, end }) };
}
