/**
 * A recurrence rule as a value (RFC 5545 §3.3.10). `parseRule` makes it canonical: every list is ascending and
 * without repeats, so that two rules that say the same in another order are equal, and the printed text is one.
 */
import type { InstantText } from "../time/instant.ts";

/** From the shortest period to the longest: the place in this list is what "limits or expands" depends on. */
export const FREQUENCIES = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** RFC 5545's names; the name of weekday `n` is at `n - 1`. */
export const WEEKDAY_NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** An entry of BYDAY. `ordinal` 0 is every such day; 1 the first, −1 the last in the month or year. */
export interface RuleDay {
	readonly weekday: Weekday;
	readonly ordinal: number;
}

/**
 * A date or time as a rule or a calendar line states it: a day, a wall time of whatever zone the series has
 * (RFC 5545 §3.3.5 form 1), a point on the UTC line (form 2), or a wall time of a zone named beside it (form 3).
 * `wall` is the number of `wallTime.ts`.
 */
export type Moment =
	| { readonly kind: "date"; readonly wall: number }
	| { readonly kind: "local"; readonly wall: number }
	| { readonly kind: "instant"; readonly at: InstantText }
	| { readonly kind: "zoned"; readonly wall: number; readonly time_zone: string };

/** UNTIL has no zone of its own: RFC 5545 wants UTC beside a zoned start, and the start's own form otherwise. */
export type Until = Exclude<Moment, { kind: "zoned" }>;

/** Never both COUNT and UNTIL: the RFC forbids it, and here it cannot be written. */
export type RuleEnd =
	| { readonly kind: "never" }
	| { readonly kind: "count"; readonly count: number }
	| { readonly kind: "until"; readonly until: Until };

/** An empty list is a part that was not given. */
export interface Rule {
	readonly frequency: Frequency;
	readonly interval: number;
	readonly end: RuleEnd;
	readonly bySecond: readonly number[];
	readonly byMinute: readonly number[];
	readonly byHour: readonly number[];
	readonly byDay: readonly RuleDay[];
	readonly byMonthDay: readonly number[];
	readonly byYearDay: readonly number[];
	readonly byWeekNo: readonly number[];
	readonly byMonth: readonly number[];
	readonly bySetPos: readonly number[];
	readonly weekStart: Weekday;
}

/**
 * What becomes of "the 31st" in a month of 30 days: `skip` leaves the month out (RFC 5545), `clamp` takes the
 * month's last day. A setting of the user, not a part of the rule.
 */
export type MonthEnd = "clamp" | "skip";
