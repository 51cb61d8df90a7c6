// file-timeout: 900 s
// runs-apart
// test-timeout: 120 s
/**
 * PostgreSQL killed, half-open, and put back to an older state, under load; and two pods that each believe to own every
 * shard (scenarios 9, 12, 13, 14; P1–P7, P11).
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, signUp } from "../support/client.ts";
import { eventually } from "../support/promises.ts";
import type { Call } from "./driver.ts";
import { postgresAway, postgresHalfOpen, postgresPutBack } from "./faults.ts";
import { runPhase } from "./phase.ts";
import { type Scene, startScene } from "./scene.ts";

/** Away for as long as the stroke says, and then back at work within this: reconnecting, sweeping. */
const BACK_WITHIN_MS = 8_000;

type Asked = Pick<Call, "status" | "ms">;

/** Calls until the pod has noticed: sessions of a server that was killed finish what they have in hand. */
const ASKED_WITHIN_MS = 10_000;

async function addTask(client: Client): Promise<Asked> {
	const start = performance.now();
	const { status } = await client.request("POST", "/api/tasks", {
		body: { title: "asked while the database is away" },
	});
	return { status, ms: performance.now() - start };
}

const test = suite<{ scene: Scene }>("database faults of two pods", {} as { scene: Scene });

// Without Kafka each pod's own log assigns every shard to it: scenario 9 as long as this file runs.
test.before(async (context) => {
	context.scene = await startScene({ pods: 2, kafka: false });
});
test.after(async (context) => {
	await context.scene?.stop();
});

test("given two pods that both claim every shard, when both are written to, then nothing is lost or doubled (P7)", async ({
	scene,
}) => {
	const owners = await scene.database.query<{ owner: string }>("SELECT DISTINCT owner FROM shard");
	assert.is(owners.length, 1, "one of them has taken what the other claimed too");
	const phase = await runPhase(
		scene,
		{ name: "one shard, two pods", strike: async () => ({ atMs: Date.now() }) },
		{
			latenessMs: 5_000,
			around: 100,
		},
	);
	assert.equal(phase.violations, []);
	assert.equal(phase.failed, []);
});

test("given PostgreSQL killed, when it is back after 5 s, then calls have failed fast, and each reminder fires once", async ({
	scene,
}) => {
	const asked: Asked[] = [];
	// A balancer passes over pods that say that they are not ready: asked directly, each must still answer at once.
	const clients = await Promise.all(scene.pods.map(({ url }) => signUp(url)));
	const phase = await runPhase(
		scene,
		postgresAway(5_000, async () => {
			const ask = (client: Client) =>
				eventually(
					() => addTask(client),
					({ status }) => status !== 201,
					ASKED_WITHIN_MS,
				);
			asked.push(...(await Promise.all(clients.map(ask))));
		}),
		{ latenessMs: 5_000 + BACK_WITHIN_MS },
	);
	assert.equal(phase.violations, []);
	assert.equal(
		asked.map(({ status }) => status),
		[503, 503],
	);
	const failed = [...asked, ...phase.failed];
	const other = failed.filter(({ status }) => status !== 503);
	assert.equal(other, [], "a failure was not told as 503");
	const slowest = Math.max(...failed.map(({ ms }) => ms));
	assert.ok(slowest < 2_000, `a call failed only after ${slowest} ms`);
});

test("given connections to PostgreSQL through which nothing passes, when they are released, then nothing is lost or doubled", async ({
	scene,
}) => {
	const phase = await runPhase(scene, postgresHalfOpen(4_000), { latenessMs: 4_000 + BACK_WITHIN_MS, copies: 2 });
	assert.equal(phase.violations, []);
});

test("given an older state of the database, when it takes the place of the newer, then pods decide by what is there", async ({
	scene,
}) => {
	const phase = await runPhase(scene, postgresPutBack, { latenessMs: 60_000, copies: 2 });
	// What was acknowledged after that state is gone with it, and its mails were sent: that is the restorer's loss, not ours.
	const others = phase.violations.filter((violation) => !/^P1: the acknowledged|^P5|^P10/.test(violation));
	assert.equal(others, []);
	const [row] = await scene.database.query<{ count: number }>("SELECT count(*)::float8 AS count FROM journal");
	assert.ok((row?.count ?? 0) > 0);
	assert.ok(phase.acknowledged > 100, "they went on");
});

test.run();
