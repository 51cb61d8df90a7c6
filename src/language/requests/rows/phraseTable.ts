/**
 * The phrases of rows in one language, found by their words: a phrase stands under the rarest words that it cannot do without, so
 * that a text is compared only with phrases of which it holds such a word. Built once, at the start. Pure.
 */
import type { Tongue } from "../../shapes/tongue.ts";
import type { Phrase } from "./phrase.ts";
import type { Meaning, Row } from "./row.ts";

/** A phrase and what it means. */
export interface Entry {
	readonly means: Meaning;
	readonly phrase: Phrase;
}

export interface PhraseTable {
	readonly tongue: Tongue;
	/** The phrases that may fit a text, in the order of their rows. */
	candidates(text: string): readonly Entry[];
}

export function phraseTable(rows: readonly Row[], tongue: Tongue): PhraseTable {
	const entries = rows.flatMap(({ means, phrases }) =>
		(phrases[tongue.code] ?? []).map((phrase): Entry => ({ means, phrase })),
	);
	const needs = entries.map(({ phrase }) => neededWords(phrase.words));
	const counts = new Map<string, number>();
	for (const word of needs.flat(2)) counts.set(word, (counts.get(word) ?? 0) + 1);
	const cost = (words: readonly string[]) => words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
	/** Places in `entries`. */
	const byWord = new Map<string, number[]>();
	const always: number[] = [];
	for (const [place, either] of needs.entries()) {
		const [rarest] = either.toSorted((one, other) => cost(one) - cost(other));
		if (rarest === undefined) always.push(place);
		else for (const word of new Set(rarest)) byWord.set(word, [...(byWord.get(word) ?? []), place]);
	}
	return {
		tongue,
		candidates(text) {
			const places = new Set(always);
			for (const word of wordsOf(text)) for (const place of byWord.get(word) ?? []) places.add(place);
			return [...places].sort((one, other) => one - other).map((place) => entries[place] as Entry);
		},
	};
}

/** One line goes through one table after another. */
let last: { readonly text: string; readonly words: ReadonlySet<string> } = { text: "", words: new Set([""]) };

/** As a phrase compares them: in small letters, without the marks behind them. */
function wordsOf(text: string): ReadonlySet<string> {
	if (last.text !== text) {
		const words = text
			.toLowerCase()
			.split(" ")
			.map((word) => word.replace(/(?<![,:.!?])[,:.!?]+$/, ""));
		last = { text, words: new Set(words) };
	}
	return last.words;
}

/** Of each element that may not be left out, the words of which one has to be there. An element that a slot may fill needs none. */
function neededWords(phrase: string): readonly (readonly string[])[] {
	return splitOutside(phrase, " ")
		.filter((element) => !element.endsWith("?"))
		.flatMap((element) => {
			const alternatives = splitOutside(element, "|").map(oneNeeded);
			return alternatives.every((words) => words !== undefined) ? [alternatives.flat()] : [];
		});
}

/** Of a word itself, and of a group for each of its sequences the words that tell most. `undefined`: it may hold any words. */
function oneNeeded(alternative: string): readonly string[] | undefined {
	if (/^[^(){}?]+$/.test(alternative)) return [alternative.toLowerCase()];
	if (!/^\([^{}]*\)$/.test(alternative)) return undefined;
	const sequences = splitOutside(alternative.slice(1, -1), "|").map((sequence) => {
		const shortest = (words: readonly string[]) => Math.min(...words.map(({ length }) => length));
		const [longest] = neededWords(sequence).toSorted((one, other) => shortest(other) - shortest(one));
		return longest;
	});
	return sequences.every((words) => words !== undefined) ? sequences.flat() : undefined;
}

/** Cuts at a mark that stands in no brackets. */
function splitOutside(text: string, mark: string): readonly string[] {
	const parts: string[] = [];
	let depth = 0;
	let start = 0;
	for (const [at, letter] of [...text].entries()) {
		if (letter === "(") depth++;
		else if (letter === ")") depth--;
		else if (letter === mark && depth === 0) {
			parts.push(text.slice(start, at));
			start = at + 1;
		}
	}
	return [...parts, text.slice(start)];
}
