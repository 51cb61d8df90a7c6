/**
 * What changes of a user's resources, for as long as a client listens (`subscriptions/listen`, 2026-07-28). What is told live is a
 * hint and the journal is the truth: where an event is missing in between, and every half minute, the journal is read from where
 * this stands. A client is told that something is another than before, never what: so once too often does no harm.
 */
import type { JournalEvent } from "../domain/events/events.ts";
import type { Journal } from "../ports/commands/journal.ts";
import type { Clock } from "../ports/process/clock.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";
import type { LiveUpdates } from "../ports/reading/liveUpdates.ts";

const LOOK_EVERY_MS = 30_000;
const JOURNAL_PAGE = 200;

export interface ChangeSources {
	readonly journal: Pick<Journal, "eventsAfter">;
	readonly liveUpdates: Pick<LiveUpdates, "subscribe">;
	readonly clock: Clock;
	readonly onFault: (fault: Error) => void;
}

/** Tells of events after `version` (a seq), each at least once. Returns what ends it. */
export function followChanges(
	{ journal, liveUpdates, clock, onFault }: ChangeSources,
	user_id: string,
	version: number,
	tell: (events: readonly JournalEvent[]) => void,
): () => void {
	let position = version;
	let isReading = false;
	let isOver = false;
	let cancelLook = () => {};

	async function readOn(): Promise<void> {
		for (;;) {
			const events = await journal.eventsAfter(user_id, position, JOURNAL_PAGE);
			if (isOver) return;
			if (events.length > 0) tell(events);
			position = Math.max(position, events.at(-1)?.seq ?? 0);
			if (events.length < JOURNAL_PAGE) return;
		}
	}

	async function catchUp(): Promise<void> {
		if (isReading) return;
		isReading = true;
		try {
			await readOn();
		} catch (fault) {
			// Half a minute later it is tried again from the same place.
			if (!(fault instanceof StorageUnavailable)) onFault(fault instanceof Error ? fault : new Error(String(fault)));
		} finally {
			isReading = false;
		}
	}

	const unsubscribe = liveUpdates.subscribe(user_id, (events) => {
		const fresh = events.filter(({ seq }) => seq > position);
		const [first] = fresh;
		if (first === undefined) return;
		tell(fresh);
		// Moved on only where nothing is missing before it.
		if (first.seq === position + 1) position = fresh.at(-1)?.seq ?? position;
		else void catchUp();
	});
	const lookLater = () => {
		cancelLook = clock.setTimer(LOOK_EVERY_MS, () => {
			void catchUp();
			lookLater();
		});
	};
	lookLater();
	return () => {
		isOver = true;
		unsubscribe();
		cancelLook();
	};
}
