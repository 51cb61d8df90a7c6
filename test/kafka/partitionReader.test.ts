/** What becomes of records that a handler refuses: again, in order, one by one, and to the dead letters alone. */
import type { KafkaMessage } from "kafkajs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { UnreadableEvent } from "../../src/domain/documents/wireEvent.ts";
import { Abandoned, createPartitionReader, type DeadLetter } from "../../src/kafka/partitionReader.ts";
import type { LogRecord } from "../../src/ports/cluster/eventLog.ts";
import { Crowded, StorageUnavailable } from "../../src/ports/process/faults.ts";
import { createRememberingLog, sampleRecord } from "../eventlog/sampleRecords.ts";

/** Messages at the offsets 1 … n, each with that seq, as kafkajs brings them. */
function messages(n: number): KafkaMessage[] {
	return Array.from({ length: n }, (_, index) => {
		const { key, value, headers } = sampleRecord("ann", index + 1, 0);
		return {
			key: Buffer.from(key),
			value: Buffer.from(value),
			headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
			offset: String(index + 1),
			timestamp: "0",
			attributes: 0,
		};
	});
}
const seqs = (records: readonly LogRecord[]) => records.map((record) => Number(record.headers.seq));

function createScene(handle: (records: readonly LogRecord[]) => Promise<void>) {
	const scene = {
		log: createRememberingLog(),
		offered: [] as number[][],
		committed: [] as number[],
		letters: [] as DeadLetter[],
		isWanted: true,
		canBury: true,
	};
	const reader = createPartitionReader({
		group: "g",
		topic: "task-events",
		shard: 0,
		log: scene.log,
		async handle(_shard, records) {
			scene.offered.push(seqs(records));
			await handle(records);
		},
		async onDeadLetter(letter) {
			if (!scene.canBury) throw new Error("not kept");
			scene.letters.push(letter);
		},
	});
	const hand = {
		isWanted: () => scene.isWanted,
		await: (work: Promise<void>) => work,
		async done(offset: string) {
			scene.committed.push(Number(offset));
		},
	};
	/** As the membership does: what is not committed is read again. Returns the back-offs between. */
	async function readAll(all: readonly KafkaMessage[], rounds = 100): Promise<number[]> {
		const waits: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const from = scene.committed.at(-1) ?? 0;
			const ms = await reader.read(
				all.filter(({ offset }) => Number(offset) > from),
				hand,
			);
			if (ms === 0) return waits;
			waits.push(ms);
		}
		return waits;
	}
	return { scene, reader, hand, readAll };
}

const reading = suite("reading a partition");

reading("given a batch that is handled, then it is offered once, whole, and committed at its end", async () => {
	const { scene, readAll } = createScene(async () => {});
	assert.equal(await readAll(messages(3)), []);
	assert.equal(scene.offered, [[1, 2, 3]]);
	assert.equal(scene.committed, [3]);
});

reading("given a handler that failed once, then its records come again one by one, none is skipped", async () => {
	let failures = 1;
	const { scene, readAll } = createScene(async () => {
		if (failures-- > 0) throw new Error("not now");
	});
	assert.equal(await readAll(messages(3)), [100]);
	assert.equal(scene.offered, [[1, 2, 3], [1], [2], [3]]);
	assert.equal(scene.committed, [1, 2, 3]);
	assert.equal(scene.letters, []);
});

reading("given one record that always fails, then it alone is a dead letter, with its fifth failure", async () => {
	const { scene, readAll } = createScene(async (records) => {
		if (seqs(records).includes(2)) throw new Error("poison");
	});
	const waits = await readAll(messages(3));
	assert.equal(
		scene.letters.map(({ message, reason }) => [message.offset, (reason as Error).message]),
		[["2", "poison"]],
	);
	assert.is(scene.offered.filter((batch) => batch.join() === "2").length, 5);
	assert.equal(scene.committed, [1, 2, 3]);
	assert.equal(waits, [100, 100, 200, 400, 800]);
});

reading("given records after the failed batch, then they come in batches again", async () => {
	let failures = 1;
	const { scene, readAll } = createScene(async () => {
		if (failures-- > 0) throw new Error("not now");
	});
	await readAll(messages(2));
	await readAll(messages(6));
	assert.equal(scene.offered.at(-1), [3, 4, 5, 6]);
});

