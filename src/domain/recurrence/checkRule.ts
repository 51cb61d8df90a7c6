/** Which parts may stand together (RFC 5545 §3.3.10); each sentence names the part and the rule it breaks. */

import type { Violation } from "../refusals/rejection.ts";
import { type Sentence, say } from "../refusals/sentence.ts";
import type { Rule } from "./rule.ts";
import { NUMERIC_PARTS } from "./ruleParts.ts";

/** The broken rules of a rule whose parts are each well formed; empty when it is one that RFC 5545 allows. */
export function checkRule(rule: Rule): readonly Violation[] {
	const violations: Violation[] = [];
	const refuse = (word: string, sentence: Sentence) =>
		violations.push({ field: "recurrence.rrule", rule: word, ...sentence });
	for (const [name, { key, forbiddenWith }] of NUMERIC_PARTS) {
		if (rule[key].length > 0 && forbiddenWith.includes(rule.frequency)) {
			refuse("not_allowed_with_frequency", say("part_with_frequency", { name, frequency: rule.frequency }));
		}
	}
	// A number counts within a month or year, so the others have nothing to count in; weeks are counted already.
	if (rule.byDay.some(({ ordinal }) => ordinal !== 0)) {
		if (rule.frequency !== "MONTHLY" && rule.frequency !== "YEARLY") {
			refuse("not_allowed_with_frequency", say("numbered_day_with_frequency", { frequency: rule.frequency }));
		} else if (rule.byWeekNo.length > 0) {
			refuse("not_allowed_together", say("numbered_day_with_weeks"));
		}
	}
	if (rule.bySetPos.length > 0 && !hasOtherPart(rule)) {
		refuse("needs_other_part", say("setpos_alone"));
	}
	return violations;
}

function hasOtherPart(rule: Rule): boolean {
	const others = [...NUMERIC_PARTS.values()].filter(({ key }) => key !== "bySetPos");
	return rule.byDay.length > 0 || others.some(({ key }) => rule[key].length > 0);
}
