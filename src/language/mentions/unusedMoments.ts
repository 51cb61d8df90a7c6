/** What was said of time and is in no reading: asked about, so that nothing is passed over in silence. */

import type { Words } from "../../words/words.ts";
import { isDate, isTime } from "../shapes/mention.ts";
import type { Question, Span } from "../shapes/reading.ts";
import type { Cursor } from "../tokens/captures.ts";
import type { Candidate } from "../tokens/matchPhrase.ts";
import type { Verdict } from "./ruledOut.ts";
import { hasEdge } from "./surroundings.ts";

/** A candidate and how sure it is: it counts, only its place keeps it from counting, or it begins what may be a name. */
export interface Judged {
	readonly candidate: Candidate;
	readonly verdict: Verdict;
}

/** These say themselves what of the text is left over. */
const SAID_BY: ReadonlySet<Question["kind"]> = new Set([
	"two_dates",
	"two_recurrences",
	"recurrence_refused",
	"not_understood",
	"when",
]);

/**
 * One question about the first moment or reminder phrase that stays in the title, whether another was read or not;
 * none when the questions so far say so already. Linear in the number of tokens.
 */
export function questionOfUnused(
	cursor: Cursor,
	judged: readonly Judged[],
	spans: readonly Span[],
	asked: readonly Question[],
	{ text, words: said }: { readonly text: string; readonly words: Words },
): Question | undefined {
	if (asked.some(({ kind }) => SAID_BY.has(kind))) return undefined;
	const { tokens, language } = cursor;
	const isRead = readTokensOf(cursor, spans);
	const isCut = (at: number) => isRead[at] === true;
	const isLink = (at: number) => language.listLinks.has(tokens[at]?.lower ?? "");
	/** Directly beside what was read, over one link at most ("friday | and | before 5"). */
	const touches = ({ first, next }: Candidate) =>
		isCut(first - 1) || isCut(next) || (isLink(first - 1) && isCut(first - 2)) || (isLink(next) && isCut(next + 1));
	const isLeftOver = ({ candidate, verdict }: Judged) => {
		const { first, next, means } = candidate;
		for (let at = first; at < next; at++) if (isCut(at)) return false;
		if (verdict === "no" || !(isDate(candidate) || isTime(candidate) || means.startsWith("remind"))) return false;
		// "Erinnerung an Oma": the noun that the text begins with is the task.
		if (means === "remind") return first > 0;
		if (verdict === "counts") return true;
		if (!isMoment(cursor, candidate)) return false;
		const isLast = next === tokens.length;
		if (means.startsWith("remind") && touches(candidate)) return true;
		return isLast || (touches(candidate) && (isCut(next) || hasEdge(cursor, candidate)));
	};
	const named = judged.find(({ verdict }) => verdict === "name")?.candidate;
	const found = named ?? judged.find(isLeftOver)?.candidate;
	if (found === undefined) return undefined;
	let last = found.next - 1;
	// "remind me | the evening before": what the reminder was to be is left over with it.
	if (found.means === "remind") while (last + 1 < tokens.length && !isCut(last + 1)) last++;
	const words = text.slice(tokens[found.first]?.start, tokens[last]?.end);
	const { name, unused } = said.reading.questions;
	const why = found === named ? name(words) : unused(words);
	return { kind: "not_understood", text: why };
}

/** By token, whether a span covers it. */
function readTokensOf({ tokens }: Cursor, spans: readonly Span[]): boolean[] {
	let index = 0;
	return tokens.map(({ start, end }) => {
		while ((spans[index]?.end ?? Infinity) <= start) index++;
		const span = spans[index];
		return span !== undefined && span.start < end;
	});
}

/** Whether the words are a moment by themselves, wherever they stand: "5", "by 5", "night", "tom" are none. */
function isMoment({ tokens, language }: Cursor, { needs, first, next, words }: Candidate): boolean {
	const [beginning = ""] = words;
	switch (needs) {
		case "short":
			return false;
		case "date":
			// "read chapter 5 tonight", "reduce the bill by 5 by tomorrow", "plan movie night tomorrow".
			return words.length > 1 && tokens[first]?.kind === "word" && !language.prepositions.has(beginning);
		case "end":
			// "read Henry 8th tomorrow".
			return language.prepositions.has(beginning) || tokens[first - 1]?.text === tokens[first - 1]?.lower;
		case "remind":
			// "watch The Night Before tomorrow".
			return tokens[next - 1]?.text === tokens[next - 1]?.lower;
		default:
			return true;
	}
}
