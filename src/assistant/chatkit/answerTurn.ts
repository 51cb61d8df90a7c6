/**
 * An answer to a question, by its button. "What if the process dies here?" Before the question is closed, nothing is kept and
 * the button is still there. After it, the same answer runs the turn again: its commands are named by the question, so what
 * was done is found, and the rest is done (P1).
 */
import { say } from "../../domain/refusals/sentence.ts";
import type { ChatAnswer } from "../../ports/assistant/chatServer.ts";
import { isExpired } from "../asking/questionIntent.ts";
import type { Asked, ChatDeps } from "./asked.ts";
import { runOnce } from "./oneRun.ts";
import { itemEvent } from "./present.ts";
import { type Answers, answeredItem, answeredSo, type Question, readAnswers, readQuestion } from "./question.ts";
import { badRequest, notFound } from "./refusals.ts";
import { answerBefore } from "./repeats.ts";
import type { Params } from "./requests.ts";
import { only } from "./turns.ts";

type Given = Params<"threads.add_structured_input">;

export async function answerQuestion(deps: ChatDeps, asked: Asked, given: Given): Promise<ChatAnswer> {
	const { store } = deps;
	const { user_id, thread } = asked;
	const item = await store.findItem(user_id, thread.id, given.item_id);
	if (!item || item.hidden) return notFound("item");
	const question = readQuestion(item);
	if (question === undefined) return notOpen();
	const { answers, violations } = readAnswers(question, given.input);
	if (violations.length > 0) return badRequest(violations);
	if (question.status !== "pending") return answerAgain(deps, asked, question, given, answers);

	const now = deps.clock.now();
	const hasExpired = isExpired(question.pending, now);
	const closed = answeredItem(question, hasExpired ? "skipped" : given.input.status, hasExpired ? {} : answers, now);
	// Somebody else has answered it, or a message has passed it over, since it was read: as it is now, it is not open.
	if (!(await store.replaceItem(user_id, item, closed))) return answerQuestion(deps, asked, given);
	const run = { user_id, item: closed, attempt: "first", signal: asked.signal } as const;
	if (!hasExpired) return runOnce(deps, { ...run, begun: { kind: "answer", question, answers, at: now } });
	return runOnce(deps, { ...run, begun: { kind: "expired" } });
}

/** The answer that closed the question is sent again when its sender has not heard what came of it. */
async function answerAgain(
	deps: ChatDeps,
	asked: Asked,
	question: Question,
	{ input }: Given,
	answers: Answers,
): Promise<ChatAnswer> {
	const at = answeredSo(question, input.status, answers);
	if (at === undefined) return notOpen();
	const { user_id, signal } = asked;
	const { item } = question;
	const left = await answerBefore(deps.store, user_id, item);
	const closed = itemEvent("thread.item.replaced", item);
	if (left !== undefined) return only(closed, ...left.map((one) => itemEvent("thread.item.done", one)));
	return runOnce(deps, { user_id, item, attempt: "again", signal, begun: { kind: "answer", question, answers, at } });
}

function notOpen(): ChatAnswer {
	const said = say("only_open_questions");
	return badRequest([{ field: "params.item_id", rule: "pending", ...said }]);
}
