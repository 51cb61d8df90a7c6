import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JournalEvent } from "../../src/domain/events/events.ts";
import { createRelay } from "../../src/eventlog/relay.ts";
import { type EventLog, type LogRecord, RecordsRefused } from "../../src/ports/cluster/eventLog.ts";
import type { Outbox, OutboxEntry } from "../../src/ports/cluster/outbox.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";
import { createRememberingLog, sampleEvent } from "./sampleRecords.ts";

/** An outbox in memory that counts its calls; rows may become visible in another order than that of their ids. */
function createMemoryOutbox() {
	const rows = new Map<string, OutboxEntry>();
	const dead = new Map<string, string>();
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
		async setAside(refused) {
			if (isAway) throw new StorageUnavailable("away");
			for (const { id, reason } of refused) {
				dead.set(id, reason);
				rows.delete(id);
			}
		},
		async backlog() {
			return { waiting: rows.size, oldest_ms: 0, dead: dead.size };
		},
	};
	const add = (id: number, event: JournalEvent, shard = 0) => rows.set(String(id), { id: String(id), shard, event });
	return {
		outbox,
		rows,
		dead,
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
	const owned = new Set([0, 1]);
	const scene = {
		...store,
		clock,
		published,
		batches: [] as number[],
		/** Replaced by a test: what the log says to a publication. */
		acknowledge: async (_records: readonly LogRecord[]): Promise<void> => {},
		isHealthy: true,
		log: createRememberingLog(),
		seqs: () => published.map((record) => Number(record.headers.seq)),
	};
	const eventLog: Pick<EventLog, "publish" | "healthy"> = {
		healthy: () => scene.isHealthy,
		async publish(records) {
			scene.batches.push(records.length);
			await scene.acknowledge(records);
			published.push(...records);
		},
	};
	const relay = createRelay({
		outbox: store.outbox,
		eventLog: eventLog as EventLog,
		clock,
		log: scene.log,
		shards: () => [...owned],
	});
	return { ...scene, scene, relay, owned };
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

relays("given a commit that nobody announced, then it is published within ten seconds", async () => {
	const { relay, clock, add, seqs } = createScene();
	relay.start();
	await settle();
	add(1, sampleEvent("ann", 1));
	await clock.advance(10_100);
	assert.equal(seqs(), [1]);
	await relay.stop();
});

relays("given a lower id that becomes visible later, then it is published too (no watermark, P6)", async () => {
	const { relay, clock, add, seqs } = createScene();
	relay.start();
	add(9, sampleEvent("ann", 1));
	await clock.advance(10_100);
	add(8, sampleEvent("bob", 2));
	await clock.advance(10_100);
	assert.equal(seqs(), [1, 2]);
	await relay.stop();
});

relays("given a log that does not acknowledge, then the rows stay and are published again, without end", async () => {
	const { scene, relay, clock, add, rows, seqs, batches } = createScene();
	scene.acknowledge = async () => {
		throw new Error("away");
	};
	scene.isHealthy = false;
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

/** Throws unless every record is of another shard than `sick`, as Kafka does when a partition has no leader. */
const without = (sick: number, gate?: () => boolean) => async (records: readonly LogRecord[]) => {
	if (!gate?.() && records.some(({ shard }) => shard === sick)) throw new Error("There is no leader");
};

relays("given a shard whose partition has no leader, then the others' events go on, in order (P6)", async () => {
	const { scene, relay, clock, add, rows, published } = createScene();
	let isBack = false;
	scene.acknowledge = without(0, () => isBack);
	for (let seq = 1; seq <= 600; seq++) add(seq, sampleEvent("ann", seq), 0);
	add(601, sampleEvent("bob", 1), 1);
	add(602, sampleEvent("bob", 2), 1);
	relay.start();
	await clock.advance(5_000);
	assert.equal(
		published.map(({ key, headers }) => `${key} ${headers.seq}`),
		["bob 1", "bob 2"],
	);
	add(603, sampleEvent("bob", 3), 1);
	relay.wake();
	await clock.advance(100);
	assert.is(published.length, 3, "what comes now does not wait for the sick one");
	assert.ok(relay.stats().failures > 0);
	isBack = true;
	await clock.advance(3_200);
	assert.equal(
		published.slice(3).map(({ headers }) => Number(headers.seq)),
		Array.from({ length: 600 }, (_, n) => n + 1),
	);
	assert.is(rows.size, 0);
	assert.is(relay.stats().failures, 0);
	await relay.stop();
	assert.is(clock.pending(), 0);
});

relays("given a record that the log refuses for good, then it is a dead letter and the rest is done (P6)", async () => {
	const { scene, relay, clock, add, rows, dead, seqs, log } = createScene();
	scene.acknowledge = async (records) => {
		const refused = records.filter(({ headers }) => headers.seq === "2");
		if (refused.length > 0) {
			throw new RecordsRefused(refused.map((record) => ({ record, reason: "MESSAGE_TOO_LARGE" })));
		}
	};
	for (const seq of [1, 2, 3]) add(seq, sampleEvent("ann", seq));
	relay.start();
	await clock.advance(50);
	add(4, sampleEvent("ann", 4));
	await clock.advance(10_200);
	assert.equal([...dead], [["2", "task-events: MESSAGE_TOO_LARGE"]]);
	assert.is(rows.size, 0);
	assert.equal(seqs(), [4], "the others of its batch count as acknowledged and are not sent again");
	assert.is(relay.stats().unpublishable, 1);
	assert.equal(
		log.lines.filter((line) => line.level === "error").map((line) => line.fields.seq),
		[2],
	);
	await relay.stop();
});

relays("given a sick shard that goes to another pod, then this one lets it be, and stops cleanly", async () => {
	const { scene, relay, clock, add, rows, owned } = createScene();
	scene.acknowledge = without(0);
	add(1, sampleEvent("ann", 1), 0);
	relay.start();
	await clock.advance(5_000);
	owned.delete(0);
	await clock.advance(5_000);
	assert.is(relay.stats().failures, 0);
	assert.is(rows.size, 1);
	await relay.stop();
	assert.is(clock.pending(), 0);
});

relays("given an event that no reader would accept, then it holds up no other and is reported", async () => {
	const { relay, clock, add, seqs, rows, dead, log } = createScene();
	add(1, { ...sampleEvent("ann", 1), data: { task_id: "one" } } as unknown as JournalEvent);
	add(2, sampleEvent("ann", 2));
	relay.start();
	await clock.advance(50);
	assert.equal(seqs(), [2]);
	assert.is(rows.size, 0);
	assert.match(dead.get("1") ?? "", /^no reader would accept it: /);
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
