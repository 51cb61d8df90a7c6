/**
 * The phrases of a table as a tree, whose branches are what phrases begin with in common.
 *
 * A phrase is a row of elements: a word, alternatives `on|by`, an optional element `the?`, a slot `{weekday}`. Phrases
 * hold no repetition, so matching costs at most (number of phrases × length of the longest) per token, whatever the
 * text: no input is catastrophic. What hundreds of phrases begin with alike is looked at once.
 */

import type { Condition, PhraseRow } from "../shapes/grammar.ts";
import type { Meaning } from "../shapes/meanings.ts";
import type { Captures } from "../shapes/mention.ts";

export type Element =
	| { readonly words: ReadonlySet<string>; readonly slot?: undefined }
	| { readonly slot: string; readonly slotId: number; readonly words?: undefined };

export interface Phrase {
	readonly elements: readonly Element[];
	readonly means: Meaning;
	readonly needs: Condition | undefined;
	readonly sets: Captures | undefined;
	/** Of two that are as long the lower counts: those that begin with a word before those with a slot, then as the table has them. */
	readonly order: number;
}

type SlotElement = Extract<Element, { slot: string }>;

/** What may come next, and the phrases that may end here. */
export interface PhraseTree {
	readonly ends: readonly Phrase[];
	readonly byWord: ReadonlyMap<string, readonly PhraseTree[]>;
	readonly bySlot: readonly SlotBranch[];
	/** Of these such as can begin with a word, or with a number (`NUMBER`), as they are asked for. */
	readonly led: Map<string, readonly SlotBranch[]>;
}

export interface SlotBranch {
	readonly element: SlotElement;
	readonly then: PhraseTree;
}

interface Growing extends PhraseTree {
	readonly ends: Phrase[];
	readonly byWord: Map<string, Growing[]>;
	readonly bySlot: { readonly element: SlotElement; readonly then: Growing }[];
	/** By what leads there: a slot's name, or all the words. */
	readonly branches: Map<string, Growing>;
}

const bare = (): Growing => ({ ends: [], byWord: new Map(), bySlot: [], led: new Map(), branches: new Map() });

/** The phrases with their optional elements written out. `inner`: only dates, and of them those that hold no other. */
export function growPhrases(rows: readonly PhraseRow[], depth: "outer" | "inner"): PhraseTree {
	const root = bare();
	let count = 0;
	for (const { phrase, means, needs, sets } of rows) {
		if (depth === "inner" && (phrase.includes("{date}") || !means.startsWith("date."))) continue;
		for (const elements of writeOut(phrase.split(" "))) {
			const [first] = elements;
			if (first === undefined) throw new Error(`The phrase "${phrase}" can be empty.`);
			count += 1;
			const order = first.words === undefined ? count + BEHIND_WORDS : count;
			elements.reduce(branch, root).ends.push({ elements, means, needs, sets, order });
		}
	}
	return root;
}

/** More than any table has phrases. */
const BEHIND_WORDS = 1_000_000;

/** Where the element leads to from here. */
function branch(from: Growing, element: Element): Growing {
	const name = element.words === undefined ? `{${element.slot}}` : [...element.words].sort().join("|");
	const known = from.branches.get(name);
	if (known) return known;
	const then = bare();
	from.branches.set(name, then);
	if (element.words === undefined) from.bySlot.push({ element, then });
	else for (const word of element.words) from.byWord.set(word, [...(from.byWord.get(word) ?? []), then]);
	return then;
}

/** A number for each slot of any table, because what was read is looked up for every phrase at every token. */
const slotIds = new Map<string, number>();
/** More than there are slots. */
export const MOST_SLOTS = 64;

function slotElement(slot: string): Element {
	const slotId = slotIds.get(slot) ?? slotIds.size;
	if (slotId >= MOST_SLOTS) throw new Error(`There is no number for the slot {${slot}}.`);
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
