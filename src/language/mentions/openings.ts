/** Whether what follows a day is the task of that day ("friday pay rent") or the rest of a name ("friday roast recipe"). */

import { isDate, isTime, type Mention } from "../shapes/mention.ts";
import type { Cursor } from "../tokens/captures.ts";
import type { Candidate } from "../tokens/matchPhrase.ts";
import { beginsText, hasEdge } from "./surroundings.ts";

/** Nobody's name for one thing is longer. */
const MOST_OF_NAME = 6;
/** Nor a title, with its small words. */
const MOST_OF_TITLE = 8;

/** Where the words end that stand there without a small word or a mark between them. */
function endOfName({ tokens, language }: Cursor, from: number): number {
	// "parent-teacher meeting".
	const isHyphen = (at: number) => at > from && tokens[at]?.text === "-" && tokens[at]?.glued && tokens[at + 1]?.glued;
	const isJoint = (lower = "") =>
		language.continuations.has(lower) || language.company.has(lower) || language.dayLinks.has(lower);
	const isPart = (at: number) =>
		isHyphen(at) || (tokens[at]?.kind === "word" && (isHyphen(at - 1) || !isJoint(tokens[at]?.lower)));
	let at = from;
	while (at < from + MOST_OF_NAME && isPart(at)) at++;
	return at;
}

/** The last noun says what it is: "friday | team lunch with Ann" is a lunch. */
function headOf(cursor: Cursor, from: number): string {
	const end = endOfName(cursor, from);
	const lower = (at: number) => (at < from ? "" : (cursor.tokens[at]?.lower ?? ""));
	// "check-in", "blu-ray".
	return lower(end - 2) === "-" ? `${lower(end - 3)}-${lower(end - 1)}` : lower(end - 1);
}

/** A moment without a preposition or a time beside it, that what follows makes the beginning of a name; `work`: of a work for certain. */
export function opensName(cursor: Cursor, candidate: Candidate): "work" | "name" | undefined {
	const { means, needs, captures, clauses = [] } = candidate;
	const isMoment = isDate(candidate) || isTime(candidate) || (means === "recurrence" && clauses.length === 0);
	if (!isMoment) return undefined;
	if (namesWork(cursor, candidate)) return "work";
	const isWeekday = means === "date.weekday" || (needs === "adverb" && captures.weekdays !== undefined);
	// "4/12 roof pitch" begins as a name of its own, "4/12 dentist" does not.
	const isFree =
		(isWeekday || captures.ratio !== undefined) && !cursor.language.prepositions.has(candidate.words[0] ?? "");
	return isFree && beginsText(cursor, candidate) && goesOnAsName(cursor, candidate) ? "name" : undefined;
}

/** "friday the 13th dvd", "quarter to three song": the noun at the end says that all of it is one work. "midnight in Paris". */
function namesWork(cursor: Cursor, candidate: Candidate): boolean {
	const { first, next, means, needs } = candidate;
	const { tokens, language } = cursor;
	const after = tokens[next];
	const isMidday = means === "time.part" && needs === "edge";
	if (after?.kind !== "word" || after.glued) return false;
	if (isMidday ? opensTask(cursor, candidate) : beginsTask(cursor, next)) return false;
	// Noon and midnight without a preposition begin hardly a task, and no place is due.
	if (isMidday && (first === 0 || language.namePlaces.has(after.lower))) return true;
	return language.workNouns.has(headOf(cursor, next)) || (first === 0 && endsAsWork(cursor, next));
}

/** "3:10 to yuma dvd"; but "friday dinner and a movie" is one to see. */
function endsAsWork({ tokens, language }: Cursor, from: number): boolean {
	const [article, last] = tokens.slice(-2);
	const isNear = tokens.length - from <= MOST_OF_TITLE;
	return isNear && language.workNouns.has(last?.lower ?? "") && !language.tasks?.determiners.has(article?.lower ?? "");
}

/** What follows a weekday that begins a text is neither a task nor an event. */
function goesOnAsName(cursor: Cursor, mention: Mention): boolean {
	const { tokens, language } = cursor;
	const after = tokens[mention.next];
	if (language.tasks === undefined || after?.kind !== "word") return false;
	// "saturday by Ian McEwan".
	if (language.tasks.authors.has(after.lower)) return true;
	return !hasEdge(cursor, mention) && !goesOnAsTask(cursor, mention.next);
}

/** "tue dentist", "fri pay rent": directly behind a short name, which is an ordinary word too ("wed the couple"). */
export function opensTask(cursor: Cursor, mention: Mention): boolean {
	const { tokens, language } = cursor;
	const after = tokens[mention.next]?.lower ?? "";
	const hasObject = language.tasks?.determiners.has(tokens[mention.next + 1]?.lower ?? "") === true;
	const isTask = language.tasks?.verbs.has(after) === true || language.tasks?.events.has(after) === true;
	// "midnight run", "sat prep book".
	const isDoubtful = mention.means === "time.part" || language.neverAlone.has(mention.words[0] ?? "");
	const isEndOfDay = mention.captures.part === "eod";
	return isTask && (hasObject || !isDoubtful || isEndOfDay) && beginsText(cursor, mention);
}

function goesOnAsTask(cursor: Cursor, at: number): boolean {
	return beginsTask(cursor, at) || cursor.language.tasks?.events.has(headOf(cursor, at)) === true;
}

/** A verb stands there, something that is somebody's ("mum's birthday"), or what is done with somebody. */
export function beginsTask(cursor: Cursor, at: number): boolean {
	const { tokens, language } = cursor;
	const { tasks } = language;
	if (tasks === undefined) return false;
	const [first = "", second = ""] = [tokens[at]?.lower, tokens[at + 1]?.lower];
	const hasObject = tasks.determiners.has(second) && !language.continuations.has(first);
	// "25th december book": nothing is booked.
	const isNoun = second === "" && language.workNouns.has(first);
	const isSaid = (tasks.verbs.has(first) && !isNoun) || tasks.determiners.has(first) || hasObject;
	// "mum's birthday"; but "night's alright" goes on with "saturday".
	const owner = first.endsWith("'s") ? first.slice(0, -2) : "";
	const isOwned = owner !== "" && !Object.hasOwn(language.parts.part, owner);
	return isSaid || isOwned || language.company.has(tokens[endOfName(cursor, at)]?.lower ?? "");
}
