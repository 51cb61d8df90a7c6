/** A handler that hangs costs its partition some tries and nobody else anything (scenario 16). Kafka's client is played by hand. */
import type { Consumer, ConsumerRunConfig, EachBatchPayload, Kafka } from "kafkajs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startMembership } from "../../src/kafka/membership.ts";
import type { DeadLetter } from "../../src/kafka/partitionReader.ts";
import { nameTopics } from "../../src/kafka/topics.ts";
import { HANDLE_WITHIN_MS } from "../../src/ports/cluster/eventLog.ts";
import { HandlerStuck } from "../../src/ports/process/faults.ts";
import { createRememberingLog, sampleRecord } from "../eventlog/sampleRecords.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";

const test = suite("a handler that hangs");

/** A member that has joined; `fetch` brings it what is not committed yet of a partition, as the consumer would. */
async function startMember(handle: (seqs: readonly number[]) => Promise<void>) {
	const clock = createDrivenClock();
	const log = createRememberingLog();
	const letters: DeadLetter[] = [];
	const seen = { heartbeats: 0, paused: [] as number[], committed: new Map<number, number>() };
	let eachBatch: ConsumerRunConfig["eachBatch"];
	const listeners = new Map<string, (event: { payload: unknown }) => void>();
	const consumer = {
		events: { HEARTBEAT: "heartbeat", FETCH: "fetch", CRASH: "crash", GROUP_JOIN: "join" },
		on: (event: string, listener: (event: { payload: unknown }) => void) => listeners.set(event, listener),
		connect: async () => undefined,
		subscribe: async () => undefined,
		async run(config: ConsumerRunConfig) {
			({ eachBatch } = config);
		},
		disconnect: async () => undefined,
	} as unknown as Consumer;
	const member = startMembership({
		kafka: { consumer: () => consumer } as unknown as Kafka,
		groupId: "actors",
		names: nameTopics(""),
		shards: 2,
		join: {
			group: "actors",
			topics: ["task-events"],
			member: { id: "pod-1", address: null },
			onOwned: () => undefined,
			handle: (_shard, records) => handle(records.map(({ headers }) => Number(headers.seq))),
		},
		clock,
		log,
		random: () => 0,
		ready: Promise.resolve(),
		findEnds: async () => new Map(),
		onContact: () => undefined,
		onDeadLetter: async (letter) => void letters.push(letter),
	});
	await settle();
	listeners.get("join")?.({ payload: { memberId: "1", memberAssignment: { "task-events": [0, 1] } } });

	/** `last`: the highest seq that the partition has; the offsets are the seqs. */
	async function fetch(partition: number, last: number): Promise<void> {
		const first = seen.committed.get(partition) ?? 1;
		const messages = Array.from({ length: last - first + 1 }, (_, index) => {
			const { key, value, headers } = sampleRecord("ann", first + index, partition);
			return {
				key: Buffer.from(key),
				value: Buffer.from(value),
				headers,
				offset: String(first + index),
				timestamp: "0",
				attributes: 0,
			};
		});
		await eachBatch?.({
			batch: { topic: "task-events", partition, messages, lastOffset: () => String(last) },
			heartbeat: async () => {
				seen.heartbeats += 1;
			},
			resolveOffset: () => undefined,
			commitOffsetsIfNecessary: async (offsets: { topics: { partitions: { offset: string }[] }[] }) =>
				void seen.committed.set(partition, Number(offsets.topics[0]?.partitions[0]?.offset)),
			isRunning: () => true,
			isStale: () => false,
			pause: () => {
				seen.paused.push(partition);
				return () => undefined;
			},
		} as unknown as EachBatchPayload);
	}
	return { clock, log, letters, seen, member, fetch };
}

test("given a handler that never ends, when its time is up, then it is told, the member kept its membership, and its other partitions go on", async () => {
	const handled: number[] = [];
	const { clock, log, seen, member, fetch } = await startMember(async (seqs) => {
		if (seqs.includes(13)) return new Promise<never>(() => undefined);
		handled.push(...seqs);
	});
	const stuck = fetch(0, 13);
	await clock.advance(HANDLE_WITHIN_MS - 1);
	assert.is(member.facts().in_hand_ms, HANDLE_WITHIN_MS - 1);
	assert.equal([member.facts().stuck, seen.paused], [0, []]);
	assert.is(seen.heartbeats, 14);
	await clock.advance(1);
	await stuck;
	assert.equal([member.facts().stuck, member.facts().in_hand_ms, seen.paused], [1, 0, [0]]);
	const told = log.lines.filter(({ level }) => level === "error").map(({ message, fields }) => ({ message, fields }));
	assert.equal(told, [
		{
			message: "a handler is stuck; its records are handed over again",
			fields: { group: "actors", topic: "task-events", partition: 0 },
		},
	]);
	await fetch(1, 2);
	assert.equal(handled, [1, 2]);
	await member.leave();
});

test("given one record that hangs its handler, when it was given up five times, then it alone is a dead letter and the rest is handled", async () => {
	const handled: number[] = [];
	const { clock, letters, seen, member, fetch } = await startMember(async (seqs) => {
		if (seqs.includes(2)) return new Promise<never>(() => undefined);
		handled.push(...seqs);
	});
	// The whole batch once, then record by record.
	for (let round = 0; round < 6; round += 1) {
		const fetched = fetch(0, 3);
		await clock.advance(HANDLE_WITHIN_MS);
		await fetched;
	}
	assert.equal(handled, [1, 3]);
	assert.equal(
		letters.map(({ message, reason }) => [message.offset, reason instanceof HandlerStuck]),
		[["2", true]],
	);
	assert.is(member.facts().stuck, 6);
	assert.is(seen.committed.get(0), 4);
	await member.leave();
});

test("given a handler that ends or fails after it was given up, then that changes nothing and ends no process", async () => {
	const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	let calls = 0;
	const { clock, log, seen, member, fetch } = await startMember(() => gates[calls++]?.promise ?? Promise.resolve());
	for (let round = 0; round < 2; round += 1) {
		const fetched = fetch(0, 1);
		await clock.advance(HANDLE_WITHIN_MS);
		await fetched;
	}
	gates[0]?.resolve();
	gates[1]?.reject(new Error("after all"));
	await settle();
	assert.ok(log.lines.some(({ message }) => message === "a handler failed after it had been given up"));
	assert.is(seen.committed.get(0), undefined);
	gates[2]?.resolve();
	await fetch(0, 1);
	assert.is(seen.committed.get(0), 2);
	await member.leave();
});

test.run();
