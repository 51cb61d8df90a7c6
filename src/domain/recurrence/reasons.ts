/** Why an occurrence is not where one expects it, for the preview: what a language makes a sentence of. */
import { civilDate, daysInMonth } from "./calendar.ts";
import type { OccurrencePoint } from "./nextAfter.ts";
import type { Plan } from "./plan.ts";
import type { Series } from "./series.ts";
import { dayOfWall, printTimeOfDay, printWall, SECONDS_OF_DAY } from "./wallTime.ts";
import type { ZoneClock } from "./zoneClock.ts";

/** Dates are `2026-11-23`, times `09:00`, both by the wall clock of `timeZone`. */
export type Reason =
	/** The 31st that became the 30th. `month`: `2026-11`. */
	| { readonly kind: "clamped"; readonly month: string; readonly wanted: readonly number[]; readonly last: number }
	/** A time that does not exist on that day; `onDate`: where the time that stands for it is of another day. */
	| {
			readonly kind: "gap";
			readonly time: string;
			readonly date: string;
			readonly timeZone: string;
			readonly instead: string;
			readonly onDate?: string;
	  }
	/** A time that exists twice; the first is meant. */
	| { readonly kind: "fold"; readonly time: string; readonly date: string; readonly timeZone: string }
	/** A whole day that a zone left out, as Samoa did on 30 December 2011. */
	| { readonly kind: "no_such_day"; readonly date: string; readonly timeZone: string; readonly instead: string }
	/** The clocks moved since the occurrence before: the instant shifts, the local time does not. */
	| {
			readonly kind: "clocks";
			readonly change: "summer_began" | "summer_ended" | { readonly minutes: number };
			readonly date?: string;
			/** The local time, where it is the same as before. */
			readonly still?: string;
	  };

/**
 * What there is to say about an occurrence; nothing when it is just where the rule puts it. `previous` is the occurrence
 * before it, if that is shown too.
 */
export function reasonsFor(
	series: Series,
	point: OccurrencePoint,
	previous: OccurrencePoint | undefined,
): readonly Reason[] {
	const clamped = clampReason(series.plan, point.wall);
	const moved = series.isAllDay
		? missingDayReason(series, point)
		: (clockReason(series, point) ?? changeReason(series, point, previous));
	return [clamped, moved].filter((reason) => reason !== undefined);
}

function clampReason({ clamps, rule, startDay }: Plan, wall: number): Reason | undefined {
	if (!clamps) return undefined;
	const { year, month, day } = civilDate(dayOfWall(wall));
	const length = daysInMonth(year, month);
	const named = rule.byMonthDay.length > 0 ? rule.byMonthDay : [civilDate(startDay).day];
	if (day !== length || named.includes(day) || named.includes(-1)) return undefined;
	const wanted = named.filter((place) => place > length);
	const shown = printWall(wall, true).slice(0, 7);
	return wanted.length === 0 ? undefined : { kind: "clamped", month: shown, wanted, last: day };
}

function clockReason({ timeZone, clock }: Series, { wall, epochMs }: OccurrencePoint): Reason | undefined {
	const time = timeOf(wall);
	const date = printWall(wall, true);
	const reads = clock.wallOf(epochMs);
	if (reads !== wall) {
		const onDate = dayOfWall(reads) === dayOfWall(wall) ? {} : { onDate: printWall(reads, true) };
		return { kind: "gap", time, date, timeZone, instead: timeOf(reads), ...onDate };
	}
	return clock.isTwice(wall) ? { kind: "fold", time, date, timeZone } : undefined;
}

function missingDayReason({ timeZone, clock }: Series, { wall, epochMs }: OccurrencePoint): Reason | undefined {
	const reads = clock.wallOf(epochMs);
	if (dayOfWall(reads) === dayOfWall(wall)) return undefined;
	return { kind: "no_such_day", date: printWall(wall, true), timeZone, instead: printWall(reads, true) };
}

function changeReason(
	{ clock }: Series,
	{ wall, epochMs }: OccurrencePoint,
	previous: OccurrencePoint | undefined,
): Reason | undefined {
	if (previous === undefined) return undefined;
	const before = clock.offsetMsAt(previous.epochMs);
	const after = clock.offsetMsAt(epochMs);
	if (before === after) return undefined;
	const changedMs = clock.lastChangeMs(epochMs);
	const date = changedMs === undefined ? {} : { date: printWall(clock.wallOf(changedMs), true) };
	const still = timeOf(wall) === timeOf(previous.wall) ? { still: timeOf(wall) } : {};
	return { kind: "clocks", change: changeOf(clock, changedMs, after - before), ...date, ...still };
}

/**
 * Zone data of the platform does not say what is summer time. A change that takes back the one before it within a year and a
 * month is taken for it; anything else (a country that moves to another zone) is called what it is.
 */
function changeOf(
	clock: ZoneClock,
	changedMs: number | undefined,
	movedMs: number,
): Extract<Reason, { kind: "clocks" }>["change"] {
	const earlierMs = changedMs === undefined ? undefined : clock.lastChangeMs(changedMs - 1);
	const month = 31 * SECONDS_OF_DAY * 1_000;
	if (changedMs !== undefined && earlierMs !== undefined && changedMs - earlierMs < 13 * month) {
		const earlierMove = clock.offsetMsAt(earlierMs) - clock.offsetMsAt(earlierMs - 1);
		if (earlierMove === -movedMs) return movedMs > 0 ? "summer_began" : "summer_ended";
	}
	return { minutes: movedMs / 60_000 };
}

function timeOf(wall: number): string {
	return printTimeOfDay(wall - dayOfWall(wall) * SECONDS_OF_DAY);
}
