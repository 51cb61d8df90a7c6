/** What open pages are told. Committed events on their way to open pages. A hint: a page that missed one reads the journal from its last seq. */
import type { JournalEvent } from "../../domain/events/events.ts";

export interface LiveUpdates {
	/** Events of one user, ascending by seq. May bring the same event more than once. */
	tell(events: readonly JournalEvent[]): void;
	/** Returns what ends the subscription. */
	subscribe(user_id: string, listener: (events: readonly JournalEvent[]) => void): () => void;
}

/** That a conversation has changed, on its way to open pages. A hint without content: a page reads it again. */
export interface ConversationUpdates {
	tell(user_id: string, thread_id: string): void;
	/** Returns what ends the subscription. */
	subscribe(user_id: string, listener: (thread_id: string) => void): () => void;
}
