/** Reads a recurrence as it is asked for: what is stored of it, the place of the task in it, and every rule it breaks (P10). */

import type { AskedRecurrence } from "../commands/commands.ts";
import { wallTextOf } from "../recurrence/moment.ts";
import { firstOccurrence, nextAfterLocal, type Occurrence } from "../recurrence/nextAfter.ts";
import { type ParsedRecurrenceText, parseRecurrenceText } from "../recurrence/parseRecurrenceText.ts";
import { printRule } from "../recurrence/printRule.ts";
import type { Series } from "../recurrence/series.ts";
import { dayOfWall, printWall, readWall, SECONDS_OF_DAY } from "../recurrence/wallTime.ts";
import { makeZoneClock } from "../recurrence/zoneClock.ts";
import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import type { Settings } from "../settings/settings.ts";
import type { Due, Recurrence } from "../tasks/task.ts";
import { epochMsOf, type InstantText, type WallText } from "../time/instant.ts";
import { readTimeZone } from "../time/lawfulTime.ts";
import { openTaskSeries } from "./seriesOfTask.ts";

/** EXDATE and RDATE each. */
const MOST_DATES = 1_000;

export interface RecurrenceGround {
	/** The due date of the task, from which the start follows when it is not said. */
	readonly due: Due | null;
	/** The start when it is not said, before the due date. */
	readonly start?: string;
	/** What the task recurred by before, from which zone and mode follow. */
	readonly previous?: Recurrence;
	readonly settings: Settings;
	readonly now: InstantText;
}

export interface ReadRecurrence {
	/** Canonical: the same wish in other words is stored as the same text. */
	readonly recurrence: Recurrence;
	readonly series: Series;
	readonly first: Occurrence;
	/** The start was said, and not taken from the due date. */
	readonly hasOwnStart: boolean;
}

/** Undefined when a rule is broken; bounded to less than 100 ms for whatever text. */
export function readRecurrence(
	asked: AskedRecurrence,
	ground: RecurrenceGround,
	violations: Violation[],
): ReadRecurrence | undefined {
	const parsed = parseRecurrenceText(asked.rrule);
	if (parsed.kind === "refused") {
		violations.push(...parsed.violations);
		return undefined;
	}
	const broken: Violation[] = [];
	const { previous, settings } = ground;
	const floats = asked.floating ?? floatsByGround(asked, ground);
	const named = readTimeZone("recurrence.time_zone", zoneOf(asked, parsed, ground), broken);
	const time_zone = floats ? settings.time_zone : named;
	const { exdates = previous?.exdates ?? [], rdates = previous?.rdates ?? [] } = asked;
	checkDateCount("exdates", exdates.length + parsed.exdates.length, broken);
	checkDateCount("rdates", rdates.length + parsed.rdates.length, broken);
	if (broken.length > 0) {
		violations.push(...broken);
		return undefined;
	}
	const start = asked.start ?? (parsed.start && wallTextOf(parsed.start, time_zone));
	const dates = (own: readonly string[], lines: typeof parsed.exdates) =>
		distinct([...own.map(canonical), ...lines.map((moment) => wallTextOf(moment, time_zone))]);
	const added = dates(rdates, parsed.rdates);
	const written = {
		rrule: printRule(parsed.rule),
		start: canonical(start ?? startOf(ground, time_zone)),
		time_zone,
		mode: asked.mode ?? previous?.mode ?? "scheduled",
		exdates: dates(exdates, parsed.exdates),
		...(added.length > 0 ? { rdates: added } : {}),
	};
	const isAllDay = readWall(written.start)?.isDate === true;
	const meant = floats && !isAllDay ? { ...written, floating: true as const } : written;
	const opened = openTaskSeries(meant, settings);
	if (opened.kind === "refused") {
		violations.push(...opened.violations);
		return undefined;
	}
	// Its dates are canonical, and the series could read each of them.
	const recurrence = meant as Recurrence;
	const first = firstOccurrence(opened.series);
	// Beyond these years the order of canonical texts is no longer the order of time, as for every due date.
	if (recurrence.start < "1900" || (first !== undefined && first.local >= "9999")) {
		violations.push({
			field: "recurrence.start",
			rule: "range",
			...say("series_years"),
		});
		return undefined;
	}
	if (first === undefined) {
		violations.push({
			field: "recurrence.exdates",
			rule: "no_dates",
			...say("every_date_left_out"),
		});
		return undefined;
	}
	return { recurrence, series: opened.series, first, hasOwnStart: start !== undefined };
}

