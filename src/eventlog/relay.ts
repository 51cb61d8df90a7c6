/**
 * Carries committed events from the outbox to the log (P6): read, publish, wait for the acknowledgement, delete.
 *
 * One batch is in flight at a time, oldest rows first: ids ascend per user in commit order, so a user's order is kept.
 * Rows are deleted after the acknowledgement and never passed by a watermark, because ids are taken before the commit
 * and a lower one may become visible later. Dying after the acknowledgement and before the deletion publishes twice;
 * consumers pass over a seq that they had.
 *
 * Shards go together while all is well. When a batch fails, each goes on its own, and one that fails alone (its partition
 * has no leader) is sick: it is left out and tried aside until it is taken, so it holds up nobody else's events. What can
 * never be published holds up nobody either (`carrying.ts`).
 *
 * `wake` is a hint and polling the truth. Who commits here says so at once; of what others wrote for our shards the beat of
 * placement tells within a second.
 */

import type { EventLog } from "../ports/cluster/eventLog.ts";
import type { Outbox, OutboxEntry } from "../ports/cluster/outbox.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { backOffMs } from "../timing/backOff.ts";
import { createLoop } from "../timing/loop.ts";
import { tellFault } from "../timing/tellFault.ts";
import { createCarrying } from "./carrying.ts";
import { createSickShards } from "./sickShards.ts";

const BATCH_ROWS = 500;
const POLL_MS = 10_000;
/** Commits come in bursts. Reading a moment later publishes many by one select and one delete, and spares the writers. */
const GATHER_MS = 100;
const BACK_OFF = { firstMs: 100, longestMs: 2_000 };

export interface RelayStats {
	readonly published: number;
	readonly batches: number;
	/** Failures since the last success, of all together or of the shard that has failed most; 0 in health. */
	readonly failures: number;
	/** Events that became dead letters since the start. They stay in the journal; each is logged as an error. */
	readonly unpublishable: number;
}

export interface Relay {
	/** Something was committed. Costs nothing, however often it is called. */
	wake(): void;
	start(): void;
	/** Resolves when what is in flight is settled. Idempotent. */
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
	const { carry, count } = createCarrying({ outbox, eventLog, log });
	/** In a row, of all shards together. */
	let failed = 0;

	const loop = createLoop({
		clock,
		gatherMs: GATHER_MS,
		async round() {
			const isFull = await relayBatch();
			failed = 0;
			return isFull ? 0 : POLL_MS;
		},
		onFault(err, failures) {
			failed = failures;
			const ms = backOffMs(BACK_OFF, failures);
			tellFault(log, "the relay of the outbox", err, { failures, retry_in_ms: ms });
			return ms;
		},
	});

	const sick = createSickShards({
		clock,
		log,
		isOurs: (shard) => shards().includes(shard),
		async carry(shard) {
			const entries = await outbox.read([shard], BATCH_ROWS);
			if (entries.length > 0) await carry(entries);
		},
		onCured: loop.wake,
	});

	/** True when there may be more to read at once. */
	async function relayBatch(): Promise<boolean> {
		const well = shards().filter((shard) => !sick.has(shard));
		if (well.length === 0) return false;
		const entries = await outbox.read(well, BATCH_ROWS);
		if (entries.length === 0) return false;
		try {
			await carry(entries);
		} catch (err) {
			await carryApart(entries, err);
		}
		return entries.length === BATCH_ROWS;
	}

	/** Each shard on its own after all failed together. Throws what they failed of when none of several gets through. */
	async function carryApart(entries: readonly OutboxEntry[], together: unknown): Promise<void> {
		// Where no broker answers, it is nobody's partition.
		if (!eventLog.healthy()) throw together;
		const byShard = [...Map.groupBy(entries, ({ shard }) => shard)];
		const ends = byShard.length === 1 ? [] : await Promise.allSettled(byShard.map(([, own]) => carry(own)));
		const sickNow = byShard.flatMap(([shard], n) => {
			const end = byShard.length === 1 ? { status: "rejected", reason: together } : ends[n];
			return end?.status === "rejected" ? [{ shard, err: end.reason as unknown }] : [];
		});
		if (sickNow.length > 1 && sickNow.length === byShard.length) throw together;
		for (const { shard, err } of sickNow) {
			log.warn("the events of a shard could not be published; the others go on", { shard, err });
			sick.add(shard);
		}
	}

	return {
		wake: loop.wake,
		start: () => void loop.start(),
		async stop() {
			sick.abandon();
			await loop.stop();
			await sick.settled();
		},
		stats: () => ({ ...count, failures: Math.max(failed, sick.failures()) }),
	};
}
