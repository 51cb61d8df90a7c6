/** What the user is told when a turn with a model does not end by an answer: each reason and each bound in a sentence. */
import type { ModelFaultKind } from "../ports/assistant/model.ts";
import type { TurnBound } from "../ports/assistant/modelTurn.ts";
import { wordsFor } from "../words/words.ts";
import type { ModelBounds } from "./bounds.ts";

export type Sentences = ReturnType<typeof sentencesFor>;

export function sentencesFor(locale: string, bounds: ModelBounds) {
	const { model: words } = wordsFor(locale);
	const whatStands = (hasActed: boolean) => (hasActed ? words.stands : words.nothing);

	function whyBounded(bound: TurnBound): string {
		const why = words.bounds;
		switch (bound) {
			case "steps":
				return why.steps(bounds.steps);
			case "tokens":
				return why.tokens(bounds.turnTokens);
			case "time":
				return why.time(bounds.turnMs / 1_000);
			case "day_tokens":
				return why.day_tokens(bounds.dayTokens);
			case "day_cost":
				return why.day_cost(bounds.dayCost ?? 0);
			case "length":
				return why.length;
		}
	}

	return {
		unavailable: (reason: ModelFaultKind) => words.withoutIt(words.faults[reason]),
		interrupted: (reason: ModelFaultKind, hasActed: boolean) => whatStands(hasActed)(words.faults[reason]),
		/** A day's bound that is reached before the turn begins. */
		spent: (bound: "day_tokens" | "day_cost") => words.withoutIt(whyBounded(bound)),
		bounded: (bound: TurnBound, hasActed: boolean) => whatStands(hasActed)(whyBounded(bound)),
		stuck: (how: "repeats" | "fails", hasActed: boolean) => whatStands(hasActed)(words[how]),
		withheld: words.withheld,
		unfounded: words.unfounded,
		unasked: words.unasked,
		/** What was claimed of these tasks, and not done. */
		others: (task_ids: readonly number[]) => words.unfoundedOf(task_ids.map((id) => `#${id}`)),
	};
}
