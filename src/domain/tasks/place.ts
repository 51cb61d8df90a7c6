/**
 * Where a task stands among the others of its user: a text, and the order of its bytes is the order of the tasks. Between any
 * two of them there is always room for another (decision 0054). A task that was never put anywhere has the place of its
 * number, so that new ones come last and nothing is written for them.
 */
import { generateKeyBetween } from "fractional-indexing";

/** Longer than anybody's hand makes it: each halving of one and the same gap costs a fifth of a character. */
export const LONGEST_PLACE = 1_000;

/** The place that task `n` has by itself. Letter and digits make an integer of fractional-indexing, in the order of `n`. */
export function placeOfNumber(task_id: number): string {
	const digits = String(task_id);
	return `${String.fromCharCode("a".charCodeAt(0) + digits.length - 1)}${digits}`;
}

/**
 * A place after `lower` and before `upper` (null: nothing is there), which no other task can have: it ends with the number of
 * the one that is put there. So what comes back to its former place by an undo never meets another on it.
 */
export function placeBetween(lower: string | null, upper: string | null, task_id: number): string {
	let middle = generateKeyBetween(lower, upper);
	// What the upper begins with must not be made longer: it would run past it.
	while (upper?.startsWith(middle)) middle = generateKeyBetween(lower, middle);
	// The last digit must not be a zero: nothing would fit before it.
	return `${middle}${placeOfNumber(task_id)}V`;
}
