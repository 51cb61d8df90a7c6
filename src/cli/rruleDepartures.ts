/**
 * Where `rrule` 2.8.1 is known to depart from RFC 5545 §3.3.10: rules about which its dates prove nothing (decision 0026). A
 * rule that none of these recognises is read rightly by it, as far as random rules can tell (test/domain/recurrence/peers.test.ts).
 */
import type { Rule } from "../domain/recurrence/rule.ts";
import { SECONDS_OF_DAY } from "../domain/recurrence/wallTime.ts";

export interface Departure {
	/** What is said of it. */
	readonly name: string;
	readonly isOf: (rule: Rule) => boolean;
}

/** Days that a set of days of the week has in any month. */
const LEAST_OF_WEEKDAY = 4;

const MINUTES_OF_DAY = SECONDS_OF_DAY / 60;

const isNumbered = ({ byDay }: Rule) => byDay.some(({ ordinal }) => ordinal !== 0);
const isPlain = ({ byDay }: Rule) => byDay.some(({ ordinal }) => ordinal === 0);

/**
 * "The last weekday of the month": every month has so many of them. Counted from one end only: where two positions meet,
 * the library gives the date twice.
 */
function hasEveryPosition({ frequency, bySetPos, byDay, byMonthDay, byHour, byMinute, bySecond }: Rule): boolean {
	if (frequency !== "MONTHLY" || byMonthDay.length > 0 || byDay.length === 0) return false;
	const times = [byHour, byMinute, bySecond].reduce((product, part) => product * Math.max(1, part.length), 1);
	const least = byDay.every(({ ordinal }) => ordinal === 0) ? byDay.length * LEAST_OF_WEEKDAY * times : 0;
	const isOneEnd = new Set(bySetPos.map(Math.sign)).size === 1;
	return isOneEnd && bySetPos.every((position) => Math.abs(position) <= least);
}

export const RRULE_DEPARTURES: readonly Departure[] = [
	{
		name: "positions that a period does not have, or has before the start, or that meet",
		isOf: (rule) => rule.bySetPos.length > 0 && !hasEveryPosition(rule),
	},
	{
		name: "numbered weeks",
		isOf: ({ byWeekNo }) => byWeekNo.length > 0,
	},
	{
		name: "numbered weekdays beside plain ones",
		isOf: (rule) => isNumbered(rule) && isPlain(rule),
	},
	{
		name: "steps of minutes or seconds that do not fit into the day, beside named hours or minutes",
		isOf: ({ frequency, interval, byHour, byMinute }) => {
			const inDay = frequency === "MINUTELY" ? MINUTES_OF_DAY : frequency === "SECONDLY" ? SECONDS_OF_DAY : 0;
			return inDay % interval !== 0 && byHour.length + byMinute.length > 0;
		},
	},
];

/** The departure that makes the library's dates of this rule worth nothing. */
export const departureOf = (rule: Rule): Departure | undefined => RRULE_DEPARTURES.find(({ isOf }) => isOf(rule));
