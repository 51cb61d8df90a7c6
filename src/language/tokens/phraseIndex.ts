/**
 * The phrases of a table, found by the word that they begin with.
 *
 * A phrase is a row of elements: a word, alternatives `on|by`, an optional element `the?`, a slot `{weekday}`. Phrases
 * hold no repetition, so matching costs at most (number of phrases × length of the longest) per token, whatever the
 * text: no input is catastrophic.
 */

import type { Condition, PhraseRow } from "../shapes/grammar.ts";
import type { Meaning } from "../shapes/meanings.ts";
import type { Captures } from "../shapes/mention.ts";
import type { Token } from "./tokens.ts";

export type Element =
	| { readonly words: ReadonlySet<string>; readonly slot?: undefined }
	| { readonly slot: string; readonly slotId: number; readonly words?: undefined };

export interface Phrase {
	readonly elements: readonly Element[];
	readonly means: Meaning;
	readonly needs: Condition | undefined;
	readonly sets: Captures | undefined;
	/** It has a slot that is a date phrase. */
	readonly holdsDate: boolean;
}

export interface PhraseIndex {
	/** The phrases that can begin with this token. */
	startingWith(token: Token): readonly Phrase[];
}

/** Phrases with their optional elements written out, found by first word. */
export function indexPhrases(rows: readonly PhraseRow[]): PhraseIndex {
	const byWord = new Map<string, Phrase[]>();
	const bySlot: Phrase[] = [];
	for (const row of rows) {
		for (const elements of writeOut(row.phrase.split(" "))) {
			const phrase = {
				elements,
				means: row.means,
				needs: row.needs,
				sets: row.sets,
				holdsDate: row.phrase.includes("{date}"),
			};
			const first = elements[0];
			if (first === undefined) throw new Error(`The phrase "${row.phrase}" can be empty.`);
			if (first.words === undefined) bySlot.push(phrase);
			else for (const word of first.words) byWord.set(word, [...(byWord.get(word) ?? []), phrase]);
		}
	}
	const joined = new Map([...byWord].map(([word, phrases]) => [word, [...phrases, ...bySlot]]));
	return { startingWith: (token) => joined.get(token.lower) ?? bySlot };
}

/** A number for each slot of any table, because what was read is looked up for every phrase at every token. */
const slotIds = new Map<string, number>();

function slotElement(slot: string): Element {
	const slotId = slotIds.get(slot) ?? slotIds.size;
	slotIds.set(slot, slotId);
	return { slot, slotId };
}

function writeOut(parts: readonly string[]): Element[][] {
	let variants: Element[][] = [[]];
	for (const part of parts) {
		const optional = part.endsWith("?");
		const body = optional ? part.slice(0, -1) : part;
		const element: Element = body.startsWith("{")
			? slotElement(body.slice(1, -1))
			: { words: new Set(body.split("|")) };
		const extended = variants.map((variant) => [...variant, element]);
		variants = optional ? [...extended, ...variants] : extended;
	}
	return variants;
}
