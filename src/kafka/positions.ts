/** Where a group goes on reading: the brokers keep it for a group that splits the partitions, we for one in which each member gets all. */
import type { Consumer, EachBatchPayload } from "kafkajs";

export interface Positions {
	/** Before a consumer reads these topics. */
	learn(topics: readonly string[]): Promise<void>;
	/** After each join of a consumer. */
	resume(consumer: Consumer): void;
	/** What is before `next`, of the batch's partition, is done. Rejects when that cannot be kept. */
	reached(payload: EachBatchPayload, next: string): Promise<void>;
}

/** Commits go only through the batch's own function: its errors keep their type, and late ones are refused by the broker. */
export const COMMITTED: Positions = {
	learn: async () => {},
	resume: () => {},
	reached: ({ batch: { topic, partition }, commitOffsetsIfNecessary }, next) =>
		commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: next }] }] }),
};

/** Nothing is committed: what was published before the first consumer is nobody's. `findEnds`: the next offset of each partition. */
export function createOwnPositions(findEnds: (topic: string) => Promise<ReadonlyMap<number, string>>): Positions {
	const positions = new Map<string, Map<number, string>>();
	return {
		async learn(topics) {
			for (const topic of topics) {
				if (!positions.has(topic)) positions.set(topic, new Map(await findEnds(topic)));
			}
		},
		resume(consumer) {
			for (const [topic, offsets] of positions) {
				for (const [partition, offset] of offsets) consumer.seek({ topic, partition, offset });
			}
		},
		async reached({ batch: { topic, partition } }, next) {
			positions.get(topic)?.set(partition, next);
		},
	};
}
