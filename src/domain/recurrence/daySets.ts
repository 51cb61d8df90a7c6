/**
 * The days that a rule names within one period: what "expand" means in RFC 5545's table (§3.3.10), with its notes 1 and 2.
 * A part that is missing is taken from the start, as the RFC says of information missing from the rule.
 */
import {
	type CivilDate,
	dayNumber,
	daysInMonth,
	daysInYear,
	startOfWeek,
	startOfWeekYear,
	weekdayOf,
} from "./calendar.ts";
import { allOf, monthDayTest, monthTest, weekdayTest, yearDayTest } from "./dayLimits.ts";
import type { Rule, RuleDay } from "./rule.ts";

/** Day numbers within a period, ascending and each once. The period is a year, a month (`12 × year + month − 1`) or a week's first day. */
export type DaySet = (period: number) => readonly number[];

/** What the days depend on besides the rule: the start's date, and whether a missing 29th–31st becomes the month's last day. */
export interface DayOrigin {
	readonly start: CivilDate;
	readonly startDay: number;
	readonly clamps: boolean;
}

const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const NONE: readonly number[] = [];

/** Days of a calendar year, or of a year of numbered weeks when the rule has BYWEEKNO. */
export function daysOfYear(rule: Rule, origin: DayOrigin): DaySet {
	if (rule.byWeekNo.length > 0) return daysOfWeekYear(rule, origin);
	// Note 2: beside BYYEARDAY or BYMONTHDAY, BYDAY limits; else it expands, within the months where there are any.
	const scope = rule.byMonth.length > 0 ? "month" : "year";
	const isWeekday = weekdayTest(rule, scope);
	if (rule.byYearDay.length > 0) {
		const limit = allOf([monthTest(rule), monthDayTest(rule), isWeekday]);
		return (year) => keep(daysFromEnds(dayNumber(year, 1, 1), daysInYear(year), rule.byYearDay), limit);
	}
	// The table says that BYMONTHDAY expands a year: without BYMONTH it names its days in every month. (libical and ical.js
	// take the month of the start; rrule.js, dateutil and rrule-temporal read the table as it is read here.)
	const months = rule.byMonth.length > 0 ? rule.byMonth : ALL_MONTHS;
	if (rule.byMonthDay.length > 0) {
		return (year) =>
			keep(
				months.flatMap((month) => monthDays(year, month, rule.byMonthDay, origin)),
				isWeekday,
			);
	}
	if (rule.byDay.length > 0) {
		const weekdays = weekdaysOf(rule.byDay);
		if (scope === "year") return (year) => weekdays(dayNumber(year, 1, 1), daysInYear(year));
		return (year) => months.flatMap((month) => weekdays(dayNumber(year, month, 1), daysInMonth(year, month)));
	}
	const { month: startMonth, day } = origin.start;
	const ownMonths = rule.byMonth.length > 0 ? rule.byMonth : [startMonth];
	return (year) => ownMonths.flatMap((month) => monthDays(year, month, [day], origin));
}

/**
 * Days of the numbered weeks of a year. Weeks are whole: week 1 may begin in December, and its days then belong to
 * the year that gives the week its number. Anything else would leave out 31 December 2013 from "weeks 1 and 2".
 */
function daysOfWeekYear(rule: Rule, { startDay }: DayOrigin): DaySet {
	const hasDays = rule.byDay.length + rule.byMonthDay.length + rule.byYearDay.length > 0;
	const startWeekday = weekdayOf(startDay);
	const limit = allOf([
		hasDays ? weekdayTest(rule, "year") : (dayNo) => weekdayOf(dayNo) === startWeekday,
		monthTest(rule),
		monthDayTest(rule),
		yearDayTest(rule),
	]);
	return (year) => {
		const first = startOfWeekYear(year, rule.weekStart);
		const weeks = (startOfWeekYear(year + 1, rule.weekStart) - first) / 7;
		const starts = daysFromEnds(0, weeks, rule.byWeekNo);
		return keep(
			starts.flatMap((week) => [0, 1, 2, 3, 4, 5, 6].map((offset) => first + 7 * week + offset)),
			limit,
		);
	};
}

