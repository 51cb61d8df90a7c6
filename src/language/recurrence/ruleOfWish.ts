/** Which rule of RFC 5545 holds a wish; or why none does. Pure. */

import type { Words } from "../../words/words.ts";
import type { RecurrenceWish, YearDate } from "./recurrenceWish.ts";

/** Interval and end come later: the first date is found without them. */
export interface WishedRule {
	readonly frequency: "SECONDLY" | "MINUTELY" | "HOURLY" | "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
	readonly interval: number;
	/** BYDAY, BYMONTHDAY and the like, ready to print. */
	readonly by: readonly string[];
}

/** Why no rule holds a wish, by the name of its sentence. */
export type RefusedWish = keyof Words["reading"]["refused"];
export type RuleReading = { readonly rule: WishedRule } | { readonly refused: RefusedWish };

/** How often a task may recur within a day is for the domain to say (`limitRule`). */
const WITHIN_DAY = { second: "SECONDLY", minute: "MINUTELY", hour: "HOURLY" } as const;

/** Units that a day has many of: their first occurrence counts from now, and a time of day only says when they begin. */
export const isWithinDay = (unit: RecurrenceWish["unit"]): unit is keyof typeof WITHIN_DAY =>
	unit !== undefined && Object.hasOwn(WITHIN_DAY, unit);

const DAY_NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
const ALL_MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];
const MOST_OF_A_WEEKDAY = 5;

const distinct = (values: readonly number[]) => [...new Set(values)].sort((left, right) => left - right);
const without = (values: readonly number[], left: readonly number[]) => values.filter((value) => !left.includes(value));
const dayNames = (weekdays: readonly number[]) => distinct(weekdays).map((weekday) => DAY_NAMES[weekday - 1] ?? "");
const refused = (reason: RefusedWish): RuleReading => ({ refused: reason });

/** The reasons are sentences for the user. */
export function ruleOfWish(wish: RecurrenceWish): RuleReading {
	if (wish.countsNamedDays) return refused("namedDays");
	if (wish.isMixed) return refused("mixedStep");
	if (wish.times < 1) return refused("lessThanOne");
	if (wish.isAfter && isWithinDay(wish.unit)) {
		return refused("onceOrAgain");
	}
	if (wish.except.dates.some(({ means }) => means === "date.nth_of_month")) {
		return refused("exceptWeekday");
	}
	const named = namedDays(wish);
	return "refused" in named ? named : withoutExcepted(named.rule, wish);
}

function namedDays(wish: RecurrenceWish): RuleReading {
	if (wish.yearDates.length > 0) return onYearDates(wish);
	if (wish.positions.length > 0) return onPositions(wish);
	if (wish.monthDays.length > 0) return onMonthDays(wish);
	if (wish.weekdays.length > 0) return onWeekdays(wish);
	const byMonth = wish.months.length > 0 ? [`BYMONTH=${distinct(wish.months).join()}`] : [];
	switch (wish.unit) {
		case "second":
		case "minute":
		case "hour":
			return { rule: { frequency: WITHIN_DAY[wish.unit], interval: wish.times, by: byMonth } };
		case "day":
			return { rule: { frequency: "DAILY", interval: wish.times, by: byMonth } };
		case "week":
			return { rule: { frequency: "WEEKLY", interval: wish.times, by: byMonth } };
		case "month":
			return { rule: { frequency: "MONTHLY", interval: wish.times, by: byMonth } };
		default: {
			// "Every january" is its first day.
			const by = byMonth.length > 0 ? [...byMonth, "BYMONTHDAY=1"] : [];
			return { rule: { frequency: "YEARLY", interval: wish.times, by } };
		}
	}
}

function onWeekdays({ unit, times, weekdays, months }: RecurrenceWish): RuleReading {
	const by = [`BYDAY=${dayNames(weekdays).join()}`];
	if (months.length > 0) by.unshift(`BYMONTH=${distinct(months).join()}`);
	if (unit === undefined || unit === "week" || (unit === "day" && times === 1)) {
		return { rule: { frequency: "WEEKLY", interval: times, by } };
	}
	if (isWithinDay(unit)) return { rule: { frequency: WITHIN_DAY[unit], interval: times, by } };
	if (unit === "day") return { rule: { frequency: "DAILY", interval: times, by } };
	return refused("whichWeekday");
}

function onYearDates({ unit, times, yearDates }: RecurrenceWish): RuleReading {
	if (unit !== undefined && unit !== "year") return refused("dateOfYear");
	const months = distinct(yearDates.map(({ month }) => month));
	const days = distinct(yearDates.map(({ day }) => day));
	const has = (month: number, day: number) =>
		yearDates.some((date: YearDate) => date.month === month && date.day === day);
	// RFC 5545 takes every named day in every named month.
	if (!months.every((month) => days.every((day) => has(month, day)))) {
		return refused("severalDates");
	}
	const by = [`BYMONTH=${months.join()}`, `BYMONTHDAY=${days.join()}`];
	return { rule: { frequency: "YEARLY", interval: times, by } };
}

