/** Tells the parts of this process what its actors have committed, in the order in which they asked to be told. */
import type { JournalEvent } from "../domain/events/events.ts";

type Listener = (events: readonly JournalEvent[]) => void;

export interface Commits {
	tell: Listener;
	/** `listener` is called within the turn of the event loop that committed: it only takes notes, and never throws. */
	subscribe(listener: Listener): void;
}

export function createCommits(): Commits {
	const listeners: Listener[] = [];
	return {
		tell(events) {
			for (const listener of listeners) listener(events);
		},
		subscribe: (listener) => void listeners.push(listener),
	};
}
