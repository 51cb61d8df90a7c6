/** The database is put back to an older state under a running pod: what is there decides (scenario 14; P2, P7). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { taskOfAnswer } from "../../src/domain/commands/answer.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import { type Cluster, createCluster, remindIn, SHARDS, userOf } from "../support/cluster.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const clock = createDrivenClock();
const add = (title: string): Command => ({ type: "AddTask", title });
const every = Array.from({ length: SHARDS }, (_, shard) => shard);

/** A pod that owns every shard, and a user of it. */
async function setUp() {
	const cluster = createCluster(clock);
	const pod = await cluster.addPod("pod-1");
	pod.assign(...every);
	await clock.advance(100);
	return { cluster, pod, user: userOf(0) };
}

/** Keeps the user's rows as they are now; the function returned puts them back. */
function copyOf({ store }: Cluster, user_id: string): () => void {
	const rows = store.rows(user_id);
	if (!rows) throw new Error("no rows to copy");
	const { snapshot } = rows;
	const [events, tasks, answers] = [[...rows.events], [...rows.tasks], [...rows.answers]];
	return () => {
		rows.snapshot = snapshot;
		rows.events.splice(0, rows.events.length, ...events);
		for (const [map, entries] of [
			[rows.tasks, tasks],
			[rows.answers, answers],
		] as const) {
			map.clear();
			for (const [key, value] of entries) (map as Map<unknown, unknown>).set(key, value);
		}
	};
}

const seqsOf = ({ store }: Cluster, user_id: string) => store.rows(user_id)?.events.map(({ seq }) => seq);

const test = suite("a database put back");

test("given an actor ahead of the database, when it is written to, then it decides on what is there and the step back is noticed", async () => {
	const { cluster, pod, user } = await setUp();
	await pod.ask(user, add("kept"));
	const putBack = copyOf(cluster, user);
	await pod.ask(user, add("lost"));
	assert.is(pod.setBacks, 0);
	putBack();
	const answer = await pod.ask(user, add("after"));
	assert.is(answer.kind === "done" ? taskOfAnswer(answer.answer)?.task_id : undefined, 2);
	assert.equal(seqsOf(cluster, user), [1, 2]);
	assert.is(pod.setBacks, 1);
	await cluster.stop();
});

test("given another pod that wrote in between, then that is no step back", async () => {
	const { cluster, pod, user } = await setUp();
	const other = await cluster.addPod("pod-2");
	await pod.ask(user, add("one"));
	pod.state = "refuses";
	await other.ask(user, add("two"));
	await pod.ask(user, add("three"));
	assert.is(pod.system.stats().writes.version_conflicts, 1);
	assert.is(pod.setBacks, 0);
	await cluster.stop();
});

test("given a pod that starts afresh, then it owns the same shards under higher epochs, and trusts nothing it knew", async () => {
	const { cluster, pod, user } = await setUp();
	await pod.ask(user, add("kept"));
	const putBack = copyOf(cluster, user);
	await pod.ask(user, remindIn(clock, 60_000));
	assert.is(pod.system.stats().timers.armed, 1);
	const before = (await cluster.shards.read()).map(({ epoch }) => epoch);
	putBack();
	pod.system.startAfresh();
	await clock.advance(100);
	const rows = await cluster.shards.read();
	assert.ok(rows.every(({ owner, epoch, shard }) => owner === "pod-1" && epoch === (before[shard] ?? 0) + 1));
	assert.is(pod.system.ownedShards().length, SHARDS);
	assert.is(pod.system.stats().timers.armed, 0, "the reminder went with what was lost");
	await pod.ask(user, add("after"));
	assert.is(pod.system.stats().writes.version_conflicts, 0, "the user was read anew");
	assert.equal(seqsOf(cluster, user), [1, 2]);
	await cluster.stop();
});

test.run();
