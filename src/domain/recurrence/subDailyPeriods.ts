/**
 * Periods shorter than a day. Here the day parts and the larger clock parts only limit; a day, hour or minute that
 * fails is stepped over whole, or "hourly, on 31 December of leap years" would look at every hour of four years.
 */
import { CYCLE, greatestCommonDivisor, modulo, weekdayOf } from "./calendar.ts";
import type { NextDay } from "./nextDay.ts";
import type { Periods } from "./periods.ts";
import type { Rule } from "./rule.ts";
import { selectPositions, timesOfHour, timesOfMinute } from "./timeSets.ts";
import { SECONDS_OF_DAY } from "./wallTime.ts";

type SubDailyFrequency = "HOURLY" | "MINUTELY" | "SECONDLY";

const SECONDS_OF = { HOURLY: 3_600, MINUTELY: 60, SECONDLY: 1 } as const;

const SECONDS_OF_WEEK = 7 * SECONDS_OF_DAY;

/** A span of the clock and whether the one that holds a given second of the day is wanted. */
interface ClockLimit {
	readonly seconds: number;
	readonly passes: (secondOfDay: number) => boolean;
}

/** The start's time of day is where INTERVAL counts from, so it decides which times are ever reached. */
export function subDailyPeriods(
	rule: Rule,
	frequency: SubDailyFrequency,
	start: number,
	nextDay: NextDay | undefined,
): Periods {
	const unit = SECONDS_OF[frequency];
	const limits = clockLimits(rule).filter(({ seconds }) => seconds >= unit);
	const offsets = limitedOffsets(rule, frequency, start);
	const isReachable = offsets.length > 0 && reaches(limits, rule, unit, start);
	const skipTo = isReachable ? endOfFailing(nextDay, limits) : () => Number.POSITIVE_INFINITY;
	return {
		inCycle: (CYCLE.days * SECONDS_OF_DAY) / unit,
		periodOf: (wall) => Math.floor(wall / unit),
		fill: (period, into) => {
			const begin = period * unit;
			const resume = skipTo(begin);
			if (resume !== undefined) return resume / unit;
			for (const offset of offsets) into.push(begin + offset);
			return period + 1;
		},
	};
}

function clockLimits({ byHour, byMinute, bySecond }: Rule): readonly ClockLimit[] {
	const limit = (seconds: number, modulus: number, wanted: readonly number[]): readonly ClockLimit[] =>
		wanted.length === 0
			? []
			: [{ seconds, passes: (second) => wanted.includes(Math.floor(second / seconds) % modulus) }];
	return [...limit(3_600, 24, byHour), ...limit(60, 60, byMinute), ...limit(1, 60, bySecond)];
}

function limitedOffsets(rule: Rule, frequency: SubDailyFrequency, start: number): readonly number[] {
	const offsets =
		frequency === "HOURLY" ? timesOfHour(rule, start) : frequency === "MINUTELY" ? timesOfMinute(rule, start) : [0];
	if (rule.bySetPos.length === 0) return offsets;
	return selectPositions(offsets.length, rule.bySetPos).map((place) => offsets[place] ?? 0);
}

/** The wall time at which the days, hour, minute or second that are not wanted have passed; undefined when all are. */
function endOfFailing(nextDay: NextDay | undefined, limits: readonly ClockLimit[]) {
	return (wall: number): number | undefined => {
		const day = Math.floor(wall / SECONDS_OF_DAY);
		const wantedDay = nextDay?.(day) ?? day;
		if (wantedDay !== day) return wantedDay * SECONDS_OF_DAY;
		const second = wall - day * SECONDS_OF_DAY;
		for (const { seconds, passes } of limits) {
			if (!passes(second)) return (Math.floor(wall / seconds) + 1) * seconds;
		}
		return undefined;
	};
}

/**
 * Whether any wanted time of a wanted weekday is ever met. Steps of `n` seconds meet, sooner or later, just the times of the
 * week that equal the first modulo gcd(n, a week): "every 24 hours from 05:00, at 3" would be sought for 400 years.
 */
function reaches(limits: readonly ClockLimit[], { byDay, interval }: Rule, unit: number, start: number): boolean {
	if (limits.length + byDay.length === 0) return true;
	const stride = greatestCommonDivisor(interval * unit, SECONDS_OF_WEEK);
	const first = modulo(Math.floor(start / unit) * unit, stride);
	for (let second = first; second < SECONDS_OF_WEEK; second += stride) {
		const day = Math.floor(second / SECONDS_OF_DAY);
		const isDay = byDay.length === 0 || byDay.some(({ weekday }) => weekday === weekdayOf(day));
		if (isDay && limits.every(({ passes }) => passes(second - day * SECONDS_OF_DAY))) return true;
	}
	return false;
}
