/** What is said of an attempt at a message, in the reader's language: another side's words as they are, ours by their key. */

import { type Remark, type Sentence, saidOf } from "../domain/refusals/sentence.ts";
import { readInstant } from "../domain/time/instant.ts";
import { refusalIn } from "./refusals.ts";
import { instantText, type Reading } from "./taskText.ts";
import { wordsFor } from "./words.ts";

export function remarkIn(remark: Remark, reading: Reading): string {
	return typeof remark === "string" ? remark : refusalIn(withMoment(remark, reading), wordsFor(reading.locale));
}

/** Instants are kept as such, and are a moment of the reader's zone only here. */
function withMoment(sentence: Sentence, reading: Reading): Sentence {
	const { moment } = sentence.params;
	return typeof moment === "string"
		? saidOf(sentence, { moment: instantText(readInstant(moment), reading) })
		: sentence;
}
