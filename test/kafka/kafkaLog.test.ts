// mostly-waits
/** What Kafka brings to the log beside its contract: topics, partitions, headers, dead letters, figures. */
import { setTimeout as wait } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readHeaders } from "../../src/kafka/kafkaRecords.ts";
import type { LogRecord } from "../../src/ports/cluster/eventLog.ts";
import { StartProblem } from "../../src/ports/process/startProblem.ts";
import { eventually } from "../eventlog/eventually.ts";
import { sampleRecord } from "../eventlog/sampleRecords.ts";
import { lacksKafka, shareKafkaBroker } from "../support/sharedKafka.ts";
import { createLogOn, followTopic, foreignClient, makePrefix } from "./kafkaScene.ts";

const DAY_MS = 86_400_000;
const pass = () => wait(50);
const TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

const kafka = suite("Kafka log");
const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else runOn(await shareKafkaBroker());
kafka.run();

function runOn(broker: string): void {
	const admin = foreignClient(broker).admin();
	kafka.before(() => admin.connect());
	kafka.after(() => admin.disconnect());

	/** A member of the group `g` on task-events that remembers what it was given. */
	function reader(handle: (record: LogRecord) => void = () => {}) {
		const handled: LogRecord[] = [];
		let owned: ReadonlySet<number> = new Set();
		const join = {
			group: "g",
			topics: ["task-events"] as const,
			member: { id: "a", address: "http://a:3000" },
			onOwned(shards: ReadonlySet<number>) {
				owned = shards;
			},
			async handle(_shard: number, records: readonly LogRecord[]) {
				for (const record of records) {
					handle(record);
					handled.push(record);
				}
			},
		};
		return { join, handled, ownsAll: () => owned.size === 4 };
	}

	kafka(
		"given an empty broker, then every topic and its dead letters have their partitions and retention",
		async () => {
			const { eventLog, prefix } = await createLogOn(broker);
			const wanted = { "task-events": 7, "task-reminders": 1, "task-recurrence": 7 };
			for (const [topic, days] of Object.entries(wanted)) {
				for (const [name, kept] of [
					[`${prefix}${topic}`, days],
					[`${prefix}${topic}.dead-letter`, 30],
				] as const) {
					const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
					assert.is(topics[0]?.partitions.length, 4, name);
					const { resources } = await admin.describeConfigs({ resources: [{ type: 2, name }], includeSynonyms: false });
					const config = new Map(resources[0]?.configEntries.map((entry) => [entry.configName, entry.configValue]));
					assert.is(config.get("retention.ms"), String(kept * DAY_MS), name);
					assert.is(config.get("cleanup.policy"), "delete", name);
				}
			}
			await eventLog.close();
		},
	);

	kafka("given five pods that start at once on an empty broker, then all of them can use it", async () => {
		const prefix = makePrefix();
		const starting = [1, 2, 3, 4, 5].map((index) => createLogOn(broker, { prefix, pod: `pod-${index}` }));
		const logs = await Promise.all(starting);
		await eventually("all are healthy", () => logs.every(({ eventLog }) => eventLog.healthy()), pass);
		await Promise.all(logs.map(({ eventLog }) => eventLog.publish([sampleRecord("ann", 1, 0)])));
		await Promise.all(logs.map(({ eventLog }) => eventLog.close()));
	});

	kafka("given a topic with another number of partitions, then the start is refused in a sentence", async () => {
		const prefix = makePrefix();
		await admin.createTopics({
			topics: [{ topic: `${prefix}task-recurrence`, numPartitions: 3 }],
			waitForLeaders: false,
		});
		let refusal: unknown;
		await createLogOn(broker, { prefix }).catch((fault: unknown) => {
			refusal = fault;
		});
		assert.instance(refusal, Error);
		assert.ok(refusal instanceof StartProblem);
		assert.is(
			(refusal as Error).message,
			`the Kafka topic ${prefix}task-recurrence has 3 partitions and SHARDS is 4: set SHARDS to the number of partitions, or remove the topic.`,
		);
	});

	kafka(
		"given a record, when a foreign client reads it, then partition, key, document and headers are the record's",
		async () => {
			const { eventLog, prefix } = await createLogOn(broker);
			const record = sampleRecord("ann", 7, 3);
			await eventLog.publish([{ ...record, headers: { ...record.headers, traceparent: TRACE } }]);
			const foreign = await followTopic(broker, `${prefix}task-events`);
			await eventually("it is read", () => foreign.messages.length === 1, pass);
			const [message] = foreign.messages;
			assert.is(message?.partition, 3);
			assert.is(message?.key?.toString(), "ann");
			assert.equal(JSON.parse(message?.value?.toString() ?? ""), JSON.parse(record.value));
			assert.equal(readHeaders(message?.headers), {
				user_id: "ann",
				seq: "7",
				event_id: "ann:7",
				schema_version: "1.0",
				traceparent: TRACE,
			});
			await foreign.stop();
			await eventLog.close();
		},
	);

	kafka(
		"given a record that no reader would accept, then publish refuses it and none of its batch is sent",
		async () => {
			const { eventLog, prefix } = await createLogOn(broker);
			const good = sampleRecord("ann", 1, 0);
			for (const bad of [
				{ ...good, key: "bob" },
				{ ...good, headers: { ...good.headers, seq: "0" } },
				{ ...good, shard: 4 },
			]) {
				let message = "";
				await eventLog.publish([good, bad]).catch((err: Error) => {
					message = err.message;
				});
				assert.match(message, /cannot be read|no shard 4/);
			}
			const offsets = await admin.fetchTopicOffsets(`${prefix}task-events`);
			assert.ok(offsets.every(({ high }) => high === "0"));
			await eventLog.close();
		},
	);

	kafka(
		"given messages that are none of ours, then they are dead letters with the reason, and what follows is handled",
		async () => {
			const { eventLog, prefix } = await createLogOn(broker);
			const foreign = foreignClient(broker).producer();
			await foreign.connect();
			await foreign.send({ topic: `${prefix}task-events`, messages: [{ key: "ann", value: "hello", partition: 2 }] });
			await eventLog.publish([sampleRecord("ann", 1, 2)]);
			const good = reader();
			await eventLog.join(good.join);
			await eventually("the record is handled", () => good.handled.length === 1, pass);
			const letters = await followTopic(broker, `${prefix}task-events.dead-letter`);
			await eventually("the letter is kept", () => letters.messages.length === 1, pass);
			const [letter] = letters.messages;
			assert.is(letter?.value?.toString(), "hello");
			assert.is(letter?.partition, 2);
			const headers = readHeaders(letter?.headers);
			assert.match(headers.dead_letter_reason ?? "", /UnreadableEvent: The record cannot be read: .*headers\.seq/);
			assert.is(headers.dead_letter_group, "g");
			assert.is(headers.dead_letter_topic, "task-events");
			assert.is(headers.dead_letter_offset, "0");
			assert.match(headers.dead_letter_at ?? "", /^\d{4}-.*Z$/);
			await Promise.all([foreign.disconnect(), letters.stop()]);
			await eventLog.close();
		},
	);

	kafka("given a poisoned partition, then the others of the same member go on meanwhile", async () => {
		const { eventLog } = await createLogOn(broker);
		const order: string[] = [];
		const picky = reader((record) => {
			if (record.key === "poison") throw new Error("never");
			order.push(record.key);
		});
		await eventLog.join(picky.join);
		await eventually("it owns all", picky.ownsAll, pass);
		await eventLog.publish([sampleRecord("poison", 1, 0), sampleRecord("behind", 1, 0)]);
		await eventLog.publish([sampleRecord("beside", 1, 1)]);
		await eventually("both others are handled", () => order.length === 2, pass);
		assert.equal(order, ["beside", "behind"]);
		await eventLog.close();
	});

	kafka("given a member, then the group's description names its pod and where it is", async () => {
		const { eventLog, prefix } = await createLogOn(broker);
		const only = reader();
		await eventLog.join(only.join);
		await eventually("it owns all", only.ownsAll, pass);
		const { groups } = await admin.describeGroups([`${prefix}g`]);
		const said = groups[0]?.members[0]?.memberMetadata.toString() ?? "";
		assert.match(said, '"pod":"a","address":"http://a:3000"');
		await eventLog.close();
	});
}
