/** Rules of recurrence in English. */

import type { Reason } from "../../domain/recurrence/reasons.ts";
import type { Frequency } from "../../domain/recurrence/rule.ts";
import type { DayPart, KindOfDay, MonthPart, RuleOutline } from "../rules/outline.ts";
import type { TimePart } from "../rules/times.ts";
import { moments } from "./moments.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const ORDINALS = ["", "first", "second", "third", "fourth", "fifth"];
const UNITS: Readonly<Record<Frequency, string>> = {
	SECONDLY: "second",
	MINUTELY: "minute",
	HOURLY: "hour",
	DAILY: "day",
	WEEKLY: "week",
	MONTHLY: "month",
	YEARLY: "year",
};

const month = (number: number) => MONTHS[number - 1] ?? "";
const weekday = (number: number) => WEEKDAYS[number - 1] ?? "";
const joined = (parts: readonly (string | number)[]) => moments.and(parts.map(String));
const inRow = (parts: readonly string[]) => parts.filter((part) => part !== "").join(" ");

/** `3rd`, `12th`. */
function nth(number: number): string {
	const tens = number % 100;
	const suffix = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
	return `${number}${suffix}`;
}

/** "third", "12th", "last", "second to last". */
function ordinal(number: number): string {
	const word = ORDINALS[Math.abs(number)] ?? nth(Math.abs(number));
	if (number > 0) return word;
	return number === -1 ? "last" : `${word} to last`;
}

function kindOfDay(kind: KindOfDay): string {
	if (kind === "weekday" || kind === "day") return kind;
	return kind === "weekend_day" ? "weekend day" : kind.map(weekday).join(" or ");
}

function dayWords(part: DayPart): string {
	switch (part.kind) {
		case "positions":
			return `the ${joined(part.ordinals.map(ordinal))} ${kindOfDay(part.of)}`;
		case "weekdays": {
			const plain = part.plain.length > 0 ? `${part.isEvery ? "every " : ""}${joined(part.plain.map(weekday))}` : "";
			const counted = part.counted.map((day) => `the ${ordinal(day.ordinal)} ${weekday(day.weekday)}`);
			return joined([...(plain === "" ? [] : [plain]), ...counted]);
		}
		case "days_of_month":
			return joined(part.ordinals.map((day) => `the ${day > 0 ? nth(day) : `${ordinal(day)} day`}`));
		case "days_of_year":
			return joined(part.ordinals.map((day) => `the ${day > 0 ? nth(day) : ordinal(day)} day of the year`));
	}
}

function monthWords(part: MonthPart): string {
	switch (part.kind) {
		case "all":
			return "";
		case "every":
			return "in every month";
		case "except":
			return `${part.isOfYear ? "in every month " : ""}except in ${joined(part.months.map(month))}`;
		case "in":
			return `in ${joined(part.months.map(month))}`;
	}
}

function days(outline: RuleOutline): string {
	if (outline.isEveryWeekday) return "every weekday";
	const { frequency, interval, date, weeks, positions } = outline;
	const every = interval === 1 ? `every ${UNITS[frequency]}` : `every ${interval} ${UNITS[frequency]}s`;
	const only =
		positions.length === 0 ? "" : `(only the ${joined(positions.map(ordinal))} of these in the ${UNITS[frequency]})`;
	if (date) return inRow([every, `on ${date.day} ${month(date.month)}`, only]);
	const on = outline.days.length === 0 ? "" : `on ${outline.days.map(dayWords).join(" that is ")}`;
	return inRow([every, on, weeks.length === 0 ? "" : `in week ${joined(weeks)}`, monthWords(outline.months), only]);
}

function times(part: TimePart): string {
	switch (part.kind) {
		case "none":
			return "";
		case "at":
			return `at ${joined(part.times)}`;
		case "at_minutes":
			return `at minute ${joined(part.minutes)}`;
		case "from": {
			const limit = (word: string, numbers: readonly number[]) =>
				numbers.length === 0 ? "" : `${word} ${joined(numbers)}`;
			const { hours, minutes, seconds } = part;
			const limits = [limit("in hour", hours), limit("at minute", minutes), limit("at second", seconds)];
			return inRow([`from ${part.time}`, ...limits]);
		}
	}
}

/** `2026-11` as `November 2026`. */
const monthOf = (text: string) => `${month(Number(text.slice(5)))} ${text.slice(0, 4)}`;

/** `day`: a date (`2026-11-23`) as the reader writes it. */
function reason(why: Reason, day: (date: string) => string): string {
	switch (why.kind) {
		case "clamped":
			return `${monthOf(why.month)} has no day ${why.wanted.join(" or ")}: its last day, ${why.last}`;
		case "gap": {
			const other = why.onDate === undefined ? "" : ` on ${day(why.onDate)}`;
			return `${why.time} does not exist on ${day(why.date)} in ${why.timeZone}: ${why.instead}${other}`;
		}
		case "fold":
			return `${why.time} occurs twice on ${day(why.date)} in ${why.timeZone}: the first`;
		case "no_such_day":
			return `${day(why.date)} does not exist in ${why.timeZone}: ${day(why.instead)}`;
		case "clocks": {
			const date = why.date === undefined ? "" : ` on ${day(why.date)}`;
			return `${clockChange(why.change)}${date}${why.still === undefined ? "" : `: still ${why.still}`}`;
		}
	}
}

function clockChange(change: Extract<Reason, { kind: "clocks" }>["change"]): string {
	if (change === "summer_began") return "summer time began";
	if (change === "summer_ended") return "summer time ended";
	const size = Math.abs(change.minutes);
	const span = size % 60 === 0 ? { hours: size / 60 } : { minutes: size };
	return `the clocks went ${change.minutes > 0 ? "forward" : "back"} by ${moments.span(span)}`;
}

export const rules = {
	/** Why an occurrence is not where one expects it. */
	reason,
	/** "every 2 weeks on Monday", "every month on the last Friday", "every year on 3 March". */
	days,
	/** "at 09:00 and 17:00"; nothing for whole days. */
	times,
	counted: "counted from completion",
	paused: "paused",
	times_in_all: (count: number) => (count === 1 ? "once" : `${count} times`),
	until: (date: string) => `until ${date}`,
	/** The first dates that are left out, and how many more. */
	except: (dates: readonly string[], more: number) =>
		`except on ${joined(more === 0 ? dates : [...dates, `${more} more`])}`,
	also: (dates: readonly string[], more: number) =>
		`and also on ${joined(more === 0 ? dates : [...dates, `${more} more`])}`,
	skipped: (count: number) => `${count} skipped`,
	added: (count: number) => `${count} added`,
	/** A series that does not follow its user's zone. */
	byClock: (rule: string, zone: string) => `${rule} (${zone} time)`,
};
export type RuleWords = typeof rules;
