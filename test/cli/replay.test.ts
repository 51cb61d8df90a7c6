// test-timeout: 120 s
/** `adjutant replay`: lists the dead letters of a topic, or publishes them again, each once. */
import { setTimeout as wait } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { UnreadableEvent } from "../../src/domain/documents/wireEvent.ts";
import type { LogRecord } from "../../src/ports/cluster/eventLog.ts";
import { eventually } from "../eventlog/eventually.ts";
import { sampleRecord } from "../eventlog/sampleRecords.ts";
import { createLogOn, followTopic, foreignClient } from "../kafka/kafkaScene.ts";
import { signUp } from "../support/client.ts";
import { createTestDatabase } from "../support/postgres.ts";
import { createInstallation } from "../support/server.ts";
import { lacksKafka, shareKafkaBroker } from "../support/sharedKafka.ts";
import { findingsOf, runAdjutant } from "./runAdjutant.ts";

const test = suite("adjutant: replay");
/** A database that is not there: only Kafka is looked at here. */
const AWAY = { DATABASE_URL: "postgres://adjutant@127.0.0.1:9/adjutant" };
/** What the environment of a pod has besides. */
const SECRET = "a secret for tests of thirty-two characters";
const POD = { POD_ADDRESS: "http://127.0.0.1:3000", AUTH_SECRET: SECRET, INTERNAL_SECRET: SECRET };

for (const args of [
	["replay"],
	["replay", "tasks"],
	["replay", "task-events", "--all"],
	["replay", "task-events", "now"],
]) {
	test(`given ${args.join(" ")}, then the usage is said and the exit code is 2`, async () => {
		const { code, stderr } = await runAdjutant(args, { KAFKA_BROKERS: "" });
		assert.is(code, 2);
		assert.match(stderr, /^Usage: adjutant <command>/);
	});
}

test("given no Kafka, then a sentence says where the dead letters are", async () => {
	const { code, stdout } = await runAdjutant(["replay", "task-events"], { KAFKA_BROKERS: "" });
	assert.is(code, 1);
	assert.match(stdout, /^KAFKA_BROKERS is not set: .*in the log\.\n$/);
});

test("given events that the log refused, then a dry run lists them and a replay puts them back", async () => {
	const database = await createTestDatabase();
	const environment = { DATABASE_URL: database.url, AUTH_SECRET: SECRET };
	const installation = await createInstallation();
	const server = await installation.start(environment);
	await (await signUp(server.url)).request("POST", "/api/tasks", { body: { title: "Pay rent" } });
	await installation.dispose();
	await database.query("DELETE FROM outbox");
	await database.query(
		"INSERT INTO dead_letter SELECT user_id, 1, shard, 'MESSAGE_TOO_LARGE: no', now() FROM user_actor",
	);
	const dry = await runAdjutant(["replay", "outbox", "--dry-run"], environment);
	assert.is(dry.code, 0, dry.stderr);
	assert.match(dry.stdout, /^\S+ 1 {2}\S+ {2}\S+Z {2}MESSAGE_TOO_LARGE: no$/m);
	assert.match(dry.stdout, /^1 dead letter would be published again\.$/m);
	const real = await runAdjutant(["replay", "outbox"], environment);
	assert.match(real.stdout, /^1 dead letter put back; a server publishes them\.$/m);
	const count = async (table: string) => (await database.query(`SELECT 1 FROM ${table}`)).length;
	assert.equal([await count("outbox"), await count("dead_letter")], [1, 0]);
	await database.drop();
});

const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else runOn(await shareKafkaBroker());
test.run();

/** A group that refuses seq 2 until it is mended. */
async function createGroup(broker: string) {
	const { eventLog, prefix } = await createLogOn(broker);
	const scene = { eventLog, prefix, handled: [] as number[], isMended: false };
	await eventLog.join({
		group: "picky",
		topics: ["task-events"],
		member: { id: "a", address: null },
		onOwned() {},
		async handle(_shard: number, records: readonly LogRecord[]) {
			const seqs = records.map(({ headers }) => Number(headers.seq));
			if (seqs.includes(2) && !scene.isMended) throw new UnreadableEvent("the field mood: is unknown");
			scene.handled.push(...seqs);
		},
	});
	return scene;
}

