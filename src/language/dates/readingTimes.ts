/** From mentions that stand together to a due date: a day, a time of day, or an exact instant. Pure. */

import type { Due } from "../../domain/tasks/task.ts";
import {
	type InstantText,
	instantOfWallTime,
	readInstant,
	type TimeText,
	toInstantText,
} from "../../domain/time/instant.ts";
import type { Day } from "../shapes/day.ts";
import type { DayPart, Meaning } from "../shapes/meanings.ts";
import type { ClockReading, Mention } from "../shapes/mention.ts";
import {
	clockPartOf,
	dateAfter,
	dateText,
	dayOf,
	isElapsed,
	nextDayOfMonth,
	PART_TIMES,
	type Present,
} from "./readingDates.ts";

/** Mentions that say one moment together ("tomorrow", "at 5"). */
export interface Moment {
	readonly mentions: readonly Mention[];
	readonly due: Due;
	/** A time without a day: "at 8". */
	readonly timeOnly: boolean;
	/** A date of its own ("friday", "in 2 days") is said, with or without a time. */
	readonly time: TimeText | undefined;
	/** The other times of the same day ("at 9 and at 5"), the next of each when no day is said. */
	readonly others?: readonly Pick<Moment, "due" | "time">[];
	/** "today at 9" at noon was moved to tomorrow. */
	readonly moved: boolean;
	/** The weekday that was said is not that of the date that was said. */
	readonly mismatch: boolean;
	/** The next such day of a month is another weekday, so that it was passed over ("friday the 13th"). */
	readonly passedOver: Temporal.PlainDate | undefined;
}

const PM_PARTS: ReadonlySet<DayPart> = new Set(["afternoon", "evening", "tonight", "night"]);
/** A weekday within these only confirms the date. */
const DATED: ReadonlySet<string> = new Set(["date.calendar", "date.day_of_month"]);
const MINUTES_OF_DAY = 1440;
const HOURS_OF_DAY = 24;
/** Until then "at night" is after midnight. */
const NIGHT_ENDS = 5;
const pad = (value: number) => String(value).padStart(2, "0");

/**
 * What the mentions mean at the present. Undefined when they mean nothing (31 April). Without a day the time is the
 * next one: today, or tomorrow when it has passed.
 */
export function momentOf(mentions: readonly Mention[], present: Present): Moment | undefined {
	const several = mentions.find(({ captures, means }) => captures.clocks !== undefined && means.startsWith("time."));
	if (several === undefined) return singleMoment(mentions, present);
	const part = mentions.find(({ captures }) => captures.part !== undefined)?.captures.part;
	const read = ascending(several.captures.clocks ?? [], part).flatMap((clock) => {
		const { clocks: _, ...captures } = several.captures;
		const one = { ...several, captures: { ...captures, clock } };
		return (
			singleMoment(
				mentions.map((mention) => (mention === several ? one : mention)),
				present,
			) ?? []
		);
	});
	const [first, ...others] = read.sort((left, right) => compareDue(left.due, right.due));
	return first && { ...first, mentions, moved: first.moved && others.every(({ moved }) => moved), others };
}

/** Of "8 and 8", "11 and 7" the other is in the evening. */
function ascending(clocks: readonly ClockReading[], part: DayPart | undefined): readonly ClockReading[] {
	const hours = clocks.map((clock) => hourOf(clock, part));
	const isBare = clocks.every(({ bare }) => bare);
	return clocks.map((clock, n) => {
		const [before, hour] = [hours[n - 1] ?? -1, hours[n] ?? 0];
		if (!isBare || hour > before || hour >= NOON) return clock;
		hours[n] = hour + NOON;
		return { ...clock, hour: hour + NOON, bare: false };
	});
}
const NOON = 12;

const compareDue = (left: Due, right: Due): number =>
	"at" in left && "at" in right ? Temporal.Instant.compare(left.at, right.at) : 0;

