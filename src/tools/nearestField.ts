/** Guesses which field was meant when one is named that does not exist. */
import type { Violation } from "../domain/refusals/rejection.ts";
import { say } from "../domain/refusals/sentence.ts";

/** Letters that may differ: a third of the name, and no more than this. */
const MOST_LETTERS = 3;

/** The violations; one of an unknown field says which known one is the nearest to it, where one is near. */
export function pointAtNearest(violations: readonly Violation[], known: readonly string[]): readonly Violation[] {
	return violations.map((violation) => {
		const { field, rule } = violation;
		const nearest = rule === "unknown_field" ? nearestOf(field, known) : undefined;
		return nearest === undefined ? violation : { field, rule, ...say("unknown_field_near", { field, nearest }) };
	});
}

/** One whose words hold the other's (`due` for `due_date`, `id` for `task_id`), or one with few other letters. */
function nearestOf(field: string, known: readonly string[]): string | undefined {
	const words = wordsOf(field);
	const holds = known.find((one) => {
		const others = wordsOf(one);
		return words.every((word) => others.includes(word)) || others.every((word) => words.includes(word));
	});
	if (holds !== undefined) return holds;
	const most = Math.min(MOST_LETTERS, Math.ceil(field.length / 3));
	const [nearest] = known
		.map((one) => ({ one, letters: lettersApart(field.toLowerCase(), one) }))
		.filter(({ letters }) => letters <= most)
		.sort((a, b) => a.letters - b.letters);
	return nearest?.one;
}

const wordsOf = (name: string): readonly string[] =>
	name
		.replace(/([a-z])([A-Z])/g, "$1_$2")
		.toLowerCase()
		.split(/[^a-z]+/)
		.filter((word) => word !== "");

/** Levenshtein's distance. */
function lettersApart(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, n) => n);
	for (const [i, letter] of [...one].entries()) {
		const next = [i + 1];
		for (const [j, against] of [...other].entries()) {
			const changed = (row[j] ?? 0) + (letter === against ? 0 : 1);
			next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}
