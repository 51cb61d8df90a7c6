/**
 * The next day that passes a rule's day parts, for frequencies of a day and shorter, where such parts only limit. Looking at one
 * day after the other takes seconds for a rule like "hourly, on day 98 of the year if it is a 31st"; the days of a
 * whole year come at once, and 400 years are all there is to look at.
 */
import { CYCLE, civilDate, dayNumber, daysInMonth } from "./calendar.ts";
import { weekdayTest } from "./dayLimits.ts";
import { type DayOrigin, daysOfYear } from "./daySets.ts";
import type { Rule } from "./rule.ts";

/** The first day that passes, the given one included; infinite when no day ever does. */
export type NextDay = (dayNo: number) => number;

/** Undefined when the rule limits no days. */
export function nextDayOf(rule: Rule, origin: DayOrigin): NextDay | undefined {
	const { byMonth, byMonthDay, byYearDay } = rule;
	if (byMonthDay.length + byYearDay.length > 0) return nextByYears(rule, origin);
	if (byMonth.length > 0) return nextByMonths(rule);
	const isWeekday = weekdayTest(rule, "month");
	if (isWeekday === undefined) return undefined;
	return (dayNo) => {
		let day = dayNo;
		while (!isWeekday(day)) day += 1;
		return day;
	};
}

/** Months, and perhaps days of the week: what is not wanted is stepped over month by month. */
function nextByMonths(rule: Rule): NextDay {
	const isWeekday = weekdayTest(rule, "month");
	return (dayNo) => {
		let day = dayNo;
		for (;;) {
			const { year, month } = civilDate(day);
			if (!rule.byMonth.includes(month)) day = dayNumber(year, month, daysInMonth(year, month)) + 1;
			else if (isWeekday === undefined || isWeekday(day)) return day;
			else day += 1;
		}
	};
}

/**
 * A yearly rule with the same parts names the same days, for parts that limit and parts that expand then agree: all of
 * them must hold.
 */
function nextByYears(rule: Rule, origin: DayOrigin): NextDay {
	const daysOf = daysOfYear(rule, origin);
	// The year that was looked at last: one asks for the days of a year in a row.
	let known = { year: Number.NaN, days: [] as readonly number[] };
	return (dayNo) => {
		const { year } = civilDate(dayNo);
		for (let at = year; at <= year + CYCLE.years; at += 1) {
			if (at !== known.year) known = { year: at, days: daysOf(at) };
			const next = known.days.find((day) => day >= dayNo);
			if (next !== undefined) return next;
		}
		return Number.POSITIVE_INFINITY;
	};
}
