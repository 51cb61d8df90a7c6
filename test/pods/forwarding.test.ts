// file-timeout: 320 s
// test-timeout: 150 s
// runs-apart
/** Real pods: commands reach the owner from anywhere, and are answered while it is frozen (P1, P4, P7). */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, signUp } from "../support/client.ts";
import { insist } from "../support/insist.ts";
import { eventually, findAtRest, findBrokenPromises, messageIdsOf } from "../support/promises.ts";
import { createPods, type Pods } from "./podProcesses.ts";

const test = suite("forwarding between processes");

async function add(client: Client, keys: string[], reminderInMs?: number): Promise<number> {
	if (reminderInMs !== undefined) {
		const { key, tookMs } = await insist(client, { title: "a task", inMs: reminderInMs });
		keys.push(key);
		return tookMs;
	}
	const key = randomUUID();
	const began = performance.now();
	const answer = await client.request("POST", "/api/tasks", { body: { title: "a task" }, key });
	assert.is(answer.status, 201, JSON.stringify(answer.body));
	keys.push(key);
	return performance.now() - began;
}

async function requirePromises(pods: Pods, acknowledged: readonly string[]): Promise<void> {
	const { database } = pods;
	const look = () => findBrokenPromises({ database, acknowledged, messageIds: messageIdsOf(pods.mails()), copies: 1 });
	assert.equal(await findAtRest(look), []);
}

test("given two pods, when the one asks for users of the other, then the owner decides, whatever pod was asked", async () => {
	const pods = await createPods();
	try {
		const one = await pods.start("pod-1");
		const client = await signUp(one.url);
		const two = await pods.start("pod-2");
		await pods.owns(two);
		await eventually(
			() => one.stats(client),
			({ shards }) => shards.length === 0,
			30_000,
		);
		const keys: string[] = [];
		// A machine that is busy may make the owner too slow for its deadline; then the round does not count.
		const forwardRound = async () => {
			const before = (await one.stats(client)).writes;
			const commandsBefore = (await two.stats(client)).writes.commands;
			const lane = async () => {
				for (let n = 0; n < 10; n += 1) await add(client, keys);
			};
			await Promise.all(Array.from({ length: 5 }, lane));
			const after = (await one.stats(client)).writes;
			return {
				forwarded: after.forwarded - before.forwarded,
				unanswered: after.forwards_unanswered - before.forwards_unanswered,
				decidedHere: after.direct_path - before.direct_path,
				decidedThere: (await two.stats(client)).writes.commands - commandsBefore,
			};
		};
		const round = await eventually(forwardRound, ({ decidedHere }) => decidedHere === 0, 90_000);
		assert.equal(round, { forwarded: 50, unanswered: 0, decidedHere: 0, decidedThere: 50 });
		await requirePromises(pods, keys);
	} finally {
		await pods.stop();
	}
});

test("given an owner that is frozen, when commands and reminders come, then others answer in 1.5 s and fire in 5 s, once", async () => {
	const pods = await createPods();
	try {
		const one = await pods.start("pod-1");
		const client = await signUp(one.url);
		const two = await pods.start("pod-2");
		await pods.owns(two);
		const keys: string[] = [];
		client.url = two.url;
		for (const ms of [2_000, 4_000, 6_000]) await add(client, keys, ms);
		client.url = one.url;
		process.kill(two.server.pid, "SIGSTOP");
		const tookMs: number[] = [];
		for (let n = 0; n < 30; n += 1) tookMs.push(await add(client, keys));
		const inOrder = tookMs.toSorted((a, b) => a - b);
		assert.ok((inOrder[15] ?? Infinity) < 1_500, `most answers took ${inOrder} ms`);
		// 800 ms for the frozen one, and what a write takes; whoever waits for it alone waits for ever.
		assert.ok(Math.max(...tookMs) < 5_000, `the slowest answer took ${Math.max(...tookMs)} ms`);
		await pods.owns(one);
		const fired = () =>
			pods.database.query<{ late_ms: number }>(
				"SELECT (data->>'late_by_ms')::float8 AS late_ms FROM journal WHERE type = 'reminder.sent'",
			);
		const rows = await eventually(fired, (found) => found.length === 3, 30_000);
		assert.ok(Math.max(...rows.map(({ late_ms }) => late_ms)) <= 5_000, JSON.stringify(rows));
		process.kill(two.server.pid, "SIGCONT");
		// It wakes with timers and commands of before; nothing of it touches a row.
		client.url = two.url;
		await add(client, keys);
		await eventually(
			async () => (await two.stats(client)).shards.length,
			(held) => held === 0,
			30_000,
		);
		assert.is((await fired()).length, 3);
		await requirePromises(pods, keys);
	} finally {
		await pods.stop();
	}
});

test.run();
