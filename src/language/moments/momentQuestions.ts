/** What has to be asked about the moment that was chosen. */

import { type DayReading, dayText } from "../../words/dayText.ts";
import type { Words } from "../../words/words.ts";
import type { Moment } from "../dates/readingTimes.ts";
import type { Mention } from "../shapes/mention.ts";
import type { Question } from "../shapes/reading.ts";

const MOST_CHOICES = 5;

/** `moments`: all that were said; `wordsOf`: the words of some tokens. */
export function questionsOf(
	chosen: Moment | undefined,
	moments: readonly Moment[],
	wordsOf: (first: number, next: number) => string,
	words: Words["reading"]["questions"],
	settings: DayReading,
): Question[] {
	const said = (moment: Moment) =>
		wordsOf((moment.mentions[0] as Mention).first, (moment.mentions.at(-1) as Mention).next);
	const questions: Question[] = [];
	if (chosen && moments.length > 1) {
		questions.push({
			kind: "two_dates",
			text: words.twoDates(said(chosen)),
			choices: moments.slice(0, MOST_CHOICES).map(said),
		});
	}
	if (chosen?.moved) {
		questions.push({ kind: "past_time", text: words.passed(said(chosen)) });
	}
	if (chosen?.mismatch) {
		questions.push({
			kind: "weekday_mismatch",
			text: words.weekday(said(chosen)),
		});
	}
	if (chosen?.passedOver) {
		questions.push({
			kind: "weekday_mismatch",
			text: words.passedOver(said(chosen), dayText(chosen.passedOver, settings, "plain")),
		});
	}
	return questions;
}
