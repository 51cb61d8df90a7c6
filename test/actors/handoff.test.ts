/** A shard changes hands: nothing is lost, nothing is done twice, and what stays is not touched (P1, P2, P4, P7). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Command } from "../../src/domain/commands/commands.ts";
import { type Cluster, createCluster, type Pod, remindIn, SHARDS, userOf } from "../support/cluster.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const clock = createDrivenClock();
const add = (title: string): Command => ({ type: "AddTask", title });
const epochsOf = ({ system }: Pod) => new Map(system.stats().shards.map(({ shard, epoch }) => [shard, epoch]));
const ownersOf = async ({ shards }: Cluster) => (await shards.read()).map(({ owner }) => owner);
const firedFor = ({ store }: Cluster, user_id: string) =>
	(store.rows(user_id)?.events ?? []).flatMap((event) =>
		event.type === "reminder.sent" ? [event.data.late_by_ms] : [],
	);

/** Two pods; the first owns all shards, the second none. */
async function setUp() {
	const cluster = createCluster(clock);
	const one = await cluster.addPod("pod-1");
	const two = await cluster.addPod("pod-2");
	one.assign(0, 1, 2, 3);
	await clock.advance(100);
	return { cluster, one, two };
}

/** A pod that is as good as dead for the table: it does not beat, and lets go of nothing. */
function silence({ store }: Cluster, { name }: Pod): () => void {
	const { beat, release } = store.table;
	store.table.beat = async (owner, epochs) =>
		owner === name ? { held: new Set(epochs.keys()), unpublished: false } : beat(owner, epochs);
	store.table.release = async (owner, epochs) => (owner === name ? undefined : release(owner, epochs));
	return () => Object.assign(store.table, { beat, release });
}

const test = suite("handoff");

test("given shards that move, when the old owner lets go, then the new one takes them under a higher epoch at once", async () => {
	const { cluster, one, two } = await setUp();
	const before = epochsOf(one);
	one.assign(0, 1);
	two.assign(2, 3);
	await clock.advance(100);
	assert.equal(await ownersOf(cluster), ["pod-1", "pod-1", "pod-2", "pod-2"]);
	for (const [shard, epoch] of epochsOf(two)) assert.is(epoch, (before.get(shard) ?? 0) + 1);
	await cluster.stop();
});

test("given shards that stay, when others move, then their epochs and their actors are not touched", async () => {
	const { cluster, one, two } = await setUp();
	const stays = userOf(0);
	await one.ask(stays, remindIn(clock, 60_000));
	const before = epochsOf(one);
	const { activations } = one.system.stats().actors;
	one.assign(0, 1, 2);
	two.assign(3);
	await clock.advance(5_000);
	assert.equal(epochsOf(one), new Map([...before].filter(([shard]) => shard !== 3)));
	assert.is(one.system.stats().timers.armed, 1);
	await one.ask(stays, add("again"));
	assert.is(one.system.stats().actors.activations, activations);
	await cluster.stop();
});

test("given an owner that does not let go, when a second has passed, then its shard is taken and it is fenced (P7)", async () => {
	const { cluster, one, two } = await setUp();
	const user = userOf(3);
	await one.ask(user, add("before"));
	two.assign(3);
	await clock.advance(999);
	assert.is((await ownersOf(cluster))[3], "pod-1");
	// It looks every 50 ms.
	await clock.advance(51);
	assert.is((await ownersOf(cluster))[3], "pod-2");
	await two.ask(user, add("new owner"));
	// The first still believes that it owns the shard: its write touches no row, and its caller gets an answer all the same.
	assert.is((await one.ask(user, add("old owner"))).kind, "done");
	await clock.advance(100);
	assert.not(epochsOf(one).has(3));
	const events = cluster.store.rows(user)?.events ?? [];
	assert.equal(
		events.map(({ seq }) => seq),
		[1, 2, 3],
	);
	await cluster.stop();
});

