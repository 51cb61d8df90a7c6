/** The days that "this week", "tomorrow's" or "on friday" stand for. Pure. */

import { startOfWeek } from "../../../domain/settings/week.ts";
import { type DateText, dateTextOf } from "../../../domain/time/instant.ts";
import type { ReadingContext } from "../../shapes/reading.ts";
import { readMoment } from "./readMoment.ts";

/** Local days, the last one excluded. */
export interface Days {
	readonly from: DateText;
	readonly until: DateText;
}

/** `undefined` for what is no stretch of days ("this time"). */
export function readDays(said: string | undefined, context: ReadingContext): Days | undefined {
	if (said === undefined) return undefined;
	const plain = said.replace(/'s$/i, "").replace(/^on /i, "").toLowerCase();
	const { now, settings } = context;
	const today = now.toZonedDateTimeISO(settings.time_zone).toPlainDate();
	const week = startOfWeek(today, settings.week_start);
	const month = today.with({ day: 1 });
	const [unit] = /week|month/.exec(plain) ?? [];
	const isNext = plain.startsWith("next");
	if (unit === "week") return between(week.add({ weeks: isNext ? 1 : 0 }), { weeks: 1 });
	if (unit === "month") return between(month.add({ months: isNext ? 1 : 0 }), { months: 1 });
	const due = readMoment(plain, context);
	return due && "date" in due ? between(Temporal.PlainDate.from(due.date), { days: 1 }) : undefined;
}

/** Days that are over, or begun: "yesterday", "last week", "this month". `undefined` for any other words. */
export function readPastDays(said: string, { now, settings }: ReadingContext): Days | undefined {
	const today = now.toZonedDateTimeISO(settings.time_zone).toPlainDate();
	const plain = said.toLowerCase();
	if (plain === "today") return between(today, { days: 1 });
	if (plain === "yesterday") return between(today.subtract({ days: 1 }), { days: 1 });
	const [, which, unit] = /^(?:in the )?(this|last|past) (week|month|year)$/.exec(plain) ?? [];
	if (unit === undefined) return undefined;
	const back = which === "this" ? 0 : 1;
	const week = startOfWeek(today, settings.week_start);
	if (unit === "week") return between(week.subtract({ weeks: back }), { weeks: 1 });
	if (unit === "month") return between(today.with({ day: 1 }).subtract({ months: back }), { months: 1 });
	return between(today.with({ month: 1, day: 1 }).subtract({ years: back }), { years: 1 });
}

const between = (from: Temporal.PlainDate, length: Temporal.DurationLike): Days => ({
	from: dateTextOf(from),
	until: dateTextOf(from.add(length)),
});
