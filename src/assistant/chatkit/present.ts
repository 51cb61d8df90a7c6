/**
 * Rows as the protocol shows them, and its events. The only place that shapes what leaves: fields of an item are named
 * one by one, so that what is kept beside them (an open question's intent, a turn's id) stays here.
 */
import type { ChatPage, ThreadItemRow, ThreadRow } from "../../ports/assistant/chat.ts";

export type Wire = Readonly<Record<string, unknown>>;

/** The fields of each type of item that is ever sent. */
const SENT_FIELDS: Readonly<Record<string, readonly string[]>> = {
	user_message: ["content", "attachments", "quoted_text", "inference_options"],
	assistant_message: ["content"],
	widget: ["widget", "copy_text"],
	structured_input: ["status", "inputs"],
	workflow: ["workflow"],
};

const NO_ITEMS: ChatPage<ThreadItemRow> = { data: [], has_more: false, after: null };

/** Outside of `threads.get_by_id` a thread comes with an empty page of items. Its metadata never leaves. */
export function presentThread(thread: ThreadRow, items: ChatPage<ThreadItemRow> = NO_ITEMS): Wire {
	return {
		id: thread.id,
		...(thread.title === null ? {} : { title: thread.title }),
		created_at: thread.created_at,
		status: { type: "active" },
		metadata: {},
		items: presentPage(items, presentItem),
	};
}

export function presentItem({ id, thread_id, created_at, type, body }: ThreadItemRow): Wire {
	const fields = (SENT_FIELDS[type] ?? []).flatMap((name) =>
		body[name] === undefined || body[name] === null ? [] : [[name, body[name]]],
	);
	return { id, thread_id, created_at, type, ...Object.fromEntries(fields) };
}

/** `after` is there only when there is more. */
export function presentPage<Row>({ data, has_more, after }: ChatPage<Row>, present: (row: Row) => Wire): Wire {
	return { data: data.map(present), has_more, ...(has_more && after !== null ? { after } : {}) };
}

export function threadEvent(type: "thread.created" | "thread.updated", thread: ThreadRow): Wire {
	return { type, thread: presentThread(thread) };
}

export function itemEvent(
	type: "thread.item.added" | "thread.item.done" | "thread.item.replaced",
	item: ThreadItemRow,
): Wire {
	return { type, item: presentItem(item) };
}

export function itemUpdated(item_id: string, update: Wire): Wire {
	return { type: "thread.item.updated", item_id, update };
}

export const STREAM_OPTIONS: Wire = { type: "stream_options", stream_options: { allow_cancel: true } };

/** Says that something failed, and nothing about what. */
export function streamError(allow_retry: boolean): Wire {
	return { type: "error", code: "stream.error", allow_retry };
}

/** An error that the sender may know of and can mend. */
export function customError(message: string): Wire {
	return { type: "error", code: "custom", message, allow_retry: false };
}
