/** What stands around a candidate, and whether it lets it count. */

import type { Mention } from "../shapes/mention.ts";
import { type Cursor, own } from "../tokens/captures.ts";

const EDGES: ReadonlySet<string> = new Set([",", ".", ";", ":", "!", "?", ")", "]", "–", "—", "-", "(", "&"]);

const CURRENCIES: ReadonlySet<string> = new Set(["$", "€", "£"]);

/** Nothing follows that the candidate could count or name: the text ends, a mark or a small word follows. */
export function hasEdge({ tokens, language }: Cursor, { next }: Pick<Mention, "next">): boolean {
	const after = tokens[next];
	if (after === undefined || after.kind === "mark") return true;
	// "friday night $80".
	const isPrice = CURRENCIES.has(after.text) && tokens[next + 1]?.kind === "number" && tokens[next + 1]?.glued === true;
	if (after.kind === "punct") return EDGES.has(after.text) || isPrice;
	if (!language.continuations.has(after.lower)) return false;
	// "apples at 3 for 2" is a price, "at 5 to 1" odds.
	return !(language.pricing.has(after.lower) && tokens[next + 1]?.kind === "number");
}

/** "Rechnung am 20. zahlen": where nouns are written large, a small word after a date is none that the date could name. */
export function followsAsVerb({ tokens, language }: Cursor, { next }: Mention): boolean {
	const after = tokens[next];
	return language.largeNouns && after?.kind === "word" && !after.glued && after.text === after.lower;
}

/** "last week | tonight clips": of what is over, or of a name, unless an edge shows that a task is done then. */
export function followsPast(cursor: Cursor, mention: Mention): boolean {
	const { tokens, language } = cursor;
	const [past, period] = [tokens[mention.first - 2], tokens[mention.first - 1]];
	return (
		language.past.has(past?.lower ?? "") && own(language.periods, period) !== undefined && !hasEdge(cursor, mention)
	);
}

/** "read Tuesdays with Morrie", "watch Around the World in 80 Days": written large as names of works are. */
export function beginsWork({ tokens, language }: Cursor, { first, next, means, captures }: Mention): boolean {
	const isLarge = (at: number) => {
		const token = tokens[at];
		return token?.kind === "word" && token.text[0] !== token.lower[0] && token.text !== token.text.toUpperCase();
	};
	if (language.largeNouns) return false;
	// A noun written large behind a small preposition: nobody writes "in 80 Days" of a day to come.
	const endsLarge =
		tokens[first]?.lower === tokens[first]?.text && tokens[next - 1]?.kind === "word" && isLarge(next - 1);
	if (endsLarge && own(language.units, tokens[next - 1]) !== undefined) return true;
	// "listen to Friday I'm in Love".
	const verb = language.namePlaces.has(tokens[first - 1]?.lower ?? "") ? first - 2 : first - 1;
	// "watch Before Midnight" is large to its end.
	const goesOn = tokens[next]?.kind === "word" || (next - first > 1 && isLarge(next - 1));
	// "watch Friday the 13th".
	const isFullDay = captures.weekday !== undefined && means === "date.day_of_month";
	return ((isLarge(first) && goesOn) || isFullDay) && language.works.has(tokens[verb]?.lower ?? "");
}

/** Nothing but marks stands before it ("#home every saturday vacuum"). */
export function beginsText({ tokens }: Cursor, { first }: Mention): boolean {
	return tokens.findIndex(({ kind }) => kind !== "mark") === first;
}
