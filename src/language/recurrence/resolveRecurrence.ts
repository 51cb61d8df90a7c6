/**
 * A wish becomes a recurrence of a task: rule, start, zone, mode. The start is the first occurrence that fits from now on,
 * today included, so that "every 3 days" begins with the next day that fits and counts from there. Pure.
 */

import { previewOccurrences } from "../../domain/recurrence/previewOccurrences.ts";
import type { Violation } from "../../domain/refusals/rejection.ts";
import { readRecurrence } from "../../domain/series/readRecurrence.ts";
import { dueOfOccurrence } from "../../domain/series/seriesOfTask.ts";
import type { Due } from "../../domain/tasks/task.ts";
import { type InstantText, instantOfWallTime, type TimeText, toInstantText } from "../../domain/time/instant.ts";
import { ruleText } from "../../words/ruleText.ts";
import { clockPartOf, dateAfter, dateText, dayOf, isElapsed, minutesOf, type Present } from "../dates/readingDates.ts";
import { hourOf, timeOfPart } from "../dates/readingTimes.ts";
import type { Amount } from "../shapes/meanings.ts";
import type { Mention } from "../shapes/mention.ts";
import type { UnderstoodRecurrence } from "../shapes/reading.ts";
import type { RecurrenceWish } from "./recurrenceWish.ts";
import { isWithinDay, type RefusedWish, ruleOfWish, type WishedRule } from "./ruleOfWish.ts";

export type ResolvedRecurrence =
	| {
			readonly recurrence: UnderstoodRecurrence;
			/** The first occurrence. */
			readonly due: Due;
			/** In words. */
			readonly text: string;
			readonly durationMinutes: number | null;
	  }
	| { readonly refused: RefusedWish | Violation };

/** What stands elsewhere in the text: "tomorrow water the plants every 3 days", "every monday call mum at 5". */
export interface SaidApart {
	readonly date?: Temporal.PlainDate;
	readonly time?: TimeText;
}

/** What is counted from the start and not on the calendar. */
const COUNTED_UNITS: Readonly<Partial<Record<WishedRule["frequency"], "hours" | "minutes" | "seconds">>> = {
	HOURLY: "hours",
	MINUTELY: "minutes",
	SECONDLY: "seconds",
};
const MIDNIGHT = "24:00";
const MINUTES_OF_HOUR = 60;
const HOURS_OF_DAY = 24;
const MINUTES_OF_DAY = 1440;
const pad = (value: number) => String(value).padStart(2, "0");

/** Why not is a sentence for the user. */
export function resolveRecurrence(wish: RecurrenceWish, apart: SaidApart, present: Present): ResolvedRecurrence {
	const shaped = ruleOfWish(wish);
	if ("refused" in shaped) return shaped;
	const times = timesOf(wish, apart);
	if ("refused" in times) return times;
	const rule = withTimes(shaped.rule, times);
	const said = wish.start ? startOf(wish.start, times, present) : (apart.date ?? yearOf(wish));
	if (wish.start && said === undefined) return { refused: "noStart" };
	const mode = wish.isAfterCompletion ? "after_completion" : "scheduled";
	const time_zone = present.settings.time_zone;
	const ground = { due: null, settings: present.settings, now: toInstantText(present.now) };

	// Without interval and end: where the first occurrence is does not depend on them.
	const counts = COUNTED_UNITS[rule.frequency] !== undefined;
	const base = baseOf(rule, said, times.first, present);
	const violations: Violation[] = [];
	const free = readRecurrence(
		{ rrule: printed({ ...rule, interval: counts ? rule.interval : 1 }), start: base, time_zone },
		ground,
		violations,
	);
	if (free === undefined) return { refused: violations[0] ?? "noRule" };
	const from = said === undefined ? earliest(base, present) : undefined;
	const [first] = previewOccurrences(free.series, { count: 1, ...(from === undefined ? {} : { from }) });
	if (first === undefined) return { refused: "noDates" };

	const end = endOf(wish, first.local, counts || times.hours.length > 0, present);
	if ("refused" in end) return end;
	const exdates = exceptedDates(wish, first.local, present);
	const asked: UnderstoodRecurrence = {
		rrule: printed(rule) + end.part,
		start: first.local,
		time_zone,
		mode,
		...(exdates.length > 0 ? { exdates } : {}),
	};
	const read = readRecurrence(asked, ground, violations);
	if (read === undefined) return { refused: violations[0] ?? "noRule" };
	return {
		recurrence: { ...asked, rrule: read.recurrence.rrule },
		due: dueOfOccurrence(read.first, read.recurrence),
		text: ruleText(read.recurrence, present.settings),
		durationMinutes: end.durationMinutes ?? rangeMinutes(wish),
	};
}

