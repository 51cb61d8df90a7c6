/** Conversations: threads with items in ChatKit's shapes, kept per user. */
import type { InstantText } from "../../domain/time/instant.ts";

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

/** The item, a message or an answered question, that began a turn. */
export type TurnOf = Pick<ThreadItemRow, "id" | "thread_id">;

export interface ChatPage<Row> {
	readonly data: readonly Row[];
	readonly has_more: boolean;
	readonly after: string | null;
}

/**
 * Who runs a turn: two runs of one turn ("send again" meets "retry", two pages, two pods) must not both act and both speak. A
 * claim lasts for as long as its holder says it again: one whose process died is free afterwards.
 */
export interface TurnClaim {
	/** Names this one run. */
	readonly holder: string;
	/** How long it counts after it was said last, in the store's own time. */
	readonly lease_ms: number;
	/** Also where the turn has been answered: its answer is to be another one. */
	readonly isAnew: boolean;
}

/**
 * `left`: broken off, or its holder died; the next request for it runs it. `answered`: its answer follows its item. `gone`: the
 * item is not there.
 */
export type TurnState = "answering" | "answered" | "left" | "gone";
/** How a run gives its turn back. */
export type TurnEnd = "answered" | "left";

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
	/** Where it has no title yet; undefined where it has, so that a name that the user gave meanwhile stays. */
	titleThread(user_id: string, thread_id: string, title: string): Promise<ThreadRow | undefined>;
	deleteThread(user_id: string, thread_id: string): Promise<boolean>;
	/** Adds the item, or replaces the one with its id. */
	saveItem(user_id: string, item: ThreadItemRow): Promise<void>;
	/** Replaces the item if its body is still that of `was`; false, and nothing is written, otherwise. */
	replaceItem(user_id: string, was: ThreadItemRow, item: ThreadItemRow): Promise<boolean>;
	/**
	 * Adds the item, unless it is there, and claims its turn. False, and nothing is written, where it has been answered and while
	 * somebody else's claim lasts: of two at once one is told true.
	 */
	claimTurn(user_id: string, item: ThreadItemRow, claim: TurnClaim): Promise<boolean>;
	/** The same for an item that is there: one that was deleted meanwhile is never added again, and the answer is false. */
	claimStoredTurn(user_id: string, item: TurnOf, claim: TurnClaim): Promise<boolean>;
	/** Says again that the turn is run. False when somebody else has claimed it since, or its item is gone. */
	keepTurn(user_id: string, item: TurnOf, claim: Omit<TurnClaim, "isAnew">): Promise<boolean>;
	/** Gives the claim back, if it is still this one's. */
	endTurn(user_id: string, item: TurnOf, claim: Pick<TurnClaim, "holder">, how: TurnEnd): Promise<void>;
	turnState(user_id: string, item: TurnOf): Promise<TurnState>;
	findItem(user_id: string, thread_id: string, item_id: string): Promise<ThreadItemRow | undefined>;
	/** Visible items only, unless `withHidden`. */
	listItems(
		user_id: string,
		thread_id: string,
		page: { limit: number; order: "asc" | "desc"; after?: string; withHidden?: boolean },
	): Promise<ChatPage<ThreadItemRow>>;
	deleteItemsAfter(user_id: string, thread_id: string, item_id: string): Promise<void>;
	/**
	 * What its turn has left: the items after it, up to the next message or answered question. A message that arrives meanwhile is
	 * another turn's, and stays.
	 */
	deleteAnswer(user_id: string, item: TurnOf): Promise<void>;
}
