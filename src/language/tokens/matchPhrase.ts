/** Matches the phrases of a table at a place of the text; of several that fit the longest is taken. */

import type { Condition, PhraseRow } from "../shapes/grammar.ts";
import type { Captures, Mention } from "../shapes/mention.ts";
import type { Cursor, SlotMatch } from "./captures.ts";
import { type Element, indexPhrases, type Phrase, type PhraseIndex } from "./phraseIndex.ts";
import { slots } from "./slots.ts";
import type { Token } from "./tokens.ts";

export interface Candidate extends Mention {
	readonly needs: Condition | undefined;
}

const indexes = new WeakMap<readonly PhraseRow[], PhraseIndex>();

/** The longest phrase of `rows` that begins at a token, among those that `fits` accepts. */
export function longestPhrase(
	cursor: Cursor,
	rows: readonly PhraseRow[],
	at: number,
	fits: (candidate: Candidate) => boolean,
	depth: "outer" | "inner" = "outer",
): Candidate | undefined {
	const token = cursor.tokens[at];
	if (token === undefined) return undefined;
	let index = indexes.get(rows);
	if (index === undefined) {
		index = indexPhrases(rows);
		indexes.set(rows, index);
	}
	const readings = readingsOf(cursor);
	let best: Candidate | undefined;
	for (const phrase of index.startingWith(token)) {
		if (depth === "inner" && phrase.holdsDate) continue;
		const next = endOfPhrase(cursor, readings, phrase, at);
		if (next === undefined || (best !== undefined && next <= best.next) || !endsFree(cursor.tokens, next)) continue;
		const candidate = candidateOf(cursor, readings, phrase, at, next);
		if (fits(candidate)) best = candidate;
	}
	return best;
}

/** Index of the token after the phrase. Most phrases fail at their first element, so nothing is built here. */
function endOfPhrase(cursor: Cursor, readings: Readings, { elements }: Phrase, at: number): number | undefined {
	let next = at;
	for (const element of elements) {
		const token = cursor.tokens[next];
		if (token === undefined || token.kind === "opaque" || token.kind === "mark") return undefined;
		if (element.words) {
			if (!element.words.has(token.lower)) return undefined;
			next++;
		} else {
			const match = slotAt(cursor, readings, element, next);
			if (match === undefined) return undefined;
			next = match.next;
		}
	}
	return next;
}

/** A phrase that fits, with all that its slots found; of what two slots found the later one counts. */
function candidateOf(cursor: Cursor, readings: Readings, phrase: Phrase, first: number, next: number): Candidate {
	let captures: Captures = phrase.sets ?? {};
	let at = first;
	for (const element of phrase.elements) {
		const match = element.words ? undefined : slotAt(cursor, readings, element, at);
		if (match !== undefined) captures = { ...captures, ...match };
		at = match?.next ?? at + 1;
	}
	const words = cursor.tokens.slice(first, next).map((token) => token.lower);
	return { means: phrase.means, needs: phrase.needs, first, next, captures, words };
}

/** What a slot read at a place, by text: dozens of phrases ask for the same slot at the same place. */
type Readings = (SlotMatch | "none" | undefined)[][];
type SlotElement = Extract<Element, { slot: string }>;

const readingsByText = new WeakMap<Cursor, Readings>();

function readingsOf(cursor: Cursor): Readings {
	let readings = readingsByText.get(cursor);
	if (readings === undefined) {
		readings = [];
		readingsByText.set(cursor, readings);
	}
	return readings;
}

function slotAt(cursor: Cursor, readings: Readings, { slot, slotId }: SlotElement, at: number): SlotMatch | undefined {
	let places = readings[slotId];
	if (places === undefined) {
		places = new Array<SlotMatch | "none" | undefined>(cursor.tokens.length).fill(undefined);
		readings[slotId] = places;
	}
	const known = places[at];
	if (known !== undefined) return known === "none" ? undefined : known;
	const match = slot === "date" ? dateAt(cursor, at) : slots[slot]?.(cursor, at);
	places[at] = match ?? "none";
	return match;
}

/** A date phrase as a slot of another phrase. One that holds such a slot itself is left out, so this goes one deep. */
function dateAt(cursor: Cursor, at: number) {
	const date = longestPhrase(cursor, cursor.language.phrases, at, ({ means }) => means.startsWith("date."), "inner");
	return date && { date, next: date.next };
}

/** A phrase does not end inside a word, number or compound ("friday-report", "9%", "5€"). */
function endsFree(tokens: readonly Token[], next: number): boolean {
	const after = tokens[next];
	if (after === undefined || !after.glued) return true;
	if (![".", ",", ";", ":", "!", "?", ")", "]", "}"].includes(after.text)) return false;
	const beyond = tokens[next + 1];
	return beyond === undefined || !beyond.glued || beyond.kind === "punct";
}
