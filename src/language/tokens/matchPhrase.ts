/** Matches the phrases of a table at a place of the text; of several that fit the longest is taken. */

import type { Condition, LanguageTable, PhraseRow } from "../shapes/grammar.ts";
import type { Captures, Mention } from "../shapes/mention.ts";
import { type Beginning, beginningsOf, canBegin } from "./beginnings.ts";
import type { Cursor, SlotMatch } from "./captures.ts";
import { type Element, growPhrases, MOST_SLOTS, type Phrase, type PhraseTree, type SlotBranch } from "./phraseIndex.ts";
import { slots } from "./slots.ts";
import type { Token } from "./tokens.ts";

export interface Candidate extends Mention {
	readonly needs: Condition | undefined;
}

const trees = {
	outer: new WeakMap<readonly PhraseRow[], PhraseTree>(),
	inner: new WeakMap<readonly PhraseRow[], PhraseTree>(),
};

function treeOf(rows: readonly PhraseRow[], depth: "outer" | "inner"): PhraseTree {
	let tree = trees[depth].get(rows);
	if (tree === undefined) {
		tree = growPhrases(rows, depth);
		trees[depth].set(rows, tree);
	}
	return tree;
}

interface Found {
	readonly phrase: Phrase;
	/** Index of the token after it. */
	readonly next: number;
}

/** The longest phrase of `rows` that begins at a token, among those that `fits` accepts. */
export function longestPhrase(
	cursor: Cursor,
	rows: readonly PhraseRow[],
	at: number,
	fits: (candidate: Candidate) => boolean,
	depth: "outer" | "inner" = "outer",
): Candidate | undefined {
	const readings = readingsOf(cursor);
	const found: Found[] = [];
	follow(cursor, readings, treeOf(rows, depth), at, found);
	if (found.length > 1) found.sort((one, other) => other.next - one.next || one.phrase.order - other.phrase.order);
	for (const { phrase, next } of found) {
		if (!endsFree(cursor.tokens, next)) continue;
		const candidate = candidateOf(cursor, readings, phrase, at, next);
		if (fits(candidate)) return candidate;
	}
	return undefined;
}

/** Adds the phrases that are there from a token on, in no order. Most places begin none, so nothing is built for them. */
function follow(cursor: Cursor, readings: Readings, tree: PhraseTree, at: number, found: Found[]): void {
	for (const phrase of tree.ends) found.push({ phrase, next: at });
	const token = cursor.tokens[at];
	if (token === undefined || token.kind === "opaque" || token.kind === "mark") return;
	const branches = tree.byWord.get(token.lower);
	if (branches) for (const then of branches) follow(cursor, readings, then, at + 1, found);
	if (tree.bySlot.length === 0) return;
	for (const { element, then } of branchesAt(cursor, tree, token)) {
		const match = slotAt(cursor, readings, element, at);
		if (match !== undefined) follow(cursor, readings, then, match.next, found);
	}
}

const NONE: readonly SlotBranch[] = [];
/** No word is written so. */
const NUMBER = "#";

/** The slots that may begin with a token: a few of many, and mostly none. */
function branchesAt({ language }: Cursor, tree: PhraseTree, { kind, lower }: Token): readonly SlotBranch[] {
	const beginnings = beginningsIn(language);
	// A text may hold any words, of which nothing is kept.
	if (kind === "word" ? !beginnings.any.has(lower) : kind !== "number") return NONE;
	const name = kind === "number" ? NUMBER : lower;
	const known = tree.led.get(name);
	if (known) return known;
	const branches = tree.bySlot.filter(({ element: { slot } }) =>
		canBegin(slot === "date" ? beginnings.date : (beginnings.slots[slot] as Beginning), kind, lower),
	);
	tree.led.set(name, branches);
	return branches;
}

interface Beginnings {
	readonly slots: Readonly<Record<string, Beginning>>;
	/** A date as a slot, which is a phrase itself. */
	readonly date: Beginning;
	/** The words of all of them. */
	readonly any: ReadonlySet<string>;
}

const beginnings = new WeakMap<LanguageTable, Beginnings>();

function beginningsIn(language: LanguageTable): Beginnings {
	const known = beginnings.get(language);
	if (known) return known;
	const slots = beginningsOf(language);
	const { byWord, bySlot } = treeOf(language.phrases, "inner");
	const ofDates = bySlot.map(({ element: { slot } }) => slots[slot] as Beginning);
	const words = new Set([...byWord.keys(), ...ofDates.flatMap((one) => [...one.words])]);
	const date = { words, isNumber: ofDates.some(({ isNumber }) => isNumber) };
	const any = new Set([...words, ...Object.values(slots).flatMap((one) => [...one.words])]);
	const found = { slots, date, any };
	beginnings.set(language, found);
	return found;
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

/**
 * What slots read, by text: a place for each slot at each token. Dozens of phrases ask for the same slot at the same place, and for
 * other slots there next; most are nothing, and nothing is made for them.
 */
interface Readings {
	/** 0: nobody has asked; `NOTHING`; else the number of what was found, from 1 on. */
	readonly numbers: Int32Array;
	readonly found: SlotMatch[];
}
type SlotElement = Extract<Element, { slot: string }>;

const NOTHING = -1;

const readingsByText = new WeakMap<Cursor, Readings>();

function readingsOf(cursor: Cursor): Readings {
	let readings = readingsByText.get(cursor);
	if (readings === undefined) {
		readings = { numbers: new Int32Array(cursor.tokens.length * MOST_SLOTS), found: [] };
		readingsByText.set(cursor, readings);
	}
	return readings;
}

function slotAt(
	cursor: Cursor,
	{ numbers, found }: Readings,
	{ slot, slotId }: SlotElement,
	at: number,
): SlotMatch | undefined {
	const place = at * MOST_SLOTS + slotId;
	const known = numbers[place] ?? NOTHING;
	if (known !== 0) return known === NOTHING ? undefined : found[known - 1];
	const match = slot === "date" ? dateAt(cursor, at) : slots[slot]?.(cursor, at);
	numbers[place] = match === undefined ? NOTHING : found.push(match);
	return match;
}

/** A date phrase as a slot of another phrase. One that holds such a slot itself is left out, so this goes one deep. */
function dateAt(cursor: Cursor, at: number) {
	const date = longestPhrase(cursor, cursor.language.phrases, at, () => true, "inner");
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