function singleMoment(mentions: readonly Mention[], present: Present): Moment | undefined {
	const moment = unshiftedMoment(mentions, present);
	const shift = mentions.find(({ means }) => Object.hasOwn(SHIFTS, means));
	const { hours, minutes, seconds } = clockPartOf(shift?.captures.amount ?? {});
	if (moment === undefined || shift === undefined || hours + minutes + seconds === 0) return moment;
	// "Two hours before friday" names no instant.
	if (!("at" in moment.due)) return undefined;
	const sign = SHIFTS[shift.means] ?? 1;
	const at = Temporal.Instant.from(moment.due.at).add({ seconds: sign * ((hours * 60 + minutes) * 60 + seconds) });
	return { ...moment, due: atInstant(toInstantText(at), present) };
}

/** In which direction an amount counts from the moment beside it. */
const SHIFTS: Readonly<Partial<Record<Meaning, 1 | -1>>> = {
	"date.before_date": -1,
	"date.after_date": 1,
	"time.before": -1,
	"time.after": 1,
};

function unshiftedMoment(mentions: readonly Mention[], present: Present): Moment | undefined {
	const amounts = mentions.find(({ means }) => means === "date.in_amount");
	const dates = mentions.filter(({ means }) => means.startsWith("date.") || means === "time.part_today");
	const time = timeOf(mentions);
	const plain = { mentions, moved: false, mismatch: false, passedOver: undefined, time };
	if (amounts?.captures.amount && isElapsed(amounts.captures.amount)) {
		const at = present.now.add(clockPartOf(amounts.captures.amount));
		return { ...plain, due: atInstant(toInstantText(at), present), timeOnly: false };
	}
	if (amounts?.captures.amount) {
		const date = dateAfter(amounts.captures.amount, present.today);
		const elapsed = clockPartOf(amounts.captures.amount);
		if (elapsed.hours + elapsed.minutes + elapsed.seconds > 0) {
			// Days first on the calendar, then hours as elapsed time (RFC 5545 §3.3.6 keeps the same order).
			const wall = present.local.toPlainTime().toString({ smallestUnit: "millisecond" }) as TimeText;
			const at = Temporal.Instant.from(instantOfWallTime(dateText(date), wall, present.settings.time_zone));
			return {
				...plain,
				due: atInstant(toInstantText(at.add(elapsed)), present),
				timeOnly: false,
			};
		}
		return { ...plain, due: dueOn(date, time, present), timeOnly: false };
	}
	if (dates.length === 0) {
		if (time === undefined) return undefined;
		const today = dueOn(present.today, time, present);
		const due = isPast(today, present) ? dueOn(present.today.add({ days: 1 }), time, present) : today;
		return { ...plain, due, timeOnly: true };
	}
	const said = dates.map((mention) => ({ mention, day: dayOf(mention, present) }));
	if (said.some(({ day }) => day === undefined)) return undefined;
	// "fri, 27 nov": the calendar date is exact, the weekday only confirms it.
	const exact = said.find(({ mention }) => mention.means !== "date.weekday") ?? said[0];
	const weekday =
		said.find(({ mention }) => mention.captures.weekday !== undefined && mention !== exact?.mention)?.mention.captures
			.weekday ?? (DATED.has(exact?.mention.means ?? "") ? exact?.mention.captures.weekday : undefined);
	const day = exact?.day as Day;
	const mismatch = weekday !== undefined && weekday !== day.date.dayOfWeek;
	const monthDay = exact?.mention.means === "date.day_of_month" ? exact.mention.captures : undefined;
	const next = monthDay?.weekday === undefined ? undefined : nextDayOfMonth(monthDay.number ?? 1, present.today);
	const passedOver = next && Temporal.PlainDate.compare(next, day.date) < 0 ? next : undefined;
	return { ...plain, mismatch, passedOver, timeOnly: false, ...onDay(day, exact?.mention as Mention, time, present) };
}

