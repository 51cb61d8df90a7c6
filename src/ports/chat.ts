/** Conversations: threads with items in ChatKit's shapes, kept per user. */
import type { InstantText } from "../domain/instant.ts";

export interface ThreadRow {
	readonly id: string;
	readonly title: string | null;
	readonly created_at: InstantText;
	readonly updated_at: InstantText;
}

/** An item as ChatKit's protocol has it; `hidden` ones are stored, never sent. */
export interface ThreadItemRow {
	readonly id: string;
	readonly thread_id: string;
	readonly created_at: InstantText;
	readonly type: string;
	readonly hidden: boolean;
	/** The item's own fields (content, status, inputs, widget…). */
	readonly body: Readonly<Record<string, unknown>>;
}

export interface ChatPage<Row> {
	readonly data: readonly Row[];
	readonly has_more: boolean;
	readonly after: string | null;
}

/** Every call is of one user; a foreign thread and a missing one are both `undefined` (P8). */
export interface ChatStore {
	/** One that is there already stays as it is. False when the user has as many as there may be (`BOUNDS.threads`). */
	createThread(user_id: string, thread: ThreadRow): Promise<boolean>;
	findThread(user_id: string, thread_id: string): Promise<ThreadRow | undefined>;
	listThreads(
		user_id: string,
		page: { limit: number; order: "asc" | "desc"; after?: string },
	): Promise<ChatPage<ThreadRow>>;
	renameThread(user_id: string, thread_id: string, title: string): Promise<ThreadRow | undefined>;
	deleteThread(user_id: string, thread_id: string): Promise<boolean>;
	/** Adds the item, or replaces the one with its id. */
	saveItem(user_id: string, item: ThreadItemRow): Promise<void>;
	/** Replaces the item if its body is still that of `was`; false, and nothing is written, otherwise. */
	replaceItem(user_id: string, was: ThreadItemRow, item: ThreadItemRow): Promise<boolean>;
	findItem(user_id: string, thread_id: string, item_id: string): Promise<ThreadItemRow | undefined>;
	/** Visible items only, unless `withHidden`. */
	listItems(
		user_id: string,
		thread_id: string,
		page: { limit: number; order: "asc" | "desc"; after?: string; withHidden?: boolean },
	): Promise<ChatPage<ThreadItemRow>>;
	deleteItemsAfter(user_id: string, thread_id: string, item_id: string): Promise<void>;
}
