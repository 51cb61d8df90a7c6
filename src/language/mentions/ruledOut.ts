/**
 * What speaks for or against a candidate whatever it needs around it: a word before or behind it that makes it a name, a
 * number of things, a figure, a share. The first rule that says something decides.
 */
import { isDate, isTime } from "../shapes/mention.ts";
import type { Token } from "../tokens/tokens.ts";
import { countsThings, isAddress, isCompound, isFigure, isMeasured } from "./numberSenses.ts";
import { opensName, opensTask } from "./openings.ts";
import type { Surrounded } from "./surrounded.ts";
import { beginsWork, followsPast, hasEdge } from "./surroundings.ts";
import { isInWeekdayList } from "./weekdayLists.ts";

/** `displaced`: nothing speaks against it but what it needs around it. `name`: it may be one. */
export type Verdict = "counts" | "displaced" | "name" | "no";

/** A verdict, or undefined where what the candidate needs has to decide. */
export function verdictOfWords(around: Surrounded): Verdict | undefined {
	return (
		verdictOfNeighbours(around) ??
		verdictOfNumber(around) ??
		verdictOfName(around) ??
		verdictOfFigure(around) ??
		verdictOfShortName(around) ??
		verdictOfMoment(around)
	);
}

/** Words that never stand beside a date or a time. */
function verdictOfNeighbours(around: Surrounded): Verdict | undefined {
	const { cursor, candidate, after, beside, previous, following, isPreposed } = around;
	const { tokens, language } = cursor;
	const { captures, means } = candidate;
	const isClockAlone = ["time.clock", "time.range"].includes(means) && !beside.left && after?.first !== candidate.next;
	// "friday 13th movie night": weekday and day together are no name.
	const isFullDay = means === "date.day_of_month" && captures.weekday !== undefined;
	if ((isDate(candidate) && !isFullDay) || means === "time.part" || isClockAlone) {
		if (following && !following.glued && language.neverBefore.has(following.lower)) return "no";
	}
	if (beginsWork(cursor, candidate)) return "no";
	if (isDate(candidate) && (isTitle(tokens, candidate) || (!isPreposed && followsPast(cursor, candidate)))) return "no";
	if (means === "date.day_of_month" && language.ordinalNouns.has(following?.lower ?? "")) return "no";
	if (isDate(candidate) && !isPreposed && previous?.kind === "word" && language.neverAfter.has(previous.lower)) {
		return "no";
	}
	if (means === "time.clock" && previous && !isPreposed && language.numberedWorks.has(previous.lower)) return "no";
	return undefined;
}

/** Fractions and ratios that look like a date. */
function verdictOfNumber(around: Surrounded): Verdict | undefined {
	const { cursor, candidate, previous, isPreposed, hasTimeBeside } = around;
	const { language } = cursor;
	const { captures, means } = candidate;
	const isBare = !isPreposed && !hasTimeBeside && means !== "unread";
	// A share of something more often than a day; at the end of the text it is asked about.
	if (captures.fraction && isBare) return language.beforeRatio.has(previous?.lower ?? "") ? "no" : "displaced";
	if (captures.ratio && isBare) {
		const said = previous?.lower ?? "";
		if (language.beforeRatio.has(said) || language.numberedWorks.has(said)) return "no";
		// "10/12 students"; "christmas" in "24/12 christmas dinner" only looks like several.
		const isCounted = hasEdge(cursor, { next: candidate.next + 1 }) && countsThings(cursor, candidate);
		if (!hasEdge(cursor, candidate) && isCounted) return "no";
		if (captures.ratio === "rhythm" && !hasEdge(cursor, candidate) && !opensTask(cursor, candidate)) return "no";
	}
	return means === "date.in_amount" && isCompound(cursor, candidate) ? "no" : undefined;
}

function verdictOfName({ cursor, candidate, isPreposed, hasTimeBeside }: Surrounded): Verdict | undefined {
	const opened = !hasTimeBeside && (!isPreposed || candidate.first === 0) ? opensName(cursor, candidate) : undefined;
	if (opened === undefined) return undefined;
	return opened === "name" ? "name" : "no";
}

/** Numbers that say how much, not when. */
function verdictOfFigure({ cursor, candidate, after, hasTimeBeside }: Surrounded): Verdict | undefined {
	const { captures, means } = candidate;
	// "offer at 12.50".
	const isDotted = means === "time.clock" && cursor.tokens[candidate.next - 2]?.text === ".";
	if (isDotted && !hasTimeBeside && isMeasured(cursor, candidate)) return "no";
	if (captures.spoken && !hasTimeBeside && isFigure(cursor, candidate)) return "no";
	if (means === "time.hour" && after?.first !== candidate.next) {
		const isCounted = captures.shift === undefined && countsThings(cursor, candidate);
		if (isCounted || isAddress(cursor, candidate)) return "no";
		if (!hasTimeBeside && isMeasured(cursor, candidate)) return "no";
	}
	return undefined;
}

/** "sat", "may", "mar 3": short words that mean something else more often, unless something vouches for them. */
function verdictOfShortName(around: Surrounded): Verdict | undefined {
	const { cursor, candidate, after, following, isPreposed, hasTimeBeside } = around;
	const { language } = cursor;
	const { captures, means, words } = candidate;
	if (!captures.doubtful || isPreposed || hasTimeBeside || language.pointers.has(words[0] ?? "")) return undefined;
	if (means === "date.weekday" && captures.part === undefined) {
		if (isInWeekdayList(around, around.index) || opensTask(cursor, candidate)) return "counts";
		const isReminded = after?.first === candidate.next && after.means.startsWith("remind");
		if (isReminded) return "counts";
		const isLast = following === undefined || following.kind === "mark" || following.text === ",";
		return !isLast || language.neverAlone.has(words[0] ?? "") ? "no" : undefined;
	}
	if (means !== "date.calendar" || captures.weekday !== undefined) return undefined;
	const isClosed = following === undefined || hasEdge(cursor, candidate);
	return isClosed || (candidate.first === 0 && !captures.wordlike) ? "counts" : "no";
}

/** "tomorrow | 9am standup", "9am | monday standup": a day and a time side by side leave no doubt of each other. */
function verdictOfMoment({ candidate, before, counts, index }: Surrounded): Verdict | undefined {
	const isBehind = before !== undefined && counts[index - 1] === true && before.next === candidate.first;
	if (!isBehind) return undefined;
	const { captures, means, needs } = candidate;
	const isSureTime = ["time.clock", "time.part", "time.range"].includes(means);
	const isHourRange = means === "time.range" && needs === "date";
	if (isDate(before) && isSureTime && !isHourRange) return "counts";
	const isSureDay = means === "date.calendar" || (means === "date.weekday" && !captures.doubtful);
	return isTime(before) && isSureDay ? "counts" : undefined;
}

/** Small words written large are a name: "The Day After Tomorrow". */
function isTitle(
	tokens: readonly Token[],
	{ first, next }: { readonly first: number; readonly next: number },
): boolean {
	const said = tokens.slice(first, next);
	const isLarge = ({ kind, text, lower }: Token) =>
		kind === "word" && text[0] !== lower[0] && text !== text.toUpperCase();
	// "for The Day After Tomorrow": the preposition is of the phrase, not of the name.
	const name = said.slice(said.findIndex(isLarge));
	return first > 0 && name.length >= 3 && name.every(isLarge);
}
