// file-timeout: 180 s
// mostly-waits
// test-timeout: 150 s
/**
 * Whether anybody is told when PostgreSQL is put back to an older state under running pods (scenario 14): also by a pod
 * that writes nothing, and to an operator who comes later. That users are served by what is there is held elsewhere.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { eventually } from "../support/promises.ts";
import { startTopology, type Topology } from "./topology.ts";

const WITHIN_MS = 60_000;
const ALARM = "the database was put back to an older state";

const test = suite<{ cluster: Topology }>("an older state of the database", {} as { cluster: Topology });

test.before(async (context) => {
	context.cluster = await startTopology({ pods: 1, kafka: false, redis: false });
});
test.after(async (context) => {
	await context.cluster?.stop();
});

const lookAt = ({ database }: Topology) =>
	database.query<{ beats: number; set_back_at: unknown }>("SELECT beats, set_back_at FROM pod");

async function health(cluster: Topology) {
	const response = await fetch(`${cluster.pod(1).url}/health/ready`);
	return { status: response.status, checks: ((await response.json()) as { checks: Record<string, string> }).checks };
}

test("given a pod without users, when the database is put back, then log, health and the pod's row say so, and it serves", async ({
	cluster,
}) => {
	const { postgres } = cluster;
	const beatsOf = async () => (await lookAt(cluster).catch(() => []))[0]?.beats ?? 0;
	await eventually(beatsOf, (beats) => beats > 0, WITHIN_MS);
	await postgres.stop();
	const putBack = postgres.copy();
	await postgres.start();
	const before = await eventually(beatsOf, (beats) => beats > 0, WITHIN_MS);
	// More than the copy: its count will have grown by one again when the pod compares, and the last answer may be lost.
	await eventually(beatsOf, (beats) => beats >= before + 3, WITHIN_MS);
	assert.not.match(cluster.pod(1).output(), ALARM);
	assert.is((await health(cluster)).checks.timeline, undefined, "a restart is no step back");

	await postgres.kill();
	putBack();
	await postgres.start();
	const { checks } = await eventually(
		() => health(cluster),
		({ checks }) => checks.timeline !== undefined,
		WITHIN_MS,
	);
	assert.is(checks.timeline, "down");
	assert.match(cluster.pod(1).output(), ALARM);
	await eventually(
		() => lookAt(cluster),
		([row]) => row?.set_back_at != null,
		WITHIN_MS,
	);
	await eventually(
		() => health(cluster),
		({ status }) => status === 200,
		WITHIN_MS,
	);
	const owned = () => cluster.database.query("SELECT 1 FROM shard WHERE owner = 'pod-1'");
	await eventually(owned, ({ length }) => length === 16, WITHIN_MS);
});

test.run();
