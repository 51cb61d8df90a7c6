/**
 * Several pods on one machine, with real Kafka and PostgreSQL: what one more pod brings, what a forward costs, how long a
 * change takes to a page on another pod, and whether the log keeps up with 1,000 events a second.
 */

import type { JournalEvent } from "../src/domain/events/events.ts";
import { toRecords } from "../src/eventlog/records.ts";
import { createSystemClock } from "../src/host/systemClock.ts";
import { createKafkaLog } from "../src/kafka/kafkaLog.ts";
import { EVENT_COLUMN } from "../src/persistence/rows.ts";
import { type Scene, startScene } from "../test/cluster/scene.ts";
import { type Client, signUp } from "../test/support/client.ts";
import { limited, type Measurement, quantile } from "./measure.ts";
import { openStream } from "./stream.ts";

const PODS = 3;
const USERS = 24;
const RATE_MS = 6_000;
const ASKED = 300;
const EVENTS_A_SECOND = 1_000;
const EVENTS_MS = 60_000;
const BATCHES_A_SECOND = 10;
const silent = { info: () => undefined, warn: () => undefined, error: console.error };

export async function benchCluster(): Promise<Measurement[]> {
	const rows: Measurement[] = [];
	let alone = Number.NaN;
	for (let pods = 1; pods <= PODS; pods += 1) {
		const scene = await startScene({ pods });
		try {
			const rate = await commandRate(scene);
			if (pods === 1) alone = rate;
			rows.push({
				subject: `commands by HTTP, ${USERS} users at once, ${pods} pods`,
				measured: `${rate.toFixed(0)}/s`,
				compared: `${alone.toFixed(0)}/s of one pod on the same cores`,
				ratio: rate / alone,
				// What one more pod costs where it brings no core: coordination, and two thirds of all commands by another pod.
				bound: pods === PODS ? { least: 0.7 } : null,
			});
			if (pods === PODS) rows.push(...(await forwarding(scene)), ...(await pages(scene)), await keepingUp(scene));
		} finally {
			await scene.stop();
		}
	}
	return rows;
}

const add = (client: Client) => client.request("POST", "/api/tasks", { body: { title: "Write the report" } });

async function commandRate(scene: Scene): Promise<number> {
	const clients: Client[] = [];
	// One after the other: hashing passwords at once would keep the cores from answering anything else.
	for (let number = 0; number < USERS; number += 1) {
		const client = await signUp(scene.pod(1 + (number % scene.pods.length)).url);
		await add(client);
		clients.push(client);
	}
	let done = 0;
	const start = performance.now();
	const run = async (client: Client) => {
		while (performance.now() - start < RATE_MS) {
			const { status } = await add(client);
			if (status !== 201) throw new Error(`a command was answered with ${status}`);
			done += 1;
		}
	};
	await Promise.all(clients.map(run));
	return (done / (performance.now() - start)) * 1_000;
}

/** The same user's commands by turns to the pod where he lives and to another one. */
async function forwarding(scene: Scene): Promise<Measurement[]> {
	const client = await signUp(scene.pod(1).url);
	await add(client);
	const { home, other } = await podsOf(scene, client);
	const here: number[] = [];
	const there: number[] = [];
	for (let n = 0; n < ASKED; n += 1) {
		for (const [url, times] of [
			[home, here],
			[other, there],
		] as const) {
			client.url = url;
			const start = performance.now();
			await add(client);
			times.push(performance.now() - start);
		}
	}
	const over = (share: number) => Math.max(0, quantile(there, share) - quantile(here, share));
	return [
		limited("forward to the owner, on top of its own answer, p50", over(0.5), 20, "ms"),
		limited("forward to the owner, on top of its own answer, p99", over(0.99), 100, "ms"),
	];
}

