/** A recurrence in words, with the time of day: what stands beside a task, and above a preview. */

import { civilDate } from "../domain/recurrence/calendar.ts";
import { parseRule } from "../domain/recurrence/parseRule.ts";
import type { Reason } from "../domain/recurrence/reasons.ts";
import type { Rule } from "../domain/recurrence/rule.ts";
import type { RecurrenceText } from "../domain/recurrence/series.ts";
import { dayOfWall, readWall } from "../domain/recurrence/wallTime.ts";
import { zoneApart } from "../domain/recurrence/zoneApart.ts";
import { hourCycleOf, inHourCycle } from "../domain/settings/hourCycle.ts";
import type { Recurrence } from "../domain/tasks/task.ts";
import { type DayReading, dayText } from "./dayText.ts";
import { outlineOf } from "./rules/outline.ts";
import { timesOf } from "./rules/times.ts";
import { type Words, wordsFor } from "./words.ts";

/** The dates after these are counted, not named: a series that is skipped often must stay readable. */
const DATES_NAMED = 2;

type Said = Omit<RecurrenceText, "time_zone"> & Pick<Recurrence, "mode" | "floating" | "paused">;

/**
 * "every weekday at 09:00", "every 2 weeks on Monday and Friday at 07:30, 10 times", "every 3 days at 18:00, counted from
 * completion", in the language and by the clock of the locale. Wall times are of the series' zone. A rule or start that
 * cannot be read is shown as it stands.
 */
export function ruleText(recurrence: Said, reading: DayReading): string {
	const words = wordsFor(reading.locale);
	const { exdates, rdates = [] } = recurrence;
	const named = (say: (dates: readonly string[], more: number) => string, dates: readonly string[]) => {
		const first = dates.slice(0, DATES_NAMED);
		return dates.length === 0
			? ""
			: say(
					first.map((date) => dateText(date, reading)),
					dates.length - first.length,
				);
	};
	return described(recurrence, reading, [named(words.rules.except, exdates), named(words.rules.also, rdates)]);
}

/** The same for a row among others: the dates that are left out or added are counted ("3 skipped"), not named. */
export function shortRuleText(recurrence: Said, reading: DayReading): string {
	const { rules } = wordsFor(reading.locale);
	const counted = (say: (count: number) => string, dates: readonly string[]) =>
		dates.length === 0 ? "" : say(dates.length);
	return described(recurrence, reading, [
		counted(rules.skipped, recurrence.exdates),
		counted(rules.added, recurrence.rdates ?? []),
	]);
}

/** Why an occurrence is not where one expects it; undefined where there is nothing to explain. */
export function reasonText(reasons: readonly Reason[] | undefined, reading: DayReading): string | undefined {
	const { rules } = wordsFor(reading.locale);
	const day = (date: string) => dateText(date, reading);
	if (reasons === undefined || reasons.length === 0) return undefined;
	return inHourCycle(reasons.map((why) => rules.reason(why, day)).join("; "), hourCycleOf(reading.locale));
}

/** "every day at 09:00 (Europe/Berlin time)": a series that does not float keeps its zone when the user's changes. */
export function inItsZone(
	text: string,
	recurrence: Recurrence,
	{ time_zone, locale }: { readonly time_zone: string; readonly locale: string },
): string {
	const zone = zoneApart(recurrence, time_zone);
	return zone === undefined ? text : wordsFor(locale).rules.byClock(text, zone);
}

function described(recurrence: Said, reading: DayReading, dates: readonly string[]): string {
	const parsed = parseRule(recurrence.rrule);
	const start = readWall(recurrence.start);
	if (parsed.kind === "refused" || start === undefined) return recurrence.rrule;
	const words = wordsFor(reading.locale);
	const { rule } = parsed;
	const isCounted = recurrence.mode === "after_completion";
	const head = [
		words.rules.days(outlineOf(rule, isCounted ? undefined : start)),
		words.rules.times(timesOf(rule, start)),
	];
	const tail = [
		isCounted ? words.rules.counted : "",
		endOf(rule, words, reading),
		...dates,
		recurrence.paused ? words.rules.paused : "",
	];
	const said = [head.filter((part) => part !== "").join(" "), ...tail.filter((part) => part !== "")].join(", ");
	return inHourCycle(said, hourCycleOf(reading.locale));
}

function endOf({ end }: Rule, words: Words, habits: DayReading): string {
	switch (end.kind) {
		case "never":
			return "";
		case "count":
			return words.rules.times_in_all(end.count);
		case "until":
			return words.rules.until(
				end.until.kind === "instant" ? dateText(end.until.at.slice(0, 10), habits) : dateOf(end.until.wall, habits),
			);
	}
}

function dateText(text: string, habits: DayReading): string {
	const reading = readWall(text);
	return reading === undefined ? text : dateOf(reading.wall, habits);
}

function dateOf(wall: number, habits: DayReading): string {
	const { year, month, day } = civilDate(dayOfWall(wall));
	return dayText(Temporal.PlainDate.from({ year, month, day }), habits, "plain");
}
