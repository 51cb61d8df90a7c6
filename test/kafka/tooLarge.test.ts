/** Records that a broker refuses for their size: split as long as that helps, and named when nothing helps (P6). */
import { setTimeout as wait } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { UnreadableEvent } from "../../src/domain/documents/wireEvent.ts";
import { readHeaders } from "../../src/kafka/kafkaRecords.ts";
import { type LogRecord, RecordsRefused } from "../../src/ports/cluster/eventLog.ts";
import { eventually } from "../eventlog/eventually.ts";
import { sampleRecord } from "../eventlog/sampleRecords.ts";
import { lacksKafka, shareKafkaBroker } from "../support/sharedKafka.ts";
import { createLogOn, followTopic, foreignClient } from "./kafkaScene.ts";

/** What the operator of these brokers allows for one batch. */
const MOST_BYTES = 4_000;
const pass = () => wait(50);

const large = suite("records too large for Kafka");
const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else runOn(await shareKafkaBroker());
large.run();

function record(user_id: string, seq: number, shard: number, bytes: number): LogRecord {
	return { ...sampleRecord(user_id, seq, shard), value: JSON.stringify({ text: "x".repeat(bytes) }) };
}

function runOn(broker: string): void {
	/** A log whose topic takes no more than MOST_BYTES at once, and what arrives there. */
	async function setUp(topic = "task-events") {
		const { eventLog, prefix, lines } = await createLogOn(broker);
		const name = `${prefix}${topic}`;
		const admin = foreignClient(broker).admin();
		await admin.connect();
		const configEntries = [{ name: "max.message.bytes", value: String(MOST_BYTES) }];
		await admin.alterConfigs({ validateOnly: false, resources: [{ type: 2, name, configEntries }] });
		// The controller has it; the broker that takes the records has it a moment later.
		const inForce = async () => {
			const asked = [{ type: 2, name, configNames: ["max.message.bytes"] }];
			const { resources } = await admin.describeConfigs({ resources: asked, includeSynonyms: false });
			return resources[0]?.configEntries[0]?.configValue === String(MOST_BYTES);
		};
		while (!(await inForce())) await pass();
		await admin.disconnect();
		const { messages, stop } = await followTopic(broker, name);
		const seqsOf = (user: string) => [
			...new Set(
				messages.filter(({ key }) => key?.toString() === user).map(({ headers }) => Number(readHeaders(headers).seq)),
			),
		];
		const close = () => Promise.all([stop(), eventLog.close()]);
		return { eventLog, prefix, lines, messages, seqsOf, close };
	}
	const refusedBy = async (publication: Promise<void>) => {
		const fault = await publication.catch((err: unknown) => err);
		assert.instance(fault, RecordsRefused);
		return (fault as RecordsRefused).refused;
	};

	large("given a batch that is too large, then it goes in parts, in order, and nothing is refused", async () => {
		const { eventLog, seqsOf, close } = await setUp();
		const seqs = Array.from({ length: 30 }, (_, n) => n + 1);
		await eventLog.publish(seqs.map((seq) => record("ann", seq, 0, 1_000)));
		await eventually("all are read", () => seqsOf("ann").length === 30, pass);
		assert.equal(seqsOf("ann"), seqs);
		await close();
	});

	large("given one record that is too large by itself, then it alone is refused, with the reason", async () => {
		const { eventLog, seqsOf, close } = await setUp();
		const records = [1, 2, 3, 4, 5, 6].flatMap((seq) => [
			record("ann", seq, 0, seq === 4 ? MOST_BYTES : 900),
			record("bob", seq, 0, 900),
			record("cleo", seq, 3, 900),
		]);
		const refused = await refusedBy(eventLog.publish(records));
		assert.equal(
			refused.map(({ record: { key, headers } }) => `${key} ${headers.seq}`),
			["ann 4"],
		);
		assert.match(refused[0]?.reason ?? "", /^MESSAGE_TOO_LARGE: /);
		await eventually("the others are read", () => seqsOf("ann").length === 5 && seqsOf("cleo").length === 6, pass);
		assert.equal(seqsOf("ann"), [1, 2, 3, 5, 6]);
		assert.equal(seqsOf("bob"), [1, 2, 3, 4, 5, 6]);
		assert.equal(seqsOf("cleo"), [1, 2, 3, 4, 5, 6]);
		await eventLog.publish([record("ann", 7, 0, 900)]);
		await close();
	});

	large("given a dead letter that is too large for its topic, then it is kept without its body", async () => {
		const { eventLog, messages, close } = await setUp("task-events.dead-letter");
		const handled: string[] = [];
		await eventLog.join({
			group: "picky",
			topics: ["task-events"],
			member: { id: "a", address: null },
			onOwned() {},
			async handle(_shard, records) {
				for (const { headers } of records) {
					if (headers.seq === "1") throw new UnreadableEvent("the field mood: is unknown");
					handled.push(headers.seq ?? "");
				}
			},
		});
		await eventLog.publish([record("ann", 1, 0, MOST_BYTES), record("ann", 2, 0, 10)]);
		await eventually("the letter is kept and the next handled", () => messages.length + handled.length === 2, pass);
		const [letter] = messages;
		assert.is(letter?.value, null);
		assert.match(readHeaders(letter?.headers).dead_letter_reason ?? "", /mood.*without its body: MESSAGE_TOO_LARGE/);
		assert.is(readHeaders(letter?.headers).event_id, "ann:1");
		assert.equal(handled, ["2"]);
		await close();
	});
}
