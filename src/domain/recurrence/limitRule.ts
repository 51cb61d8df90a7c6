/**
 * Which rules of RFC 5545 no task can use, and is told so at once (features B7): too often, too many, or never. Each
 * check is bounded: no text, however it is made, is worked on for as long as 100 ms.
 */
import type { Violation } from "../rejection.ts";
import { daysInMonth, weekdayOf } from "./calendar.ts";
import { countsByArithmetic } from "./countOccurrences.ts";
import { firstFrom } from "./expand.ts";
import { ruleViolation } from "./parseRule.ts";
import type { Plan } from "./plan.ts";
import type { Rule } from "./rule.ts";
import { selectPositions } from "./timeSets.ts";
import { dayOfWall, printWall, type WallReading } from "./wallTime.ts";

const LEAP_YEAR = 2_000;

const RULE_LIMITS = {
	/** Every quarter of an hour; what is wanted more often is no task. */
	perDay: 96,
	/** Where the last occurrence is found by counting from the first. */
	count: 10_000,
	/** Where it is found by arithmetic. */
	countByArithmetic: 1_000_000,
} as const;

/** What the rule alone shows. To be asked before the rule is compiled: a rule that breaks these is too large for it. */
export function tooOften(rule: Rule, startIsDate: boolean): readonly Violation[] {
	const { frequency } = rule;
	if (frequency === "SECONDLY" || frequency === "MINUTELY") {
		return [ruleViolation("too_often", `FREQ=${frequency} is too often for a task; FREQ=HOURLY is the most.`)];
	}
	if (frequency === "HOURLY" && startIsDate) {
		return [ruleViolation("needs_time", "FREQ=HOURLY needs a start with a time of day.")];
	}
	const perDay = startIsDate ? 1 : timesADay(rule);
	if (perDay <= RULE_LIMITS.perDay) return [];
	return [
		ruleViolation(
			"too_often",
			`BYHOUR, BYMINUTE and BYSECOND make ${perDay} times a day; at most ${RULE_LIMITS.perDay} are allowed.`,
		),
	];
}

/** What only the compiled rule shows. `plan` is the rule by RFC 5545, for a month's end that is clamped hides a 31 February. */
export function tooManyOrNone(plan: Plan): readonly Violation[] {
	const { end } = plan.rule;
	const most = countsByArithmetic(plan) ? RULE_LIMITS.countByArithmetic : RULE_LIMITS.count;
	if (end.kind === "count" && end.count > most) {
		return [ruleViolation("too_many", `COUNT=${end.count} is too many; at most ${most} with such a rule.`)];
	}
	if (namesRealDay(plan.rule, plan.start) && firstFrom(plan, plan.start.wall) !== undefined) return [];
	const start = printWall(plan.start.wall, plan.start.isDate);
	return [ruleViolation("no_dates", `The rule names no date from ${start} to the year 9999.`)];
}

/**
 * What is plainly never is found out here: 31 February, the second of one time a day, Tuesdays every 14 days from a Monday. The search would be right as well, but
 * would look at every day of 400 years.
 */
function namesRealDay(rule: Rule, start: WallReading): boolean {
	const { frequency, interval, byMonth, byMonthDay, byDay, bySetPos } = rule;
	const times = start.isDate ? 1 : timesADay(rule);
	if (frequency === "DAILY" && bySetPos.length > 0 && selectPositions(times, bySetPos).length === 0) return false;
	if (frequency === "DAILY" && interval % 7 === 0 && byDay.length > 0) {
		if (!byDay.some(({ weekday }) => weekday === weekdayOf(dayOfWall(start.wall)))) return false;
	}
	if (byMonth.length === 0 || byMonthDay.length === 0) return true;
	return byMonth.some((month) => byMonthDay.some((day) => Math.abs(day) <= daysInMonth(LEAP_YEAR, month)));
}

function timesADay({ frequency, byHour, byMinute, bySecond }: Rule): number {
	const hours = byHour.length || (frequency === "HOURLY" ? 24 : 1);
	return hours * (byMinute.length || 1) * (bySecond.length || 1);
}
