/** The gate's three ways: the actor here, the owner's pod, the direct path; once in effect whichever it was (P1, P7). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { taskOfAnswer } from "../../src/domain/commands/answer.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import { createCluster, DEADLINE_MS, userOf } from "../support/cluster.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const clock = createDrivenClock();
const add = (title: string): Command => ({ type: "AddTask", title });

/** Two pods; the first owns shards 0 and 1, the second 2 and 3. */
async function setUp() {
	const cluster = createCluster(clock);
	const one = await cluster.addPod("pod-1");
	const two = await cluster.addPod("pod-2");
	one.assign(0, 1);
	two.assign(2, 3);
	await clock.advance(100);
	const titles = (user_id: string) =>
		[...(cluster.store.rows(user_id)?.tasks.values() ?? [])].map(({ title }) => title);
	const writesOf = (pod: typeof one) => pod.system.stats().writes;
	return { cluster, one, two, titles, writesOf };
}

const test = suite("forwarding");

test("given a user of our own shard, when asked, then the actor here decides and nobody is asked", async () => {
	const { cluster, one, titles, writesOf } = await setUp();
	const user = userOf(0);
	assert.is((await one.ask(user, add("mine"))).kind, "done");
	assert.equal(one.asked, []);
	assert.is(writesOf(one).commands, 1);
	assert.equal(titles(user), ["mine"]);
	await cluster.stop();
});

test("given another pod's user, when asked, then that pod decides, once, and the answer is its answer", async () => {
	const { cluster, one, two, titles, writesOf } = await setUp();
	const user = userOf(2);
	const answer = await one.ask(user, add("theirs"));
	assert.is(answer.kind === "done" && taskOfAnswer(answer.answer)?.title, "theirs");
	assert.equal(one.asked, ["pod-2"]);
	assert.is(writesOf(one).forwarded, 1);
	assert.is(writesOf(one).direct_path, 0);
	assert.is(writesOf(two).commands, 1);
	assert.equal(titles(user), ["theirs"]);
	await cluster.stop();
});

test("given a refused command of another pod's user, then the refusal comes back and nothing is tried again", async () => {
	const { cluster, one, writesOf } = await setUp();
	const answer = await one.ask(userOf(3), { type: "CompleteTask", task_id: 7 });
	assert.is(answer.kind === "rejected" && answer.rejection.code, "not_found");
	assert.is(writesOf(one).direct_path, 0);
	await cluster.stop();
});

test("given an owner that refuses, when asked, then the direct path decides, and it is not asked again for a second", async () => {
	const { cluster, one, two, titles, writesOf } = await setUp();
	const user = userOf(2);
	two.state = "refuses";
	assert.is((await one.ask(user, add("a"))).kind, "done");
	assert.is((await one.ask(user, add("b"))).kind, "done");
	assert.equal(one.asked, ["pod-2"]);
	assert.is(writesOf(one).direct_path, 2);
	await clock.advance(1_000);
	two.state = "reachable";
	assert.is((await one.ask(user, add("c"))).kind, "done");
	assert.is(writesOf(one).forwarded, 1);
	assert.equal(titles(user), ["a", "b", "c"]);
	await cluster.stop();
});

test("given an owner that is frozen, when it thaws and acts on what it was asked, then the command is done once (P1)", async () => {
	const { cluster, one, two, titles } = await setUp();
	const user = userOf(2);
	await two.ask(user, add("before"));
	two.state = "frozen";
	const asked = one.ask(user, add("once"), "key-1");
	await clock.advance(DEADLINE_MS);
	const answer = await asked;
	assert.is(answer.kind, "done");
	await two.thaw();
	const repeated = await two.ask(user, add("once"), "key-1");
	assert.ok(answer.kind === "done" && repeated.kind === "done" && repeated.replayed);
	assert.equal(repeated.events, answer.events);
	assert.equal(titles(user), ["before", "once"]);
	await cluster.stop();
});

