/** Whether a candidate has around it what its phrase needs to count. */
import { isDate, isTime, type Mention } from "../shapes/mention.ts";
import type { Candidate } from "../tokens/matchPhrase.ts";
import type { Token } from "../tokens/tokens.ts";
import { beginsWithTime, isTimed, MOST_OF_REMINDER } from "./candidates.ts";
import { countsAsRecurrence } from "./countsAsRecurrence.ts";
import { opensTask } from "./openings.ts";
import type { Surrounded } from "./surrounded.ts";
import { followsAsVerb, hasEdge } from "./surroundings.ts";
import { isBesideListed } from "./weekdayLists.ts";

/** `isBack`: what stands on the right has been judged, too. */
export function hasWhatItNeeds(around: Surrounded, isBack: boolean): boolean {
	const { cursor, candidate, before, after, beside, previous, following, hasTimeBeside } = around;
	const { language, tokens } = cursor;
	const isLast = following === undefined || following.kind === "mark" || hasTimeBeside;
	switch (candidate.needs) {
		case undefined:
			return true;
		case "every":
		case "adverb":
			return countsAsRecurrence(cursor, candidate, candidate.needs, {
				isBeside: hasTimeBeside,
				isInList:
					isAdverb(candidate) && (isNextAdverb(tokens, before, candidate) || isNextAdverb(tokens, candidate, after)),
			});
		case "timed":
			return hasTimeBeside || isTimed(candidate);
		case "text_start":
			return beginsWithTime(leading(around), candidate.first);
		case "short":
			return isShortWord(around) && isLast;
		case "end":
			return isLast && isNoName(previous) && !language.beforeRatio.has(previous?.lower ?? "");
		case "remind":
			return followsReminder(around);
		case "date":
			return (
				beside.left !== undefined && isDate(beside.left) && (hasEdge(cursor, candidate) || beside.right !== undefined)
			);
		case "beside":
			return (beside.left !== undefined && isDate(beside.left)) || (beside.right !== undefined && isDate(beside.right));
		case "closed":
			return (
				hasEdge(cursor, candidate) || beside.right !== undefined || (!around.isPreposed && opensTask(cursor, candidate))
			);
		case "edge":
			return standsByItself(around, isBack);
		default:
			return candidate.needs satisfies never;
	}
}

/** What leaves no doubt that the words go on without it. */
function standsByItself(around: Surrounded, isBack: boolean): boolean {
	const { cursor, candidate, beside, following, isPreposed, isClocked } = around;
	const { captures, means } = candidate;
	// "saturday | or sunday", "mon, wed | and fri".
	if (isBesideListed(around, around.index)) return true;
	const mayPrecedeVerb = (isPreposed && isDate(candidate)) || means === "time.clock";
	if (mayPrecedeVerb && followsAsVerb(cursor, candidate)) return true;
	// A year or an ordinal leaves no doubt that it is a date.
	if (means === "date.calendar" && !captures.doubtful) return true;
	if (hasEdge(cursor, candidate) || isClocked || beside.right !== undefined) return true;
	if (opensTask(cursor, candidate)) return true;
	if (means === "duration" && hasOnlyTimesBefore(around)) return isLengthBeforeTask(around);
	if (!["time.hour", "time.part", "duration"].includes(means) && isStartOfText(around, isBack)) return true;
	// "At 3 of the stores" counts stores.
	if (cursor.language.dayLinks.has(following?.lower ?? "")) return false;
	return means === "time.hour" && isPreposed && beginsWithTime(leading(around), candidate.first);
}

/** The candidates with which the text begins. */
const leading = ({ candidates, index }: Surrounded) => candidates.slice(0, Math.min(index, MOST_OF_REMINDER + 1));

/** A word that is written small, or nothing. */
const isNoName = (token: Token | undefined) => token === undefined || token.text === token.lower;

function isStartOfText({ candidate, before, beside }: Surrounded, isBack: boolean): boolean {
	if (candidate.captures.doubtful || candidate.captures.fraction) return false;
	if (candidate.first === 0) return true;
	// "remind me friday to …": the lead is no text of its own.
	return isBack && before?.means === "lead" && beside.left !== undefined;
}

/** "Tomorrow at 9 | for 2 hours". */
function hasOnlyTimesBefore({ candidates, counts, index }: Surrounded): boolean {
	let at = candidates[index]?.first ?? 0;
	for (let one = index - 1; one >= 0 && counts[one] && candidates[one]?.next === at; one--) {
		at = candidates[one]?.first ?? 0;
	}
	return at === 0;
}

/** "For 2 hours deep work": hours and minutes, and then what is done in them. */
function isLengthBeforeTask({ cursor: { language }, candidate: { captures }, following }: Surrounded): boolean {
	const isShort = Object.keys(captures.amount ?? {}).every((unit) => unit === "hour" || unit === "minute");
	return isShort && following?.kind === "word" && !language.afterLengths.has(following.lower);
}

function isShortWord({ cursor: { tokens, language }, candidate: { first }, previous }: Surrounded): boolean {
	const isSmall = tokens[first]?.text === tokens[first]?.lower;
	return isSmall && !(previous?.kind === "word" && language.beforeNames.has(previous.lower));
}

const isAdverb = (candidate: Candidate | undefined): candidate is Candidate =>
	candidate?.needs === "adverb" && (candidate.clauses?.length ?? 0) === 0;

/** "daily | , weekly". */
function isNextAdverb(tokens: readonly Token[], left: Candidate | undefined, right: Candidate | undefined): boolean {
	return isAdverb(left) && isAdverb(right) && tokens[left.next]?.text === "," && left.next + 1 === right.first;
}

/** "remind me at 9 | and 30 minutes before": only moments stand between. */
function followsReminder({ cursor, candidates, counts, candidate, index }: Surrounded): boolean {
	// "remind me about the bank 30 minutes before and at 8".
	if (candidates[0]?.means === "lead" && counts[0] && hasEdge(cursor, candidate)) return true;
	let right: Mention = candidate;
	for (let back = index - 1; back >= Math.max(0, index - MOST_OF_REMINDER); back--) {
		const other = candidates[back] as Candidate;
		if (!counts[back] || other.next + 1 < right.first) return false;
		if (other.means.startsWith("remind")) return true;
		if (!isDate(other) && !isTime(other)) return false;
		right = other;
	}
	return false;
}
