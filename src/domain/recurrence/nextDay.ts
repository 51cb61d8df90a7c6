/**
 * The next day that passes a rule's day parts, for frequencies of a day and shorter, where such parts only limit. Looking at one
 * day after the other takes seconds for a rule like "hourly, on day 98 of the year if it is a 31st"; the days of a
 * whole year come at once, and 400 years are all there is to look at.
 */
import { CYCLE, civilDate } from "./calendar.ts";
import { weekdayTest } from "./dayLimits.ts";
import { type DayOrigin, daysOfYear } from "./daySets.ts";
import type { Rule } from "./rule.ts";

/** The first day that passes, the given one included; infinite when no day ever does. */
export type NextDay = (dayNo: number) => number;

const EVERY_MONTH_DAY = Array.from({ length: 31 }, (_, n) => n + 1);

/** Undefined when the rule limits no days. */
export function nextDayOf(rule: Rule, origin: DayOrigin): NextDay | undefined {
	const { byMonth, byMonthDay, byYearDay } = rule;
	if (byMonth.length + byMonthDay.length + byYearDay.length > 0) return nextByYears(rule, origin);
	const isWeekday = weekdayTest(rule, "month");
	if (isWeekday === undefined) return undefined;
	return (dayNo) => {
		let day = dayNo;
		while (!isWeekday(day)) day += 1;
		return day;
	};
}

/**
 * A yearly rule with the same parts names the same days, for parts that limit and parts that expand then agree: all of
 * them must hold. Where only months are given it would take the start's day, so here all days stand in for it.
 */
function nextByYears(rule: Rule, origin: DayOrigin): NextDay {
	const isOnlyMonths = rule.byMonthDay.length + rule.byYearDay.length + rule.byDay.length === 0;
	const daysOf = daysOfYear({ ...rule, byMonthDay: isOnlyMonths ? EVERY_MONTH_DAY : rule.byMonthDay }, origin);
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
