/** The batches that kafkajs hands over, several partitions side by side: each goes to the reader of its partition. */
import type { EachBatchPayload } from "kafkajs";
import type { JoinOptions } from "../ports/cluster/eventLog.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { createHandlerPatience } from "./handlerPatience.ts";
import { createPartitionReader, type DeadLetter, type PartitionReader } from "./partitionReader.ts";
import type { Positions } from "./positions.ts";
import type { TopicNames } from "./topics.ts";

export interface BatchesInHand {
	/** Has the batch handled as far as it can be. `isCurrent`: whether its consumer is still the one that reads. */
	take(payload: EachBatchPayload, isCurrent: () => boolean): Promise<void>;
	/** How long the batch that is longest in hand has been, in ms; 0 when none is. */
	longestMs(): number;
	/** Handlers that did not end within their time. */
	stuck(): number;
}

export interface BatchesInHandOptions {
	readonly join: JoinOptions;
	readonly names: TopicNames;
	readonly positions: Positions;
	readonly clock: Clock;
	readonly log: Log;
	readonly onDeadLetter: (letter: DeadLetter) => Promise<void>;
}

export function createBatchesInHand(options: BatchesInHandOptions): BatchesInHand {
	const { names, positions, clock, log, onDeadLetter } = options;
	const { group, handle } = options.join;
	const readers = new Map<string, PartitionReader>();
	const patience = createHandlerPatience({ group, clock, log });
	/** Since when, of each batch. */
	const inHand = new Map<object, number>();

	function readerOf(name: string, shard: number): PartitionReader {
		const key = `${name} ${shard}`;
		const known = readers.get(key);
		if (known) return known;
		const topic = names.find(name);
		if (topic === undefined) throw new Error(`${name} was not subscribed to`);
		const reader = createPartitionReader({ group, topic, shard, log, handle, onDeadLetter });
		readers.set(key, reader);
		return reader;
	}

	async function handOver(payload: EachBatchPayload, isCurrent: () => boolean): Promise<void> {
		const { batch, heartbeat, resolveOffset, isRunning, isStale, pause } = payload;
		const { topic, partition } = batch;
		const retryMs = await readerOf(topic, partition).read(batch.messages, {
			isWanted: () => isCurrent() && isRunning() && !isStale(),
			await: (work) => patience.wait(work, heartbeat, { topic, partition }),
			async done(lastOffset) {
				const isWhole = lastOffset === batch.messages.at(-1)?.offset;
				await positions.reached(payload, String(BigInt(isWhole ? batch.lastOffset() : lastOffset) + 1n));
				resolveOffset(lastOffset);
				await heartbeat();
			},
		});
		// Not resolved, so it is fetched again from where it stopped. Other partitions go on meanwhile.
		if (retryMs > 0) clock.setTimer(retryMs, pause());
	}

	return {
		async take(payload, isCurrent) {
			const token = {};
			inHand.set(token, clock.elapsedMs());
			try {
				await handOver(payload, isCurrent);
			} finally {
				inHand.delete(token);
			}
		},
		longestMs: () => (inHand.size === 0 ? 0 : clock.elapsedMs() - Math.min(...inHand.values())),
		stuck: patience.stuck,
	};
}
