/**
 * An answer to a question, by its button. "What if the process dies here?" Before the question is closed, nothing is kept and
 * the button is still there. After it, the same answer runs the turn again: its commands are named by the question, so what
 * was done is found, and the rest is done (P1).
 */
import { say } from "../../domain/refusals/sentence.ts";
import type { ThreadItemRow } from "../../ports/assistant/chat.ts";
import type { ChatAnswer } from "../../ports/assistant/chatServer.ts";
import { wordsFor } from "../../words/words.ts";
import { isExpired } from "../asking/questionIntent.ts";
import type { TurnPart } from "../turn.ts";
import { type Attempt, runOnce } from "./oneRun.ts";
import { itemEvent, STREAM_OPTIONS } from "./present.ts";
import { type Answers, answeredItem, answeredSo, type Question, readAnswers, readQuestion } from "./question.ts";
import { badRequest, notFound } from "./refusals.ts";
import { answerBefore } from "./repeats.ts";
import type { Params } from "./requests.ts";
import { readContext } from "./threadContext.ts";
import { readHistory } from "./threadHistory.ts";
import { type Asked, type ChatDeps, only } from "./turns.ts";

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
	if (!hasExpired) return respond(deps, asked, { question, answers, closed, at: now }, "first");
	const ask = () => sayExpired(deps.localeOf(user_id));
	return runOnce(deps, {
		...asked,
		item: closed,
		attempt: "first",
		before: telling,
		prepare: async () => ({ ...SILENT, ask }),
	});
}

/** Whoever sends the answer that closed the question has not heard what came of it. */
async function answerAgain(
	deps: ChatDeps,
	asked: Asked,
	question: Question,
	{ input }: Given,
	answers: Answers,
): Promise<ChatAnswer> {
	const at = answeredSo(question, input.status, answers);
	if (at === undefined) return notOpen();
	const { user_id } = asked;
	const { item } = question;
	const left = await answerBefore(deps.store, user_id, item);
	const closed = itemEvent("thread.item.replaced", item);
	if (left !== undefined) return only(closed, ...left.map((one) => itemEvent("thread.item.done", one)));
	return respond(deps, asked, { question, answers, closed: item, at }, "again");
}

const telling = (closed: ThreadItemRow) => [STREAM_OPTIONS, itemEvent("thread.item.replaced", closed)];

/** A run that changes nothing beside its answer. */
const SILENT = { opening: [], closing: [] };

async function respond(
	{ assistant, ...deps }: ChatDeps,
	{ user_id, thread, signal: ended }: Asked,
	answer: {
		readonly question: Question;
		readonly answers: Answers;
		readonly closed: ThreadItemRow;
		readonly at: Temporal.Instant;
	},
	attempt: Attempt,
): Promise<ChatAnswer> {
	const { question, answers, closed, at } = answer;
	const thread_id = thread.id;
	const item_id = closed.id;
	async function prepare() {
		const context = await readContext(deps.store, { user_id, thread_id, item_id, now: deps.clock.now() });
		const { pending, recent_task_ids, shown_task_ids } = context;
		const ask = (signal: AbortSignal) =>
			assistant.respond({
				user_id,
				item_id,
				input: { kind: "answer", question: question.pending, answers, at },
				pending,
				recent_task_ids,
				shown_task_ids,
				history: () => readHistory(deps.store, { user_id, thread_id, item_id }),
				signal,
			});
		return { ...SILENT, ask };
	}
	return runOnce(deps, { user_id, item: closed, attempt, signal: ended, before: telling, prepare });
}

function notOpen(): ChatAnswer {
	const said = say("only_open_questions");
	return badRequest([{ field: "params.item_id", rule: "pending", ...said }]);
}

/** An answer that came too late never reaches the assistant: nothing can be done by it. */
async function* sayExpired(locale: Promise<string>): AsyncGenerator<TurnPart, void, void> {
	yield { kind: "text", delta: wordsFor(await locale).asks.expired };
}
