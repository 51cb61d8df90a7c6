/** A part of a text that means something, before it is known what for. */

import type { Captures } from "./captures.ts";
import type { Meaning } from "./grammar.ts";

export interface Mention {
	readonly means: Meaning;
	/** Tokens from `first` up to but without `next`. */
	readonly first: number;
	readonly next: number;
	readonly captures: Captures;
	/** The words that were matched, lower case. */
	readonly words: readonly string[];
	/** Of a recurrence: its clauses, in the order they were said. */
	readonly clauses?: readonly Mention[];
}

export const isDate = ({ means }: Mention) => means.startsWith("date.") || means === "time.part_today";
export const isTime = ({ means }: Mention) => means.startsWith("time.");
