// file-timeout: 300 s
// test-timeout: 280 s
// runs-alone
/** Three pods on a real Kafka: they split the shards, and share what a dead one leaves (P1, P2, P4, P5, P7). */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { shardOf } from "../../src/actors/shard.ts";
import { type Client, signUp } from "../support/client.ts";
import { insist } from "../support/insist.ts";
import { eventually, findAtRest, findBrokenPromises, messageIdsOf } from "../support/promises.ts";
import { lacksKafka, shareKafkaBroker } from "../support/sharedKafka.ts";
import { createPods, type Pod } from "./podProcesses.ts";

const lacking = await lacksKafka();
if (lacking !== undefined) {
	console.log(`SKIP ${lacking}`);
	process.exit(0);
}

const USERS = 6;
const test = suite("placement by Kafka");

/** What is done at one pod is seen on a page that is connected to another. */
async function requireLive(client: Client, here: Pod, there: Pod): Promise<void> {
	const closing = new AbortController();
	const stream = await fetch(`${there.url}/api/stream`, {
		headers: { authorization: `Bearer ${client.token}` },
		signal: closing.signal,
	});
	const title = `live ${randomUUID()}`;
	const seen = (async () => {
		let text = "";
		for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
			text += chunk;
			if (text.includes(title)) return;
		}
		throw new Error(`the stream ended without the task: ${text}`);
	})();
	client.url = here.url;
	const began = performance.now();
	assert.is((await client.request("POST", "/api/tasks", { body: { title } })).status, 201);
	await seen;
	const tookMs = performance.now() - began;
	closing.abort();
	assert.ok(tookMs < 10_000, `the page heard of it after ${tookMs} ms`);
}

test("given three pods, when one is killed in a burst and another stops, then nothing is lost and the shards are owned again", async () => {
	const pods = await createPods();
	try {
		const KAFKA_BROKERS = await shareKafkaBroker();
		const environment = { KAFKA_BROKERS, KAFKA_TOPIC_PREFIX: `${randomUUID()}.` };
		const [one, two, three] = (await Promise.all(
			["pod-1", "pod-2", "pod-3"].map((name) => pods.start(name, environment)),
		)) as [Pod, Pod, Pod];
		const { database } = pods;
		const owners = async () => {
			const rows = await database.query<{ owner: string | null; count: number }>(
				"SELECT owner, count(*)::float8 AS count FROM shard GROUP BY owner ORDER BY owner",
			);
			return rows.map(({ owner, count }) => `${owner}:${count}`).join(" ");
		};
		await eventually(owners, (text) => /^pod-1:[56] pod-2:[56] pod-3:[56]$/.test(text), 60_000);
		const first = await signUp(one.url);
		await requireLive(first, one, three);
		const clients = [first];
		// By chance all could live on the pods that stay: then nobody would be asked, and nothing decided directly.
		const hostsOfUsers = async () => {
			const users = await database.query<{ id: string }>('SELECT id FROM "user"');
			const shards = await database.query<{ id: number; owner: string }>("SELECT id, owner FROM shard");
			const inhabited = new Set(users.map(({ id }) => shardOf(id, shards.length)));
			return new Set(shards.filter(({ id }) => inhabited.has(id)).map(({ owner }) => owner));
		};
		while (clients.length < USERS || (await hostsOfUsers()).size < 3) clients.push(await signUp(one.url));

		const keys: string[] = [];
		const tookMs: number[] = [];
		let urls = [one.url, two.url, three.url];
		let isDone = false;
		const workers = clients.map(async (client, n) => {
			for (let turn = n; !isDone; turn += 1) {
				const order = urls.map((_, i) => urls[(i + turn) % urls.length] ?? "");
				const inMs = 1_500 + (turn % 40) * 100;
				const done = await insist(client, { title: "a task", inMs, urls: order });
				tookMs.push(done.tookMs);
				keys.push(done.key);
			}
		});
		await eventually(
			() => keys.length,
			(count) => count > 60,
			60_000,
		);
		const killed = performance.now();
		await two.server.kill("SIGKILL");
		urls = [one.url, three.url];
		await eventually(owners, (text) => !text.includes("pod-2") && !text.includes("null"), 60_000);
		const ownedAfterMs = performance.now() - killed;
		const stopping = await database.query<{ now: string }>("SELECT now()::text AS now");
		urls = [one.url];
		await three.server.kill("SIGTERM");
		assert.is(three.server.exitCode, 0);
		await eventually(owners, (text) => text === "pod-1:16", 60_000);
		isDone = true;
		await Promise.all(workers);
		const look = () =>
			findBrokenPromises({ database, acknowledged: keys, messageIds: messageIdsOf(pods.mails()), copies: 2 });
		assert.equal(await findAtRest(look), []);
		// The group waits 6 s for a member that fell silent.
		assert.ok(ownedAfterMs < 20_000, `owned again after ${ownedAfterMs} ms`);
		assert.ok(Math.max(...tookMs) < 5_000, `the slowest answer took ${Math.max(...tookMs)} ms`);
		const { forwarded, direct_path } = (await one.stats(first)).writes;
		assert.ok(forwarded > 0 && direct_path > 0, `${forwarded} forwarded, ${direct_path} by the direct path`);
		const latestSince = async (since: string) => {
			const [row] = await database.query<{ ms: number }>(
				`SELECT max((data->>'late_by_ms')::float8) AS ms FROM journal
				 WHERE type = 'reminder.sent' AND (data->>'fire_at')::timestamptz >= $1::timestamptz`,
				[since],
			);
			return row?.ms ?? 0;
		};
		assert.ok((await latestSince("2000-01-01")) <= 5_000, `${await latestSince("2000-01-01")} ms late by the kill`);
		const since = stopping[0]?.now ?? "";
		assert.ok((await latestSince(since)) <= 2_000, `${await latestSince(since)} ms late by the stop`);
	} finally {
		await pods.stop();
	}
});

test.run();
