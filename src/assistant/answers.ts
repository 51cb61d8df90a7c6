/** Answers to the question that is open, by button or by words: what was kept with the question is sent, or nothing. */
import type { Request } from "../language/request.ts";
import { carryOut, type Errand } from "./carryOut.ts";
import { intentOf, isExpired, optionOfText } from "./questions.ts";
import type { PendingQuestion, TurnPart } from "./turn.ts";

/** Whether a message answers the open question; anything else is a request of its own. */
export function answers(pending: PendingQuestion, request: Request, text: string): boolean {
	if (request.kind === "yes" || request.kind === "no") return true;
	const intent = intentOf(pending);
	return intent !== undefined && optionOfText(intent, text, undefined) !== undefined;
}

export function followTyped(
	errand: Errand,
	pending: PendingQuestion,
	now: Temporal.Instant,
	request: Request,
	text: string,
): AsyncGenerator<TurnPart> {
	const said = request.kind === "yes" || request.kind === "no" ? request.kind : undefined;
	return followAnswer(errand, pending, now, (asked) => optionOfText(asked, text, said) ?? -1);
}

export async function* followAnswer(
	errand: Errand,
	question: PendingQuestion,
	now: Temporal.Instant,
	choose: (intent: NonNullable<ReturnType<typeof intentOf>>) => number,
): AsyncGenerator<TurnPart> {
	const say = (delta: string): TurnPart => ({ kind: "text", delta });
	const intent = intentOf(question);
	if (intent === undefined || isExpired(question, now)) {
		yield say("That question has expired, so nothing was changed. Please ask again.");
		return;
	}
	const option = intent.options[choose(intent)];
	if (option === undefined || option.steps.length === 0) {
		yield say("All right, nothing was changed.");
		return;
	}
	// Named by the question's turn: answered twice, by text and by button, it is done once.
	yield* carryOut({ ...errand, asked: intent.asked, key: `${intent.key}:answer` }, option.steps);
}
