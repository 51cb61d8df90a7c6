/** Whether "every …" or "daily" says how often a task is done, or belongs to what it stands beside. */

import type { Mention } from "../shapes/mention.ts";
import type { Cursor } from "../tokens/captures.ts";
import { beginsTask } from "./openings.ts";
import { beginsText, followsAsVerb, hasEdge } from "./surroundings.ts";

/**
 * Whether "every …" or "daily" says how often the task is done. Clauses and times beside it leave no doubt; else it must
 * begin the text ("every monday call mum") or stand before an edge ("call mum every monday"). `isInList`: another adverb
 * follows over a comma ("daily, weekly, monthly tabs").
 */
export function countsAsRecurrence(
	cursor: Cursor,
	mention: Mention,
	needs: "every" | "adverb",
	{ isBeside, isInList }: { readonly isBeside: boolean; readonly isInList: boolean },
): boolean {
	const { tokens, language } = cursor;
	const previous = tokens[mention.first - 1];
	const following = tokens[mention.next];
	const blockers = needs === "every" ? language.neverBeforeEvery : language.neverBeforeAdverb;
	const verb = tokens[mention.first - 2]?.lower ?? "";
	const isParticle = language.tasks?.particles.has(previous?.lower ?? "") === true && language.tasks.verbs.has(verb);
	if (previous?.kind === "word" && blockers.has(previous.lower) && !isParticle) return false;
	const isPlain = (mention.clauses?.length ?? 0) === 0;
	if (isPlain && needs === "adverb" && language.periodicals.has(previous?.lower ?? "")) return false;
	if (following && !following.glued && language.neverBefore.has(following.lower)) return false;
	if (isInList) return false;
	// "every 5th element": the ordinal counts what follows.
	if (mention.captures.monthDays !== undefined && language.ordinalNouns.has(following?.lower ?? "")) return false;
	// "monday 9am | weekly sync": a time before an adjective says nothing of it.
	const isAdjective = needs === "adverb" && mention.captures.weekdays === undefined && !hasEdge(cursor, mention);
	if (!isPlain || (isBeside && !isAdjective)) return true;
	// "Täglich 2 Liter trinken", "dienstags Müll rausbringen"; of "Freitags Bericht" it is not known.
	const isObject = following?.kind === "number" || (following?.kind === "word" && following.text !== following.lower);
	const isSmall = tokens[mention.first]?.text === tokens[mention.first]?.lower;
	const isAdverb = needs === "adverb" && language.adverbsBegin && (mention.captures.weekdays === undefined || isSmall);
	if (isAdverb && isObject && beginsText(cursor, mention)) return true;
	if (followsAsVerb(cursor, mention) && !beginsText(cursor, mention)) return true;
	// "on weekends call dad".
	if (mention.captures.weekdays !== undefined && beginsText(cursor, mention) && beginsTask(cursor, mention.next))
		return true;
	if (needs === "every") return beginsText(cursor, mention) || hasEdge(cursor, mention);
	// "monthly and yearly prices": adjectives in a row. "Rename daily to everyday" is about the word.
	const isLinked = (token: typeof previous) => token?.kind === "word" && language.listLinks.has(token.lower);
	const isInRow = isLinked(following) || isLinked(previous);
	const isAimed = following?.kind === "word" && language.pricing.has(following.lower);
	return hasEdge(cursor, mention) && !isInRow && !isAimed;
}
