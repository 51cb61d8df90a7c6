/**
 * A page's live updates: the events of its user in the order of the journal, without a gap and without a repeat; and
 * beside them, without an order, which conversations are others than before.
 *
 * What is told live is a hint; the journal is the truth. So the stream subscribes first, then reads the journal from
 * where the page stands, and later passes on what follows on directly; where something is missing in between it
 * reads the journal again.
 */
import type { JournalEvent } from "../../domain/events/events.ts";
import type { Journal } from "../../ports/commands/journal.ts";
import { StorageUnavailable } from "../../ports/process/faults.ts";
import { gatherHints, type HintSources } from "../page/pageHints.ts";
import { frame, KEEP_ALIVE } from "../sse.ts";
import { presentEvent } from "./presentJournal.ts";

/** Every second keep-alive (30 s) looks whether the session still counts, and whether a hint was missed. */
const BEATS_BETWEEN_CHECKS = 2;
const JOURNAL_PAGE = 200;

export interface JournalStreamOptions extends HintSources {
	/** Seq of the last event that the page has. */
	readonly from: number;
	/** Seq of the last event there is, for the page to see how far behind it is. */
	readonly version: number;
	readonly journal: Pick<Journal, "eventsAfter">;
	readonly isStillSignedIn: () => Promise<boolean>;
}

/** Frames until the signal aborts, the session ends, or the page is too slow. */
export async function* streamJournal(options: JournalStreamOptions): AsyncGenerator<string> {
	const { user_id, journal, signal } = options;
	const hints = gatherHints(options);
	let beats = 0;

	try {
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

		while (!signal.aborted && !hints.isOverrun()) {
			await hints.some();
			const events = hints.takeEvents();
			for (const event of events) {
				if (event.seq > position + 1) yield* fromJournal();
				// What the page has already, by an earlier hint or just now from the journal, is passed over.
				if (event.seq <= position) continue;
				position = event.seq;
				yield journalFrame(event);
			}
			for (const thread_id of hints.takeThreads()) yield frame({ name: "conversation", data: { thread_id } });
			if (!hints.takeBeat()) continue;
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
		hints.end();
	}
}

function journalFrame(event: JournalEvent): string {
	return frame({ id: event.seq, name: "journal", data: presentEvent(event) });
}