test("given a command in hand, when its shard goes, then it is finished before the shard is let go of, and others say moved", async () => {
	const { cluster, one, two } = await setUp();
	const user = userOf(3);
	await one.ask(user, add("awake"));
	const { append } = cluster.store.journal;
	const held = Promise.withResolvers<void>();
	cluster.store.journal.append = (write) => held.promise.then(() => append(write));
	const inHand = one.ask(user, add("in hand"));
	await clock.advance(0);
	one.assign(0, 1, 2);
	two.assign(3);
	await clock.advance(500);
	assert.is((await ownersOf(cluster))[3], "pod-1");
	const asked = {
		command_id: "later",
		user_id: user,
		principal: { kind: "user", id: "page" },
		command: add("later"),
	} as const;
	assert.equal(await one.system.gate.executeHere(asked), { kind: "moved" });
	held.resolve();
	assert.is((await inHand).kind, "done");
	await clock.advance(100);
	assert.is((await ownersOf(cluster))[3], "pod-2");
	assert.is(one.system.stats().writes.direct_path, 0);
	await cluster.stop();
});

test("given a command in hand that hangs, when its shard goes, then it has 2 s, and the shards that stay beat on", async () => {
	const { cluster, one } = await setUp();
	const user = userOf(3);
	const { append } = cluster.store.journal;
	const held = Promise.withResolvers<void>();
	cluster.store.journal.append = (write) => held.promise.then(() => append(write));
	const inHand = one.ask(user, add("hangs"));
	await clock.advance(0);
	one.assign(0, 1, 2);
	await clock.advance(1_900);
	const rows = await cluster.shards.read();
	assert.is(rows[3]?.owner, "pod-1");
	assert.ok(rows.slice(0, 3).every(({ silent_ms }) => (silent_ms ?? 9_999) <= 1_000));
	await clock.advance(200);
	assert.is((await ownersOf(cluster))[3], null);
	held.resolve();
	await inHand;
	await cluster.stop();
});

test("given a shard that goes and comes back, then it is kept if it had not gone yet, else taken anew under a higher epoch", async () => {
	const { cluster, one } = await setUp();
	const before = epochsOf(one).get(3) ?? 0;
	const { beat } = cluster.store.table;
	let beats = 0;
	cluster.store.table.beat = (owner, epochs) => {
		beats += 1;
		return beat(owner, epochs);
	};
	one.assign(0, 1, 2);
	one.assign(0, 1, 2, 3);
	await clock.advance(4_000);
	assert.is(epochsOf(one).get(3), before);
	// Two pods, once a second each and once more when told: nobody goes on looking for what is here already.
	assert.ok(beats <= 10, `${beats} beats in 4 s`);
	one.assign(0, 1, 2);
	await clock.advance(0);
	one.assign(0, 1, 2, 3);
	await clock.advance(200);
	assert.is(epochsOf(one).size, SHARDS);
	assert.ok((epochsOf(one).get(3) ?? 0) > before);
	assert.is((await one.ask(userOf(3), add("here"))).kind, "done");
	assert.is(one.system.stats().writes.commands, 1);
	await cluster.stop();
});

test("given armed reminders, when their shard moves, then the new owner fires them at their instant, once (P4)", async () => {
	const { cluster, one, two } = await setUp();
	const user = userOf(3);
	await one.ask(user, remindIn(clock, 5_000));
	one.assign(0, 1, 2);
	two.assign(3);
	await clock.advance(1_000);
	assert.is(one.system.stats().timers.armed, 0);
	assert.is(two.system.stats().timers.armed, 1);
	await clock.advance(10_000);
	assert.equal(firedFor(cluster, user), [0]);
	await cluster.stop();
});

test("given shards that come while the reminders of others are being loaded, then theirs are armed as well (P4)", async () => {
	const { cluster, one, two } = await setUp();
	const user = userOf(3);
	await one.ask(user, remindIn(clock, 60_000));
	one.assign();
	await clock.advance(100);
	const { dueBefore } = cluster.store.reminders;
	const held = Promise.withResolvers<void>();
	cluster.store.reminders.dueBefore = (shards, ...rest) => held.promise.then(() => dueBefore(shards, ...rest));
	two.assign(0);
	await clock.advance(100);
	two.assign(0, 3);
	await clock.advance(100);
	assert.is(epochsOf(two).size, 2);
	held.resolve();
	await clock.advance(100);
	assert.is(two.system.stats().timers.armed, 1);
	await cluster.stop();
});

