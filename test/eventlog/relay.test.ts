import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JournalEvent } from "../../src/domain/events.ts";
import { createRelay } from "../../src/eventlog/relay.ts";
import type { EventLog, LogRecord } from "../../src/ports/eventLog.ts";
import { StorageUnavailable } from "../../src/ports/faults.ts";
import type { Outbox, OutboxEntry } from "../../src/ports/outbox.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";
import { createRememberingLog, sampleEvent } from "./sampleRecords.ts";

/** An outbox in memory that counts its calls; rows may become visible in another order than that of their ids. */
function createMemoryOutbox() {
	const rows = new Map<string, OutboxEntry>();
	const calls = { read: 0, remove: 0 };
	let isAway = false;
	const outbox: Outbox = {
		async read(shards, limit) {
			calls.read++;
			if (isAway) throw new StorageUnavailable("away");
			const owned = [...rows.values()].filter((row) => shards.includes(row.shard));
			return owned.toSorted((a, b) => Number(a.id) - Number(b.id)).slice(0, limit);
		},
		async remove(ids) {
			calls.remove++;
			if (isAway) throw new StorageUnavailable("away");
			for (const id of ids) rows.delete(id);
		},
		async backlog() {
			return { waiting: rows.size, oldest_ms: 0 };
		},
	};
	const add = (id: number, event: JournalEvent, shard = 0) => rows.set(String(id), { id: String(id), shard, event });
	return {
		outbox,
		rows,
		calls,
		add,
		setAway: (away: boolean) => {
			isAway = away;
		},
	};
}

function createScene() {
	const clock = createDrivenClock();
	const store = createMemoryOutbox();
	const published: LogRecord[] = [];
	const scene = {
		...store,
		clock,
		published,
		batches: [] as number[],
		/** Replaced by a test: what the log says to a publication. */
		acknowledge: async (): Promise<void> => {},
		log: createRememberingLog(),
		seqs: () => published.map((record) => Number(record.headers.seq)),
	};
	const eventLog: Pick<EventLog, "publish"> = {
		async publish(records) {
			scene.batches.push(records.length);
			await scene.acknowledge();
			published.push(...records);
		},
	};
	const relay = createRelay({
		outbox: store.outbox,
		eventLog: eventLog as EventLog,
		clock,
		log: scene.log,
		shards: () => [0, 1],
	});
	return { ...scene, scene, relay };
}

const relays = suite("relay");

relays("given committed events, when woken, then they are published in order and deleted (P6)", async () => {
	const { relay, clock, add, rows, seqs } = createScene();
	relay.start();
	await settle();
	for (const seq of [1, 2, 3]) add(seq, sampleEvent("ann", seq));
	relay.wake();
	await clock.advance(100);
	assert.equal(seqs(), [1, 2, 3]);
	assert.is(rows.size, 0);
	await relay.stop();
	assert.is(clock.pending(), 0);
});

relays("given a commit that nobody announced, then it is published within a second", async () => {
	const { relay, clock, add, seqs } = createScene();
	relay.start();
	await settle();
	add(1, sampleEvent("ann", 1));
	await clock.advance(1_100);
	assert.equal(seqs(), [1]);
	await relay.stop();
});

relays("given a lower id that becomes visible later, then it is published too (no watermark, P6)", async () => {
	const { relay, clock, add, seqs } = createScene();
	relay.start();
	add(9, sampleEvent("ann", 1));
	await clock.advance(1_100);
	add(8, sampleEvent("bob", 2));
	await clock.advance(1_100);
	assert.equal(seqs(), [1, 2]);
	await relay.stop();
});

relays("given a log that does not acknowledge, then the rows stay and are published again, without end", async () => {
	const { scene, relay, clock, add, rows, seqs, batches } = createScene();
	scene.acknowledge = async () => {
		throw new Error("away");
	};
	add(1, sampleEvent("ann", 1));
	relay.start();
	await clock.advance(60_000);
	assert.is(rows.size, 1);
	assert.ok(batches.length > 25 && batches.length < 40, `${batches.length} attempts in a minute`);
	scene.acknowledge = async () => {};
	await clock.advance(2_000);
	assert.equal(seqs(), [1]);
	assert.is(rows.size, 0);
	assert.is(relay.stats().failures, 0);
	await relay.stop();
});

relays(
	"given storage that is away when rows are to be deleted, then they are published again, none is lost",
	async () => {
		const { scene, relay, clock, add, rows, seqs, setAway } = createScene();
		scene.acknowledge = async () => setAway(true);
		add(1, sampleEvent("ann", 1));
		relay.start();
		await clock.advance(50);
		assert.is(rows.size, 1);
		scene.acknowledge = async () => {};
		setAway(false);
		await clock.advance(5_000);
		assert.equal(seqs(), [1, 1]);
		assert.is(rows.size, 0);
		await relay.stop();
	},
);

relays("given 1,200 rows, then they go in batches of 500 without waiting, one in flight", async () => {
	const { relay, clock, add, batches, calls, rows } = createScene();
	for (let seq = 1; seq <= 1_200; seq++) add(seq, sampleEvent("ann", seq), seq % 2);
	relay.start();
	await settle();
	assert.equal(batches, [500, 500, 200]);
	assert.is(rows.size, 0);
	assert.is(calls.remove, 3);
	await relay.stop();
	assert.is(clock.pending(), 0);
});

relays("given 400 commits in a burst, each announced, then one read fetches them together", async () => {
	const { relay, clock, add, calls } = createScene();
	relay.start();
	await settle();
	const before = calls.read;
	for (let seq = 1; seq <= 400; seq++) {
		add(seq, sampleEvent("ann", seq));
		relay.wake();
		if (seq % 50 === 0) await clock.advance(1);
	}
	await clock.advance(100);
	assert.is(calls.read - before, 1);
	await relay.stop();
});

relays("given an event that no reader would accept, then it holds up no other and is reported", async () => {
	const { relay, clock, add, seqs, rows, log } = createScene();
	add(1, { ...sampleEvent("ann", 1), data: { task_id: "one" } } as unknown as JournalEvent);
	add(2, sampleEvent("ann", 2));
	relay.start();
	await clock.advance(50);
	assert.equal(seqs(), [2]);
	assert.is(rows.size, 0);
	assert.is(relay.stats().unpublishable, 1);
	assert.equal(
		log.lines.filter((line) => line.level === "error").map((line) => line.fields.seq),
		[1],
	);
	await relay.stop();
});

relays("given a batch in flight, when stopped, then stop waits for it and nothing follows", async () => {
	const { scene, relay, add, rows, calls } = createScene();
	const gate = Promise.withResolvers<void>();
	scene.acknowledge = () => gate.promise;
	add(1, sampleEvent("ann", 1));
	relay.start();
	await settle();
	let isStopped = false;
	const stopping = relay.stop().then(() => {
		isStopped = true;
	});
	await settle();
	assert.not(isStopped);
	gate.resolve();
	await stopping;
	assert.is(rows.size, 0);
	assert.is(calls.read, 1);
});

relays.run();
