/**
 * The requests that begin a turn. All that must be stored before the assistant is asked is stored before the stream
 * begins: so a database that is away is an answer of its own (503), not a stream that breaks.
 */

import { z } from "zod";
import { BOUNDS, beyond } from "../../domain/accounts/bounds.ts";
import { type Sentence, say } from "../../domain/refusals/sentence.ts";
import type { ThreadItemRow } from "../../ports/assistant/chat.ts";
import type { ChatAnswer } from "../../ports/assistant/chatServer.ts";
import { refusalIn } from "../../words/refusals.ts";
import { wordsFor } from "../../words/words.ts";
import type { Asked, ChatDeps } from "./asked.ts";
import { newThread, userMessage } from "./items.ts";
import { type Attempt, runOnce } from "./oneRun.ts";
import { customError, itemEvent, STREAM_OPTIONS, streamError, threadEvent, type Wire } from "./present.ts";
import { UNDO } from "./receiptWidget.ts";
import { badRequest, notFound } from "./refusals.ts";
import { findEarlier, idPartOf } from "./repeats.ts";
import type { Params } from "./requests.ts";
import { streamTurn } from "./turnStream.ts";

export async function beginThread(
	deps: ChatDeps,
	asked: Omit<Asked, "thread">,
	{ input }: Params<"threads.create">,
): Promise<ChatAnswer> {
	const { user_id, key } = asked;
	const made = newThread(deps.clock, idPartOf(user_id, "thread", key));
	if (!(await deps.store.createThread(user_id, made))) return badRequest([beyond(BOUNDS.threads)]);
	// As it was made before, when its message comes again.
	const thread = (key && (await deps.store.findThread(user_id, made.id))) || made;
	return addMessage(deps, { ...asked, thread }, { thread_id: thread.id, input }, [
		threadEvent("thread.created", thread),
	]);
}

export async function addMessage(
	deps: ChatDeps,
	asked: Asked,
	{ input }: Params<"threads.add_user_message">,
	before: readonly Wire[] = [],
): Promise<ChatAnswer> {
	const { user_id, thread, key } = asked;
	const { store, clock } = deps;
	const message = userMessage(clock, thread.id, input, idPartOf(user_id, thread.id, key));
	const earlier = key === undefined ? undefined : await findEarlier(store, user_id, message);
	switch (earlier?.kind) {
		case "another": {
			const field = "Idempotency-Key";
			return badRequest([{ field, rule: "reused", ...say("reused", { field }) }]);
		}
		case "passed": {
			const items = [earlier.message, ...earlier.answer].map((item) => itemEvent("thread.item.done", item));
			return only(...before, ...items.slice(0, 1), STREAM_OPTIONS, ...items.slice(1));
		}
		case "last":
			return answerMessage(deps, asked, earlier.message, "again", before);
		default:
			return answerMessage(deps, asked, message, "first", before);
	}
}

/** The turn keeps its id, so the commands it has sent already are found, not sent again (P1). */
export async function retry(
	deps: ChatDeps,
	asked: Asked,
	{ item_id }: Params<"threads.retry_after_item">,
): Promise<ChatAnswer> {
	const message = await deps.store.findItem(asked.user_id, asked.thread.id, item_id);
	if (!message || message.hidden) return notFound("item");
	if (message.type !== "user_message") {
		const said = say("only_user_messages");
		return badRequest([{ field: "params.item_id", rule: "item_type", ...said }]);
	}
	return answerMessage(deps, asked, message, "anew", undefined);
}

function answerMessage(
	deps: ChatDeps,
	{ user_id, thread, signal }: Asked,
	item: ThreadItemRow,
	attempt: Attempt,
	told: readonly Wire[] | undefined,
): Promise<ChatAnswer> {
	return runOnce(deps, { user_id, item, attempt, signal, begun: { kind: "message", thread, told } });
}

const UndoPayload = z.object({ turn_id: z.string() });

/** A button of a widget. Only a receipt's own turn can be undone by it. */
export async function act(
	{ assistant, ...deps }: ChatDeps,
	{ user_id, thread, signal, key }: Asked,
	{ item_id, action }: Params<"threads.custom_action">,
): Promise<ChatAnswer> {
	const thread_id = thread.id;
	const sender = item_id === undefined ? undefined : await deps.store.findItem(user_id, thread_id, item_id);
	if (item_id !== undefined && (!sender || sender.hidden)) return notFound("item");
	if (sender?.type !== "widget") return only(streamError(false));
	const refuse = async (why: Sentence) => only(customError(refusalIn(why, wordsFor(await deps.localeOf(user_id)))));
	if (action.type !== UNDO) return refuse(say("unknown_action"));
	const payload = UndoPayload.safeParse(action.payload);
	const turn_id = payload.data?.turn_id;
	if (turn_id === undefined || turn_id !== sender.body.turn_id) {
		return refuse(say("turn_of_receipt", { field: "action.payload.turn_id" }));
	}
	const click = key === undefined ? undefined : idPartOf(user_id, sender.id, key);
	const ask = () => assistant.undo({ user_id, turn_id, item_id: sender.id, click });
	const turn = { user_id, thread_id, signal, before: [STREAM_OPTIONS], opening: [], closing: [], ask };
	return { kind: "stream", events: streamTurn(deps, turn) };
}

export function only(...told: readonly Wire[]): ChatAnswer {
	async function* events(): AsyncGenerator<Wire, void, void> {
		yield* told;
	}
	return { kind: "stream", events: events() };
}
