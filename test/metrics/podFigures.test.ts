import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readFigures } from "../../src/metrics/podFigures.ts";
import { readExposition } from "./exposition.ts";

const test = suite("figures of other parts");

const read = async (figures: Parameters<typeof readFigures>[0]) => readExposition(await readFigures(figures).metrics());

test("given Kafka and Redis, then lag, silence and answers are told", async () => {
	const { value } = await read({
		isDatabaseAnswering: true,
		isLogHealthy: false,
		redis: { isAnswering: false, failures: 3, heard: 12 },
		log: { silent_ms: 2_500, groups: [], lag: [{ group: "actors", topic: "task-recurrence", records: 42 }] },
	});
	assert.is(value("adjutant_consumer_lag_records", { group: "actors", topic: "task-recurrence" }), 42);
	assert.is(value("adjutant_log_silent_seconds"), 2.5);
	assert.is(value("adjutant_log_up"), 0);
	assert.is(value("adjutant_redis_up"), 0);
	assert.is(value("adjutant_redis_failures_total"), 3);
	assert.is(value("adjutant_live_updates_heard_total"), 12);
});

test("given PostgreSQL is away, then that is told, and what is counted there is left out", async () => {
	const { value } = await read({ isDatabaseAnswering: false });
	assert.is(value("adjutant_postgres_up"), 0);
	assert.is(value("adjutant_outbox_events"), undefined);
	assert.is(value("adjutant_deliveries"), undefined);
	assert.is(value("adjutant_digests"), undefined);
});

test("given the counts of a pod, then each is under its name and in base units", async () => {
	const { value } = await read({
		isDatabaseAnswering: true,
		outbox: { waiting: 5, oldest_ms: 1_500, dead: 2 },
		relay: { published: 9, failures: 2, unpublishable: 1 },
		writes: {
			commands: 1,
			version_conflicts: 2,
			fenced: 3,
			direct_path: 4,
			forwarded: 5,
			forwards_unanswered: 6,
		},
		digests: { queued: 3, sending: 0, dead: 1 },
		pool: { totalCount: 10, idleCount: 7, waitingCount: 2 },
	});
	assert.is(value("adjutant_outbox_age_seconds"), 1.5);
	assert.is(value("adjutant_version_conflicts_total"), 2);
	assert.is(value("adjutant_fenced_writes_total"), 3);
	assert.is(value("adjutant_direct_path_total"), 4);
	assert.is(value("adjutant_forwards_total"), 5);
	assert.is(value("adjutant_forwards_unanswered_total"), 6);
	assert.is(value("adjutant_digests", { state: "queued" }), 3);
	assert.is(value("adjutant_digests", { state: "dead" }), 1);
	assert.is(value("adjutant_pool_connections", { state: "busy" }), 3);
	assert.is(value("adjutant_pool_connections", { state: "waited_for" }), 2);
});

test.run();
