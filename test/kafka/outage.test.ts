// mostly-waits
// file-timeout: 500 s
// test-timeout: 200 s
/** A broker that is killed, hangs or is not there yet: nothing is lost, in order, and everybody lives again (P6, P11). */
import { setTimeout as wait } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { EventLog, LogRecord } from "../../src/ports/cluster/eventLog.ts";
import { eventually } from "../eventlog/eventually.ts";
import { sampleRecord } from "../eventlog/sampleRecords.ts";
import { type KafkaBroker, startKafkaBroker } from "../support/kafkaBroker.ts";
import { lacksKafka } from "../support/sharedKafka.ts";
import { createLogOn } from "./kafkaScene.ts";

const outage = suite("Kafka's outages");
const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else runOn(await startKafkaBroker());
outage.run();

/** Two members of a group, each on a log of its own, as two pods. */
async function createPods(broker: KafkaBroker) {
	const prefix = `t-${process.hrtime.bigint()}.`;
	const logs = [await createLogOn(broker.brokers, { prefix }), await createLogOn(broker.brokers, { prefix })];
	const handled: LogRecord[] = [];
	const owned = logs.map(() => new Set<number>() as ReadonlySet<number>);
	/** What each member was told, one number a call. */
	const told = logs.map((): number[] => []);
	const memberships = await Promise.all(
		logs.map(({ eventLog }, index) =>
			eventLog.join({
				group: "g",
				topics: ["task-events"],
				member: { id: `pod-${index}`, address: null },
				onOwned(shards) {
					owned[index] = shards;
					told[index]?.push(shards.size);
				},
				async handle(_shard, records) {
					handled.push(...records);
				},
			}),
		),
	);
	const isWhole = () => {
		const all = owned.flatMap((shards) => [...shards]);
		return all.length === 4 && new Set(all).size === 4 && memberships.every((membership) => membership.healthy());
	};
	const pass = () => wait(100);
	await eventually("both have their part", isWhole, pass);
	return {
		log: logs[0]?.eventLog as EventLog,
		memberships,
		told,
		handled,
		isWhole,
		seqsOf: (user: string) => [
			...new Set(handled.filter(({ key }) => key === user).map(({ headers }) => Number(headers.seq))),
		],
		close: () => Promise.all(logs.map(({ eventLog }) => eventLog.close())),
	};
}

/** As the relay does: one after another, each again until it is acknowledged. */
function startPublishing(log: EventLog) {
	let isStopping = false;
	let seq = 0;
	let failures = 0;
	let longestMs = 0;
	async function run(): Promise<number> {
		while (!isStopping) {
			seq++;
			for (let isAcknowledged = false; !isAcknowledged; ) {
				const startedAt = performance.now();
				isAcknowledged = await log
					.publish(["ann", "bob", "eve", "zoe"].map((user, shard) => sampleRecord(user, seq, shard)))
					.then(
						() => true,
						() => false,
					);
				longestMs = Math.max(longestMs, performance.now() - startedAt);
				if (!isAcknowledged) failures++;
				if (!isAcknowledged) await wait(100);
			}
			await wait(20);
		}
		return seq;
	}
	const running = run();
	return {
		seq: () => seq,
		failures: () => failures,
		longestMs: () => longestMs,
		/** Resolves to the last seq when all is acknowledged. */
		stop() {
			isStopping = true;
			return running;
		},
	};
}