/**
 * The name that a task with this due date has in the series: the wall time of the due date in the form of the
 * series, whether or not the rule names it. So what follows is the first date of the rule after it.
 */
export function occurrenceOfDue(due: Due, { series, recurrence }: ReadRecurrence): WallText {
	if ("at" in due) return printWall(makeZoneClock(recurrence.time_zone).wallOf(epochMsOf(due.at)), series.isAllDay);
	const { wall } = series.plan.start;
	const timeOfDay = wall - dayOfWall(wall) * SECONDS_OF_DAY;
	return printWall((readWall(due.date)?.wall ?? 0) + timeOfDay, series.isAllDay);
}

/**
 * The first occurrence from the day of a wall time on that comes after `after`, the names that other tasks of the series
 * have: a series whose rule changes must not give an occurrence twice.
 */
export function firstFromDay(series: Series, local: string, after: readonly string[]): Occurrence | undefined {
	const day = dayOfWall(readWall(local)?.wall ?? 0);
	const dayBefore = printWall(day * SECONDS_OF_DAY - (series.isAllDay ? SECONDS_OF_DAY : 1), series.isAllDay);
	return nextAfterLocal(series, [dayBefore, ...after].sort().at(-1) ?? dayBefore);
}

/** Not said: what the task recurred by before decides, else its due date; a zone that is said is meant. */
function floatsByGround(asked: AskedRecurrence, { due, previous }: RecurrenceGround): boolean {
	if (asked.time_zone !== undefined) return false;
	if (previous !== undefined) return previous.floating === true;
	return due !== null && "at" in due && due.floating === true;
}

function zoneOf(
	asked: AskedRecurrence,
	parsed: Extract<ParsedRecurrenceText, { kind: "recurrence" }>,
	{ due, previous, settings }: RecurrenceGround,
): string {
	if (asked.time_zone !== undefined) return asked.time_zone;
	if (parsed.start?.kind === "zoned") return parsed.start.time_zone;
	if (previous !== undefined) return previous.time_zone;
	return due !== null && "at" in due ? due.time_zone : settings.time_zone;
}

function startOf({ due, start, now, settings }: RecurrenceGround, timeZone: string): string {
	if (start !== undefined) return start;
	if (due !== null) return localOf(due, timeZone);
	return wallTextOf({ kind: "instant", at: now }, settings.time_zone).slice(0, 10);
}

/** A due date as wall time: of the zone of the series, not of its own. */
function localOf(due: Due, timeZone: string): WallText {
	if ("date" in due) return due.date;
	return printWall(makeZoneClock(timeZone).wallOf(epochMsOf(due.at)), false);
}

/** `09:00:00` is `09:00`. What is no wall time stays as it is, and is refused for it later. */
function canonical(text: string): string {
	const reading = readWall(text);
	return reading === undefined ? text : printWall(reading.wall, reading.isDate);
}

function distinct(texts: readonly string[]): readonly string[] {
	return [...new Set(texts)].sort();
}

function checkDateCount(field: "exdates" | "rdates", count: number, violations: Violation[]): void {
	if (count <= MOST_DATES) return;
	violations.push({
		field: `recurrence.${field}`,
		rule: "limit",
		...say("too_many_dates", { most: MOST_DATES, field }),
	});
}