function onMonthDays(wish: RecurrenceWish): RuleReading {
	const { unit, times, months } = wish;
	// "Every monday and the 15th" is either; RFC 5545 reads both parts of one rule as days that are both.
	if (wish.weekdays.length > 0 && !wish.isBoth) {
		return refused("weekdayAndDay");
	}
	const names = wish.isBoth ? [`BYDAY=${dayNames(wish.weekdays).join()}`] : [];
	const days = [...names, `BYMONTHDAY=${distinct(wish.monthDays).join()}`];
	if (months.length > 0 && (unit === undefined || unit === "year" || unit === "month")) {
		return { rule: { frequency: "YEARLY", interval: 1, by: [`BYMONTH=${distinct(months).join()}`, ...days] } };
	}
	if (unit !== undefined && unit !== "month") return refused("dayOfMonth");
	return { rule: { frequency: "MONTHLY", interval: times, by: days } };
}

function onPositions(wish: RecurrenceWish): RuleReading {
	const { unit, times, isQuarter } = wish;
	const positions = distinct(wish.positions);
	const months = monthsOfPositions(wish, positions);
	if ("refused" in months) return months;
	const byMonth = months.list.length > 0 ? [`BYMONTH=${months.list.join()}`] : [];
	const isYear = unit === "year" || wish.months.length > 0;
	if (unit !== undefined && unit !== "month" && unit !== "year") {
		return refused("firstOrLast");
	}
	const frequency = isYear ? "YEARLY" : "MONTHLY";
	const interval = isQuarter ? 1 : times;
	const by = positionParts(wish, positions);
	if (by === undefined) return refused("fiveWeekdays");
	return { rule: { frequency, interval, by: [...byMonth, ...by] } };
}

function positionParts({ weekdays, dayKind }: RecurrenceWish, positions: readonly number[]): string[] | undefined {
	if (weekdays.length > 0) {
		if (positions.some((position) => position > MOST_OF_A_WEEKDAY)) return undefined;
		return [`BYDAY=${positions.flatMap((position) => dayNames(weekdays).map((day) => `${position}${day}`)).join()}`];
	}
	if (dayKind === "weekday" || dayKind === "weekend_day") {
		const days = dayKind === "weekday" ? WORKDAYS : WEEKEND;
		return [`BYDAY=${dayNames(days).join()}`, `BYSETPOS=${positions.join()}`];
	}
	return [`BYMONTHDAY=${positions.join()}`];
}

/** "First … of each quarter" is in its first month, "last …" in its last; the same holds for a year's days. */
function monthsOfPositions(
	{ unit, months, isQuarter, weekdays }: RecurrenceWish,
	positions: readonly number[],
): { readonly list: readonly number[] } | { readonly refused: RefusedWish } {
	if (months.length > 0) return { list: distinct(months) };
	const isLast = positions.every((position) => position < 0);
	if (!isLast && positions.some((position) => position < 0) && (isQuarter || unit === "year")) {
		return { refused: "firstAndLast" };
	}
	if (isQuarter) return { list: isLast ? [3, 6, 9, 12] : [1, 4, 7, 10] };
	if (unit === "year" && weekdays.length === 0) return { list: isLast ? [12] : [1] };
	return { list: [] };
}

/** "Every day except sundays" is a rule about the other days; dates alone are left out by EXDATE. */
function withoutExcepted(rule: WishedRule, wish: RecurrenceWish): RuleReading {
	const { weekdays, months } = wish.except;
	let { frequency, by } = rule;
	if (months.length > 0) {
		const kept = without(wish.months.length > 0 ? distinct(wish.months) : ALL_MONTHS, months);
		if (kept.length === 0) return refused("everyMonth");
		by = [`BYMONTH=${kept.join()}`, ...by.filter((part) => !part.startsWith("BYMONTH="))];
	}
	if (weekdays.length > 0) {
		if (wish.positions.length > 0) return refused("chooseAndExcept");
		const kept = without(wish.weekdays.length > 0 ? distinct(wish.weekdays) : ALL_DAYS, weekdays);
		if (kept.length === 0) return refused("everyDay");
		if (wish.unit === "week" && wish.weekdays.length === 0) return refused("onceAWeek");
		if (frequency === "DAILY" && rule.interval === 1) frequency = "WEEKLY";
		by = [...by.filter((part) => !part.startsWith("BYDAY=")), `BYDAY=${dayNames(kept).join()}`];
		if ((frequency === "MONTHLY" || frequency === "YEARLY") && !by.some((part) => part.startsWith("BYMONTHDAY="))) {
			return refused("dayFirst");
		}
	}
	return { rule: { ...rule, frequency, by } };
}
