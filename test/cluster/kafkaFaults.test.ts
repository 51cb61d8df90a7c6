// file-timeout: 900 s
// runs-apart
// test-timeout: 240 s
/**
 * Kafka away, back without its groups, and half-open, and Redis lost, under load (scenarios 10, 11; P4–P6, P11); and what a foreign client
 * reads from it afterwards: every event, by its schema, in order for each user.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readWireEvent } from "../../src/domain/documents/wireEvent.ts";
import { lacksRedis } from "../support/redisServer.ts";
import { lacksKafka } from "../support/sharedKafka.ts";
import { readTopic } from "./consoleConsumer.ts";
import { kafkaAway, kafkaForgetful, kafkaHalfOpen, redisLost } from "./faults.ts";
import { runPhase } from "./phase.ts";
import { type Scene, startScene } from "./scene.ts";

/** Without Kafka's group no pod may own a shard: then the sweep for orphans fires, one user after the other. */
const SWEPT_MS = 8_000;
/** Clients look for a broker that was away every few seconds, and then join anew. */
const RECOVERED_WITHIN_MS = 45_000;

const test = suite<{ scene: Scene }>("Kafka faults", {} as { scene: Scene });

const lackingRedis = lacksRedis();
const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else {
	test.before(async (context) => {
		context.scene = await startScene({ pods: 2 });
	});
	test.after(async (context) => {
		await context.scene?.stop();
	});

	test("given a broker that is away for 15 s, then no call fails, reminders go on and the outbox drains after", async ({
		scene,
	}) => {
		const phase = await runPhase(scene, kafkaAway(15_000), { latenessMs: SWEPT_MS });
		assert.equal(phase.violations, []);
		assert.equal(phase.failed, []);
		assert.ok((phase.struck.drainedMs ?? 0) < RECOVERED_WITHIN_MS, `drained after ${phase.struck.drainedMs} ms`);
	});

	test("given a broker that comes back without its groups, then the pods join anew and no event is passed over", async ({
		scene,
	}) => {
		const phase = await runPhase(scene, kafkaForgetful, { latenessMs: 5_000 });
		assert.equal(phase.violations, []);
		assert.equal(phase.failed, []);
		assert.ok((phase.struck.ownedMs ?? 0) < RECOVERED_WITHIN_MS, `owned after ${phase.struck.ownedMs} ms`);
	});

	test("given connections to Kafka through which nothing passes for 10 s, then no call fails and nothing is lost", async ({
		scene,
	}) => {
		const phase = await runPhase(scene, kafkaHalfOpen(10_000), { latenessMs: 5_000 });
		assert.equal(phase.violations, []);
		assert.equal(phase.failed, []);
	});

	if (lackingRedis) console.log(`SKIP redis: ${lackingRedis}`);
	else {
		test("given a Redis that is lost with all it held, then no call fails and reminders come on time (P11)", async ({
			scene,
		}) => {
			const phase = await runPhase(scene, redisLost(5_000), { latenessMs: 2_000 });
			assert.equal(phase.violations, []);
			assert.equal(phase.failed, []);
		});
	}

	test("given all of this, when the broker's own console consumer reads the topic, then each event is there, by its schema, in order", async ({
		scene,
	}) => {
		const driver = await scene.drive();
		await driver.settle(40);
		const { brokers } = scene.kafka ?? {};
		assert.ok(brokers);
		let records: Awaited<ReturnType<typeof readTopic>> = [];
		const carried = async () => {
			records = await readTopic(brokers, "task-events");
			return records.map(({ value }) => readWireEvent(value));
		};
		assert.equal(await scene.judge(driver, { latenessMs: 5_000, sinceMs: Date.now(), carried }), []);
		for (const { key, partition, value, headers } of records) {
			const event = readWireEvent(value);
			assert.is(key, event.user_id);
			assert.is(headers.seq, String(event.seq));
			assert.is(headers.event_id, event.event_id);
			assert.is(JSON.parse(value).schema_version, headers.schema_version);
			const [row] = await scene.database.query<{ shard: number }>("SELECT shard FROM user_actor WHERE user_id = $1", [
				key,
			]);
			assert.is(partition, row?.shard);
		}
	});
}

test.run();
