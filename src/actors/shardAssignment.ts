/** The shards that the log assigns to this pod, and which of them are new and must be taken in the end, even from an owner that lives. */

import type { ShardRow } from "../ports/cluster/shardTable.ts";
import type { Clock } from "../ports/process/clock.ts";
import { SILENT_MS } from "./routing.ts";

/** How long the old owner may take to release what is assigned to us. */
const LET_GO_MS = 1_000;

export interface ShardAssignment {
	has(shard: number): boolean;
	/** The full set that is assigned now. */
	assign(shards: ReadonlySet<number>): void;
	/** These are to be taken as if they were newly assigned. */
	want(shards: Iterable<number>): void;
	/** These are ours now: nothing is wanted of them any more. */
	taken(shards: Iterable<number>): void;
	/** Whether any newly assigned shard is not ours yet. */
	isWaiting(): boolean;
	/** Assigned and not among these. */
	missing(held: ReadonlySet<number>): readonly number[];
	/** Whether the shard may be taken: it is free, its owner is silent, or it was newly assigned and its owner had a second. */
	isDue(shard: number, row: ShardRow | undefined): boolean;
}

/** `pod`: this one, which need not wait for itself. */
export function createShardAssignment(pod: string, clock: Clock): ShardAssignment {
	let assigned: ReadonlySet<number> = new Set();
	/** Since when each is wanted, by `elapsedMs`. */
	const wanted = new Map<number, number>();
	return {
		has: (shard) => assigned.has(shard),
		assign(shards) {
			for (const shard of shards) if (!assigned.has(shard)) wanted.set(shard, clock.elapsedMs());
			assigned = new Set(shards);
			for (const shard of wanted.keys()) if (!assigned.has(shard)) wanted.delete(shard);
		},
		want(shards) {
			for (const shard of shards) wanted.set(shard, clock.elapsedMs());
		},
		taken(shards) {
			for (const shard of shards) wanted.delete(shard);
		},
		isWaiting: () => wanted.size > 0,
		missing: (held) => [...assigned].filter((shard) => !held.has(shard)),
		isDue(shard, row) {
			const sinceMs = wanted.get(shard);
			if (row?.owner === undefined || row.owner === null || (row.silent_ms ?? 0) > SILENT_MS) return true;
			// Who was fenced does not fight for the shard: it takes it back only from the silent.
			return sinceMs !== undefined && (row.owner === pod || clock.elapsedMs() - sinceMs >= LET_GO_MS);
		},
	};
}
