/** What the user is told when a turn with a model does not end by an answer: each reason and each bound in a sentence. */
import type { ModelFaultKind } from "../ports/model.ts";
import type { TurnBound } from "../ports/modelTurn.ts";
import type { ModelBounds } from "./bounds.ts";

const WHY: Readonly<Record<ModelFaultKind, string>> = {
	away: "The language model can’t be reached right now",
	slow: "The language model takes too long to answer",
	over_quota: "The language model’s server takes no more requests for now",
	unfit: "The language model cannot use my tools",
	misconfigured: "The language model is not set up rightly",
	broken: "The language model’s answer broke off",
};

const whatStands = (hasActed: boolean): string =>
	hasActed ? "What was done so far stands; its receipt shows it." : "Nothing was changed.";

export const unavailableSentence = (reason: ModelFaultKind): string => `${WHY[reason]}, so I read this without it.`;

export const interruptedSentence = (reason: ModelFaultKind, hasActed: boolean): string =>
	`${WHY[reason]}. ${whatStands(hasActed)}`;

/** A day's bound that is reached before the turn begins. */
export const spentSentence = (bound: "day_tokens" | "day_cost", bounds: ModelBounds): string =>
	`${whyBounded(bound, bounds)}, so I read this without it.`;

export const boundSentence = (bound: TurnBound, bounds: ModelBounds, hasActed: boolean): string =>
	`${whyBounded(bound, bounds)}. ${whatStands(hasActed)}`;

function whyBounded(bound: TurnBound, bounds: ModelBounds): string {
	const why: Readonly<Record<TurnBound, string>> = {
		steps: `I stopped after ${bounds.steps} ${bounds.steps === 1 ? "step" : "steps"} of the language model, the most for one message`,
		tokens: `I stopped because one message may use ${count(bounds.turnTokens)} tokens of the language model`,
		time: `I stopped because the language model may work at one message for ${bounds.turnMs / 1_000} seconds`,
		day_tokens: `You have used your ${count(bounds.dayTokens)} tokens of the language model for today`,
		day_cost: `You have used what the language model may cost for you today (${bounds.dayCost})`,
		length: "The language model’s answer was too long and was cut",
	};
	return why[bound];
}

export function stuckSentence(how: "repeats" | "fails", hasActed: boolean): string {
	const why =
		how === "repeats" ? "asked for the same thing again and again" : "did not manage to use my tools, though told why";
	return `I stopped because the language model ${why}. ${whatStands(hasActed)}`;
}

export const withheldSentence = "The language model’s server holds its answer back.";

export const UNFOUNDED = "Nothing was changed, although the language model says so.";

const count = (n: number): string => n.toLocaleString("en-US");