test("given a pod that dies, when reminders of its users fall due, then the others fire each within 5 s, once (P4)", async () => {
	const { cluster, one, two } = await setUp();
	const user = userOf(3);
	for (const ms of [1_000, 2_500, 4_000, 9_000]) await one.ask(user, remindIn(clock, ms));
	silence(cluster, one);
	// Dead: its timers and loops are gone, and the log has not yet told anybody.
	await one.system.stop();
	await clock.advance(7_000);
	two.assign(0, 1, 2, 3);
	await clock.advance(10_000);
	const late = firedFor(cluster, user);
	assert.is(late.length, 4);
	assert.ok(Math.max(...late) <= 5_000, `late by ${late}`);
	assert.is((await ownersOf(cluster))[3], "pod-2");
	await cluster.stop();
});

test("given two pods that both believe to own a shard, when reminders fall due and both write, then each fires once (P4, P7)", async () => {
	const { cluster, one, two } = await setUp();
	const user = userOf(3);
	for (let n = 0; n < 20; n += 1) await one.ask(user, remindIn(clock, 3_000 + n * 100));
	silence(cluster, one);
	two.assign(0, 1, 2, 3);
	await clock.advance(1_100);
	assert.ok(epochsOf(one).has(3) && epochsOf(two).has(3));
	await Promise.all([one, two, one, two].map((pod, n) => pod.ask(user, add(`at once ${n}`))));
	await clock.advance(10_000);
	assert.is(firedFor(cluster, user).length, 20);
	const events = cluster.store.rows(user)?.events ?? [];
	assert.equal(
		events.map(({ seq }) => seq),
		events.map((_, n) => n + 1),
	);
	assert.ok(one.system.stats().writes.fenced > 0);
	await cluster.stop();
});

test("given a completion decided by the direct path, then the next occurrence is there at once, and the log adds none (P9)", async () => {
	const { cluster, one, two } = await setUp();
	const user = userOf(3);
	const recurrence = { rrule: "FREQ=DAILY", start: "2026-11-01T09:00", time_zone: "UTC" };
	await one.ask(user, { type: "AddTask", title: "water the plants", recurrence });
	silence(cluster, one);
	one.state = "refuses";
	assert.is((await two.ask(user, { type: "CompleteTask", task_id: 1 })).kind, "done");
	assert.is(two.system.stats().writes.direct_path, 1);
	assert.is(cluster.store.rows(user)?.tasks.size, 2);
	const written = cluster.store.written.length;
	// To the owner that missed it all, to one that owns nothing, and to the next owner.
	await one.redeliver();
	await two.redeliver();
	two.assign(0, 1, 2, 3);
	await clock.advance(1_100);
	await two.redeliver();
	assert.is(cluster.store.written.length, written);
	await cluster.stop();
});

test("given a pod that was silent, when it beats again, then it closes what others took and does not take it back", async () => {
	const { cluster, one, two } = await setUp();
	const speak = silence(cluster, one);
	two.assign(0, 1, 2, 3);
	await clock.advance(3_000);
	speak();
	await clock.advance(5_000);
	assert.is(epochsOf(one).size, 0);
	assert.equal(await ownersOf(cluster), ["pod-2", "pod-2", "pod-2", "pod-2"]);
	await cluster.stop();
});

test("given a pod that stops, then its shards are free before it is gone, and its users are answered meanwhile", async () => {
	const { cluster, one, two } = await setUp();
	const user = userOf(3);
	await one.ask(user, add("before"));
	const stopped = one.system.stop();
	assert.is((await one.ask(user, add("while it stops"))).kind, "done");
	await clock.advance(2_500);
	await stopped;
	assert.equal(await ownersOf(cluster), [null, null, null, null]);
	assert.is((await one.ask(user, add("after"))).kind, "done");
	two.assign(0, 1, 2, 3);
	await clock.advance(100);
	assert.is((await two.ask(user, add("later"))).kind, "done");
	assert.is(cluster.store.rows(user)?.snapshot.version, 4);
	await cluster.stop();
});

test.run();