async function podsOf(scene: Scene, client: Client): Promise<{ home: string; other: string }> {
	const [row] = await scene.database.query<{ owner: string }>(
		`SELECT s.owner FROM shard s JOIN user_actor a ON a.shard = s.id JOIN "user" u ON u.id = a.user_id WHERE u.email = $1`,
		[client.email],
	);
	const home = scene.pods.find(({ name }) => name === row?.owner);
	const other = scene.pods.find(({ name }) => name !== row?.owner);
	if (!home || !other) throw new Error("the user lives nowhere");
	return { home: home.url, other: other.url };
}

/** From the answer of one pod to the frame on a page of another. */
async function pages(scene: Scene): Promise<Measurement[]> {
	const client = await signUp(scene.pod(1).url);
	await add(client);
	const { home, other } = await podsOf(scene, client);
	client.url = home;
	const stream = await openStream(other, client.token);
	const taken: number[] = [];
	try {
		for (let n = 0; n < ASKED / 3; n += 1) {
			const { body } = await client.request<{ events: { seq: number }[] }>("POST", "/api/tasks", {
				body: { title: "Write the report" },
			});
			const answeredMs = performance.now();
			const seenMs = await stream.seen(body.events[0]?.seq ?? 0);
			taken.push(Math.max(0, seenMs - answeredMs));
		}
	} finally {
		stream.close();
	}
	return [
		limited("from the answer to a page on another pod, p50", quantile(taken, 0.5), 250, "ms"),
		limited("from the answer to a page on another pod, p99", quantile(taken, 0.99), 250, "ms"),
	];
}

/** Events of the journal are published again and again, while the pods consume them, and so does a group of our own. */
async function keepingUp(scene: Scene): Promise<Measurement> {
	const { brokers } = scene.kafka ?? {};
	if (!brokers) throw new Error("this cluster has no Kafka");
	const events = await scene.database.query<{ event: JournalEvent; shard: number }>(
		`SELECT ${EVENT_COLUMN}, u.shard FROM journal j JOIN user_actor u USING (user_id) WHERE j.type = 'task.created' LIMIT 500`,
	);
	const records = events.flatMap(({ event, shard }) => toRecords(event, shard));
	const clock = createSystemClock();
	const access = { brokers: [brokers], sasl: undefined, tls: undefined };
	const log = await createKafkaLog({
		access,
		prefix: "",
		shards: 16,
		pod: "bench",
		clock,
		log: silent,
		random: Math.random,
	});
	let published = 0;
	let consumed = 0;
	let before = 0;
	let worst = 0;
	const joined = Promise.withResolvers<void>();
	try {
		await log.join({
			group: "bench",
			topics: ["task-events"],
			member: { id: "bench", address: null },
			onOwned: (shards) => void (shards.size > 0 && joined.resolve()),
			handle: async (_shard, handled) => {
				consumed += handled.length;
			},
		});
		await joined.promise;
		// What was in the topic before is consumed first, and is no lag of this measurement.
		for (let last = -1; consumed !== last; ) {
			last = consumed;
			await new Promise((resolve) => setTimeout(resolve, 1_500));
		}
		before = consumed;
		const start = performance.now();
		const size = EVENTS_A_SECOND / BATCHES_A_SECOND;
		for (let batch = 0; performance.now() - start < EVENTS_MS; batch += 1) {
			const from = (batch * size) % records.length;
			const sent = Array.from({ length: size }, (_, n) => records[(from + n) % records.length]);
			await log.publish(sent.filter((record) => record !== undefined));
			published += size;
			worst = Math.max(worst, published - (consumed - before));
			const next = start + ((batch + 1) * 1_000) / BATCHES_A_SECOND;
			await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
		}
		const rate = published / ((performance.now() - start) / 1_000);
		if (rate < EVENTS_A_SECOND * 0.95) throw new Error(`only ${rate.toFixed(0)} events a second were published`);
	} finally {
		await log.close();
	}
	return limited(
		`greatest lag at ${EVENTS_A_SECOND} events a second for ${EVENTS_MS / 1_000} s`,
		worst,
		1_000,
		"events",
	);
}
