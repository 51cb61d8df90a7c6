import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createClusterReport } from "../src/clusterReport.ts";
import type { ShardRow } from "../src/ports/journal.ts";
import type { Dashboard } from "../src/ports/podReport.ts";
import { createDrivenClock, type DrivenClock } from "./support/drivenClock.ts";

const test = suite("cluster report");
let clock: DrivenClock;
let rows: ShardRow[];
/** What each address answers. */
let answers: Map<string, Dashboard>;
let look: () => Promise<Dashboard>;

const row = (shard: number, owner: string | null): ShardRow => ({
	shard,
	owner,
	address: owner && `http://${owner}`,
	epoch: 7,
	silent_ms: owner ? 3_200.4 : null,
});
const dashboardOf = (...pods: string[]): Dashboard => ({
	taken_at: "now",
	pods: pods.map((pod) => ({ pod, state: "alive", shards: [], users: 1 })),
});

test.before.each(() => {
	clock = createDrivenClock();
	rows = [row(0, "pod-a"), row(1, "pod-b"), row(2, "pod-c"), row(3, null)];
	answers = new Map([
		["http://pod-b", dashboardOf("pod-b")],
		["http://pod-c", dashboardOf("pod-c")],
	]);
	look = createClusterReport({
		pod: "pod-a",
		own: async () => dashboardOf("pod-a"),
		table: { read: async () => rows },
		peers: { dashboard: async (address) => answers.get(address) },
		clock,
	});
});

const states = async () => (await look()).pods.map(({ pod, state }) => `${pod} ${state}`);

test("given pods that answer, then each has its line once, by name", async () => {
	assert.equal(await states(), ["pod-a alive", "pod-b alive", "pod-c alive"]);
});

test("given a pod that does not answer, then it is dead and keeps what the table gives it", async () => {
	answers.delete("http://pod-b");
	assert.equal(await states(), ["pod-a alive", "pod-b dead", "pod-c alive"]);
	const line = (await look()).pods[1];
	assert.equal(line?.shards, [{ shard: 1, epoch: 7 }]);
	assert.equal(line?.heartbeat, { silent_ms: 3_200 });
});

test("given others took the shards of a dead pod, then it stays in view for ten minutes", async () => {
	await look();
	answers.delete("http://pod-b");
	rows = [row(0, "pod-a"), row(1, "pod-c"), row(2, "pod-c")];
	await clock.advance(600_000);
	assert.equal(await states(), ["pod-a alive", "pod-b dead", "pod-c alive"]);
	await clock.advance(1);
	assert.equal(await states(), ["pod-a alive", "pod-c alive"]);
});

test("given another pod at a dead one's address, then the dead one is not shown as alive", async () => {
	answers.set("http://pod-b", dashboardOf("pod-x"));
	assert.equal(await states(), ["pod-a alive", "pod-b dead", "pod-c alive"]);
});

test("given PostgreSQL is away, then the report fails and nothing is left unhandled", async () => {
	const failing = createClusterReport({
		pod: "pod-a",
		own: () => Promise.reject(new Error("own")),
		table: { read: () => Promise.reject(new Error("table")) },
		peers: { dashboard: async () => undefined },
		clock,
	});
	const fault = await failing().catch((err: unknown) => err);
	assert.is((fault as Error).message, "table");
});

test("given one process, then it is the cluster", async () => {
	const alone = createClusterReport({
		pod: "pod-a",
		own: async () => dashboardOf("pod-a"),
		table: { read: async () => rows },
		peers: undefined,
		clock,
	});
	assert.is((await alone()).pods.length, 1);
});

test.run();