test("given an owner that was silent for 2.5 s, when asked, then nobody waits for it", async () => {
	const { cluster, one, two, writesOf } = await setUp();
	const { beat } = cluster.store.table;
	cluster.store.table.beat = async (owner, epochs) =>
		owner === "pod-2" ? { held: new Set(epochs.keys()), unpublished: false } : beat(owner, epochs);
	two.state = "frozen";
	await clock.advance(5_000);
	assert.is((await one.ask(userOf(2), add("at once"))).kind, "done");
	assert.equal(one.asked, []);
	assert.is(writesOf(one).direct_path, 1);
	await cluster.stop();
});

test("given a shard that moved, when the former owner says so, then the new one is looked up afresh and asked, once", async () => {
	const { cluster, one, two, titles, writesOf } = await setUp();
	const three = await cluster.addPod("pod-3");
	const user = userOf(2);
	await one.ask(user, add("a"));
	two.assign(3);
	three.assign(2);
	await clock.advance(200);
	assert.is((await one.ask(user, add("b"))).kind, "done");
	assert.equal(one.asked, ["pod-2", "pod-2", "pod-3"]);
	assert.is(writesOf(one).direct_path, 0);
	assert.is(writesOf(three).commands, 1);
	await one.ask(user, add("c"));
	assert.equal(one.asked.slice(3), ["pod-3"]);
	assert.equal(titles(user), ["a", "b", "c"]);
	await cluster.stop();
});

test("given an owner whose gate is shut while the table still names it, when asked, then the direct path decides", async () => {
	const { cluster, one, two, writesOf } = await setUp();
	cluster.store.table.release = async () => undefined;
	two.assign();
	await clock.advance(200);
	assert.is((await one.ask(userOf(2), add("a"))).kind, "done");
	assert.equal(one.asked, ["pod-2"]);
	assert.is(writesOf(one).direct_path, 1);
	await cluster.stop();
});

test("given pods that each name the other, when asked, then a forwarded command is never forwarded again", async () => {
	const { cluster, one, two, writesOf } = await setUp();
	const { read } = cluster.store.table;
	cluster.store.table.read = async () =>
		(await read()).map((row) => (row.shard === 2 ? { ...row, owner: "pod-3", address: "http://pod-1:3000" } : row));
	two.assign(3);
	await clock.advance(2_500);
	assert.is((await two.ask(userOf(2), add("a"))).kind, "done");
	assert.equal(two.asked, ["pod-1"]);
	assert.equal(one.asked, []);
	assert.is(writesOf(two).direct_path, 1);
	await cluster.stop();
});

test("given the database away for the owner alone, when asked, then the direct path decides", async () => {
	const { cluster, one, two, writesOf } = await setUp();
	two.system.gate.executeHere = async () => ({ kind: "unavailable", retry_after_ms: 1_000 });
	assert.is((await one.ask(userOf(2), add("a"))).kind, "done");
	assert.is(writesOf(one).direct_path, 1);
	await cluster.stop();
});

test("given the database away for all, when another pod's user asks, then unavailable (P11)", async () => {
	const { cluster, one } = await setUp();
	cluster.store.isAway = true;
	assert.is((await one.ask(userOf(2), add("a"))).kind, "unavailable");
	cluster.store.isAway = false;
	await cluster.stop();
});

test("given 200 commands of one user by both pods at once, then each is done once and no seq is missing (P1, P2)", async () => {
	const { cluster, one, two } = await setUp();
	const user = userOf(2);
	const keys = Array.from({ length: 100 }, (_, n) => `key-${n}`);
	const kinds = await Promise.all(
		keys.flatMap((key) =>
			[one.ask(user, add(key), key), two.ask(user, add(key), key)].map(async (one) => (await one).kind),
		),
	);
	assert.equal(new Set(kinds), new Set(["done"]));
	const events = cluster.store.rows(user)?.events ?? [];
	assert.equal(
		events.map(({ seq }) => seq),
		events.map((_, n) => n + 1),
	);
	assert.is(cluster.store.rows(user)?.tasks.size, keys.length);
	await cluster.stop();
});

test.run();
