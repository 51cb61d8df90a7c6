import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createClusterReport } from "../../src/pod/clusterReport.ts";
import type { Dashboard } from "../../src/ports/cluster/podReport.ts";
import type { PodRow } from "../../src/ports/cluster/podTable.ts";
import type { ShardRow } from "../../src/ports/cluster/shardTable.ts";

const test = suite("cluster report");
let rows: ShardRow[];
/** Who said that it lives. */
let pods: PodRow[];
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
	rows = [row(0, "pod-a"), row(1, "pod-b"), row(2, "pod-c"), row(3, null)];
	pods = [];
	answers = new Map([
		["http://pod-b", dashboardOf("pod-b")],
		["http://pod-c", dashboardOf("pod-c")],
	]);
	look = createClusterReport({
		pod: "pod-a",
		own: async () => dashboardOf("pod-a"),
		shards: { read: async () => rows },
		pods: { read: async () => pods },
		peers: { dashboard: async (address) => answers.get(address) },
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

test("given pods that own no shard, then each is shown with its roles, alive or dead", async () => {
	const lives = (name: string) => ({
		name,
		address: `http://${name}`,
		roles: [name.slice(0, -2)],
		silent_ms: 1_500.6,
		set_back_at: null,
	});
	pods = [lives("http-1"), lives("mailer-1"), lives("mailer-2")];
	for (const name of ["http-1", "mailer-1"]) {
		answers.set(`http://${name}`, {
			taken_at: "now",
			pods: [{ pod: name, state: "alive", roles: [name.slice(0, -2)], shards: [] }],
		});
	}
	const shown = (await look()).pods.filter(({ roles }) => roles !== undefined);
	assert.equal(shown, [
		{ pod: "http-1", state: "alive", roles: ["http"], shards: [] },
		{ pod: "mailer-1", state: "alive", roles: ["mailer"], shards: [] },
		{ pod: "mailer-2", state: "dead", roles: ["mailer"], shards: [], heartbeat: { silent_ms: 1_501 } },
	]);
});

test("given a pod that owns shards and says that it lives, and this pod, then each is shown once", async () => {
	pods = ["pod-a", "pod-b"].map((name) => ({
		name,
		address: `http://${name}`,
		roles: ["actors"],
		silent_ms: 0,
		set_back_at: null,
	}));
	assert.equal(await states(), ["pod-a alive", "pod-b alive", "pod-c alive"]);
});

test("given others took the shards of a dead pod, then it stays in view for as long as its word is kept", async () => {
	pods = [{ name: "pod-b", address: "http://pod-b", roles: ["actors"], silent_ms: 599_000, set_back_at: null }];
	answers.delete("http://pod-b");
	rows = [row(0, "pod-a"), row(1, "pod-c"), row(2, "pod-c")];
	assert.equal(await states(), ["pod-a alive", "pod-b dead", "pod-c alive"]);
	pods = [];
	assert.equal(await states(), ["pod-a alive", "pod-c alive"]);
});

test("given a process that others cannot ask, then it is not taken for dead", async () => {
	pods = [{ name: "laptop", address: null, roles: ["http"], silent_ms: 0, set_back_at: null }];
	assert.equal(await states(), ["pod-a alive", "pod-b alive", "pod-c alive"]);
});

test("given another pod at a dead one's address, then the dead one is not shown as alive", async () => {
	answers.set("http://pod-b", dashboardOf("pod-x"));
	assert.equal(await states(), ["pod-a alive", "pod-b dead", "pod-c alive"]);
});

test("given PostgreSQL is away, then the report fails and nothing is left unhandled", async () => {
	const failing = createClusterReport({
		pod: "pod-a",
		own: () => Promise.reject(new Error("own")),
		shards: { read: () => Promise.reject(new Error("table")) },
		pods: { read: async () => pods },
		peers: { dashboard: async () => undefined },
	});
	const fault = await failing().catch((err: unknown) => err);
	assert.is((fault as Error).message, "table");
});

test("given one process, then it is the cluster", async () => {
	const alone = createClusterReport({
		pod: "pod-a",
		own: async () => dashboardOf("pod-a"),
		shards: { read: async () => rows },
		pods: { read: async () => pods },
		peers: undefined,
	});
	assert.is((await alone()).pods.length, 1);
});

test.run();
