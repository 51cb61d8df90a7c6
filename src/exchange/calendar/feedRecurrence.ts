/**
 * A series as RFC 5545 says it, from the occurrence on that its open task stands for: what came before are tasks of their own. Where
 * the RFC has no words for a rule that calendars understand (the 30th, in February the 28th), its next dates are named one by one.
 */

import { civilDate } from "../../domain/recurrence/calendar.ts";
import { occurrencesFrom } from "../../domain/recurrence/expand.ts";
import { isOccurrence, nextPoint } from "../../domain/recurrence/nextAfter.ts";
import { printRule } from "../../domain/recurrence/printRule.ts";
import type { Rule, RuleEnd } from "../../domain/recurrence/rule.ts";
import { openSeries, type Series } from "../../domain/recurrence/series.ts";
import { splitRule } from "../../domain/recurrence/splitRule.ts";
import { dayOfWall, printWall, readWall, SECONDS_OF_DAY } from "../../domain/recurrence/wallTime.ts";
import { isPaused, isRecurring, openTaskSeries, type RecurringTask } from "../../domain/series/seriesOfTask.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import type { Task } from "../../domain/tasks/task.ts";
import type { InstantText } from "../../domain/time/instant.ts";
import { epochMsOf, instantTextOfEpochMs } from "../../domain/time/instant.ts";

/** Dates that are named where a rule cannot be. */
const MOST_NAMED = 60;
/** Dates that a rule in other words must share with ours to be believed. */
const COMPARED = 24;
/** Of one day that is left out: a rule gives no more on it. */
const MOST_OF_DAY = 100;

/** What stands beside DTSTART. Dates are wall times of `timeZone`, as names of occurrences are. */
export interface FeedRecurrence {
	readonly start: string;
	/** When `start` is; of a whole day its first instant in the zone. */
	readonly startsAt: InstantText;
	readonly isAllDay: boolean;
	readonly timeZone: string;
	/** Null: no rule says it, and `rdates` has the next ones. */
	readonly rrule: string | null;
	readonly rdates: readonly string[];
	readonly exdates: readonly string[];
}

/** The task that stands for the rest of each series: the latest of those that are open. Others of it stand for themselves alone. */
export function lastOfSeries(tasks: readonly Task[]): ReadonlySet<number> {
	const last = new Map<string, RecurringTask>();
	for (const task of tasks) {
		if (task.status !== "open" || !isRecurring(task)) continue;
		const { series_id, occurrence } = task.series;
		const other = last.get(series_id);
		if (other === undefined || other.series.occurrence < occurrence) last.set(series_id, task);
	}
	return new Set([...last.values()].map(({ task_id }) => task_id));
}

/** Undefined where nothing can be said ahead: a pause, a rule that counts from completion. */
export function feedRecurrence(task: RecurringTask, settings: Settings): FeedRecurrence | undefined {
	const { recurrence, occurrence } = task.series;
	if (isPaused(task) || recurrence.mode === "after_completion") return undefined;
	const opened = openTaskSeries(recurrence, settings);
	const first = readWall(occurrence);
	if (opened.kind === "refused" || first === undefined || first.isDate !== opened.series.isAllDay) return undefined;
	const { series } = opened;
	const { isAllDay, timeZone, clock, added } = series;
	const start = printWall(first.wall, isAllDay);
	const startMs = clock.epochMsOf(first.wall);
	const facts = { start, startsAt: instantTextOfEpochMs(startMs), isAllDay, timeZone };
	const rule = isOccurrence(series, occurrence) ? ruleFrom(series, start, startMs) : undefined;
	const text = (wall: number) => printWall(wall, isAllDay);
	if (rule === undefined)
		return { ...facts, rrule: null, rdates: nextDates(series, startMs, MOST_NAMED).map(text), exdates: [] };
	return {
		...facts,
		rrule: rule === "ended" ? null : printRule(rule),
		rdates: added.filter((wall) => wall > first.wall && !series.isLeftOut(wall)).map(text),
		exdates: leftOut(series, recurrence.exdates)
			.filter((wall) => wall > first.wall)
			.map(text),
	};
}

