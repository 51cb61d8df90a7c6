/** Why an occurrence is not where one expects it: sentences for the preview (features B6). */
import { civilDate, daysInMonth } from "./calendar.ts";
import type { OccurrencePoint } from "./nextAfter.ts";
import type { Plan } from "./plan.ts";
import type { Series } from "./series.ts";
import { dayOfWall, printTimeOfDay, printWall, SECONDS_OF_DAY } from "./wallTime.ts";
import type { ZoneClock } from "./zoneClock.ts";

/**
 * What there is to say about an occurrence, as one text; undefined when it is just where the rule puts it. `previous` is
 * the occurrence before it, if that is shown too.
 */
export function reasonFor(
	series: Series,
	point: OccurrencePoint,
	previous: OccurrencePoint | undefined,
): string | undefined {
	const reasons = [clampReason(series.plan, point.wall)];
	if (series.isAllDay) reasons.push(missingDayReason(series, point));
	else reasons.push(clockReason(series, point) ?? changeReason(series, point, previous));
	const given = reasons.filter((reason) => reason !== undefined);
	return given.length === 0 ? undefined : given.join("; ");
}

/** The 31st that became the 30th. */
function clampReason({ clamps, rule, startDay }: Plan, wall: number): string | undefined {
	if (!clamps) return undefined;
	const { year, month, day } = civilDate(dayOfWall(wall));
	const length = daysInMonth(year, month);
	const named = rule.byMonthDay.length > 0 ? rule.byMonthDay : [civilDate(startDay).day];
	if (day !== length || named.includes(day) || named.includes(-1)) return undefined;
	const wanted = named.filter((place) => place > length);
	const text = printWall(wall, true).slice(0, 7);
	return wanted.length === 0 ? undefined : `${text} has no day ${wanted.join(" or ")}: its last day, ${day}`;
}

/** A time that does not exist on that day, or exists twice. */
function clockReason({ timeZone, clock }: Series, { wall, epochMs }: OccurrencePoint): string | undefined {
	const time = timeOf(wall);
	const date = printWall(wall, true);
	const reads = clock.wallOf(epochMs);
	if (reads !== wall) {
		const day = dayOfWall(reads) === dayOfWall(wall) ? "" : ` on ${printWall(reads, true)}`;
		return `${time} does not exist on ${date} in ${timeZone}: ${timeOf(reads)}${day}`;
	}
	return clock.isTwice(wall) ? `${time} occurs twice on ${date} in ${timeZone}: the first` : undefined;
}

/** A whole day that a zone left out, as Samoa did on 30 December 2011. */
function missingDayReason({ timeZone, clock }: Series, { wall, epochMs }: OccurrencePoint): string | undefined {
	const reads = clock.wallOf(epochMs);
	if (dayOfWall(reads) === dayOfWall(wall)) return undefined;
	return `${printWall(wall, true)} does not exist in ${timeZone}: ${printWall(reads, true)}`;
}

/** The clocks moved since the occurrence before: the instant shifts, the local time does not. */
function changeReason(
	{ clock }: Series,
	{ wall, epochMs }: OccurrencePoint,
	previous: OccurrencePoint | undefined,
): string | undefined {
	if (previous === undefined) return undefined;
	const before = clock.offsetMsAt(previous.epochMs);
	const after = clock.offsetMsAt(epochMs);
	if (before === after) return undefined;
	const changedMs = clock.lastChangeMs(epochMs);
	const date = changedMs === undefined ? "" : ` on ${printWall(clock.wallOf(changedMs), true)}`;
	const still = timeOf(wall) === timeOf(previous.wall) ? `: still ${timeOf(wall)}` : "";
	return `${changeName(clock, changedMs, after - before)}${date}${still}`;
}

/**
 * Zone data of the platform does not say what is summer time. A change that takes back the one before it within a year and a
 * month is taken for it; anything else (a country that moves to another zone) is called what it is.
 */
function changeName(clock: ZoneClock, changedMs: number | undefined, movedMs: number): string {
	const earlierMs = changedMs === undefined ? undefined : clock.lastChangeMs(changedMs - 1);
	const month = 31 * SECONDS_OF_DAY * 1_000;
	if (changedMs !== undefined && earlierMs !== undefined && changedMs - earlierMs < 13 * month) {
		const earlierMove = clock.offsetMsAt(earlierMs) - clock.offsetMsAt(earlierMs - 1);
		if (earlierMove === -movedMs) return movedMs > 0 ? "summer time began" : "summer time ended";
	}
	const minutes = Math.abs(movedMs) / 60_000;
	const amount = minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
	return `the clocks went ${movedMs > 0 ? "forward" : "back"} by ${amount}`;
}

function timeOf(wall: number): string {
	return printTimeOfDay(wall - dayOfWall(wall) * SECONDS_OF_DAY);
}
