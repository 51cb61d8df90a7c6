/**
 * A page's live updates: the events of its user in the order of the journal, without a gap and without a repeat; and
 * beside them, without an order, which conversations are others than before.
 *
 * What is told live is a hint; the journal is the truth. So the stream subscribes first, then reads the journal from
 * where the page stands, and later passes on what follows on directly; where something is missing in between it
 * reads the journal again.
 */
import type { JournalEvent } from "../domain/events.ts";
import type { Clock } from "../ports/clock.ts";
import { StorageUnavailable } from "../ports/faults.ts";
import type { Journal } from "../ports/journal.ts";
import type { ConversationUpdates, LiveUpdates } from "../ports/liveUpdates.ts";
import { presentEvent } from "./presentJournal.ts";
import { frame, KEEP_ALIVE } from "./sse.ts";

export const KEEP_ALIVE_MS = 15_000;
/** Every second keep-alive (30 s) looks whether the session still counts, and whether a hint was missed. */
const BEATS_BETWEEN_CHECKS = 2;
/** Events that may wait for a page to take them; a page that is slower is closed and resumes from the journal. */
const MOST_WAITING = 500;
const JOURNAL_PAGE = 200;

export interface JournalStreamOptions {
	readonly user_id: string;
	/** Seq of the last event that the page has. */
	readonly from: number;
	/** Seq of the last event there is, for the page to see how far behind it is. */
	readonly version: number;
	readonly journal: Pick<Journal, "eventsAfter">;
	readonly liveUpdates: Pick<LiveUpdates, "subscribe">;
	readonly conversations: Pick<ConversationUpdates, "subscribe">;
	readonly clock: Clock;
	readonly signal: AbortSignal;
	readonly isStillSignedIn: () => Promise<boolean>;
}

/** Frames until the signal aborts, the session ends, or the page is too slow. */
export async function* streamJournal(options: JournalStreamOptions): AsyncGenerator<string> {
	const { user_id, journal, clock, signal } = options;
	let waiting: JournalEvent[] = [];
	/** Each once, however often it was changed since the page took the last frame. */
	const changedThreads = new Set<string>();
	let isOverrun = false;
	let isBeatDue = false;
	let beats = 0;
	let woken = Promise.withResolvers<void>();
	const wake = () => woken.resolve();

	const unsubscribe = options.liveUpdates.subscribe(user_id, (events) => {
		if (waiting.length + events.length > MOST_WAITING) isOverrun = true;
		else waiting.push(...events);
		wake();
	});
	const endConversations = options.conversations.subscribe(user_id, (thread_id) => {
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
	signal.addEventListener("abort", wake);

	try {
		beat();
		let position = options.from;
		async function* fromJournal() {
			for (;;) {
				const events = await journal.eventsAfter(user_id, position, JOURNAL_PAGE);
				for (const event of events) {
					position = event.seq;
					yield journalFrame(event);
				}
				if (events.length < JOURNAL_PAGE) return;
			}
		}
		// Its id is where the page stands, so that a page cut off while it catches up misses nothing.
		yield frame({ id: position, name: "hello", data: { version: options.version } });
		yield* fromJournal();

		while (!signal.aborted && !isOverrun) {
			if (waiting.length === 0 && changedThreads.size === 0 && !isBeatDue) await woken.promise;
			woken = Promise.withResolvers();
			const events = waiting;
			waiting = [];
			for (const event of events) {
				if (event.seq > position + 1) yield* fromJournal();
				// What the page has already, by an earlier hint or just now from the journal, is passed over.
				if (event.seq <= position) continue;
				position = event.seq;
				yield journalFrame(event);
			}
			for (const thread_id of changedThreads) {
				changedThreads.delete(thread_id);
				yield frame({ name: "conversation", data: { thread_id } });
			}
			if (!isBeatDue) continue;
			isBeatDue = false;
			yield KEEP_ALIVE;
			beats += 1;
			if (beats % BEATS_BETWEEN_CHECKS !== 0) continue;
			if (!(await options.isStillSignedIn())) return;
			yield* fromJournal();
		}
	} catch (fault) {
		// The stream ends and the page comes back to where it stands, once the database does.
		if (!(fault instanceof StorageUnavailable)) throw fault;
	} finally {
		unsubscribe();
		endConversations();
		cancelBeat();
		signal.removeEventListener("abort", wake);
	}
}

function journalFrame(event: JournalEvent): string {
	return frame({ id: event.seq, name: "journal", data: presentEvent(event) });
}
