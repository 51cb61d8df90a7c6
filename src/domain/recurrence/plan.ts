/**
 * A rule compiled against its start: periods (years, months, weeks, days, hours …) as whole numbers, and for each period
 * the occurrences in it. Because a period is a number, the one that holds any wall time is found by a division, and
 * the millionth occurrence costs no more than the first.
 */
import { CYCLE, civilDate, startOfWeek, weekYearOf } from "./calendar.ts";
import { type DayOrigin, type DaySet, daysOfMonth, daysOfWeek, daysOfYear } from "./daySets.ts";
import { nextDayOf } from "./nextDay.ts";
import type { Periods } from "./periods.ts";
import type { MonthEnd, Rule } from "./rule.ts";
import { subDailyPeriods } from "./subDailyPeriods.ts";
import { selectPositions, timesOfDay } from "./timeSets.ts";
import { dayOfWall, LAST_WALL, SECONDS_OF_DAY, type WallReading } from "./wallTime.ts";

export interface Plan extends Periods {
	readonly rule: Rule;
	readonly start: WallReading;
	readonly startDay: number;
	readonly clamps: boolean;
	/** The period of the start; the rule looks at every `interval`-th from there. */
	readonly base: number;
	readonly interval: number;
	readonly lastPeriod: number;
}

/**
 * Compiles a rule. The start is the first instance only if the rule names it: RFC 5545 §3.8.5.3 leaves a start that
 * does not fit undefined, and an occurrence that the preview does not explain would be a surprise ("every Friday
 * the 13th", saved on a Tuesday, must not fire on the Tuesday).
 *
 * `clamp` moves only the one day (29–31) that the rule or the start names with nothing else to choose it: "Friday the 31st"
 * names a coincidence, and −1 is the last day already. Of several days the RFC's own example leaves out those that a month
 * lacks (§3.3.10: of "15,30", 30 February is ignored).
 */
export function makePlan(rule: Rule, start: WallReading, monthEnd: MonthEnd): Plan {
	const startDay = dayOfWall(start.wall);
	const { byDay, byYearDay, byWeekNo, bySetPos, byMonthDay, frequency } = rule;
	const namesOneDay =
		byDay.length + byYearDay.length + byWeekNo.length + bySetPos.length === 0 && byMonthDay.length < 2;
	const clamps = monthEnd === "clamp" && namesOneDay && (frequency === "MONTHLY" || frequency === "YEARLY");
	const origin: DayOrigin = { start: civilDate(startDay), startDay, clamps };
	const periods = periodsOf(rule, start, origin);
	const base = basePeriod(rule, start.wall, periods);
	return {
		...periods,
		rule,
		start,
		startDay,
		clamps,
		base,
		interval: rule.interval,
		lastPeriod: periods.periodOf(LAST_WALL),
	};
}

function periodsOf(rule: Rule, start: WallReading, origin: DayOrigin): Periods {
	switch (rule.frequency) {
		case "YEARLY": {
			const { byWeekNo, weekStart } = rule;
			const yearOf = (dayNo: number) => (byWeekNo.length > 0 ? weekYearOf(dayNo, weekStart) : civilDate(dayNo).year);
			return dayPeriods(rule, start, daysOfYear(rule, origin), yearOf, CYCLE.years);
		}
		case "MONTHLY": {
			const monthOf = (dayNo: number) => {
				const { year, month } = civilDate(dayNo);
				return year * 12 + month - 1;
			};
			return dayPeriods(rule, start, daysOfMonth(rule, origin), monthOf, CYCLE.months);
		}
		case "WEEKLY": {
			const anchor = startOfWeek(0, rule.weekStart);
			const daysOf = daysOfWeek(rule, origin);
			const weekOf = (dayNo: number) => Math.floor((dayNo - anchor) / 7);
			return dayPeriods(rule, start, (week) => daysOf(anchor + 7 * week), weekOf, CYCLE.weeks);
		}
		case "DAILY": {
			const nextDay = nextDayOf(rule, origin) ?? ((dayNo: number) => dayNo);
			const daysOf: DaySet = (dayNo) => (nextDay(dayNo) === dayNo ? [dayNo] : []);
			return dayPeriods(rule, start, daysOf, (dayNo) => dayNo, CYCLE.days, nextDay);
		}
		case "HOURLY":
		case "MINUTELY":
		case "SECONDLY":
			return subDailyPeriods(rule, rule.frequency, start.wall, nextDayOf(rule, origin));
	}
}

/** Periods of a day and longer: their days times the times of day, among which BYSETPOS may choose. */
function dayPeriods(
	rule: Rule,
	start: WallReading,
	daysOf: DaySet,
	periodOfDay: (dayNo: number) => number,
	inCycle: number,
	nextFruitful: (period: number) => number = (period) => period,
): Periods {
	const times = timesOfDay(rule, start);
	const { bySetPos } = rule;
	return {
		inCycle,
		periodOf: (wall) => periodOfDay(dayOfWall(wall)),
		fill: (period, into) => {
			const days = daysOf(period);
			if (days.length === 0) return Math.max(period + 1, nextFruitful(period));
			const at = (n: number) =>
				(days[Math.floor(n / times.length)] ?? 0) * SECONDS_OF_DAY + (times[n % times.length] ?? 0);
			if (bySetPos.length > 0) {
				for (const n of selectPositions(days.length * times.length, bySetPos)) into.push(at(n));
			} else {
				for (const day of days) for (const time of times) into.push(day * SECONDS_OF_DAY + time);
			}
			return period + 1;
		},
	};
}

/**
 * The period that INTERVAL counts from. With BYWEEKNO the last days of December may belong to next year's week 1; that
 * year counts if the rule has an occurrence in it from the start on, else the calendar year of the start does.
 */
function basePeriod(rule: Rule, start: number, periods: Periods): number {
	const period = periods.periodOf(start);
	if (rule.byWeekNo.length === 0) return period;
	const inWeekYear: number[] = [];
	periods.fill(period, inWeekYear);
	if (inWeekYear.some((wall) => wall >= start)) return period;
	return civilDate(dayOfWall(start)).year;
}
