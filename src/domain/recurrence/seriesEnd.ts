/** Where COUNT or UNTIL ends a series, as a bound in wall time. */
import { epochMsOf } from "../time/instant.ts";
import type { RuleEnd } from "./rule.ts";
import { dayOfWall, LAST_WALL, readWall, SECONDS_OF_DAY } from "./wallTime.ts";
import { WIDEST_CHANGE_MS, type ZoneClock } from "./zoneClock.ts";

export interface SeriesEnd {
	/** No occurrence of the rule is later. */
	readonly lastWall: number;
	/** Whether an occurrence at or before `lastWall` is still within the end. */
	readonly isWithin: (wall: number) => boolean;
}

const WIDEST_CHANGE = WIDEST_CHANGE_MS / 1_000;

/**
 * UNTIL includes its own date or time. A date beside a start with a time lasts to the end of that day; a time beside
 * whole days means its day, and of a UTC time the date as it is written: the RFC wants equal forms (§3.3.10), and that
 * is what those who break it mean. `counted` is the occurrence that COUNT ends with; undefined when the calendar ends first.
 */
export function ruleEnd(end: RuleEnd, isAllDay: boolean, clock: ZoneClock, counted: number | undefined): SeriesEnd {
	const always = () => true;
	if (end.kind === "never") return { lastWall: LAST_WALL, isWithin: always };
	if (end.kind === "count") return { lastWall: counted ?? LAST_WALL, isWithin: always };
	const { until } = end;
	if (until.kind === "instant" && !isAllDay) return endAtInstant(epochMsOf(until.at), clock);
	const wall = until.kind === "instant" ? dateAsWritten(until.at) : until.wall;
	const wholeDay = isAllDay || until.kind === "date";
	const last = wholeDay ? dayOfWall(wall) * SECONDS_OF_DAY + SECONDS_OF_DAY - 1 : wall;
	return { lastWall: last, isWithin: always };
}

/**
 * Occurrences are compared as instants, but only near the end, where clocks that move could make wall times compare
 * otherwise: a time in a gap comes an hour later than it reads, a time in a fold an hour earlier than it may.
 */
function endAtInstant(untilMs: number, clock: ZoneClock): SeriesEnd {
	const near = clock.wallOf(untilMs);
	return {
		lastWall: near + WIDEST_CHANGE,
		isWithin: (wall) => wall < near - WIDEST_CHANGE || clock.epochMsOf(wall) <= untilMs,
	};
}

function dateAsWritten(at: string): number {
	return readWall(at.slice(0, 10))?.wall ?? LAST_WALL;
}
