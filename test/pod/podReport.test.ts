import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createPodReport, type PodParts } from "../../src/pod/podReport.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("pod report");

function report(parts: Partial<PodParts>) {
	return createPodReport({
		pod: "pod-a",
		roles: ["http"],
		shards: 16,
		clock: createDrivenClock(),
		actors: { stats: () => ({}) as ReturnType<PodParts["actors"]["stats"]> },
		outbox: { backlog: async () => ({ waiting: 0, oldest_ms: 0, dead: 0 }) },
		ledger: {
			counts: async () => ({
				queued: 0,
				sending: 0,
				sent: 0,
				not_wanted: 0,
				unverified: 0,
				muted: 0,
				nowhere: 0,
				dead: 0,
			}),
		},
		digests: { counts: async () => ({ queued: 0, sending: 0, dead: 0 }) },
		relay: { stats: () => ({ published: 0, failures: 0, unpublishable: 0 }) },
		eventLog: { healthy: () => true, facts: () => ({ silent_ms: 0, groups: [], lag: [] }) },
		setBacks: () => ({ times: 0, last_at: null }),
		redis: () => undefined,
		signIns: () => ({ sign_in: 0, sign_in_failed: 0, second_factor_failed: 0, account_waits: 0 }),
		pool: { totalCount: 0, idleCount: 0, waitingCount: 0 },
		isDatabaseAnswering: async () => true,
		...parts,
	});
}

const group = { group: "actors", topics: [], shards: 16, in_hand_ms: 0, stuck: 0, rebuilds: 0 } as const;
const withKafka = (silent_ms: number | null, consumer_silent_ms: number | null) => {
	const groups = [0, consumer_silent_ms].map((ms) => ({ ...group, silent_ms: ms }));
	return report({ eventLog: { healthy: () => true, facts: () => ({ silent_ms, groups, lag: [] }) } }).live().status;
};

test("given brokers that answer, when a consumer shows no life for a minute, then only a new process can help", () => {
	assert.is(withKafka(500, 60_000), "ok");
	assert.is(withKafka(500, 60_001), "down");
});

test("given brokers that are away, however long, then the pod lives", () => {
	assert.is(withKafka(null, null), "ok");
	assert.is(withKafka(600_000, 600_000), "ok");
	assert.is(withKafka(10_000, 600_000), "ok");
});

test("given PostgreSQL or Redis is away, then the pod lives, and only PostgreSQL makes it unready", async () => {
	const away = report({
		isDatabaseAnswering: async () => false,
		redis: () => ({ isAnswering: false, failures: 1, heard: 0 }),
	});
	assert.is(away.live().status, "ok");
	assert.equal(await away.health(), { status: "down", checks: { postgres: "down", log: "ok", redis: "down" } });
	const withoutRedis = report({ redis: () => ({ isAnswering: false, failures: 1, heard: 0 }) });
	assert.is((await withoutRedis.health()).status, "ok");
});

test("given a handler that hangs, then the check says so and the pod still serves", async () => {
	const handling = (in_hand_ms: number) => {
		const groups = [group, { ...group, in_hand_ms }].map((one) => ({ ...one, silent_ms: 0 }));
		return report({ eventLog: { healthy: () => true, facts: () => ({ silent_ms: 0, groups, lag: [] }) } });
	};
	assert.equal((await handling(10_000).health()).checks, { postgres: "ok", log: "ok" });
	assert.equal(await handling(10_001).health(), {
		status: "ok",
		checks: { postgres: "ok", log: "ok", consumers: "down" },
	});
	assert.is(handling(600_000).live().status, "ok");
});

test("given the database was put back to an older state, then the check says so and the pod still serves", async () => {
	const seen = report({ setBacks: () => ({ times: 1, last_at: "2026-01-15T09:00:00.000Z" }) });
	assert.equal(await seen.health(), { status: "ok", checks: { postgres: "ok", log: "ok", timeline: "down" } });
	assert.is(seen.live().status, "ok");
});

test("given the pod is leaving, then it is not ready and still lives", async () => {
	const leaving = report({});
	leaving.leave();
	assert.is((await leaving.health()).status, "down");
	assert.is(leaving.live().status, "ok");
});

test("given PostgreSQL goes away between two questions, then the figures go on without what it knows", async () => {
	const figures = await report({
		outbox: { backlog: () => Promise.reject(new StorageUnavailable("gone")) },
	}).figures();
	assert.is(figures.outbox, undefined);
	assert.is(figures.isDatabaseAnswering, true);
});

test.run();
