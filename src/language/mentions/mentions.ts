/**
 * Finds what a text mentions: dates, times, reminders, markers. First every phrase that fits is a candidate, the
 * longest at each place; then what stands around a candidate decides whether it counts.
 */

import { isDate, isTime, type Mention } from "../shapes/mention.ts";
import type { Cursor } from "../tokens/captures.ts";
import { joinUnread } from "../tokens/joinUnread.ts";
import type { Candidate } from "../tokens/matchPhrase.ts";
import type { Token } from "../tokens/tokens.ts";
import { beginsWithTime, findCandidates, MOST_OF_REMINDER } from "./candidates.ts";
import { countsAsRecurrence } from "./countsAsRecurrence.ts";
import { countsThings, isAddress, isCompound, isFigure, isMeasured } from "./numberSenses.ts";
import { opensName, opensTask } from "./openings.ts";
import { beginsWork, followsAsVerb, followsPast, hasEdge } from "./surroundings.ts";
import type { Judged } from "./unusedMoments.ts";

const isDoubtfulDay = ({ means }: Candidate) => means === "date.weekday" || means === "date.calendar";
/** A time that leaves no doubt of a day directly before it. */
const isSureBehind = (cursor: Cursor, time: Candidate) =>
	["time.clock", "time.range"].includes(time.means) ||
	(["time.part", "time.hour"].includes(time.means) && hasEdge(cursor, time));
/** A word that is written small, or nothing. */
const isNoName = (token: Token | undefined) => token === undefined || token.text === token.lower;

/** Between the weekdays of a list: ", and". */
const MOST_LINKS = 2;

export interface Mentions {
	/** In order; none overlaps another. */
	readonly mentions: readonly Mention[];
	/** Every candidate, those that do not count too. */
	readonly judged: readonly Judged[];
}

/** What a text mentions. Time is linear in the number of tokens. */
export function findMentions(cursor: Cursor): Mentions {
	const candidates = findCandidates(cursor);
	const { counts, doubts } = decideWhichCount(cursor, candidates);
	const judged = candidates.map((candidate, index): Judged => {
		return { candidate, verdict: counts[index] ? "counts" : (doubts[index] ?? "no") };
	});
	return { mentions: joinUnread(candidates, counts), judged };
}

/** Small words written large are a name: "The Day After Tomorrow". */
function isTitle(tokens: readonly Token[], { first, next }: Candidate): boolean {
	const said = tokens.slice(first, next);
	const isLarge = ({ kind, text, lower }: Token) =>
		kind === "word" && text[0] !== lower[0] && text !== text.toUpperCase();
	// "for The Day After Tomorrow": the preposition is of the phrase, not of the name.
	const name = said.slice(said.findIndex(isLarge));
	return first > 0 && name.length >= 3 && name.every(isLarge);
}

