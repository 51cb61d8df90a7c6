/** From what was said about a day to a date: the calendar, the week's start and the present decide. Pure. */

import type { Settings } from "../../domain/settings/settings.ts";
import { startOfWeek } from "../../domain/settings/week.ts";
import type { DateText, TimeText } from "../../domain/time/instant.ts";
import type { Day } from "../shapes/day.ts";
import type { Amount, DayPart } from "../shapes/meanings.ts";
import type { Mention } from "../shapes/mention.ts";
import { nthIn, nthOfMonth } from "./nthOfMonth.ts";

/** The present as the user's wall clock shows it. */
export interface Present {
	readonly now: Temporal.Instant;
	readonly local: Temporal.ZonedDateTime;
	readonly today: Temporal.PlainDate;
	readonly settings: Settings;
}

export function presentOf(now: Temporal.Instant, settings: Settings): Present {
	const local = now.toZonedDateTimeISO(settings.time_zone);
	return { now, local, today: local.toPlainDate(), settings };
}

/** Wall time of each part of the day (`docs/quick-add.md`). Midnight is the 00:00 that ends the day. */
export const PART_TIMES: Readonly<Record<DayPart, TimeText>> = {
	morning: "09:00" as TimeText,
	noon: "12:00" as TimeText,
	afternoon: "15:00" as TimeText,
	evening: "19:00" as TimeText,
	tonight: "20:00" as TimeText,
	night: "22:00" as TimeText,
	eod: "18:00" as TimeText,
	midnight: "24:00" as TimeText,
};

const SECONDS_OF_MINUTE = 60;
const FRIDAY = 5;
const SATURDAY = 6;
const WORKDAYS_OF_YEAR = 262;

const fixed = (date: Temporal.PlainDate): Day => ({ date, next: undefined });

/** The day that a date mention means, or undefined when there is none (31 April). */
export function dayOf(mention: Mention, present: Present): Day | undefined {
	const { today } = present;
	const { captures } = mention;
	const weekday = captures.weekday ?? FRIDAY;
	switch (mention.means) {
		case "date.today":
			return { date: today, next: today.add({ days: 1 }) };
		case "date.tomorrow":
			return fixed(today.add({ days: 1 }));
		case "date.after_tomorrow":
			return fixed(today.add({ days: 2 }));
		case "date.weekday": {
			// On the day itself: today, when a time still to come is given; `quickAdd` moves it on otherwise.
			const date = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
			return { date, next: date.add({ days: 7 }) };
		}
		case "date.this_weekday": {
			const date = inWeek(weekStart(present), weekday);
			return Temporal.PlainDate.compare(date, today) < 0 ? fixed(date.add({ days: 7 })) : fixed(date);
		}
		case "date.next_weekday":
			return fixed(inWeek(dateAfter(captures.amount ?? {}, weekStart(present).add({ days: 7 })), weekday));
		case "date.weekend":
			return fixed(today.dayOfWeek >= SATURDAY ? today : today.add({ days: SATURDAY - today.dayOfWeek }));
		case "date.next_weekend":
			return fixed(inWeek(dateAfter(captures.amount ?? {}, weekStart(present).add({ days: 7 })), SATURDAY));
		case "date.next_unit":
			return fixed(dateAfter(captures.amount ?? {}, startOfNext(captures.period ?? "week", present)));
		case "date.end_of_unit":
			return fixed(endOf(captures.period ?? "week", today));
		case "date.end_of_next_unit":
			return fixed(endOf(captures.period ?? "week", startOfNext(captures.period ?? "week", present)));
		case "date.starting": {
			const day = captures.date && dayOf(captures.date, present);
			const isToday = captures.date?.means === "date.weekday" && day?.date.equals(present.today);
			return isToday && day?.next ? fixed(day.next) : day;
		}
		case "date.until":
			return captures.date && dayOf(captures.date, present);
		case "date.weekday_after": {
			// From the coming one, as "a week from friday".
			const ahead = (weekday - today.dayOfWeek + 7) % 7 || 7;
			return captures.amount && fixed(dateAfter(captures.amount, today.add({ days: ahead })));
		}
		case "date.before":
			return dayBefore(captures.date, present);
		case "date.before_date":
			return shifted(mention, -1, present);
		case "date.after_date":
			return shifted(mention, 1, present);
		case "date.in_workdays":
			return fixed(workdayAfter(captures.count ?? 1, today));
		case "time.part_today":
			return { date: today, next: today.add({ days: 1 }) };
		default:
			return dayNamed(mention, present);
	}
}

