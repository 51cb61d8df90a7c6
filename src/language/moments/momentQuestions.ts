/** What has to be asked about the moment that was chosen. */

import type { Moment } from "../dates/readingTimes.ts";
import type { Mention } from "../shapes/mention.ts";
import type { Question } from "../shapes/reading.ts";

const MOST_CHOICES = 5;

/** `moments`: all that were said; `wordsOf`: the words of some tokens. */
export function questionsOf(
	chosen: Moment | undefined,
	moments: readonly Moment[],
	wordsOf: (first: number, next: number) => string,
): Question[] {
	const said = (moment: Moment) =>
		wordsOf((moment.mentions[0] as Mention).first, (moment.mentions.at(-1) as Mention).next);
	const questions: Question[] = [];
	if (chosen && moments.length > 1) {
		questions.push({
			kind: "two_dates",
			text: `I found more than one date and took “${said(chosen)}”. Which one is meant?`,
			choices: moments.slice(0, MOST_CHOICES).map(said),
		});
	}
	if (chosen?.moved) {
		questions.push({ kind: "past_time", text: `“${said(chosen)}” has passed already, so I took tomorrow.` });
	}
	if (chosen?.mismatch) {
		questions.push({
			kind: "weekday_mismatch",
			text: `“${said(chosen)}”: the weekday does not fit the date. I took the date.`,
		});
	}
	if (chosen?.passedOver) {
		questions.push({
			kind: "weekday_mismatch",
			text: `“${said(chosen)}”: ${chosen.passedOver} comes first, but is another weekday. I took the next date that is both.`,
		});
	}
	return questions;
}
