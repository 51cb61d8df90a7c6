/** Where a number that could be an hour or a date is none: it counts, measures, prices or divides something. */

import type { Mention } from "../shapes/mention.ts";
import { type Cursor, own } from "../tokens/captures.ts";
import { hasEdge } from "./surroundings.ts";

/** "cap the list at 20": so many words may stand between the verb that begins the text and the number. */
const MOST_OF_OBJECT = 4;

/** "at 5 houses", "at 20 percent", "at 20 %": what follows is what it counts. "At 5 drinks with Ann" is done with somebody. */
export function countsThings({ tokens, language }: Cursor, { next }: Mention): boolean {
	const thing = tokens[next];
	if (thing === undefined || thing.glued) return false;
	if (language.measures.has(thing.lower)) return true;
	// Written large it is a name: "at 5 James arrives".
	if (thing.kind !== "word" || thing.text !== thing.lower || language.continuations.has(thing.lower)) return false;
	return language.plural.test(thing.lower) && !language.company.has(tokens[next + 1]?.lower ?? "");
}

/** Words of a street's name before "Street". */
const MOST_OF_STREET = 2;

/** "at 10 Downing Street". */
export function isAddress({ tokens, language }: Cursor, { next }: Mention): boolean {
	for (let at = next; at <= next + MOST_OF_STREET; at++) {
		const token = tokens[at];
		if (token?.kind !== "word") return false;
		if (at > next && language.streets.has(token.lower)) return true;
		if (token.text === token.lower) return false;
	}
	return false;
}

/**
 * "in a minute book": one of a unit and its noun, and then nothing, is one thing and no time. "in 30 minute meals": a
 * unit in the singular after a number above one is an adjective.
 */
export function isCompound(cursor: Cursor, { next }: Mention): boolean {
	const { tokens, language } = cursor;
	const count = own(language.numbers, tokens[next - 2]) ?? Number(tokens[next - 2]?.text);
	if (count > 1) return language.wholeUnits.has(tokens[next - 1]?.lower ?? "") && !hasEdge(cursor, { next });
	if (own(language.numbers, tokens[next - 2]) !== 1) return false;
	return language.unitNouns.has(tokens[next]?.lower ?? "") && hasEdge(cursor, { next: next + 1 });
}

/** "price it at 20", "thermostat at 20": the verb that begins the text, or the word before, says that it is an amount. */
export function isMeasured({ tokens, language }: Cursor, { first }: Mention): boolean {
	const isWord = (at: number) => language.measured.has(tokens[at]?.lower ?? "");
	return isWord(first - 1) || (first <= MOST_OF_OBJECT + 1 && isWord(0));
}

/** "at one with nature", "look at one": the word counts something. In German "um zwei Personen" begins so too. */
export function isFigure({ tokens, language }: Cursor, { first, next, captures }: Mention): boolean {
	if (language.listLinks.has(tokens[next]?.lower ?? "") && tokens[next]?.kind === "word") return true;
	if (language.aiming.has(tokens[first - 1]?.lower ?? "")) return true;
	if (language.largeNouns && first === 0 && next < tokens.length) return true;
	return captures.clock?.hour === 1 && language.company.has(tokens[next]?.lower ?? "");
}