/** The day that a date of the calendar means: by its number, its month, or its place in it. */
function dayNamed({ means, captures }: Mention, { today }: Present): Day | undefined {
	switch (means) {
		case "date.calendar":
			return calendarDay(captures.calendar, today);
		case "date.day_of_month":
			return dayOfMonth(captures.number ?? 1, today, captures.weekday);
		case "date.day_of_next_month": {
			const first = today.with({ day: 1 }).add({ months: 1 });
			const day = captures.number ?? 1;
			return day > first.daysInMonth ? undefined : fixed(first.with({ day }));
		}
		case "date.month_first":
			return calendarDay({ day: 1, month: captures.month ?? today.month }, today);
		case "date.month_before": {
			const first = calendarDay({ day: 1, month: captures.month ?? today.month }, today);
			return first && fixed(first.date.subtract({ days: 1 }));
		}
		case "date.month_last": {
			const month = today.with({ day: 1, month: captures.month ?? today.month });
			const said = month.month < today.month ? month.add({ years: 1 }) : month;
			return fixed(said.with({ day: said.daysInMonth }));
		}
		case "date.nth_of_month":
			return nthOfMonth(captures, today);
		case "date.nth_of_next_month": {
			const date = nthIn(captures, today.with({ day: 1 }).add({ months: 1 }));
			return date && fixed(date);
		}
		case "date.mid_month":
			return calendarDay({ day: 15, month: captures.month ?? today.month }, today);
		default:
			return undefined;
	}
}

/** Seconds, minutes and hours alone are elapsed time; a day is a calendar day, 23 to 25 hours long. */
export function isElapsed(amount: Amount): boolean {
	return Object.keys(amount).every((unit) => unit === "second" || unit === "minute" || unit === "hour");
}

/** The date so many calendar units from today; a month's end is clamped (31 January + 1 month = 28 February). */
export function dateAfter(amount: Amount, today: Temporal.PlainDate, sign: 1 | -1 = 1): Temporal.PlainDate {
	const { year = 0, month = 0, week = 0, day = 0 } = amount;
	const duration = Temporal.Duration.from({ years: year, months: month, weeks: week, days: day });
	return today.add(sign === 1 ? duration : duration.negated());
}

/** So many days from monday to friday later; at most those of a year, which nobody counts so. */
function workdayAfter(count: number, today: Temporal.PlainDate): Temporal.PlainDate {
	let date = today;
	for (let left = Math.min(count, WORKDAYS_OF_YEAR); left > 0; ) {
		date = date.add({ days: 1 });
		if (date.dayOfWeek < SATURDAY) left--;
	}
	return date;
}

/** "Before friday" is the day before; what was already the last day of something stays ("before the end of the month"). */
function dayBefore(said: Mention | undefined, present: Present): Day | undefined {
	if (said === undefined || said.means === "date.in_amount") return undefined;
	const day = dayOf(said, present);
	if (day === undefined) return undefined;
	const date = said.means === "date.weekday" && day.date.equals(present.today) ? (day.next ?? day.date) : day.date;
	const before = date.subtract({ days: 1 });
	return Temporal.PlainDate.compare(before, present.today) < 0 ? undefined : { date: before, next: undefined };
}

/** The day that the other one is counted from. "A week from friday" counts from the coming one. */
function shifted({ captures }: Mention, sign: 1 | -1, present: Present): Day | undefined {
	const { date: from, amount } = captures;
	if (from === undefined || amount === undefined) return undefined;
	const day = from.captures.amount && from.means === "date.in_amount" ? undefined : dayOf(from, present);
	if (day === undefined) return undefined;
	const isToday = from.means === "date.weekday" && day.date.equals(present.today);
	return { date: dateAfter(amount, isToday ? (day.next ?? day.date) : day.date, sign), next: undefined };
}

