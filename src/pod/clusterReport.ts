/**
 * The dashboard of the whole cluster: this pod's own line, and that of each pod that said that it lives or owns a shard,
 * asked all at once. One that does not answer is shown as dead, with the shards that the table still gives it; after
 * others have taken those, it stays in view for ten minutes as a pod without any.
 */

import type { Peers } from "../ports/cluster/peers.ts";
import type { Dashboard, PodLine } from "../ports/cluster/podReport.ts";
import type { PodRow, PodTable } from "../ports/cluster/podTable.ts";
import type { ShardRow, ShardTable } from "../ports/cluster/shardTable.ts";

interface ClusterParts {
	readonly pod: string;
	/** This pod's own dashboard. */
	readonly own: () => Promise<Dashboard>;
	readonly shards: Pick<ShardTable, "read">;
	readonly pods: Pick<PodTable, "read">;
	/** Undefined where pods cannot ask one another. */
	readonly peers: Pick<Peers, "dashboard"> | undefined;
}

interface Fellow {
	readonly name: string;
	readonly address: string;
	/** Unknown of a pod that only the routing table names: its version does not say that it lives. */
	readonly roles?: readonly string[];
	/** Since it last said that it lives. */
	readonly silent_ms: number | null;
}

/** Resolves within 1 s: pods are given 800 ms. Rejects with `StorageUnavailable` while PostgreSQL is away. */
export function createClusterReport({ pod, own, shards, pods, peers }: ClusterParts): () => Promise<Dashboard> {
	function fellowsOf(rows: readonly ShardRow[], living: readonly PodRow[]): readonly Fellow[] {
		const found = new Map<string, Fellow>();
		for (const { owner, address, silent_ms } of rows) {
			if (owner !== null && address !== null) found.set(owner, { name: owner, address, silent_ms });
		}
		for (const { address, ...row } of living) {
			if (address !== null) found.set(row.name, { ...row, address });
		}
		found.delete(pod);
		return [...found.values()];
	}

	async function lineOf({ name, address, roles, silent_ms }: Fellow, rows: readonly ShardRow[]): Promise<PodLine> {
		const answer = await peers?.dashboard(address);
		// Another pod may have taken the address over.
		const line = answer?.pods.find((candidate) => candidate.pod === name);
		if (line) return line;
		return {
			pod: name,
			state: "dead",
			...(roles && { roles }),
			shards: rows.filter(({ owner }) => owner === name).map(({ shard, epoch }) => ({ shard, epoch })),
			heartbeat: { silent_ms: silent_ms === null ? null : Math.round(silent_ms) },
		};
	}

	return async () => {
		if (!peers) return own();
		const mine = own();
		// The first failure is thrown; the other must not end the process by its rejection.
		mine.catch(() => {});
		const [rows, living] = await Promise.all([shards.read(), pods.read()]);
		const others = await Promise.all(fellowsOf(rows, living).map((fellow) => lineOf(fellow, rows)));
		const { pods: lines, ...facts } = await mine;
		return { ...facts, pods: [...lines, ...others].sort((a, b) => (a.pod < b.pod ? -1 : 1)) };
	};
}
