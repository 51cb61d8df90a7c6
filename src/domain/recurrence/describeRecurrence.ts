/** A recurrence in plain English, with the time of day: what stands beside a task, and above a preview. */
import type { Recurrence } from "../task.ts";
import { civilDate } from "./calendar.ts";
import { describeDays, joined, MONTHS, PERIODS } from "./describeDays.ts";
import { parseRule } from "./parseRule.ts";
import type { Rule } from "./rule.ts";
import { dayOfWall, printTimeOfDay, readWall, SECONDS_OF_DAY, type WallReading } from "./wallTime.ts";

/** The dates after these are counted, not named: a series that is skipped often must stay readable. */
const DATES_NAMED = 2;

/**
 * "every weekday at 09:00", "every 2 weeks on Monday and Friday at 07:30, 10 times", "every 3 days at 18:00, counted from
 * completion". Wall times are of the series' zone. A rule or start that cannot be read is shown as it stands.
 */
export function describeRecurrence(recurrence: Omit<Recurrence, "time_zone">): string {
	return described(recurrence, [datesOf("except", recurrence.exdates), datesOf("and also", recurrence.rdates ?? [])]);
}

/** The same for a row among others: the dates that are left out or added are counted ("3 skipped"), not named. */
export function describeInRow(recurrence: Omit<Recurrence, "time_zone">): string {
	const counted = (dates: readonly string[], what: string) => (dates.length === 0 ? "" : `${dates.length} ${what}`);
	return described(recurrence, [counted(recurrence.exdates, "skipped"), counted(recurrence.rdates ?? [], "added")]);
}

function described(recurrence: Omit<Recurrence, "time_zone">, dates: readonly string[]): string {
	const parsed = parseRule(recurrence.rrule);
	const start = readWall(recurrence.start);
	if (parsed.kind === "refused" || start === undefined) return recurrence.rrule;
	const { rule } = parsed;
	const isCounted = recurrence.mode === "after_completion";
	const head = [describeDays(rule, PERIODS[rule.frequency], isCounted ? undefined : start), timesOf(rule, start)];
	const tail = [isCounted ? "counted from completion" : "", endOf(rule), ...dates, recurrence.paused ? "paused" : ""];
	return [head.filter((part) => part !== "").join(" "), ...tail.filter((part) => part !== "")].join(", ");
}

/** Times of day that the rule names, the start's where it names none; nothing for whole days. */
function timesOf(rule: Rule, { wall, isDate }: WallReading): string {
	if (isDate) return "";
	const { frequency, byHour, byMinute, bySecond, interval } = rule;
	const time = wall - dayOfWall(wall) * SECONDS_OF_DAY;
	if (frequency === "MINUTELY" || frequency === "SECONDLY") return stepsOf(rule, time);
	const minutes = byMinute.length > 0 ? byMinute : [Math.floor(time / 60) % 60];
	if (frequency === "HOURLY" && byHour.length === 0) {
		if (interval > 1) return `from ${printTimeOfDay(time)}`;
		return minutes.every((minute) => minute === 0) ? "" : `at minute ${joined(minutes.map(String))}`;
	}
	const hours = byHour.length > 0 ? byHour : [Math.floor(time / 3_600)];
	const seconds = bySecond.length > 0 ? bySecond : [time % 60];
	const times = hours.flatMap((hour) =>
		minutes.flatMap((minute) => seconds.map((second) => printTimeOfDay(hour * 3_600 + minute * 60 + second))),
	);
	return `at ${joined(times)}`;
}

/** Of minutes and seconds the start says where they begin; the hours and minutes that are named only limit. */
function stepsOf({ byHour, byMinute, bySecond }: Rule, start: number): string {
	const named = [
		["in hour", byHour],
		["at minute", byMinute],
		["at second", bySecond],
	] as const;
	const limits = named.flatMap(([word, numbers]) =>
		numbers.length === 0 ? [] : [`${word} ${joined(numbers.map(String))}`],
	);
	return [`from ${printTimeOfDay(start)}`, ...limits].join(" ");
}

function endOf({ end }: Rule): string {
	switch (end.kind) {
		case "never":
			return "";
		case "count":
			return end.count === 1 ? "once" : `${end.count} times`;
		case "until":
			return `until ${end.until.kind === "instant" ? dateText(end.until.at.slice(0, 10)) : dateOf(end.until.wall)}`;
	}
}

function datesOf(word: string, dates: readonly string[]): string {
	if (dates.length === 0) return "";
	const named = dates.slice(0, DATES_NAMED).map(dateText);
	const more = dates.length - named.length;
	return `${word} on ${joined(more === 0 ? named : [...named, `${more} more`])}`;
}

function dateText(text: string): string {
	const reading = readWall(text);
	return reading === undefined ? text : dateOf(reading.wall);
}

function dateOf(wall: number): string {
	const { year, month, day } = civilDate(dayOfWall(wall));
	return `${day} ${MONTHS[month - 1]} ${year}`;
}