/** The elapsed part of an amount; a fraction where it has seconds. */
export function minutesOf(amount: Amount): number {
	const { week = 0, day = 0, hour = 0, minute = 0, second = 0 } = amount;
	return ((week * 7 + day) * 24 + hour) * 60 + minute + second / SECONDS_OF_MINUTE;
}

/** The same where only whole minutes count; undefined for "90 seconds" and for months and years, which have no fixed length. */
export function wholeMinutesOf(amount: Amount): number | undefined {
	const minutes = minutesOf(amount);
	return amount.month === undefined && amount.year === undefined && Number.isInteger(minutes) ? minutes : undefined;
}

/** Hours, minutes and seconds of an amount, as elapsed time. */
export const clockPartOf = ({ hour = 0, minute = 0, second = 0 }: Amount) => ({
	hours: hour,
	minutes: minute,
	seconds: second,
});

export const dateText = (date: Temporal.PlainDate) => date.toString() as DateText;

const weekStart = ({ today, settings }: Present) => startOfWeek(today, settings.week_start);

function inWeek(start: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
	return start.add({ days: (weekday - start.dayOfWeek + 7) % 7 });
}

function startOfNext(unit: string, present: Present): Temporal.PlainDate {
	const { today } = present;
	if (unit === "month") return today.with({ day: 1 }).add({ months: 1 });
	if (unit === "year") return today.with({ month: 1, day: 1 }).add({ years: 1 });
	return unit === "week" ? weekStart(present).add({ days: 7 }) : today.add({ days: 1 });
}

function endOf(unit: string, today: Temporal.PlainDate): Temporal.PlainDate {
	if (unit === "month") return today.with({ day: today.daysInMonth });
	if (unit === "year") return today.with({ month: 12, day: 31 });
	return today.add({ days: (FRIDAY - today.dayOfWeek + 7) % 7 });
}

function calendarDay(said: { day: number; month: number; year?: number } | undefined, today: Temporal.PlainDate) {
	if (said === undefined) return undefined;
	if (said.year !== undefined) {
		const date = makeDate(said.year, said.month, said.day);
		return date && { date, next: undefined };
	}
	const dates: Temporal.PlainDate[] = [];
	// 29 February is at most eight years away (1896 to 1904 and the like).
	for (let year = today.year; year <= today.year + 16 && dates.length < 2; year++) {
		const date = makeDate(year, said.month, said.day);
		if (date && Temporal.PlainDate.compare(date, today) >= 0) dates.push(date);
	}
	return dates[0] && { date: dates[0], next: dates[1] };
}

/** Months until each weekday has met each day of the month, the 31st too. */
const MONTHS_TO_MEET = 60;

/** Such a day of a month that is that weekday too, where one was said ("friday the 13th"). */
function dayOfMonth(day: number, today: Temporal.PlainDate, weekday: number | undefined): Day | undefined {
	const dates: Temporal.PlainDate[] = [];
	const first = today.with({ day: 1 });
	for (let ahead = 0; ahead < MONTHS_TO_MEET && dates.length < 2; ahead++) {
		const month = first.add({ months: ahead });
		if (day > month.daysInMonth) continue;
		const date = month.with({ day });
		if (weekday !== undefined && date.dayOfWeek !== weekday) continue;
		if (Temporal.PlainDate.compare(date, today) >= 0) dates.push(date);
	}
	return dates[0] && { date: dates[0], next: dates[1] };
}

/** The next such day of a month, whatever its weekday: "friday the 13th" may pass over some. */
export const nextDayOfMonth = (day: number, today: Temporal.PlainDate) => dayOfMonth(day, today, undefined)?.date;

function makeDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
	try {
		return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
	} catch {
		// The only reason to throw here: there is no such day.
		return undefined;
	}
}