function onDay(day: Day, mention: Mention, time: TimeText | undefined, present: Present): { due: Due; moved: boolean } {
	const isToday = day.date.equals(present.today);
	// A weekday without a time, said on that day, is the one a week later.
	if (time === undefined && isToday && mention.means === "date.weekday" && day.next) {
		return { due: dueOn(day.next, time, present), moved: false };
	}
	// "Before friday" is Thursday, "before friday at noon" is that noon.
	if (time !== undefined && mention.means === "date.before" && mention.captures.date) {
		const limit = dayOf(mention.captures.date, present) ?? day;
		return onDay(limit, mention.captures.date, time, present);
	}
	const due = dueOn(day.date, time, present);
	if (!isToday || day.next === undefined || !isPast(due, present)) return { due, moved: false };
	return {
		due: dueOn(day.next, time, present),
		moved: mention.means === "date.today" || mention.means === "time.part_today",
	};
}

function dueOn(date: Temporal.PlainDate, time: TimeText | undefined, present: Present): Due {
	if (time === undefined) return { date: dateText(date) };
	const endsDay = time === PART_TIMES.midnight;
	const day = endsDay ? date.add({ days: 1 }) : date;
	const wall = endsDay ? ("00:00" as TimeText) : time;
	return atInstant(instantOfWallTime(dateText(day), wall, present.settings.time_zone), present);
}

function atInstant(at: InstantText, present: Present): Due {
	return { at, time_zone: present.settings.time_zone };
}

function isPast(due: Due, present: Present): boolean {
	return "at" in due && Temporal.Instant.compare(due.at, present.now) <= 0;
}

/** The time of day on a date, for "remind me at 8" of a task that is due on it. */
export function instantOn(due: Due, time: TimeText, present: Present): InstantText {
	const date =
		"date" in due
			? Temporal.PlainDate.from(due.date)
			: Temporal.Instant.from(due.at).toZonedDateTimeISO(due.time_zone).toPlainDate();
	const on = dueOn(date, time, present);
	return "at" in on ? on.at : readInstant(present.now.toString());
}

function timeOf(mentions: readonly Mention[]): TimeText | undefined {
	const clock = mentions.find(({ captures }) => captures.clock !== undefined)?.captures.clock;
	const part = mentions.find(({ captures }) => captures.part !== undefined)?.captures.part;
	if (clock === undefined) return part === undefined ? undefined : timeOfPart(part);
	const shift = mentions.find(({ captures }) => captures.shift !== undefined)?.captures.shift ?? 0;
	const minutes = (hourOf(clock, part) * 60 + clock.minute + shift + MINUTES_OF_DAY) % MINUTES_OF_DAY;
	return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}` as TimeText;
}

/** When a part of the day begins. */
export const timeOfPart = (part: DayPart): TimeText => PART_TIMES[part];

/** The same as a reading of the clock. */
export function clockOfPart(part: DayPart): ClockReading {
	const [hour = 0, minute = 0] = PART_TIMES[part].split(":").map(Number);
	return { hour: hour % HOURS_OF_DAY, minute, bare: false };
}

/** A bare hour: 7–11 morning, 12 noon, 1–6 afternoon; a part of the day beside it decides instead. */
export function hourOf(clock: ClockReading, part: DayPart | undefined): number {
	const { hour, bare } = clock;
	if (hour > 12 || (!bare && (part === undefined || hour === 0))) return hour;
	if ((part === "night" || part === "tonight") && hour <= NIGHT_ENDS) return hour;
	if (part !== undefined && PM_PARTS.has(part)) {
		// "12 at night" is midnight's hour; the day it belongs to is left as said.
		return hour === 12 ? (part === "afternoon" ? 12 : 0) : hour + 12;
	}
	if (part === "morning") return hour % 12;
	if (!bare) return hour;
	return hour >= 7 ? hour : hour + 12;
}
