/** Matches the phrases of a table at a place of the text; of several that fit the longest is taken. */
import type { Captures, Cursor } from "./captures.ts";
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
			const match = element.slot === "date" ? dateAt(cursor, next) : slots[element.slot]?.(cursor, next);
			if (match === undefined) return undefined;
			captures = { ...captures, ...match };
			next = match.next;
		}
	}
	const words = cursor.tokens.slice(at, next).map((token) => token.lower);
	return { means: phrase.means, needs: phrase.needs, first: at, next, captures, words };
}

/** A date phrase as a slot of another phrase. Date phrases hold no such slot, so this goes one deep. */
function dateAt(cursor: Cursor, at: number) {
	const date = longestPhrase(cursor, cursor.language.phrases, at, ({ means }) => means.startsWith("date."));
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