for (const [what, fault] of [
	["storage that is away", new StorageUnavailable("away")],
	["a mailbox that is full", new Crowded("full")],
] as const) {
	reading(`given ${what} for long, then it is waited out and nothing is a dead letter`, async () => {
		let failures = 50;
		const { scene, readAll } = createScene(async () => {
			if (failures-- > 0) throw fault;
		});
		const waits = await readAll(messages(2));
		assert.is(waits.length, 50);
		assert.is(Math.max(...waits), 2_000);
		assert.equal(scene.offered.at(-1), [1, 2]);
		assert.equal(scene.letters, []);
		assert.equal(scene.committed, [2]);
	});
}

reading("given four failures of one record and then of another, then neither is a dead letter", async () => {
	const left = new Map([
		[1, 4],
		[2, 4],
	]);
	const { scene, readAll } = createScene(async (records) => {
		for (const seq of seqs(records)) {
			const failures = left.get(seq) ?? 0;
			left.set(seq, failures - 1);
			if (failures > 0) throw new Error("flaky");
		}
	});
	await readAll(messages(1));
	await readAll(messages(2));
	assert.equal(scene.letters, []);
	assert.equal(scene.committed, [1, 2]);
});

reading("given a record without an event, then it is a dead letter at once, since nothing can heal it", async () => {
	const { scene, readAll } = createScene(async (records) => {
		if (seqs(records).includes(1)) throw new UnreadableEvent("no event");
	});
	await readAll(messages(1));
	assert.is(scene.offered.length, 1);
	assert.is(scene.letters.length, 1);
});

type Spoil = (message: Omit<KafkaMessage, "size">) => object;
const spoils: readonly (readonly [what: string, spoil: Spoil])[] = [
	["no key", (message) => ({ ...message, key: null })],
	["no value", (message) => ({ ...message, value: null })],
	["no headers", (message) => ({ ...message, headers: {} })],
	["another user's key", (message) => ({ ...message, key: Buffer.from("bob") })],
	["a later version", (message) => ({ ...message, headers: { ...message.headers, schema_version: "2.0" } })],
	["a broken trace", (message) => ({ ...message, headers: { ...message.headers, traceparent: "00-x" } })],
];
for (const [what, spoil] of spoils) {
	reading(`given a message with ${what}, then it alone is a dead letter and no handler sees it`, async () => {
		const { scene, readAll } = createScene(async () => {});
		const [first, second, third] = messages(3) as [KafkaMessage, KafkaMessage, KafkaMessage];
		await readAll([first, spoil(second) as KafkaMessage, third]);
		assert.equal(scene.offered, [[1], [3]]);
		assert.equal(
			scene.letters.map(({ message }) => message.offset),
			["2"],
		);
		assert.equal(scene.committed, [1, 2, 3]);
	});
}

reading("given dead letters that cannot be kept, then the record is not passed over", async () => {
	const { scene, readAll } = createScene(async () => {
		throw new UnreadableEvent("no event");
	});
	scene.canBury = false;
	const waits = await readAll(messages(1), 10);
	assert.is(waits.length, 10);
	assert.equal(scene.committed, []);
	scene.canBury = true;
	await readAll(messages(1));
	assert.equal(scene.committed, [1]);
});

reading("given a partition that went away, then nothing more is handed over", async () => {
	const { scene, readAll } = createScene(async () => {
		scene.isWanted = false;
	});
	scene.isWanted = true;
	await readAll(messages(1));
	await readAll(messages(3));
	assert.equal(scene.offered, [[1]]);
});

reading("given a membership in doubt, then that is the reason told, and it counts against no record", async () => {
	const { scene, reader, hand } = createScene(async () => {});
	const refused = new Error("UNKNOWN_MEMBER_ID");
	let told: unknown;
	const doubt = async () => {
		throw new Abandoned("in doubt", { cause: refused });
	};
	for (let time = 0; time < 6; time++) {
		await reader.read(messages(1), { ...hand, await: doubt }).catch((reason: unknown) => {
			told = reason;
		});
	}
	assert.is(told, refused);
	assert.equal(scene.letters, []);
	assert.equal(scene.committed, []);
});

reading.run();
