/** Answers to the question that is open, by button or by words: what was kept with the question is sent, or nothing. */

import type { Request } from "../../language/requests/request.ts";
import type { ReadingContext } from "../../language/shapes/reading.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import { wordsFor } from "../../words/words.ts";
import { carryOut } from "../changing/carryOut.ts";
import type { Errand } from "../errand.ts";
import { chosenTasks } from "../finding/chosenTasks.ts";
import type { PendingQuestion, TurnPart } from "../turn.ts";
import { speak } from "../turnParts.ts";
import { answerProposals } from "./proposals.ts";
import { callsOf, intentOf, isExpired, type Option, type QuestionIntent } from "./questionIntent.ts";
import { type Asking, asksWhich, narrowed, optionOfText } from "./questions.ts";

/** What a typed message answers: this option; these steps, none for a refusal; or `ask`, the question about fewer tasks. */
export type Answer = { readonly option: Option } | { readonly steps: readonly ToolCall[] } | { readonly ask: TurnPart };

/** `undefined` when the message is a request of its own. */
export async function readTyped(
	errand: Errand,
	pending: PendingQuestion,
	request: Request,
	text: string,
	context: ReadingContext,
): Promise<Answer | undefined> {
	const intent = intentOf(pending);
	const said = request.kind === "yes" || request.kind === "no" ? request.kind : undefined;
	if (intent === undefined) return said && { steps: [] };
	const place = optionOfText(intent, text, said);
	const option = place === undefined ? undefined : intent.options[place];
	if (option !== undefined) return { option };
	if (said !== undefined) return { steps: [] };
	const chosen = await chosenTasks(errand.tools.readModel, errand.user_id, intent.about, text, context);
	return chosen && chosen.length > 0 ? answerOf(intent, chosen, context) : undefined;
}

function answerOf(
	intent: QuestionIntent,
	chosen: readonly number[],
	{ now, settings }: ReadingContext,
): Answer | undefined {
	const { about, options } = intent;
	if (asksWhich(intent)) return { steps: chosen.flatMap((id) => callsOf(options[about.indexOf(id)])) };
	const ask = narrowed(intent, chosen, { now, words: wordsFor(settings.locale) });
	return ask && { ask };
}

export async function* followTyped(
	errand: Errand,
	pending: PendingQuestion,
	{ now, words }: Pick<Asking, "now" | "words">,
	answer: Answer,
): AsyncGenerator<TurnPart> {
	if ("ask" in answer) yield answer.ask;
	else if ("option" in answer) yield* followOption(errand, pending, { now, words }, answer.option);
	else yield* followSteps(errand, pending, { now, words }, answer.steps);
}

/** By button: the values of the options that were chosen. */
export function followAnswer(
	errand: Errand,
	pending: PendingQuestion,
	present: Pick<Asking, "now" | "words">,
	values: readonly string[],
): AsyncGenerator<TurnPart> {
	const option = intentOf(pending)?.options.find(({ value }) => values.includes(value));
	return followOption(errand, pending, present, option ?? { kind: "calls", value: "", calls: [] });
}

async function* followOption(
	errand: Errand,
	question: PendingQuestion,
	present: Pick<Asking, "now" | "words">,
	option: Option,
): AsyncGenerator<TurnPart> {
	const isOpen = !isExpired(question, present.now);
	if (option.kind === "answer" && isOpen) yield* answerProposals(errand, option, present.words);
	else yield* followSteps(errand, question, present, callsOf(option));
}

async function* followSteps(
	errand: Errand,
	question: PendingQuestion,
	{ now, words }: Pick<Asking, "now" | "words">,
	steps: readonly ToolCall[],
): AsyncGenerator<TurnPart> {
	const intent = intentOf(question);
	if (intent === undefined || isExpired(question, now)) {
		yield speak(words.asks.expired);
		return;
	}
	if (steps.length === 0) {
		yield speak(words.asks.declined);
		return;
	}
	// Named by the question's turn: answered twice, by text and by button, it is done once.
	yield* carryOut({ ...errand, asked: intent.asked, key: `${intent.key}:answer` }, steps);
}
