/** Live updates within this process: whoever learns of committed events tells the pages that are connected here. */
import type { JournalEvent } from "../domain/events.ts";
import type { LiveUpdates } from "../ports/liveUpdates.ts";
import type { Log } from "../ports/log.ts";

type Listener = (events: readonly JournalEvent[]) => void;

/**
 * A user's events come here twice: at once from the actor, and again from the log. Subscribers pass over a seq that
 * they had. A listener that throws costs the others nothing and is logged.
 */
export function createLiveUpdates({ log }: { readonly log: Log }): LiveUpdates {
	const listenersOf = new Map<string, Set<Listener>>();
	return {
		tell(events) {
			const user_id = events[0]?.user_id;
			if (user_id === undefined) return;
			// P8: one call tells one user's pages; a mixed call would show them another user's data.
			if (events.some((event) => event.user_id !== user_id)) throw new Error("Live updates are told user by user");
			for (const listener of [...(listenersOf.get(user_id) ?? [])]) {
				try {
					listener(events);
				} catch (err) {
					log.error("a listener of live updates failed", { user_id, err });
				}
			}
		},
		subscribe(user_id, listener) {
			// Wrapped, so that the same function subscribed twice is two subscriptions.
			const own: Listener = (events) => listener(events);
			const listeners = listenersOf.get(user_id) ?? new Set();
			listenersOf.set(user_id, listeners.add(own));
			return () => {
				listeners.delete(own);
				if (listeners.size === 0 && listenersOf.get(user_id) === listeners) listenersOf.delete(user_id);
			};
		},
	};
}
