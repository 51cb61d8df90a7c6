// test-timeout: 120 s
/** `adjutant topics`: makes what is missing before any server runs, by an environment that has no secrets of pods. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { foreignClient, makePrefix } from "../kafka/kafkaScene.ts";
import { lacksKafka, shareKafkaBroker } from "../support/sharedKafka.ts";
import { runAdjutant } from "./runAdjutant.ts";

const test = suite("adjutant: topics");

test("given no Kafka, then a sentence says so and the exit code is 1", async () => {
	const { code, stdout } = await runAdjutant(["topics"], { KAFKA_BROKERS: "" });
	assert.is(code, 1);
	assert.match(stdout, /^KAFKA_BROKERS is not set: /);
});

test("given brokers that do not answer, then a sentence says so and the exit code is 1", async () => {
	const { code, stderr } = await runAdjutant(["topics"], { KAFKA_BROKERS: "127.0.0.1:9" });
	assert.is(code, 1);
	assert.is(stderr, "Kafka at 127.0.0.1:9 cannot be reached: check KAFKA_BROKERS.\n");
});

const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else runOn(await shareKafkaBroker());
test.run();

function runOn(broker: string): void {
	test("given brokers without topics, when run twice, then all six are made once, with as many partitions as shards", async () => {
		const prefix = makePrefix();
		const environment = { KAFKA_BROKERS: broker, KAFKA_TOPIC_PREFIX: prefix, SHARDS: "3" };
		const first = await runAdjutant(["topics"], environment);
		assert.is(first.code, 0, first.stderr);
		assert.match(first.stdout, `Made ${prefix}task-events, ${prefix}task-events.dead-letter, `);
		assert.equal(await runAdjutant(["topics"], environment), {
			code: 0,
			stdout: "All topics are there.\n",
			stderr: "",
		});
		const admin = foreignClient(broker).admin();
		await admin.connect();
		const names = (await admin.listTopics()).filter((name) => name.startsWith(prefix));
		assert.is(names.length, 6);
		const { topics } = await admin.fetchTopicMetadata({ topics: names });
		assert.equal([...new Set(topics.map(({ partitions }) => partitions.length))], [3]);
		await admin.disconnect();

		const other = await runAdjutant(["topics"], { ...environment, SHARDS: "4" });
		assert.is(other.code, 1);
		assert.match(other.stderr, "has 3 partitions and SHARDS is 4: ");
	});
}