function runOn(broker: string): void {
	const pass = () => wait(50);

	test("given dead letters, then a dry run lists them, a replay publishes each once, and the group handles it", async () => {
		const scene = await createGroup(broker);
		const { eventLog, prefix } = scene;
		const replay = (...args: string[]) =>
			runAdjutant(["replay", "task-events", ...args], { ...POD, KAFKA_BROKERS: broker, KAFKA_TOPIC_PREFIX: prefix });
		const foreign = foreignClient(broker).producer();
		await foreign.connect();
		await foreign.send({ topic: `${prefix}task-events`, messages: [{ key: "ann", value: "hello", partition: 1 }] });
		await eventLog.publish([1, 2, 3].map((seq) => sampleRecord("ann", seq, 0)));
		const letters = await followTopic(broker, `${prefix}task-events.dead-letter`);
		await eventually("there are two dead letters", () => letters.messages.length === 2, pass);

		const dry = await replay("--dry-run");
		assert.is(dry.code, 0, dry.stderr);
		assert.match(dry.stdout, /^0:0 {2}ann 2 {2}picky {2}\S+Z {2}UnreadableEvent: the field mood: is unknown$/m);
		assert.match(dry.stdout, /^1:0 {2}unreadable {2}picky {2}\S+Z {2}UnreadableEvent: The record cannot be read: .*$/m);
		assert.match(
			dry.stdout,
			/\n1 dead letter passed over: no reader would accept it\.\n1 dead letter would be published again\.\n$/,
		);

		const doctor = () =>
			runAdjutant(["doctor"], { ...POD, ...AWAY, KAFKA_BROKERS: broker, KAFKA_TOPIC_PREFIX: prefix, SHARDS: "4" });
		assert.is(
			findingsOf(await doctor()).get("kafka"),
			'PROBLEM 2 dead letters wait: see "adjutant replay <topic> --dry-run".',
		);

		scene.isMended = true;
		const real = await replay();
		assert.is(real.code, 0, real.stderr);
		assert.match(real.stdout, /\n1 dead letter published again\.\n$/);
		await eventually("the group handles it", () => scene.handled.includes(2), pass);
		assert.equal(
			scene.handled.toSorted((a, b) => a - b),
			[1, 2, 3],
		);

		assert.is(
			findingsOf(await doctor()).get("kafka"),
			"ok It answers (brokers: 1), the topics are there, no dead letter waits.",
		);

		const again = await replay();
		assert.is(again.code, 0, again.stderr);
		assert.is(again.stdout, "0 dead letters published again.\n");
		const published = await followTopic(broker, `${prefix}task-events`);
		await eventually("all is read", () => published.messages.length >= 5, pass);
		const second = published.messages.filter(({ headers }) => headers?.seq?.toString() === "2");
		assert.is(second.length, 2);
		assert.equal(Object.keys(second[1]?.headers ?? {}).toSorted(), Object.keys(second[0]?.headers ?? {}).toSorted());
		await Promise.all([foreign.disconnect(), letters.stop(), published.stop(), eventLog.close()]);
	});

	test("given a broker without the topic, then a sentence says so and the exit code is 1", async () => {
		const { code, stderr } = await runAdjutant(["replay", "task-events"], {
			...POD,
			KAFKA_BROKERS: broker,
			KAFKA_TOPIC_PREFIX: "nobody.",
		});
		assert.is(code, 1);
		assert.is(
			stderr,
			"Kafka has no topic nobody.task-events.dead-letter: start Adjutant once, or check KAFKA_TOPIC_PREFIX.\n",
		);
	});

	test("given a broker that does not answer, then a sentence says so", async () => {
		const { code, stderr } = await runAdjutant(["replay", "task-events"], { ...POD, KAFKA_BROKERS: "127.0.0.1:9" });
		assert.is(code, 1);
		assert.is(stderr, "Kafka at 127.0.0.1:9 cannot be reached: check KAFKA_BROKERS.\n");
		const doctor = await runAdjutant(["doctor"], { ...POD, ...AWAY, KAFKA_BROKERS: "127.0.0.1:9" });
		assert.is(findingsOf(doctor).get("kafka"), "PROBLEM Kafka at 127.0.0.1:9 cannot be reached: check KAFKA_BROKERS.");
	});
}