/** The series' rule with DTSTART at an occurrence of it; undefined: RFC 5545 has none that gives the same dates. */
function ruleFrom(series: Series, start: string, startMs: number): Rule | "ended" | undefined {
	const { following } = splitRule(series, start);
	if (following === undefined) return "ended";
	// A day knows no hours (§3.3.10), which not everybody knows.
	const hours = series.isAllDay ? { byHour: [], byMinute: [], bySecond: [] } : {};
	const rule = { ...following, ...hours, end: endOf(following.end, series) };
	if (!series.plan.clamps) return rule;
	const strict = { ...rule, ...lastDay(rule, civilDate(series.plan.startDay).day) };
	const opened = openSeries({ rrule: printRule(strict), start, time_zone: series.timeZone, exdates: [] }, "skip");
	if (opened.kind === "refused") return undefined;
	const ours = nextDates({ ...series, isLeftOut: () => false, added: [] }, startMs, COMPARED);
	const theirs = nextDates(opened.series, startMs, COMPARED);
	return ours.join() === theirs.join() ? strict : undefined;
}

/** "The 31st, or the month's last day" is the last day. Of the 30th RFC 5545 can say it, and what reads calendars reads it wrongly. */
function lastDay({ byMonthDay, bySetPos }: Rule, startDay: number): Partial<Rule> {
	const isLast = (byMonthDay[0] ?? startDay) === 31 && byMonthDay.length <= 1 && bySetPos.length === 0;
	return isLast ? { byMonthDay: [-1] } : {};
}

/** UNTIL beside a start with a zone is UTC (RFC 5545 §3.3.10); beside a day it is a day. */
function endOf(end: RuleEnd, { isAllDay, clock }: Series): RuleEnd {
	if (end.kind !== "until") return end;
	const { until } = end;
	if (isAllDay) {
		const wall = until.kind === "instant" ? (readWall(until.at.slice(0, 10))?.wall ?? 0) : until.wall;
		return { kind: "until", until: { kind: "date", wall: dayOfWall(wall) * SECONDS_OF_DAY } };
	}
	if (until.kind === "instant") return end;
	const wall = until.kind === "date" ? dayOfWall(until.wall) * SECONDS_OF_DAY + SECONDS_OF_DAY - 1 : until.wall;
	return { kind: "until", until: { kind: "instant", at: instantTextOfEpochMs(clock.epochMsOf(wall)) } };
}

function nextDates(series: Series, afterMs: number, most: number): readonly number[] {
	const walls: number[] = [];
	for (let at: number | undefined = afterMs; walls.length < most; ) {
		const point = nextPoint(series, at);
		if (point === undefined) break;
		walls.push(point.wall);
		at = point.epochMs;
	}
	return walls;
}

/** A day that is left out of a series with times is each of its times on that day: EXDATE has the form of DTSTART. */
function leftOut({ plan, isAllDay, added }: Series, exdates: readonly string[]): readonly number[] {
	return exdates.flatMap((text) => {
		const reading = readWall(text);
		if (reading === undefined) return [];
		const day = dayOfWall(reading.wall) * SECONDS_OF_DAY;
		if (isAllDay) return [day];
		if (!reading.isDate) return [reading.wall];
		const walls = added.filter((wall) => dayOfWall(wall) * SECONDS_OF_DAY === day);
		for (const wall of occurrencesFrom(plan, day)) {
			if (wall >= day + SECONDS_OF_DAY || walls.length === MOST_OF_DAY) break;
			walls.push(wall);
		}
		return walls;
	});
}

/** Whether the task is due when its occurrence is, or was moved. */
export function isMoved({ due }: Task, { startsAt, start, isAllDay }: FeedRecurrence): boolean {
	if (due === null) return false;
	if ("date" in due) return !isAllDay || due.date !== start;
	return isAllDay || epochMsOf(due.at) !== epochMsOf(startsAt);
}