function decideWhichCount(cursor: Cursor, candidates: readonly Candidate[]) {
	const { tokens, language } = cursor;
	const counts = candidates.map(() => false);
	/** "displaced": nothing speaks against the candidate but what it needs around it. */
	const doubts = candidates.map((): "displaced" | "name" | "no" => "no");
	const gapBetween = (left: Mention, right: Mention) =>
		left.next === right.first || (left.next + 1 === right.first && tokens[left.next]?.text === ",");
	const judge = (index: number, sweep: "forth" | "back") => {
		doubts[index] = "no";
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
		const preposed = language.prepositions.has(words[0] ?? "") || candidate.means === "date.before";
		const isClockAlone =
			["time.clock", "time.range"].includes(candidate.means) && !beside.left && after?.first !== candidate.next;
		// "friday 13th movie night": weekday and day together are no name.
		const isFullDay = candidate.means === "date.day_of_month" && captures.weekday !== undefined;
		if ((isDate(candidate) && !isFullDay) || candidate.means === "time.part" || isClockAlone) {
			if (following && !following.glued && language.neverBefore.has(following.lower)) return false;
		}
		if (beginsWork(cursor, candidate)) return false;
		if (isDate(candidate) && (isTitle(tokens, candidate) || (!preposed && followsPast(cursor, candidate))))
			return false;
		if (candidate.means === "date.day_of_month" && language.ordinalNouns.has(following?.lower ?? "")) return false;
		if (isDate(candidate) && !preposed && previous?.kind === "word" && language.neverAfter.has(previous.lower))
			return false;
		if (candidate.means === "time.clock" && previous && !preposed && language.numberedWorks.has(previous.lower))
			return false;
		// "fri 4pm retro", "dec 3 morning": each counts for the other.
		const isClocked = isDoubtfulDay(candidate) && after?.first === candidate.next && isSureBehind(cursor, after);
		const timeBeside =
			(beside.left && before && (isTime(before) || isDate(before))) ||
			(beside.right && after && (isTime(after) || isDate(after) || after.means === "recurrence")) ||
			isClocked;
		const isBare = !preposed && !timeBeside && candidate.means !== "unread";
		if (captures.fraction && isBare) {
			// A share of something more often than a day; at the end of the text it is asked about.
			doubts[index] = language.beforeRatio.has(previous?.lower ?? "") ? "no" : "displaced";
			return false;
		}
		if (captures.ratio && isBare) {
			const said = previous?.lower ?? "";
			if (language.beforeRatio.has(said) || language.numberedWorks.has(said)) return false;
			// "10/12 students"; "christmas" in "24/12 christmas dinner" only looks like several.
			const isCounted = hasEdge(cursor, { next: candidate.next + 1 }) && countsThings(cursor, candidate);
			if (!hasEdge(cursor, candidate) && isCounted) return false;
			if (captures.ratio === "rhythm" && !hasEdge(cursor, candidate) && !opensTask(cursor, candidate)) return false;
		}
		if (candidate.means === "date.in_amount" && isCompound(cursor, candidate)) return false;
		const opened = !timeBeside && (!preposed || candidate.first === 0) ? opensName(cursor, candidate) : undefined;
		if (opened !== undefined) {
			doubts[index] = opened === "name" ? "name" : "no";
			return false;
		}
		// "offer at 12.50".
		const isDotted = candidate.means === "time.clock" && tokens[candidate.next - 2]?.text === ".";
		if (isDotted && !timeBeside && isMeasured(cursor, candidate)) return false;
		if (captures.spoken && !timeBeside && isFigure(cursor, candidate)) return false;
		if (candidate.means === "time.hour" && after?.first !== candidate.next) {
			const isCounted = captures.shift === undefined && countsThings(cursor, candidate);
			if (isCounted || isAddress(cursor, candidate)) return false;
			if (!timeBeside && isMeasured(cursor, candidate)) return false;
		}
		if (captures.doubtful && !preposed && !timeBeside && !language.pointers.has(words[0] ?? "")) {
			if (candidate.means === "date.weekday" && captures.part === undefined) {
				if (isInWeekdayList(index)) return true;
				if (opensTask(cursor, candidate)) return true;
				const isReminded = after?.first === candidate.next && after.means.startsWith("remind");
				if (isReminded) return true;
				const isLast = following === undefined || following.kind === "mark" || following.text === ",";
				if (!isLast || language.neverAlone.has(words[0] ?? "")) return false;
			} else if (candidate.means === "date.calendar" && captures.weekday === undefined) {
				return following === undefined || hasEdge(cursor, candidate) || (candidate.first === 0 && !captures.wordlike);
			}
		}
		// "tomorrow | 9am standup", "9am | monday standup": a day and a time side by side leave no doubt of each other.
		const isBehind = before !== undefined && counts[index - 1] === true && before.next === candidate.first;
		const isSureTime = ["time.clock", "time.part", "time.range"].includes(candidate.means);
		if (isBehind && isDate(before) && isSureTime && !isHourRange(candidate)) return true;
		const isSureDay = candidate.means === "date.calendar" || (candidate.means === "date.weekday" && !captures.doubtful);
		if (isBehind && isTime(before) && isSureDay) return true;
		doubts[index] = "displaced";
		switch (candidate.needs) {
			case undefined:
				return true;
			case "every":
			case "adverb":
				return countsAsRecurrence(cursor, candidate, candidate.needs, {
					isBeside: Boolean(timeBeside),
					isInList: isAdverb(candidate) && (isNeighbour(before, candidate) || isNeighbour(candidate, after)),
				});
			case "text_start":
				return beginsWithTime(candidates.slice(0, Math.min(index, MOST_OF_REMINDER + 1)), candidate.first);
			case "short":
				return isShortWord(candidate) && (following === undefined || following.kind === "mark" || Boolean(timeBeside));
			case "end":
				return (
					(following === undefined || following.kind === "mark" || Boolean(timeBeside)) &&
					isNoName(previous) &&
					!language.beforeRatio.has(previous?.lower ?? "")
				);
			case "remind":
				return followsReminder(index);
			case "date":
				return (
					Boolean(beside.left && before && isDate(before)) && (hasEdge(cursor, candidate) || Boolean(beside.right))
				);
			case "beside":
				return Boolean((beside.left && before && isDate(before)) || (beside.right && after && isDate(after)));
			case "closed":
				return hasEdge(cursor, candidate) || Boolean(beside.right) || (!preposed && opensTask(cursor, candidate));
			case "edge":
				// "saturday | or sunday", "mon, wed | and fri".
				if ((areListed(index - 1) && counts[index - 1]) || (areListed(index) && counts[index + 1])) return true;
				if ((preposed && isDate(candidate)) || candidate.means === "time.clock") {
					if (followsAsVerb(cursor, candidate)) return true;
				}
				// A year or an ordinal leaves no doubt that it is a date.
				if (candidate.means === "date.calendar" && !captures.doubtful) return true;
				if (hasEdge(cursor, candidate) || isClocked || (beside.right && after)) return true;
				if (opensTask(cursor, candidate)) return true;
				if (candidate.means === "duration" && hasOnlyTimesBefore()) return isLengthBeforeTask(candidate, following);
				if (isStartOfText(candidate) && !["time.hour", "time.part", "duration"].includes(candidate.means)) return true;
				// "At 3 of the stores" counts stores.
				if (language.dayLinks.has(following?.lower ?? "")) return false;
				return (
					candidate.means === "time.hour" &&
					preposed &&
					beginsWithTime(candidates.slice(0, Math.min(index, MOST_OF_REMINDER + 1)), candidate.first)
				);
			default:
				return candidate.needs satisfies never;
		}
		/** "Tomorrow at 9 | for 2 hours". */
		function hasOnlyTimesBefore(): boolean {
			let at = candidates[index]?.first ?? 0;
			for (let one = index - 1; one >= 0 && counts[one] && candidates[one]?.next === at; one--) {
				at = candidates[one]?.first ?? 0;
			}
			return at === 0;
		}
		/** "For 2 hours deep work": hours and minutes, and then what is done in them. */
		function isLengthBeforeTask({ captures: { amount } }: Candidate, next: Token | undefined): boolean {
			const isShort = Object.keys(amount ?? {}).every((unit) => unit === "hour" || unit === "minute");
			return isShort && next?.kind === "word" && !language.afterLengths.has(next.lower);
		}
		function isHourRange({ means, needs }: Candidate): boolean {
			return means === "time.range" && needs === "date";
		}
		function isShortWord({ first }: Mention): boolean {
			const isSmall = tokens[first]?.text === tokens[first]?.lower;
			return isSmall && !(previous?.kind === "word" && language.beforeNames.has(previous.lower));
		}
		function isAdverb(other: Candidate | undefined): boolean {
			return other?.needs === "adverb" && (other.clauses?.length ?? 0) === 0;
		}
		function isNeighbour(left: Candidate | undefined, right: Candidate | undefined): boolean {
			if (!isAdverb(left) || !isAdverb(right)) return false;
			return (
				left !== undefined && right !== undefined && tokens[left.next]?.text === "," && left.next + 1 === right.first
			);
		}
		function isStartOfText(mention: Mention) {
			if (captures.doubtful || captures.fraction) return false;
			if (mention.first === 0) return true;
			// "remind me friday to …": the lead is no text of its own.
			return sweep === "back" && before?.means === "lead" && Boolean(beside.left);
		}
	};
	const isLink = (token: Token | undefined) =>
		language.listLinks.has(token?.lower ?? "") || language.alternatives.has(token?.lower ?? "");
	/** "mon | , wed | and fri": weekdays with nothing but links between them. */
	const areListed = (left: number): boolean => {
		const [one, other] = [candidates[left], candidates[left + 1]];
		if (one?.means !== "date.weekday" || other?.means !== "date.weekday") return false;
		const apart = other.first - one.next;
		return (
			apart <= MOST_LINKS && (apart < 1 || isLink(tokens[one.next])) && (apart < 2 || isLink(tokens[one.next + 1]))
		);
	};
	/** A short name counts in a list with one that counts, or with two others: "gym mon wed fri". */
	const isInWeekdayList = (index: number): boolean => {
		const before = areListed(index - 1);
		const after = areListed(index);
		if ((before && counts[index - 1]) || (after && counts[index + 1])) return true;
		return (before && after) || (before && areListed(index - 2)) || (after && areListed(index + 1));
	};
	/** "remind me at 9 | and 30 minutes before": only moments stand between. */
	const followsReminder = (index: number): boolean => {
		const candidate = candidates[index] as Candidate;
		// "remind me about the bank 30 minutes before and at 8".
		if (candidates[0]?.means === "lead" && counts[0] && hasEdge(cursor, candidate)) return true;
		for (let back = index - 1; back >= Math.max(0, index - MOST_OF_REMINDER); back--) {
			const other = candidates[back] as Candidate;
			if (!counts[back] || other.next + 1 < (candidates[back + 1] ?? candidate).first) return false;
			if (other.means.startsWith("remind")) return true;
			if (!isDate(other) && !isTime(other)) return false;
		}
		return false;
	};
	// Two sweeps, because a neighbour on the right is only known on the way back.
	for (let index = 0; index < candidates.length; index++) counts[index] = judge(index, "forth");
	for (let index = candidates.length - 1; index >= 0; index--) counts[index] = judge(index, "back");
	for (let index = 0; index < candidates.length; index++) counts[index] = judge(index, "back");
	return { counts, doubts };
}
