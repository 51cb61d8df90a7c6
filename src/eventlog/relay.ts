/**
 * Carries committed events from the outbox to the log (P6): read, publish, wait for the acknowledgement, delete.
 *
 * One batch is in flight at a time, oldest rows first: ids ascend per user in commit order, so a user's order is kept.
 * Rows are deleted after the acknowledgement and never passed by a watermark, because ids are taken before the commit
 * and a lower one may become visible later. Dying after the acknowledgement and before the deletion publishes twice;
 * consumers pass over a seq that they had.
 *
 * `wake` is a hint and polling the truth: what nobody announced is published within a second.
 */
import { UnreadableEvent } from "../domain/wireEvent.ts";
import { type Clock, sleep } from "../ports/clock.ts";
import type { EventLog, LogRecord } from "../ports/eventLog.ts";
import type { Log } from "../ports/log.ts";
import type { Outbox, OutboxEntry } from "../ports/outbox.ts";
import { toRecords } from "./records.ts";

const BATCH_ROWS = 500;
const POLL_MS = 1_000;
/** Commits come in bursts. Reading a moment later publishes many by one select and one delete, and spares the writers. */
const GATHER_MS = 100;
const BACK_OFF_MS = { first: 100, longest: 2_000 };

export interface RelayStats {
	readonly published: number;
	readonly batches: number;
	/** Failures since the last success; 0 in health. */
	readonly failures: number;
	/** Events whose shape no reader would accept. They stay in the journal; each is logged as an error. */
	readonly unpublishable: number;
}

export interface Relay {
	/** Something was committed. Costs nothing, however often it is called. */
	wake(): void;
	start(): void;
	/** Resolves when the batch in flight is settled. Idempotent. */
	stop(): Promise<void>;
	stats(): RelayStats;
}

export interface RelayOptions {
	readonly outbox: Outbox;
	readonly eventLog: EventLog;
	readonly clock: Clock;
	readonly log: Log;
	/** The shards whose events this pod publishes, asked before each batch. */
	readonly shards: () => readonly number[];
}

export function createRelay({ outbox, eventLog, clock, log, shards }: RelayOptions): Relay {
	const stopping = new AbortController();
	/** Aborted by `wake`; made anew before each read, so that a commit during the read is not slept over. */
	let nap = new AbortController();
	let running: Promise<void> | undefined;
	const stats = { published: 0, batches: 0, failures: 0, unpublishable: 0 };

	async function run(): Promise<void> {
		while (!stopping.signal.aborted) {
			nap = new AbortController();
			try {
				const isFull = await relayBatch();
				stats.failures = 0;
				if (isFull) continue;
			} catch (err) {
				await backOff(err);
				continue;
			}
			await sleep(clock, POLL_MS, AbortSignal.any([nap.signal, stopping.signal]));
			await sleep(clock, GATHER_MS, stopping.signal);
		}
	}

	/** True when there may be more to read at once. */
	async function relayBatch(): Promise<boolean> {
		const owned = shards();
		if (owned.length === 0) return false;
		const entries = await outbox.read(owned, BATCH_ROWS);
		if (entries.length === 0) return false;
		await eventLog.publish(entries.flatMap(recordsOf));
		await outbox.remove(entries.map((entry) => entry.id));
		stats.published += entries.length;
		stats.batches++;
		return entries.length === BATCH_ROWS;
	}

	function recordsOf({ event, shard }: OutboxEntry): LogRecord[] {
		try {
			return toRecords(event, shard);
		} catch (err) {
			if (!(err instanceof UnreadableEvent)) throw err;
			// Keeping the row would hold up every later event of the shard for one that can never be read; consumers
			// see the gap in the seq and read the journal.
			stats.unpublishable++;
			const { user_id, seq, event_id, type } = event;
			log.error("an event cannot be published; it stays in the journal", { user_id, seq, event_id, type, err });
			return [];
		}
	}

	async function backOff(err: unknown): Promise<void> {
		stats.failures++;
		const ms = Math.min(BACK_OFF_MS.longest, BACK_OFF_MS.first * 2 ** (stats.failures - 1));
		log.warn("the outbox could not be relayed; it is tried again", { failures: stats.failures, retry_in_ms: ms, err });
		await sleep(clock, ms, stopping.signal);
	}

	return {
		// A reason of ours: without one each call would make a DOMException with its stack.
		wake: () => nap.abort("woken"),
		start() {
			running ??= run();
		},
		async stop() {
			stopping.abort();
			await running;
		},
		stats: () => ({ ...stats }),
	};
}
