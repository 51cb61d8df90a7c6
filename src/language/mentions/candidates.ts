/** Every phrase that fits is a candidate, the longest at each place. */

import { isDate, isTime, type Mention } from "../shapes/mention.ts";
import type { Cursor } from "../tokens/captures.ts";
import { type Candidate, longestPhrase } from "../tokens/matchPhrase.ts";
import type { Token } from "../tokens/tokens.ts";
import { extendRecurrence } from "./extendRecurrence.ts";
import { hasEdge } from "./surroundings.ts";

/** A reminder that is said with others goes on over at most so many moments. */
export const MOST_OF_REMINDER = 4;

export function findCandidates(cursor: Cursor): Candidate[] {
	const { tokens, language } = cursor;
	const found: Candidate[] = [];
	for (let at = 0; at < tokens.length; ) {
		const token = tokens[at] as Token;
		let best: Candidate | undefined;
		const canBegin = token.kind === "word" || token.kind === "number" || ["@", "+", "~"].includes(token.text);
		if (canBegin && beginsFree(tokens, at)) {
			best = longestPhrase(cursor, language.phrases, at, (candidate) => {
				const { needs, means, captures, next } = candidate;
				// "on friday 1st draft": the weekday alone.
				const counts = language.ordinalNouns.has(tokens[next]?.lower ?? "");
				if (means === "date.day_of_month" && captures.weekday !== undefined && counts) return false;
				// "remind me | the night before the trip": a lead as any other, and the guard asks about the rest.
				const isPart = means === "remind.part_before" && (needs === "edge" || captures.amount === undefined);
				const isDay = means === "remind.day_before" && needs === "remind";
				if ((isPart || isDay) && !hasEdge(cursor, { next })) return false;
				const isLoose = means === "remind.before" && needs === "remind" && !language.listLinks.has(token.lower);
				if (isLoose && !(found[0]?.means === "lead" && hasEdge(cursor, { next }))) return false;
				// "mon-fri" alone may be one stay of five days.
				if (needs === "timed" && !isTimedAt(cursor, found, candidate, at)) return false;
				return needs !== "text_start" || beginsWithTime(found, at);
			});
			if (best?.means === "recurrence") best = extendRecurrence(cursor, best);
		}
		if (best) found.push(best);
		at = best?.next ?? at + 1;
	}
	return found;
}

/** Whether a time of day is said with days that recur. */
export const isTimed = ({ clauses = [] }: Mention): boolean =>
	clauses.some(({ means }) => means === "clause.at" || means === "clause.part");

function isTimedAt(cursor: Cursor, before: readonly Candidate[], candidate: Candidate, at: number): boolean {
	const last = before.at(-1);
	return (last !== undefined && isTime(last) && last.next === at) || isTimed(extendRecurrence(cursor, candidate));
}

/** Nothing stands before it but when: "every sunday at 6 | remind me to call mum". */
export function beginsWithTime(before: readonly Candidate[], at: number): boolean {
	if (at === 0) return true;
	if (before.length > MOST_OF_REMINDER || before[0]?.first !== 0) return false;
	const isWhen = (mention: Candidate) =>
		isDate(mention) || isTime(mention) || ["recurrence", "lead"].includes(mention.means);
	return before.every((mention, index) => isWhen(mention) && mention.next === (before[index + 1]?.first ?? at));
}

/** A phrase does not begin inside a word, number or compound ("v9", "-5", "mid-friday"). */
function beginsFree(tokens: readonly Token[], at: number): boolean {
	if (!tokens[at]?.glued) return true;
	const before = tokens[at - 1];
	return before !== undefined &&
		["(", "[", "{", ",", ";", ":", "–", "—"].includes(before.text) &&
		!tokens[at - 1]?.glued
		? true
		: before !== undefined && ["(", "[", "{"].includes(before.text);
}