interface Times {
	/** Undefined for whole days. */
	readonly first: string | undefined;
	/** More than one a day. */
	readonly hours: readonly number[];
	readonly minutes: readonly number[];
}

function timesOf(wish: RecurrenceWish, apart: SaidApart): Times | { readonly refused: RefusedWish } {
	const single = (first: string | undefined): Times => ({ first, hours: [], minutes: [0] });
	const { clocks, part, range, unit, times, shift } = wish;
	if (range !== undefined && unit === "hour") {
		const from = hourOf(range.from, part);
		const to = hourOf(range.to, part);
		const span = (to - from + HOURS_OF_DAY) % HOURS_OF_DAY;
		const hours = Array.from(
			{ length: Math.floor(span / times) + 1 },
			(_, step) => (from + step * times) % HOURS_OF_DAY,
		);
		return { first: undefined, hours, minutes: [range.from.minute] };
	}
	if (range !== undefined && unit === "minute") return minutesWithin(range, wish);
	if (clocks.length === 0) {
		const time = part === undefined ? apart.time : timeOfPart(part);
		return single(time === MIDNIGHT ? "00:00" : time);
	}
	const read = [
		...new Set(
			clocks.map((clock) => (hourOf(clock, part) * 60 + clock.minute + shift + MINUTES_OF_DAY) % MINUTES_OF_DAY),
		),
	].sort((a, b) => a - b);
	const hours = read.map((minutes) => Math.floor(minutes / 60));
	const minute = (read[0] ?? 0) % 60;
	if (read.length === 1) return single(`${pad(hours[0] ?? 0)}:${pad(minute)}`);
	if (isWithinDay(unit)) return { refused: "oneTime" };
	if (read.some((minutes) => minutes % 60 !== minute)) {
		return { refused: "sameMinute" };
	}
	return { first: undefined, hours, minutes: [minute] };
}

/** "Every 30 minutes from 9 to 17" names minutes of hours, and the end is no longer one of them: no rule holds 17:00 without 17:30. */
function minutesWithin(
	range: NonNullable<RecurrenceWish["range"]>,
	{ times, part }: RecurrenceWish,
): ReturnType<typeof timesOf> {
	const isWhole = range.from.minute === 0 && range.to.minute === 0 && MINUTES_OF_HOUR % times === 0;
	if (!isWhole) {
		return { refused: "minutes" };
	}
	const from = hourOf(range.from, part);
	const span = (hourOf(range.to, part) - from + HOURS_OF_DAY) % HOURS_OF_DAY;
	return {
		first: undefined,
		hours: Array.from({ length: span }, (_, step) => (from + step) % HOURS_OF_DAY),
		minutes: Array.from({ length: MINUTES_OF_HOUR / times }, (_, step) => step * times),
	};
}

function withTimes(rule: WishedRule, { hours, minutes }: Times): WishedRule {
	if (hours.length === 0) return rule;
	const counts = COUNTED_UNITS[rule.frequency] !== undefined;
	return {
		frequency: counts ? "DAILY" : rule.frequency,
		interval: counts ? 1 : rule.interval,
		by: [...rule.by, `BYHOUR=${[...hours].sort((a, b) => a - b).join()}`, `BYMINUTE=${minutes.join()}`],
	};
}

function printed({ frequency, interval, by }: WishedRule): string {
	return [`FREQ=${frequency}`, ...(interval > 1 ? [`INTERVAL=${interval}`] : []), ...by].join(";");
}

/** Where the search for the first occurrence begins. Hours that were not said count from now. */
function baseOf(rule: WishedRule, said: Temporal.PlainDate | undefined, time: string | undefined, present: Present) {
	const date = said ?? present.today;
	if (time !== undefined) return `${date}T${time}`;
	const hasHours = rule.by.some((part) => part.startsWith("BYHOUR="));
	if (hasHours) return `${date}T00:00`;
	const unit = COUNTED_UNITS[rule.frequency];
	if (unit === undefined) return date.toString();
	if (said !== undefined) return `${date}T00:00`;
	const local = present.local.toPlainDateTime().round({ smallestUnit: "minute", roundingMode: "ceil" });
	const smallestUnit = unit === "seconds" ? "second" : "minute";
	return local.add({ [unit]: rule.interval }).toString({ smallestUnit });
}

