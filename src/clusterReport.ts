/**
 * The dashboard of the whole cluster: this pod's own line, and that of each pod in the routing table, asked all at once.
 * One that does not answer is shown as dead, with the shards that the table still gives it; after others have taken
 * those, it stays in view for a while as a pod without any.
 */
import type { Clock } from "./ports/clock.ts";
import type { ShardRow, ShardTable } from "./ports/journal.ts";
import type { Peers } from "./ports/peers.ts";
import type { Dashboard, PodLine } from "./ports/podReport.ts";

const DEAD_IN_VIEW_MS = 10 * 60_000;

interface ClusterParts {
	readonly pod: string;
	/** This pod's own dashboard. */
	readonly own: () => Promise<Dashboard>;
	readonly table: Pick<ShardTable, "read">;
	/** Undefined where pods cannot ask one another. */
	readonly peers: Pick<Peers, "dashboard"> | undefined;
	readonly clock: Pick<Clock, "now">;
}

interface Known {
	address: string;
	/** Epoch ms of when it last answered, or owned a shard. */
	seenMs: number;
}

/** Resolves within 1 s: pods are given 800 ms. Rejects with `StorageUnavailable` while PostgreSQL is away. */
export function createClusterReport({ pod, own, table, peers, clock }: ClusterParts): () => Promise<Dashboard> {
	const known = new Map<string, Known>();

	function note(rows: readonly ShardRow[]): void {
		const nowMs = clock.now().epochMilliseconds;
		for (const { owner, address } of rows) {
			if (owner !== null && address !== null && owner !== pod) known.set(owner, { address, seenMs: nowMs });
		}
		for (const [name, { seenMs }] of known) if (nowMs - seenMs > DEAD_IN_VIEW_MS) known.delete(name);
	}

	async function lineOf(name: string, one: Known, rows: readonly ShardRow[]): Promise<PodLine> {
		const answer = await peers?.dashboard(one.address);
		// Another pod may have taken the address over.
		const line = answer?.pods.find((candidate) => candidate.pod === name);
		if (line) {
			one.seenMs = clock.now().epochMilliseconds;
			return line;
		}
		const held = rows.filter(({ owner }) => owner === name);
		const silent = held.flatMap(({ silent_ms }) => silent_ms ?? []);
		return {
			pod: name,
			state: "dead",
			shards: held.map(({ shard, epoch }) => ({ shard, epoch })),
			heartbeat: { silent_ms: silent.length > 0 ? Math.round(Math.min(...silent)) : null },
		};
	}

	return async () => {
		if (!peers) return own();
		const mine = own();
		// Whoever fails first is told; the other must not end the process by its rejection.
		mine.catch(() => {});
		const rows = await table.read();
		note(rows);
		const others = await Promise.all([...known].map(([name, one]) => lineOf(name, one, rows)));
		const { taken_at, pods } = await mine;
		return { taken_at, pods: [...pods, ...others].sort((a, b) => (a.pod < b.pod ? -1 : 1)) };
	};
}
