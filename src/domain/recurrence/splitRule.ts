/** "This and following": one rule becomes two; the first ends where the second begins. */
import { occurrencesBefore } from "./countOccurrences.ts";
import type { Rule, RuleEnd } from "./rule.ts";
import type { Series } from "./series.ts";
import { readWall, SECONDS_OF_DAY } from "./wallTime.ts";

export interface SplitRule {
	/** The rule up to the occurrence, without it; undefined when there is none before it. */
	readonly before: Rule | undefined;
	/** The rule from the occurrence on, with what is left of its COUNT; undefined when nothing is left. */
	readonly following: Rule | undefined;
}

/**
 * Splits the rule at a wall time. Both together have the occurrences of the one before: what is spent of COUNT before the
 * split is not given out again after it. Throws `RangeError` when the text is no wall time.
 */
export function splitRule({ plan, isAllDay }: Series, local: string): SplitRule {
	const reading = readWall(local);
	if (reading === undefined) throw new RangeError(`${local} is no wall time`);
	const { rule } = plan;
	const spent = occurrencesBefore(plan, reading.wall);
	const ending = (end: RuleEnd): Rule => ({ ...rule, end });
	if (rule.end.kind === "count") {
		const { count } = rule.end;
		return {
			before: spent === 0 ? undefined : ending({ kind: "count", count: Math.min(spent, count) }),
			following: spent >= count ? undefined : ending({ kind: "count", count: count - spent }),
		};
	}
	// The last moment before: of a whole day that is the day before.
	const until = { kind: isAllDay ? "date" : "local", wall: reading.wall - (isAllDay ? SECONDS_OF_DAY : 1) } as const;
	return { before: spent === 0 ? undefined : ending({ kind: "until", until }), following: rule };
}
