/** The outcome of a use in a sentence, the same for every caller. Each change is worded from its answer alone (P12). */

import type { Settings } from "../domain/settings/settings.ts";
import { instantText } from "../words/taskText.ts";
import { wordsFor } from "../words/words.ts";
import type { Outcome, Ran, Tried } from "./outcome.ts";
import { refusalWords } from "./refusals.ts";
import { sentenceOf } from "./sentences.ts";

/** Markdown, like every answer of the chat; what people wrote is escaped in it. `settings`: as they are after the use. */
export function wordOutcome(outcome: Outcome, settings: Settings): string {
	switch (outcome.kind) {
		case "done":
			return outcome.said ?? wordRan(outcome.ran, settings);
		case "dry_run":
			return wordsFor(settings.locale).tools.dryRun(wordRan(outcome.ran, settings));
		case "proposed":
			return wordsFor(settings.locale).tools.proposed(
				outcome.proposal.question,
				instantText(outcome.proposal.expires_at, settings),
			);
		case "refused":
			return refusalWords(outcome, wordsFor(settings.locale));
	}
}

export function wordRan(ran: readonly (Ran | Tried)[], settings: Settings): string {
	const sentences = ran.map((one) => sentenceOf(one, settings));
	return sentences.length === 1 ? (sentences[0] ?? "") : sentences.map((sentence) => `- ${sentence}`).join("\n");
}
