/** Matches the phrases of a table at a place of the text; of several that fit the longest is taken. */
import type { Captures, Cursor, SlotMatch } from "./captures.ts";
import { type Condition, indexPhrases, type Phrase, type PhraseIndex, type PhraseRow } from "./grammar.ts";
import type { Mention } from "./mention.ts";
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
	let best: Candidate | undefined;
	for (const phrase of index.startingWith(token)) {
		if (depth === "inner" && phrase.holdsDate) continue;
		const match = matchPhrase(cursor, phrase, at);
		if (match === undefined || (best !== undefined && match.next <= best.next)) continue;
		if (endsFree(cursor.tokens, match.next) && fits(match)) best = match;
	}
	return best;
}

function matchPhrase(cursor: Cursor, phrase: Phrase, at: number): Candidate | undefined {
	let next = at;
	let captures: Captures = phrase.sets ?? {};
	for (const element of phrase.elements) {
		const token = cursor.tokens[next];
		if (token === undefined || token.kind === "opaque" || token.kind === "mark") return undefined;
		if (element.words) {
			if (!element.words.has(token.lower)) return undefined;
			next++;
		} else {
			const match = slotAt(cursor, element.slot, next);
			if (match === undefined) return undefined;
			captures = { ...captures, ...match };
			next = match.next;
		}
	}
	const words = cursor.tokens.slice(at, next).map((token) => token.lower);
	return { means: phrase.means, needs: phrase.needs, first: at, next, captures, words };
}

/** What a slot read at a place, by text: dozens of phrases ask for the same slot at the same place. */
const readings = new WeakMap<Cursor, Map<string, (SlotMatch | "none" | undefined)[]>>();

function slotAt(cursor: Cursor, slot: string, at: number): SlotMatch | undefined {
	let bySlot = readings.get(cursor);
	if (bySlot === undefined) {
		bySlot = new Map();
		readings.set(cursor, bySlot);
	}
	let places = bySlot.get(slot);
	if (places === undefined) {
		places = new Array<SlotMatch | "none" | undefined>(cursor.tokens.length).fill(undefined);
		bySlot.set(slot, places);
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
