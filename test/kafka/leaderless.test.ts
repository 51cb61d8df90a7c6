// runs-apart
// file-timeout: 300 s
// test-timeout: 200 s
/** A partition without a leader on a real cluster: its shard's events wait, and nobody else's (P6). */
import { setTimeout as wait } from "node:timers/promises";
import type { Admin } from "kafkajs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createRelay } from "../../src/eventlog/relay.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import type { Outbox, OutboxEntry } from "../../src/ports/cluster/outbox.ts";
import { eventually } from "../eventlog/eventually.ts";
import { createRememberingLog, sampleEvent } from "../eventlog/sampleRecords.ts";
import { type KafkaBroker, startKafkaBroker } from "../support/kafkaBroker.ts";
import { lacksKafka } from "../support/sharedKafka.ts";
import { createLogOn, foreignClient, makePrefix } from "./kafkaScene.ts";

const leaderless = suite("a partition without a leader");
const pass = () => wait(50);
const SHARDS = 4;
/** The one whose partitions are the second broker's alone. */
const SICK = 3;
const NAMES = ["task-events", "task-reminders", "task-recurrence"];

/** Topics whose last partition lives on the second broker alone; all others on the first. */
async function makeTopics(admin: Admin, prefix: string): Promise<void> {
	const placed = (id: number) => ({ partition: id, replicas: [id === SICK ? 2 : 1] });
	const replicaAssignment = Array.from({ length: SHARDS }, (_, id) => placed(id));
	const names = NAMES.flatMap((name) => [name, `${name}.dead-letter`]);
	const topics = names.map((name) => ({ topic: `${prefix}${name}`, replicaAssignment }));
	await admin.createTopics({ topics, waitForLeaders: false });
}

function createOutbox() {
	const rows = new Map<string, OutboxEntry>();
	const outbox: Outbox = {
		read: async (shards, limit) => [...rows.values()].filter(({ shard }) => shards.includes(shard)).slice(0, limit),
		remove: async (ids) => ids.forEach((id) => void rows.delete(id)),
		setAside: async (refused) => refused.forEach(({ id }) => void rows.delete(id)),
		backlog: async () => ({ waiting: rows.size, oldest_ms: 0, dead: 0 }),
	};
	/** One event for each shard. */
	const commit = (seq: number) => {
		for (let shard = 0; shard < SHARDS; shard += 1) {
			const id = `${seq * SHARDS + shard}`;
			rows.set(id, { id, shard, event: sampleEvent(`user of ${shard}`, seq) });
		}
	};
	const shardsLeft = () => [...new Set([...rows.values()].map(({ shard }) => shard))];
	return { outbox, commit, shardsLeft };
}

async function runOn(): Promise<void> {
	const first = await startKafkaBroker();
	const admin = foreignClient(first.brokers).admin();
	await admin.connect();
	// Makes the topic of the groups' offsets where its leader stays.
	while (
		!(await admin.fetchOffsets({ groupId: "first" }).then(
			() => true,
			() => false,
		))
	)
		await pass();
	const second: KafkaBroker = await startKafkaBroker({ joins: first.addresses.CONTROLLER });
	leaderless.after(async () => {
		await admin.disconnect();
		await second.stop();
		await first.stop();
	});

	leaderless(
		"given a broker that is gone for good, then the events of its shard wait and all others are published, also by who starts now",
		async () => {
			const prefix = makePrefix();
			await makeTopics(admin, prefix);
			const { outbox, commit, shardsLeft } = createOutbox();
			const { eventLog } = await createLogOn(first.brokers, { prefix, shards: SHARDS });
			const handled: string[] = [];
			const options = { outbox, clock: createSystemClock(), log: createRememberingLog() };
			let owned = [0, 1, 2, SICK];
			const relay = createRelay({ ...options, eventLog, shards: () => owned });
			relay.start();
			await eventLog.join({
				group: "g",
				topics: ["task-events"],
				member: { id: "pod", address: null },
				onOwned() {},
				handle: async (_shard, records) =>
					void handled.push(...records.map(({ key, headers }) => `${key} ${headers.seq}`)),
			});
			commit(1);
			relay.wake();
			await eventually("all are published and read", () => shardsLeft().length === 0 && handled.length >= SHARDS, pass);

			await second.kill();
			for (let seq = 2; seq <= 6; seq += 1) {
				commit(seq);
				relay.wake();
				await eventually(`only the sick shard waits (${seq})`, () => shardsLeft().join() === String(SICK), pass);
			}
			await eventually(
				"others are read",
				() => [0, 1, 2].every((shard) => handled.includes(`user of ${shard} 6`)),
				pass,
			);

			// A pod that starts now has never seen the partition's leader.
			const { eventLog: late } = await createLogOn(first.brokers, { prefix, shards: SHARDS });
			owned = [SICK];
			const lateRelay = createRelay({ ...options, eventLog: late, shards: () => [0, 1, 2] });
			commit(7);
			lateRelay.start();
			await eventually("the late one publishes", () => shardsLeft().join() === String(SICK), pass);
			await lateRelay.stop();
			await late.close();

			await second.restart();
			await eventually("nothing waits", () => shardsLeft().length === 0, pass);
			await eventually("all is read", () => handled.includes(`user of ${SICK} 7`), pass);
			const seqs = handled
				.filter((one) => one.startsWith(`user of ${SICK}`))
				.map((one) => Number(one.split(" ").at(-1)));
			assert.equal([...new Set(seqs)], [1, 2, 3, 4, 5, 6, 7], "in order");
			await relay.stop();
			await eventLog.close();
		},
	);
}

const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else await runOn();
leaderless.run();