/** Whole days count from their beginning, times from now on. */
function earliest(base: string, { now, today, settings }: Present): InstantText {
	if (base.length > 10) return toInstantText(now.add({ milliseconds: 1 }));
	return instantOfWallTime(dateText(today), "00:00" as TimeText, settings.time_zone);
}

interface End {
	readonly part: string;
	readonly durationMinutes: number | null;
}

function endOf(
	wish: RecurrenceWish,
	first: string,
	isSeveralADay: boolean,
	present: Present,
): End | { readonly refused: RefusedWish } {
	const { until, lasting, count, unit } = wish;
	// "Every day for 30 minutes" is how long it takes; "every hour for 8 hours" is until when.
	const isDuration = lasting !== undefined && isElapsed(lasting) && !isWithinDay(unit);
	const durationMinutes = isDuration ? minutesOf(lasting) : null;
	const ends = [until, isDuration ? undefined : lasting, count].filter((end) => end !== undefined);
	if (ends.length > 1) return { refused: "oneEnd" };
	if (count !== undefined) return { part: `;COUNT=${count}`, durationMinutes };
	const start = Temporal.PlainDate.from(first.slice(0, 10));
	if (until !== undefined) {
		const date = dateOf(until, { ...present, today: start });
		if (date === undefined) return { refused: "noEnd" };
		return { part: `;UNTIL=${basic(date.toString())}`, durationMinutes };
	}
	if (lasting === undefined || isDuration) return { part: "", durationMinutes };
	return { part: `;UNTIL=${lastWall(lasting, first, isSeveralADay)}`, durationMinutes };
}

/** "For 3 weeks" ends before three weeks from the start have gone by: every day for 3 weeks is 21 days. */
function lastWall(lasting: Amount, first: string, isSeveralADay: boolean): string {
	const date = dateAfter(lasting, Temporal.PlainDate.from(first.slice(0, 10)));
	const elapsed = clockPartOf(lasting);
	const hasClock = elapsed.hours + elapsed.minutes + elapsed.seconds > 0;
	if (first.length === 10 || (!hasClock && !isSeveralADay)) {
		return basic(date.subtract({ days: 1 }).toString());
	}
	const end = date.toPlainDateTime(Temporal.PlainTime.from(first.slice(11))).add(elapsed);
	return basic(end.subtract({ seconds: 1 }).toString({ smallestUnit: "second" }));
}

const basic = (text: string) => text.replaceAll(/[-:]/g, "");

function exceptedDates({ except }: RecurrenceWish, first: string, present: Present): readonly string[] {
	const from = { ...present, today: Temporal.PlainDate.from(first.slice(0, 10)) };
	const plain = except.yearDates.map(
		(calendar): Mention => ({ means: "date.calendar", first: 0, next: 0, captures: { calendar }, words: [] }),
	);
	return [...plain, ...except.dates].flatMap((mention) => dateOf(mention, from)?.toString() ?? []);
}

/** "Every 3 march 2027" begins in that year. */
function yearOf({ yearDates }: RecurrenceWish): Temporal.PlainDate | undefined {
	const year = yearDates[0]?.year;
	return year === undefined ? undefined : Temporal.PlainDate.from({ year, month: 1, day: 1 });
}

/** "Starting friday at 6pm", said on a Friday at noon, is today. */
function startOf(start: Mention, { first }: Times, present: Present): Temporal.PlainDate | undefined {
	const time = first === undefined ? undefined : Temporal.PlainTime.from(first);
	const isToCome = time !== undefined && Temporal.PlainTime.compare(time, present.local.toPlainTime()) > 0;
	const isToday = start.means === "date.weekday" && start.captures.weekday === present.today.dayOfWeek;
	return isToday && isToCome ? present.today : dateOf(start, present);
}

function dateOf(mention: Mention, present: Present): Temporal.PlainDate | undefined {
	const { amount } = mention.captures;
	if (mention.means === "date.in_amount" && amount !== undefined) {
		return isElapsed(amount) ? present.today : dateAfter(amount, present.today);
	}
	const day = dayOf(mention, present);
	// "Until friday", said on a Friday, is the next one.
	const isToday = day?.date.equals(present.today) === true && mention.means === "date.weekday";
	return isToday ? day.next : day?.date;
}

function rangeMinutes({ range, unit, part }: RecurrenceWish): number | null {
	if (range === undefined || isWithinDay(unit)) return null;
	const minutes = (hourOf(range.to, part) - hourOf(range.from, part)) * 60 + range.to.minute - range.from.minute;
	return minutes > 0 ? minutes : minutes + HOURS_OF_DAY * 60;
}
