/**
 * An independent second opinion on recurrences: the next dates of a series by `rrule`, beside those of our own engine. Both
 * are asked in wall time, which is where the rules of RFC 5545 live; instants are Temporal's.
 */
import rrule from "rrule";
import { occurrencesFrom } from "../domain/recurrence/expand.ts";
import { parseRule } from "../domain/recurrence/parseRule.ts";
import { printRule } from "../domain/recurrence/printRule.ts";
import { openSeries, type RecurrenceText, type Series } from "../domain/recurrence/series.ts";
import { printWall, readWall } from "../domain/recurrence/wallTime.ts";
import { departureOf } from "./rruleDepartures.ts";

/** Dates of each series that are compared. */
const COMPARED = 20;
/** The library counts from the start of the series; one that has come more often by now is not compared. */
const MOST_STEPS = 200_000;

export type Opinion =
	| { readonly kind: "same" }
	/** The library is known to read such rules otherwise; its dates prove nothing. */
	| { readonly kind: "departure"; readonly name: string }
	| { readonly kind: "too_long" }
	| { readonly kind: "differs"; readonly detail: string };

/**
 * The first `most` wall times of a rule at or after `from`, in seconds (wallTime.ts), ascending; undefined when there are more
 * than `steps` before. `rule` has no UNTIL: `lastWall` bounds it. May throw on a rule that it does not read.
 */
export type Expansion = (asked: {
	readonly rule: string;
	readonly start: number;
	readonly from: number;
	readonly lastWall: number;
	readonly most: number;
	readonly steps: number;
}) => readonly number[] | undefined;

export const expandByRrule: Expansion = ({ rule, start, from, lastWall, most, steps }) => {
	const dates: number[] = [];
	let taken = 0;
	const options = { ...rrule.RRule.parseString(rule), dtstart: utcDate(start), until: utcDate(lastWall) };
	// Not the library's cache: it would keep every date since the start.
	new rrule.RRule(options, true).all((date) => {
		taken += 1;
		const wall = date.getTime() / 1_000;
		if (wall >= from) dates.push(wall);
		return dates.length < most && taken < steps;
	});
	return taken < steps || dates.length === most ? dates : undefined;
};

/** Compares the next dates of a recurrence from `now` on. Never throws: what cannot be read is a difference, too. */
export function secondOpinion(
	recurrence: RecurrenceText,
	now: Temporal.Instant,
	expand: Expansion = expandByRrule,
): Opinion {
	const parsed = parseRule(recurrence.rrule);
	const start = readWall(recurrence.start);
	// By the RFC, whatever the user's setting for the end of the month: that is the one reading that both have.
	const opened = openSeries(recurrence, "skip");
	if (parsed.kind === "refused" || start === undefined || opened.kind === "refused") {
		const why = opened.kind === "refused" ? opened.violations.map(({ message }) => message).join(" ") : "";
		return { kind: "differs", detail: `the rule cannot be read: ${why}` };
	}
	const departure = departureOf(parsed.rule);
	if (departure !== undefined) return { kind: "departure", name: departure.name };
	const { series } = opened;
	const from = series.clock.wallOf(now.epochMilliseconds);
	const { end } = parsed.rule;
	// Whole days have no times, whatever the rule says of them (RFC 5545 §3.3.10, BYSECOND).
	const times = start.isDate ? { byHour: [], byMinute: [], bySecond: [] } : {};
	const unended = end.kind === "until" ? { end: { kind: "never" } as const } : {};
	const rule = printRule({ ...parsed.rule, ...unended, ...times });
	const asked = { rule, start: start.wall, from, lastWall: series.end.lastWall, most: COMPARED, steps: MOST_STEPS };
	let theirs: readonly number[] | undefined;
	try {
		theirs = expand(asked);
	} catch (fault) {
		return {
			kind: "differs",
			detail: `rrule does not read it: ${fault instanceof Error ? fault.message : String(fault)}`,
		};
	}
	if (theirs === undefined) return { kind: "too_long" };
	return compared(
		ourDates(series, from),
		theirs.filter((wall) => series.end.isWithin(wall)),
		series.isAllDay,
	);
}

function ourDates({ plan, end }: Series, from: number): readonly number[] {
	const dates: number[] = [];
	for (const wall of occurrencesFrom(plan, from)) {
		if (wall > end.lastWall || dates.length === COMPARED) break;
		if (end.isWithin(wall)) dates.push(wall);
	}
	return dates;
}

function compared(ours: readonly number[], theirs: readonly number[], isAllDay: boolean): Opinion {
	const at = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, n) => n).find(
		(n) => ours[n] !== theirs[n],
	);
	if (at === undefined) return { kind: "same" };
	const said = (wall: number | undefined) => (wall === undefined ? "no date" : printWall(wall, isAllDay));
	return { kind: "differs", detail: `date ${at + 1} is ${said(ours[at])}, and ${said(theirs[at])} by rrule` };
}

/** The library knows only `Date`; wall time goes in and comes out as if it were UTC. */
// biome-ignore lint/style/noRestrictedGlobals: the library takes nothing else
const utcDate = (wall: number) => new Date(wall * 1_000);
