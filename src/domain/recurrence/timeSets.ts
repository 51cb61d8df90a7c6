/** The times that BYHOUR, BYMINUTE and BYSECOND name, and the places that BYSETPOS chooses. */
import type { Rule } from "./rule.ts";
import { SECONDS_OF_DAY, type WallReading } from "./wallTime.ts";

/**
 * The times of day (in seconds) of a rule of FREQ=DAILY or longer, ascending. What the rule does not say comes from the
 * start. A start without a time has none either: the three parts are then to be ignored (RFC 5545 §3.3.10).
 */
export function timesOfDay(rule: Rule, start: WallReading): readonly number[] {
	if (start.isDate) return [0];
	const { hours, minutes, seconds } = clockParts(rule, start.wall);
	return product(product(hours, 3_600, minutes, 60), 1, seconds, 1);
}

/** Offsets in seconds from the beginning of an hour; `timesOfDay` for FREQ=HOURLY. */
export function timesOfHour(rule: Rule, start: number): readonly number[] {
	const { minutes, seconds } = clockParts(rule, start);
	return product(minutes, 60, seconds, 1);
}

/** Offsets in seconds from the beginning of a minute, for FREQ=MINUTELY. */
export function timesOfMinute(rule: Rule, start: number): readonly number[] {
	return clockParts(rule, start).seconds;
}

/** The zero-based places of an ordered set of `size` that BYSETPOS names, ascending; what lies outside names nothing. */
export function selectPositions(size: number, bySetPos: readonly number[]): readonly number[] {
	const places: number[] = [];
	for (const position of bySetPos) {
		const place = position > 0 ? position - 1 : size + position;
		if (place >= 0 && place < size && !places.includes(place)) places.push(place);
	}
	return places.sort((a, b) => a - b);
}

interface ClockParts {
	readonly hours: readonly number[];
	readonly minutes: readonly number[];
	readonly seconds: readonly number[];
}

function clockParts({ byHour, byMinute, bySecond }: Rule, start: number): ClockParts {
	const time = start - Math.floor(start / SECONDS_OF_DAY) * SECONDS_OF_DAY;
	return {
		hours: byHour.length > 0 ? byHour : [Math.floor(time / 3_600)],
		minutes: byMinute.length > 0 ? byMinute : [Math.floor(time / 60) % 60],
		seconds: bySecond.length > 0 ? withoutLeapSecond(bySecond) : [time % 60],
	};
}

/** BYSECOND=60 is a leap second, which wall time here does not have: it is the second before (RFC 5545 §3.3.12). */
function withoutLeapSecond(seconds: readonly number[]): readonly number[] {
	return [...new Set(seconds.map((second) => Math.min(second, 59)))];
}

function product(
	outer: readonly number[],
	outerUnit: number,
	inner: readonly number[],
	innerUnit: number,
): readonly number[] {
	return outer.flatMap((a) => inner.map((b) => a * outerUnit + b * innerUnit));
}