function runOn(broker: KafkaBroker): void {
	outage.after(() => broker.stop());
	const pass = () => wait(100);
	const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

	outage(
		"given a broker that is killed under load and comes back, then nothing is lost and all live again",
		async () => {
			const pods = await createPods(broker);
			const publishing = startPublishing(pods.log);
			await eventually("records flow", () => pods.seqsOf("ann").length > 10, pass);
			await broker.kill();
			const before = publishing.seq();
			await eventually("publishing fails meanwhile", () => publishing.failures() > 0, pass);
			await wait(3_000);
			assert.ok(publishing.seq() <= before + 1, "nothing is acknowledged by a dead broker");
			await broker.restart();
			const backAt = performance.now();
			await eventually("records flow again", () => publishing.seq() > before + 10, pass);
			await eventually("both members live again", pods.isWhole, pass);
			const recoveredMs = Math.round(performance.now() - backAt);
			const last = await publishing.stop();
			for (const user of ["ann", "bob", "eve", "zoe"]) {
				await eventually(`all of ${user} arrive`, () => pods.seqsOf(user).length === last, pass);
				assert.equal(pods.seqsOf(user), upTo(last));
			}
			assert.ok(recoveredMs < 60_000, `recovered after ${recoveredMs} ms`);
			await pods.close();
		},
	);

	outage(
		"given a broker that hangs for longer than a publication may take, then publish rejects, and later all arrive",
		async () => {
			const pods = await createPods(broker);
			const publishing = startPublishing(pods.log);
			await eventually("records flow", () => pods.seqsOf("ann").length > 5, pass);
			broker.signal("SIGSTOP");
			await eventually("publishing fails meanwhile", () => publishing.failures() > 0, pass);
			await eventually(
				"health says so",
				() => !pods.log.healthy() && pods.memberships.every((one) => !one.healthy()),
				pass,
			);
			broker.signal("SIGCONT");
			const before = publishing.seq();
			await eventually("records flow again", () => publishing.seq() > before + 10 && pods.log.healthy(), pass);
			await eventually("both members live again", pods.isWhole, pass);
			const last = await publishing.stop();
			// It is given up after 10 s; the client by itself would try for minutes.
			assert.ok(publishing.longestMs() < 20_000, `a publication took ${publishing.longestMs()} ms`);
			for (const user of ["ann", "bob", "eve", "zoe"]) {
				await eventually(`all of ${user} arrive`, () => pods.seqsOf(user).length === last, pass);
				assert.equal(pods.seqsOf(user), upTo(last));
			}
			await pods.close();
		},
	);

	outage("given a broker that hangs, when the log closes, then it does without it", async () => {
		const pods = await createPods(broker);
		broker.signal("SIGSTOP");
		const publication = pods.log.publish([sampleRecord("ann", 1, 0)]).then(
			() => "acknowledged",
			() => "rejected",
		);
		const startedAt = performance.now();
		await pods.close();
		const closedMs = performance.now() - startedAt;
		assert.ok(closedMs < 20_000, `closed after ${closedMs} ms`);
		assert.is(await publication, "rejected");
		assert.equal(
			pods.told.map((sizes) => sizes.at(-1)),
			[0, 0],
		);
		broker.signal("SIGCONT");
	});

	outage("given no broker, when the log opens, then it opens, says so, and works once one is there", async () => {
		await broker.kill();
		const { eventLog, lines } = await createLogOn(broker.brokers);
		assert.not(eventLog.healthy());
		assert.is(eventLog.facts().silent_ms, null);
		assert.ok(lines.some(({ message }) => message.includes("starting without")));
		const handled: LogRecord[] = [];
		const membership = await eventLog.join({
			group: "g",
			topics: ["task-events"],
			member: { id: "a", address: null },
			onOwned() {},
			async handle(_shard, records) {
				handled.push(...records);
			},
		});
		assert.not(membership.healthy());
		let refusal = "";
		await eventLog.publish([sampleRecord("ann", 1, 0)]).catch((err: Error) => {
			refusal = err.message;
		});
		assert.is.not(refusal, "", "nothing is accepted that could be lost");
		await broker.restart();
		await eventually("it is healthy", () => eventLog.healthy() && membership.healthy(), pass);
		await eventLog.publish([sampleRecord("ann", 1, 0)]);
		await eventually("the record arrives", () => handled.length > 0, pass);
		await eventLog.close();
	});
}