export function daysOfMonth(rule: Rule, origin: DayOrigin): DaySet {
	// Note 1: beside BYMONTHDAY, BYDAY limits; else it expands.
	const isWeekday = weekdayTest(rule, "month");
	const { byMonth } = rule;
	const weekdays = weekdaysOf(rule.byDay);
	const days: (year: number, month: number) => readonly number[] =
		rule.byMonthDay.length > 0
			? (year, month) => keep(monthDays(year, month, rule.byMonthDay, origin), isWeekday)
			: rule.byDay.length > 0
				? (year, month) => weekdays(dayNumber(year, month, 1), daysInMonth(year, month))
				: (year, month) => monthDays(year, month, [origin.start.day], origin);
	return (index) => {
		const year = Math.floor(index / 12);
		const month = index - year * 12 + 1;
		return byMonth.length > 0 && !byMonth.includes(month) ? NONE : days(year, month);
	};
}

/** The period is the first day of the week by WKST. */
export function daysOfWeek(rule: Rule, { startDay }: DayOrigin): DaySet {
	const weekdays = rule.byDay.length > 0 ? rule.byDay.map(({ weekday }) => weekday) : [weekdayOf(startDay)];
	const isInMonth = monthTest(rule);
	// 1970-01-05 was a Monday: the place of each weekday in a week that begins on WKST.
	const offsets = weekdays
		.map((weekday) => 3 + weekday - startOfWeek(3 + weekday, rule.weekStart))
		.sort((a, b) => a - b);
	return (firstDay) =>
		keep(
			offsets.map((offset) => firstDay + offset),
			isInMonth,
		);
}

/** The days of a month that a list names from either end; those that the month lacks are left out or clamped. */
function monthDays(year: number, month: number, named: readonly number[], { clamps }: DayOrigin): readonly number[] {
	const length = daysInMonth(year, month);
	return daysFromEnds(dayNumber(year, month, 1), length, clamps ? named.map((day) => Math.min(day, length)) : named);
}

/** The named places, 1 the first and −1 the last, of a stretch of `length` days from `first`. */
function daysFromEnds(first: number, length: number, places: readonly number[]): readonly number[] {
	const days: number[] = [];
	for (const place of places) {
		if (place > 0 && place <= length) days.push(first + place - 1);
		else if (place < 0 && -place <= length) days.push(first + length + place);
	}
	return ascending(days);
}

/** Every such weekday of a stretch of days, or the ordinal one from either end. */
function weekdaysOf(byDay: readonly RuleDay[]): (first: number, length: number) => readonly number[] {
	// Plain weekdays are the most used by far ("every weekday"): they are read off in order, without sorting.
	if (byDay.every(({ ordinal }) => ordinal === 0)) {
		const isWanted = Array.from({ length: 8 }, (_, weekday) => byDay.some((day) => day.weekday === weekday));
		return (first, length) => {
			const days: number[] = [];
			let weekday = weekdayOf(first) as number;
			for (let day = first; day < first + length; day += 1) {
				if (isWanted[weekday]) days.push(day);
				weekday = weekday === 7 ? 1 : weekday + 1;
			}
			return days;
		};
	}
	return (first, length) => {
		const days: number[] = [];
		for (const { weekday, ordinal } of byDay) {
			const earliest = first + ((weekday - weekdayOf(first) + 7) % 7);
			const count = Math.floor((first + length - 1 - earliest) / 7) + 1;
			if (ordinal === 0) for (let n = 0; n < count; n += 1) days.push(earliest + 7 * n);
			else if (ordinal > 0 && ordinal <= count) days.push(earliest + 7 * (ordinal - 1));
			else if (ordinal < 0 && -ordinal <= count) days.push(earliest + 7 * (count + ordinal));
		}
		return ascending(days);
	};
}

function ascending(days: number[]): readonly number[] {
	if (days.length < 2) return days;
	days.sort((a, b) => a - b);
	return days.filter((day, n) => n === 0 || day !== days[n - 1]);
}

function keep(days: readonly number[], test: ((dayNo: number) => boolean) | undefined): readonly number[] {
	return test === undefined ? days : days.filter(test);
}
