/**
 * Which rules of RFC 5545 no task can use, and is told so at once: too often, too many, or never. Each
 * check is bounded: no text, however it is made, is worked on for as long as 100 ms.
 */

import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import { daysInMonth, weekdayOf } from "./calendar.ts";
import { countsByArithmetic, nthOccurrence } from "./countOccurrences.ts";
import { occurrencesFrom } from "./expand.ts";
import { ruleViolation } from "./parseRule.ts";
import type { Plan } from "./plan.ts";
import type { Frequency, Rule } from "./rule.ts";
import { selectPositions } from "./timeSets.ts";
import { dayOfWall, printWall, type WallReading } from "./wallTime.ts";

const LEAP_YEAR = 2_000;

const RULE_LIMITS = {
	/** Every quarter of an hour all day long; what is wanted more often is no task. */
	perDay: 96,
	/** Where the last occurrence is found by counting from the first. */
	count: 5_000,
	/** Where it is found by arithmetic. */
	countByArithmetic: 1_000_000,
	/** How many periods counting may look at, for rules that have dates in few of them: some 5 ms. */
	stepsOfCounting: 6_000,
	/** So many dates must be found within so many periods: a preview asks for a hundred of them, one after the other. */
	datesTried: 5,
	stepsToDates: 10_000,
} as const;

/** What the rule alone shows. To be asked before the rule is compiled: a rule that breaks these is too large for it. */
export function tooOften(rule: Rule, startIsDate: boolean): readonly Violation[] {
	// Whole days have no hours, whatever the rule says of them.
	const perDay = startIsDate && !isWithinDay(rule.frequency) ? 1 : mostADay(rule);
	if (perDay > RULE_LIMITS.perDay) {
		const said = say("too_often", { times: perDay, most: RULE_LIMITS.perDay });
		return [ruleViolation("too_often", said)];
	}
	if (!startIsDate || !isWithinDay(rule.frequency)) return [];
	return [ruleViolation("needs_time", say("frequency_needs_time", { frequency: rule.frequency }))];
}

/** What only the compiled rule shows. `plan` is the rule by RFC 5545, for a month's end that is clamped hides a 31 February. */
export function tooManyOrNone(plan: Plan): readonly Violation[] {
	const { end } = plan.rule;
	const most = countsByArithmetic(plan) ? RULE_LIMITS.countByArithmetic : RULE_LIMITS.count;
	if (end.kind === "count" && end.count > most) {
		return [ruleViolation("too_many", say("count_too_many", { count: end.count, most }))];
	}
	const dates = namesRealDay(plan.rule, plan.start) ? datesWithinReach(plan) : "none";
	if (dates === "enough") return [];
	const start = printWall(plan.start.wall, plan.start.isDate);
	if (dates === "none") return [ruleViolation("no_dates", say("no_dates", { start }))];
	return [ruleViolation("too_seldom", say("dates_too_seldom", { start }))];
}

/** The first dates, looked for with bounded work. Those of the rule alone: what ends it early may leave out all but the first. */
function datesWithinReach(plan: Plan): "none" | "too_seldom" | "enough" {
	const { end } = plan.rule;
	const wanted = end.kind === "count" ? Math.min(end.count, RULE_LIMITS.datesTried) : RULE_LIMITS.datesTried;
	const work = { stepsLeft: RULE_LIMITS.stepsToDates };
	let found = 0;
	for (const _ of occurrencesFrom(plan, plan.start.wall, work)) {
		found += 1;
		if (found === wanted) return "enough";
	}
	if (found === 0) return "none";
	return work.stepsLeft > 0 ? "enough" : "too_seldom";
}

/** Where COUNT ends the rule, or that finding it out is too much work: each question to the series would ask it again. */
export function countedEnd(plan: Plan, count: number): number | undefined | Violation {
	const work = { stepsLeft: RULE_LIMITS.stepsOfCounting };
	const last = nthOccurrence(plan, count, work);
	if (last !== undefined || work.stepsLeft > 0) return last;
	return ruleViolation("too_many", say("count_too_seldom", { count }));
}

/**
 * What is plainly never is found out here: 31 February, the second of one time a day, Tuesdays every 14 days from a Monday. The search would be right as well, but
 * would look at every day of 400 years.
 */
function namesRealDay(rule: Rule, start: WallReading): boolean {
	const { frequency, interval, byMonth, byMonthDay, byDay, bySetPos } = rule;
	const times = start.isDate ? 1 : timesNamed(rule).reduce((product, count) => product * count);
	if (frequency === "DAILY" && bySetPos.length > 0 && selectPositions(times, bySetPos).length === 0) return false;
	if (frequency === "DAILY" && interval % 7 === 0 && byDay.length > 0) {
		if (!byDay.some(({ weekday }) => weekday === weekdayOf(dayOfWall(start.wall)))) return false;
	}
	if (byMonth.length === 0 || byMonthDay.length === 0) return true;
	return byMonth.some((month) => byMonthDay.some((day) => Math.abs(day) <= daysInMonth(LEAP_YEAR, month)));
}

/** On the busiest day that the rule can have: a bound, found without looking at any day. */
function mostADay(rule: Rule): number {
	const { frequency, interval, end, bySetPos } = rule;
	const [hours, minutes, seconds] = timesNamed(rule);
	const chosen = (times: number) => (bySetPos.length === 0 ? times : Math.min(times, bySetPos.length));
	const steps = (periods: number, ofDay: number) => Math.min(periods, Math.ceil(ofDay / interval));
	// What comes five times in all does not come more than five times a day.
	const inAll = end.kind === "count" ? end.count : Number.POSITIVE_INFINITY;
	switch (frequency) {
		case "SECONDLY":
			return Math.min(steps(hours * minutes * seconds, 86_400), inAll);
		case "MINUTELY":
			return Math.min(steps(hours * minutes, 1_440) * chosen(seconds), inAll);
		case "HOURLY":
			return Math.min(steps(hours, 24) * chosen(minutes * seconds), inAll);
		default:
			return chosen(hours * minutes * seconds);
	}
}

/** How many hours, minutes and seconds the rule can come at: those it names, else one, or all where the frequency steps through them. */
function timesNamed({ frequency, byHour, byMinute, bySecond }: Rule): readonly [number, number, number] {
	return [
		byHour.length || (isWithinDay(frequency) ? 24 : 1),
		byMinute.length || (frequency === "MINUTELY" || frequency === "SECONDLY" ? 60 : 1),
		bySecond.length || (frequency === "SECONDLY" ? 60 : 1),
	];
}

function isWithinDay(frequency: Frequency): boolean {
	return frequency === "SECONDLY" || frequency === "MINUTELY" || frequency === "HOURLY";
}
