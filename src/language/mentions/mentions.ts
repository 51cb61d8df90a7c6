/**
 * Finds what a text mentions: dates, times, reminders, markers. First every phrase that fits is a candidate, the
 * longest at each place; then what stands around a candidate decides whether it counts.
 */
import type { Mention } from "../shapes/mention.ts";
import type { Cursor } from "../tokens/captures.ts";
import { joinUnread } from "../tokens/joinUnread.ts";
import type { Candidate } from "../tokens/matchPhrase.ts";
import { findCandidates } from "./candidates.ts";
import { hasWhatItNeeds } from "./needs.ts";
import { type Verdict, verdictOfWords } from "./ruledOut.ts";
import { surround } from "./surrounded.ts";
import type { Judged } from "./unusedMoments.ts";

export interface Mentions {
	/** In order; none overlaps another. */
	readonly mentions: readonly Mention[];
	/** Every candidate, those that do not count too. */
	readonly judged: readonly Judged[];
}

/** What a text mentions. Time is linear in the number of tokens. */
export function findMentions(cursor: Cursor): Mentions {
	const candidates = findCandidates(cursor);
	const verdicts = judgeAll(cursor, candidates);
	const judged = candidates.map((candidate, index): Judged => ({ candidate, verdict: verdicts[index] ?? "no" }));
	return {
		mentions: joinUnread(
			candidates,
			verdicts.map((verdict) => verdict === "counts"),
		),
		judged,
	};
}

/** Sweeps forth and back, because a neighbour on the right is only known on the way back; once more for what that changed. */
function judgeAll(cursor: Cursor, candidates: readonly Candidate[]): readonly Verdict[] {
	const verdicts = candidates.map((): Verdict => "no");
	const counts = candidates.map(() => false);
	const field = { cursor, candidates, counts };
	/** True when the candidate counts now and did not before, or the other way round. */
	const judge = (index: number, isBack: boolean) => {
		const around = surround(field, index);
		const verdict = verdictOfWords(around) ?? (hasWhatItNeeds(around, isBack) ? "counts" : "displaced");
		verdicts[index] = verdict;
		const hasChanged = counts[index] !== (verdict === "counts");
		counts[index] = verdict === "counts";
		return hasChanged;
	};
	for (let index = 0; index < candidates.length; index++) judge(index, false);
	let hasChanged = false;
	for (let index = candidates.length - 1; index >= 0; index--) hasChanged = judge(index, true) || hasChanged;
	// A verdict goes by what counts: where that is as it was, so is the verdict.
	for (let index = 0; hasChanged && index < candidates.length; index++) judge(index, true);
	return verdicts;
}
