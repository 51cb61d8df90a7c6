/** What makes a text lawful. Nothing is rewritten inside it: newline, emoji and direction stay. */

import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";

/**
 * The text without white space at its ends (Unicode `White_Space`, and U+FEFF). By hand, since the usual
 * expression takes quadratic time on a long run of blanks inside.
 */
export function trimmed(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && isBlank(text[start])) start++;
	while (end > start && isBlank(text[end - 1])) end--;
	return text.slice(start, end);
}

/** Adds what is wrong with a text to `violations`. Lengths count code points, not UTF-16 units. */
export function checkText(
	field: string,
	text: string,
	limits: { readonly min: number; readonly max: number },
	violations: Violation[],
): void {
	if (!hasLawfulCharacters(text)) {
		violations.push({
			field,
			rule: "characters",
			...say("unlawful_characters", { field }),
		});
	} else if (text.length < limits.min) {
		violations.push({ field, rule: "min_length", ...say("empty", { field }) });
	} else if (isLongerThan(text, limits.max)) {
		violations.push({ field, rule: "max_length", ...say("too_long", { field, most: limits.max }) });
	}
}

/** PostgreSQL's `text` and `jsonb` hold neither U+0000 nor lone surrogates. */
export function hasLawfulCharacters(text: string): boolean {
	return text.isWellFormed() && !text.includes("\u0000");
}

function isBlank(character: string | undefined): boolean {
	return character !== undefined && /[\p{White_Space}\uFEFF]/u.test(character);
}

function isLongerThan(text: string, max: number): boolean {
	if (text.length <= max) return false;
	// Every code point takes at most two units, so a longer text need not be walked.
	return text.length > 2 * max || [...text].length > max;
}
