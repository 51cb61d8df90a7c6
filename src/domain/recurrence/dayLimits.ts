/**
 * The BY parts as tests of one day: what "limit" means in RFC 5545's table. Compiled once a rule, because a rule
 * like "Friday the 13th" asks them of thousands of days.
 */
import { civilDate, dayNumber, daysInMonth, daysInYear, weekdayOf } from "./calendar.ts";
import type { Rule, RuleDay } from "./rule.ts";

/** Whether a day (number of days since 1970-01-01) passes. */
export type DayTest = (dayNo: number) => boolean;
/** The stretch of days within which an ordinal counts: 1MO is the first Monday of a month, or of a year. */
export type OrdinalScope = "month" | "year";

/** All tests that a list of parts asks for, as one; undefined when none of them is given. */
export function allOf(tests: readonly (DayTest | undefined)[]): DayTest | undefined {
	const given = tests.filter((test) => test !== undefined);
	const [only] = given;
	return given.length < 2 ? only : (dayNo) => given.every((test) => test(dayNo));
}

export function monthTest({ byMonth }: Rule): DayTest | undefined {
	return byMonth.length === 0 ? undefined : (dayNo) => byMonth.includes(civilDate(dayNo).month);
}

export function monthDayTest({ byMonthDay }: Rule): DayTest | undefined {
	if (byMonthDay.length === 0) return undefined;
	return (dayNo) => {
		const { year, month, day } = civilDate(dayNo);
		return byMonthDay.includes(day) || byMonthDay.includes(day - daysInMonth(year, month) - 1);
	};
}

export function yearDayTest({ byYearDay }: Rule): DayTest | undefined {
	if (byYearDay.length === 0) return undefined;
	return (dayNo) => {
		const { year } = civilDate(dayNo);
		const place = dayNo - dayNumber(year, 1, 1) + 1;
		return byYearDay.includes(place) || byYearDay.includes(place - daysInYear(year) - 1);
	};
}

export function weekdayTest({ byDay }: Rule, scope: OrdinalScope): DayTest | undefined {
	if (byDay.length === 0) return undefined;
	if (byDay.every(({ ordinal }) => ordinal === 0)) {
		const isWanted = Array.from({ length: 8 }, (_, weekday) => byDay.some((day) => day.weekday === weekday));
		return (dayNo) => isWanted[weekdayOf(dayNo)] === true;
	}
	return (dayNo) => byDay.some((day) => matches(day, dayNo, scope));
}

function matches({ weekday, ordinal }: RuleDay, dayNo: number, scope: OrdinalScope): boolean {
	if (weekdayOf(dayNo) !== weekday) return false;
	if (ordinal === 0) return true;
	const { year, month } = civilDate(dayNo);
	const first = scope === "month" ? dayNumber(year, month, 1) : dayNumber(year, 1, 1);
	const length = scope === "month" ? daysInMonth(year, month) : daysInYear(year);
	const place = Math.floor((dayNo - first) / 7) + 1;
	return ordinal === place || ordinal === -(Math.floor((first + length - 1 - dayNo) / 7) + 1);
}
