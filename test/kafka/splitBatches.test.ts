/** What one call publishes is split below the size that a broker refuses (1 MiB a batch, by default). */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Outgoing, splitBatches } from "../../src/kafka/publisher.ts";

const record = (topic: string, partition: number, bytes: number, seq = 0): Outgoing => ({
	topic,
	message: { key: "u", value: "x".repeat(bytes), partition, headers: { seq: String(seq) } },
});
const KIB = 1_024;

const split = suite("splitting batches");

split("given any records, then all are kept in order, and no partition's part grows over half a MiB", () => {
	const any = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.nat(2), fc.integer({ min: 1, max: 200 * KIB })));
	fc.assert(
		fc.property(any, (list) => {
			const records = list.map(([topic, partition, bytes], seq) => record(topic, partition, bytes, seq));
			const parts = splitBatches(records);
			assert.equal(parts.flat(), records);
			for (const part of parts) {
				const places = Map.groupBy(part, ({ topic, message }) => `${topic} ${message.partition}`);
				for (const [place, batch] of places) {
					const bytes = batch.reduce((sum, { message }) => sum + (message.value?.length ?? 0), 0);
					assert.ok(bytes <= 512 * KIB, `${bytes} bytes for ${place}`);
				}
			}
		}),
		{ numRuns: 50 },
	);
});

split("given small records, then they go in one part, however many partitions they are for", () => {
	const records = Array.from({ length: 500 }, (_, seq) => record("a", seq % 16, 400, seq));
	assert.is(splitBatches(records).length, 1);
});

split("given a record that is too large by itself, then it goes alone rather than never", () => {
	const parts = splitBatches([record("a", 0, 10), record("a", 0, 900 * KIB), record("a", 0, 10)]);
	assert.equal(
		parts.map((part) => part.length),
		[1, 1, 1],
	);
});

split.run();
