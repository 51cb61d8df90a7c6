/**
 * Finds what a text mentions: dates, times, reminders, markers. First every phrase that fits is a candidate, the
 * longest at each place; then what stands around a candidate decides whether it counts.
 */

import type { Captures, Cursor } from "./captures.ts";
import { type Condition, indexPhrases, type Phrase, type PhraseIndex } from "./grammar.ts";
import { joinRecurrences } from "./joinRecurrences.ts";
import { isDate, isTime, type Mention } from "./mention.ts";
import { slots } from "./slots.ts";
import type { Token } from "./tokens.ts";

interface Candidate extends Mention {
	readonly needs: Condition | undefined;
}

const indexes = new WeakMap<Cursor["language"], PhraseIndex>();

/** The mentions of a text in order; none overlaps another. Time is linear in the number of tokens. */
export function findMentions(cursor: Cursor): readonly Mention[] {
	const candidates = findCandidates(cursor);
	const counts = decideWhichCount(cursor, candidates);
	return joinRecurrences(cursor, candidates, counts);
}

function findCandidates(cursor: Cursor): Candidate[] {
	const { tokens, language } = cursor;
	const index = indexes.get(language) ?? indexPhrases(language.phrases);
	indexes.set(language, index);
	const found: Candidate[] = [];
	for (let at = 0; at < tokens.length; ) {
		const token = tokens[at] as Token;
		let best: Candidate | undefined;
		const canBegin = token.kind === "word" || token.kind === "number" || token.text === "@";
		if (canBegin && beginsFree(tokens, at)) {
			for (const phrase of index.startingWith(token)) {
				const match = matchPhrase(cursor, phrase, at);
				if (phrase.needs === "text_start" && at > 0) continue;
				if (match === undefined || !endsFree(tokens, match.next)) continue;
				if (best === undefined || match.next > best.next) best = match;
			}
		}
		if (best) found.push(best);
		at = best?.next ?? at + 1;
	}
	return found;
}

function matchPhrase(cursor: Cursor, phrase: Phrase, at: number): Candidate | undefined {
	let next = at;
	let captures: Captures = {};
	for (const element of phrase.elements) {
		const token = cursor.tokens[next];
		if (token === undefined || token.kind === "opaque" || token.kind === "mark") return undefined;
		if (element.words) {
			if (!element.words.has(token.lower)) return undefined;
			next++;
		} else {
			const match = slots[element.slot]?.(cursor, next);
			if (match === undefined) return undefined;
			captures = { ...captures, ...match };
			next = match.next;
		}
	}
	const words = cursor.tokens.slice(at, next).map((token) => token.lower);
	return { means: phrase.means, needs: phrase.needs, first: at, next, captures, words };
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

/** … and does not end inside one ("friday-report", "9%", "5€"). */
function endsFree(tokens: readonly Token[], next: number): boolean {
	const after = tokens[next];
	if (after === undefined || !after.glued) return true;
	if (![".", ",", ";", ":", "!", "?", ")", "]", "}"].includes(after.text)) return false;
	const beyond = tokens[next + 1];
	return beyond === undefined || !beyond.glued || beyond.kind === "punct";
}

function decideWhichCount({ tokens, language }: Cursor, candidates: readonly Candidate[]): boolean[] {
	const counts = candidates.map(() => false);
	const gapBetween = (left: Mention, right: Mention) =>
		left.next === right.first || (left.next + 1 === right.first && tokens[left.next]?.text === ",");
	const hasEdge = (candidate: Candidate) => {
		const after = tokens[candidate.next];
		if (after === undefined || after.kind === "mark") return true;
		if (after.kind === "punct")
			return [",", ".", ";", ":", "!", "?", ")", "]", "–", "—", "-", "(", "&"].includes(after.text);
		if (!language.continuations.has(after.lower)) return false;
		// "apples at 3 for 2" is a price, "at 5 to 1" odds.
		return !(["for", "to"].includes(after.lower) && tokens[candidate.next + 1]?.kind === "number");
	};
	const judge = (index: number, sweep: "forth" | "back") => {
		const candidate = candidates[index] as Candidate;
		const before = candidates[index - 1];
		const after = candidates[index + 1];
		const touches = (other: Candidate | undefined, otherIndex: number, left: boolean) =>
			other !== undefined && counts[otherIndex] && (left ? gapBetween(other, candidate) : gapBetween(candidate, other));
		const beside = {
			left: touches(before, index - 1, true),
			right: touches(after, index + 1, false),
		};
		const { captures, words } = candidate;
		const previous = tokens[candidate.first - 1];
		const following = tokens[candidate.next];
		const preposed = ["on", "by", "due", "for", "at", "in"].includes(words[0] ?? "");
		if (isDate(candidate) || candidate.means === "time.part") {
			if (following && !following.glued && language.neverBefore.has(following.lower)) return false;
		}
		if (candidate.means === "date.day_of_month" && language.ordinalNouns.has(following?.lower ?? "")) return false;
		if (isDate(candidate) && !preposed && previous?.kind === "word" && language.neverAfter.has(previous.lower))
			return false;
		if (candidate.means === "time.clock" && previous && !preposed && language.numberedWorks.has(previous.lower))
			return false;
		const timeBeside =
			(beside.left && before && (isTime(before) || isDate(before))) ||
			(beside.right && after && (isTime(after) || isDate(after)));
		if (captures.fraction && !preposed && !timeBeside) return false;
		if (captures.doubtful && !preposed && !timeBeside && words[0] !== "this" && words[0] !== "next") {
			if (candidate.means === "date.weekday" && captures.part === undefined) {
				const isLast = following === undefined || following.kind === "mark" || following.text === ",";
				if (!isLast || ["sun", "sat"].includes(words[0] ?? "")) return false;
			} else if (candidate.means === "date.calendar" && captures.weekday === undefined) {
				return following === undefined || hasEdge(candidate) || (candidate.first === 0 && !captures.wordlike);
			}
		}
		switch (candidate.needs) {
			case undefined:
			case "linked":
				return true;
			case "text_start":
				return candidate.first === 0;
			case "date":
				return Boolean(beside.left && before && isDate(before)) && (hasEdge(candidate) || Boolean(beside.right));
			case "edge":
				// A year or an ordinal leaves no doubt that it is a date.
				if (candidate.means === "date.calendar" && !captures.doubtful) return true;
				if (hasEdge(candidate) || (beside.right && after)) return true;
				if (isStartOfText(candidate) && !["time.hour", "time.part", "recurrence", "duration"].includes(candidate.means))
					return true;
				return candidate.first === 0 && candidate.means === "time.hour" && words[0] === "at";
			default:
				return candidate.needs satisfies never;
		}
		function isStartOfText(mention: Mention) {
			if (captures.doubtful || captures.fraction) return false;
			if (mention.first === 0) return true;
			// "remind me friday to …": the lead is no text of its own.
			return sweep === "back" && before?.means === "lead" && Boolean(beside.left);
		}
	};
	// Two sweeps, because a neighbour on the right is only known on the way back.
	for (let index = 0; index < candidates.length; index++) counts[index] = judge(index, "forth");
	for (let index = candidates.length - 1; index >= 0; index--) counts[index] = judge(index, "back");
	for (let index = 0; index < candidates.length; index++) counts[index] = judge(index, "back");
	return counts;
}
