/**
 * What a turn is told with and what it asks the assistant, by what began it. Nothing here claims a turn or runs one: oneRun.ts does,
 * and calls this once the turn is its own.
 */
import type { ThreadItemRow, ThreadRow } from "../../ports/assistant/chat.ts";
import { wordsFor } from "../../words/words.ts";
import type { TurnPart } from "../turn.ts";
import type { ChatDeps } from "./asked.ts";
import { itemEvent, STREAM_OPTIONS, threadEvent, type Wire } from "./present.ts";
import { type Answers, passedOverItem, type Question } from "./question.ts";
import { type MessagePart, messageText } from "./requests.ts";
import { readContext } from "./threadContext.ts";
import { readHistory } from "./threadHistory.ts";
import { threadTitle } from "./threadTitle.ts";
import type { Turn } from "./turnStream.ts";

/** What begins a turn, beside its item. */
export type Beginning =
	/** `told`: events that come before the message; undefined: the page has the message already. */
	| { readonly kind: "message"; readonly thread: ThreadRow; readonly told: readonly Wire[] | undefined }
	/** `at`: when the answer came first. */
	| { readonly kind: "answer"; readonly question: Question; readonly answers: Answers; readonly at: Temporal.Instant }
	/** An answer that came too late. */
	| { readonly kind: "expired" };

/** Told first, whichever run makes the turn; `item` as it is stored. */
export function headOf(begun: Beginning, item: ThreadItemRow): readonly Wire[] {
	if (begun.kind !== "message") return [STREAM_OPTIONS, itemEvent("thread.item.replaced", item)];
	if (begun.told === undefined) return [STREAM_OPTIONS];
	return [...begun.told, itemEvent("thread.item.done", item), STREAM_OPTIONS];
}

type Prepared = Pick<Turn, "opening" | "closing" | "ask">;

/** A run that changes nothing beside its answer. */
const SILENT = { opening: [], closing: [] };

/** Gives the thread its title and closes its open questions, where a message begins the turn. */
export async function prepareTurn(
	deps: ChatDeps,
	user_id: string,
	item: ThreadItemRow,
	begun: Beginning,
): Promise<Prepared> {
	switch (begun.kind) {
		case "message":
			return turnOfMessage(deps, user_id, begun.thread, item);
		case "answer":
			return turnOfAnswer(deps, user_id, item, begun);
		case "expired":
			return { ...SILENT, ask: () => sayExpired(deps.localeOf(user_id)) };
	}
}

async function turnOfMessage(
	{ assistant, ...deps }: ChatDeps,
	user_id: string,
	thread: ThreadRow,
	message: ThreadItemRow,
): Promise<Prepared> {
	// The message's own schema made this content, or made it when it was stored.
	const text = messageText(message.body.content as readonly MessagePart[]);
	const titled =
		thread.title === null ? await deps.store.titleThread(user_id, thread.id, threadTitle(text)) : undefined;
	const { id: item_id, thread_id } = message;
	const context = await readContext(deps.store, { user_id, thread_id, item_id, now: deps.clock.now() });
	// Closed before the turn, told after it: if the process dies between, a click cannot repeat what a "yes" has done.
	const closed: ThreadItemRow[] = [];
	let { pending } = context;
	for (const question of context.open) {
		const item = passedOverItem(question, item_id);
		if (await deps.store.replaceItem(user_id, question.item, item)) closed.push(item);
		// A click has answered it since.
		else if (question.pending === pending) pending = undefined;
	}
	const { recent_task_ids, shown_task_ids } = context;
	return {
		opening: titled ? [threadEvent("thread.updated", titled)] : [],
		closing: closed.map((item) => itemEvent("thread.item.replaced", item)),
		ask: (signal) =>
			assistant.respond({
				user_id,
				item_id,
				input: { kind: "text", text },
				pending,
				recent_task_ids,
				shown_task_ids,
				history: () => readHistory(deps.store, { user_id, thread_id, item_id }),
				signal,
			}),
	};
}

async function turnOfAnswer(
	{ assistant, ...deps }: ChatDeps,
	user_id: string,
	{ id: item_id, thread_id }: ThreadItemRow,
	{ question, answers, at }: Extract<Beginning, { kind: "answer" }>,
): Promise<Prepared> {
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

/** An answer that came too late never reaches the assistant: nothing can be done by it. */
async function* sayExpired(locale: Promise<string>): AsyncGenerator<TurnPart, void, void> {
	yield { kind: "text", delta: wordsFor(await locale).asks.expired };
}
