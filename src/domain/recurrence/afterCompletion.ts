/** The mode "after completion": the rule is counted from the day the task was done, not from its start. */
import { epochMsOf, type InstantText, instantTextOfEpochMs } from "../time/instant.ts";
import { occurrencesFrom } from "./expand.ts";
import type { Occurrence } from "./nextAfter.ts";
import { makePlan } from "./plan.ts";
import type { Frequency } from "./rule.ts";
import type { Series } from "./series.ts";
import { dayOfWall, printWall, SECONDS_OF_DAY } from "./wallTime.ts";

/** What is counted in hours and less goes on from the minute it was done. */
const WITHIN_DAY: ReadonlySet<Frequency> = new Set<Frequency>(["SECONDLY", "MINUTELY", "HOURLY"]);

/**
 * The occurrence that follows a completion: the first of the rule when it starts on that day at the series' time of day
 * (an hourly rule starts at that minute), and later than both. "Every 3 days" done on Tuesday at any hour is Friday;
 * the day it was due does not matter. `done` is how many of the series are done, this one included: the start moves, so
 * COUNT cannot be counted from it. Undefined when COUNT or UNTIL has ended the series, or when the rule names no date
 * from that day on ("every 7 days, on Mondays" done on a Tuesday).
 *
 * Dates left out stay left out; dates added belong to the other mode.
 */
export function nextAfterCompletion(series: Series, completedAt: InstantText, done: number): Occurrence | undefined {
	const { plan, clock, isAllDay, isLeftOut, end } = series;
	const { rule } = plan;
	if (rule.end.kind === "count" && done >= rule.end.count) return undefined;
	const completed = clock.wallOf(epochMsOf(completedAt));
	const timeOfDay = plan.start.wall - plan.startDay * SECONDS_OF_DAY;
	const restart = WITHIN_DAY.has(rule.frequency)
		? completed - (completed % 60)
		: dayOfWall(completed) * SECONDS_OF_DAY + (isAllDay ? 0 : timeOfDay);
	const moved = makePlan(rule, { wall: restart, isDate: isAllDay }, plan.clamps ? "clamp" : "skip");
	// A whole day is over for the rule when it is done on it, whatever the hour.
	const after = isAllDay ? restart : Math.max(restart, completed);
	for (const wall of occurrencesFrom(moved, after + 1)) {
		if (rule.end.kind === "until" && (wall > end.lastWall || !end.isWithin(wall))) return undefined;
		if (isLeftOut(wall)) continue;
		return { local: printWall(wall, isAllDay), instant: instantTextOfEpochMs(clock.epochMsOf(wall)) };
	}
	return undefined;
}
