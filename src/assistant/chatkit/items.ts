/** New threads and items, with ids of their own: the protocol's prefix and what nobody else can guess. */
import { randomUUID } from "node:crypto";
import { toInstantText } from "../../domain/time/instant.ts";
import type { ThreadItemRow, ThreadRow } from "../../ports/assistant/chat.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { ThreadHistory } from "../turn.ts";
import type { UserMessageInput } from "./requests.ts";

/** The type of an item that shows the tools of a turn. */
export const WORKFLOW = "workflow";

/** `idPart`: what stands behind the prefix. */
export function newThread(clock: Clock, idPart: string): ThreadRow {
	const now = toInstantText(clock.now());
	return { id: `thr_${idPart}`, title: null, created_at: now, updated_at: now };
}

/** An item that is shown. Widgets and questions take the prefix of messages, as the protocol's own server does. */
export function newItem(
	clock: Clock,
	thread_id: string,
	type: string,
	body: ThreadItemRow["body"],
	idPart: string = randomUUID(),
): ThreadItemRow {
	const created_at = toInstantText(clock.now());
	const prefix = type === WORKFLOW ? "wf" : "msg";
	return { id: `${prefix}_${idPart}`, thread_id, created_at, type, hidden: false, body };
}

export function userMessage(clock: Clock, thread_id: string, input: UserMessageInput, idPart: string): ThreadItemRow {
	const { content, attachments, quoted_text, inference_options } = input;
	return newItem(clock, thread_id, "user_message", { content, attachments, quoted_text, inference_options }, idPart);
}

/** What is kept for later turns and never sent. */
export type HiddenContent =
	/** Tasks that a turn was about, newest first. */
	| { readonly about: readonly number[] }
	/** The tasks of the list that a turn showed, in its order. */
	| { readonly shown: readonly number[] }
	/** What a model said, asked for and was told in this turn. */
	| { readonly memory: ThreadHistory }
	| { readonly feedback: "positive" | "negative"; readonly item_id: string };

/** `id` is given where the same thing said again replaces what was said before. */
export function hiddenItem(clock: Clock, thread_id: string, id: string, content: HiddenContent): ThreadItemRow {
	const created_at = toInstantText(clock.now());
	return { id, thread_id, created_at, type: "hidden_context_item", hidden: true, body: { content } };
}

/** Tells later turns (and a model that reads them) why the answer before stops where it does. */
export function cancelledItem(clock: Clock, thread_id: string): ThreadItemRow {
	const content = "The user cancelled the stream. Stop responding to the prior request.";
	const created_at = toInstantText(clock.now());
	const type = "sdk_hidden_context";
	return { id: `shcx_${randomUUID()}`, thread_id, created_at, type, hidden: true, body: { content } };
}
