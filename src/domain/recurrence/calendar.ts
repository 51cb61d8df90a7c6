/**
 * The Gregorian calendar as whole numbers: a day is the number of days since 1970-01-01. The expansion of a rule asks
 * for dates by the thousand, and this is some hundred times cheaper than a date object for each.
 */
import type { Weekday } from "./rule.ts";

/** The calendar repeats after 400 years, which are also a whole number of weeks; every proof of emptiness rests on it. */
export const CYCLE = { years: 400, months: 4_800, weeks: 20_871, days: 146_097 } as const;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInYear(year: number): number {
	return isLeapYear(year) ? 366 : 365;
}

/** `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
	return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/**
 * The day number of a date. The year is taken to begin in March, so that the leap day is its last
 * (Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil).
 */
export function dayNumber(year: number, month: number, day: number): number {
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	return (
		era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
	);
}

export interface CivilDate {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

/** The date of a day number (civil_from_days of the same source). */
export function civilDate(dayNo: number): CivilDate {
	const shifted = dayNo + 719_468;
	const era = Math.floor(shifted / 146_097);
	const dayOfEra = shifted - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
	};
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(dayNo: number): Weekday {
	return (modulo(dayNo + 3, 7) + 1) as Weekday;
}

/** The first day of the week that holds the day, for weeks that begin on `weekStart` (WKST). */
export function startOfWeek(dayNo: number, weekStart: Weekday): number {
	return dayNo - modulo(weekdayOf(dayNo) - weekStart, 7);
}

/** The first day of week 1 of a year: the week that holds 4 January has at least four days in the year (RFC 5545, BYWEEKNO). */
export function startOfWeekYear(year: number, weekStart: Weekday): number {
	return startOfWeek(dayNumber(year, 1, 4), weekStart);
}

/** The year whose numbered weeks hold the day: for days around New Year not always the year of the date. */
export function weekYearOf(dayNo: number, weekStart: Weekday): number {
	const { year } = civilDate(dayNo);
	if (dayNo >= startOfWeekYear(year + 1, weekStart)) return year + 1;
	return dayNo >= startOfWeekYear(year, weekStart) ? year : year - 1;
}

/** The remainder with the sign of the divisor; `%` has that of the dividend, and days before 1970 are negative. */
export function modulo(dividend: number, divisor: number): number {
	return ((dividend % divisor) + divisor) % divisor;
}

export function greatestCommonDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
