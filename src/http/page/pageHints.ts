/** What a page's stream is told while it waits or writes: events, conversations that changed, beats. Each wakes it. */
import type { JournalEvent } from "../../domain/events/events.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { ConversationUpdates, LiveUpdates } from "../../ports/reading/liveUpdates.ts";

export const KEEP_ALIVE_MS = 15_000;
/** Events that may wait for a page to take them; a page that is slower is closed and resumes from the journal. */
const MOST_WAITING = 500;

export interface HintSources {
	readonly user_id: string;
	readonly liveUpdates: Pick<LiveUpdates, "subscribe">;
	readonly conversations: Pick<ConversationUpdates, "subscribe">;
	readonly clock: Clock;
	readonly signal: AbortSignal;
}

export interface PageHints {
	/** Resolves when there is something to take, or the signal has aborted. */
	some(): Promise<void>;
	takeEvents(): readonly JournalEvent[];
	/** Each once, however often it was changed since it was last taken. */
	takeThreads(): Iterable<string>;
	/** Whether 15 s have passed since the last beat. */
	takeBeat(): boolean;
	/** More events have come than may wait; what came then is lost. */
	isOverrun(): boolean;
	end(): void;
}

export function gatherHints({ user_id, liveUpdates, conversations, clock, signal }: HintSources): PageHints {
	let waiting: JournalEvent[] = [];
	const changedThreads = new Set<string>();
	let isOverrun = false;
	let isBeatDue = false;
	let woken = Promise.withResolvers<void>();
	const wake = () => woken.resolve();

	const unsubscribe = liveUpdates.subscribe(user_id, (events) => {
		if (waiting.length + events.length > MOST_WAITING) isOverrun = true;
		else waiting.push(...events);
		wake();
	});
	const endConversations = conversations.subscribe(user_id, (thread_id) => {
		changedThreads.add(thread_id);
		wake();
	});
	let cancelBeat = () => {};
	const beat = () => {
		cancelBeat = clock.setTimer(KEEP_ALIVE_MS, () => {
			isBeatDue = true;
			wake();
			beat();
		});
	};
	beat();
	signal.addEventListener("abort", wake);

	return {
		async some() {
			if (waiting.length === 0 && changedThreads.size === 0 && !isBeatDue) await woken.promise;
			woken = Promise.withResolvers();
		},
		takeEvents() {
			const events = waiting;
			waiting = [];
			return events;
		},
		*takeThreads() {
			for (const thread_id of changedThreads) {
				changedThreads.delete(thread_id);
				yield thread_id;
			}
		},
		takeBeat() {
			const wasDue = isBeatDue;
			isBeatDue = false;
			return wasDue;
		},
		isOverrun: () => isOverrun,
		end() {
			unsubscribe();
			endConversations();
			cancelBeat();
			signal.removeEventListener("abort", wake);
		},
	};
}
