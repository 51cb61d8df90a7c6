/** The batches that wait for one group in one partition, in order; the first stays in front while it is in hand. */
import type { LogRecord, Topic } from "../ports/cluster/eventLog.ts";

export interface Batch {
	readonly records: readonly LogRecord[];
	readonly abandoned: AbortSignal;
	readonly resolve: () => void;
	readonly reject: (reason: unknown) => void;
	/** Failures that count against its records. */
	tries: number;
	/** All of them in a row, for the back-off. */
	failures: number;
}

export interface BatchQueue {
	/** Resolves when the batch is done. Rejects when it is abandoned first, or all are rejected. */
	put(records: readonly LogRecord[], abandoned: AbortSignal): Promise<void>;
	/** The first that its publisher has not abandoned; those before it are rejected. */
	first(): Batch | undefined;
	/** Takes the batch out: it is the first, or it was dropped while it was in hand. */
	take(batch: Batch): Batch;
	/** The batch's records one by one, in its place, each with so many tries; the batch is done when all are. */
	replaceByOnes(batch: Batch, abandoned: AbortSignal, tries: number): void;
	rejectAll(why: string): void;
	/** Records by topic. */
	count(): ReadonlyMap<Topic, number>;
}

export function createBatchQueue(): BatchQueue {
	const queue: Batch[] = [];

	/** Their publisher keeps the records and publishes them again; handling both would only repeat them. */
	function dropAbandoned(): void {
		const kept = queue.filter((batch) => !batch.abandoned.aborted);
		for (const batch of queue.splice(0, queue.length, ...kept)) {
			if (batch.abandoned.aborted) batch.reject(new Error("Abandoned by its publisher"));
		}
	}

	function take(batch: Batch): Batch {
		if (queue[0] === batch) queue.shift();
		return batch;
	}

	return {
		put(records, abandoned) {
			const { promise, resolve, reject } = Promise.withResolvers<void>();
			dropAbandoned();
			queue.push({ records, abandoned, resolve, reject, tries: 0, failures: 0 });
			return promise;
		},
		first() {
			dropAbandoned();
			return queue[0];
		},
		take,
		replaceByOnes(batch, abandoned, tries) {
			take(batch);
			const parts = batch.records.map((record) => ({ record, ...Promise.withResolvers<void>() }));
			Promise.all(parts.map((part) => part.promise)).then(() => batch.resolve(), batch.reject);
			const ones = parts.map(({ record, resolve, reject }) => ({ records: [record], abandoned, resolve, reject }));
			queue.unshift(...ones.map((one) => ({ ...one, tries, failures: 0 })));
		},
		rejectAll(why) {
			for (const batch of queue.splice(0)) batch.reject(new Error(why));
		},
		count() {
			const records = queue.flatMap((batch) => batch.records);
			return new Map([...Map.groupBy(records, ({ topic }) => topic)].map(([topic, own]) => [topic, own.length]));
		},
	};
}
