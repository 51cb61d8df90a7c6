/** Live updates within this process, from the parts that learn of something new to the pages that are connected here. */

import type { Log } from "../ports/process/log.ts";
import type { ConversationUpdates, LiveUpdates } from "../ports/reading/liveUpdates.ts";

interface HubOptions {
	readonly log: Log;
}

/**
 * A user's events come here twice: at once from the actor, and again from the log. Subscribers pass over a seq that
 * they had. A listener that throws costs the others nothing and is logged.
 */
export function createLiveUpdates({ log }: HubOptions): LiveUpdates {
	const hub = createHub<Parameters<LiveUpdates["tell"]>[0]>(log);
	return {
		tell(events) {
			const user_id = events[0]?.user_id;
			if (user_id === undefined) return;
			// P8: one call tells one user's pages; a mixed call would show them another user's data.
			if (events.some((event) => event.user_id !== user_id)) throw new Error("Live updates are told user by user");
			hub.tell(user_id, events);
		},
		subscribe: hub.subscribe,
	};
}

/** The same for conversations, told when a part of one is stored. */
export function createConversationUpdates({ log }: HubOptions): ConversationUpdates {
	return createHub<string>(log);
}

function createHub<Told>(log: Log) {
	type Listener = (told: Told) => void;
	const listenersOf = new Map<string, Set<Listener>>();
	return {
		tell(user_id: string, told: Told): void {
			for (const listener of [...(listenersOf.get(user_id) ?? [])]) {
				try {
					listener(told);
				} catch (err) {
					log.error("a listener of live updates failed", { user_id, err });
				}
			}
		},
		subscribe(user_id: string, listener: Listener): () => void {
			// Wrapped, so that the same function subscribed twice is two subscriptions.
			const own: Listener = (told) => listener(told);
			const listeners = listenersOf.get(user_id) ?? new Set();
			listenersOf.set(user_id, listeners.add(own));
			return () => {
				listeners.delete(own);
				if (listeners.size === 0 && listenersOf.get(user_id) === listeners) listenersOf.delete(user_id);
			};
		},
	};
}
