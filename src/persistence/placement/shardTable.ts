/** The routing table (glossary: claim, epoch, owner). Its rows decide who may write; the log only proposes (P7). */

import type { ShardRow, ShardTable } from "../../ports/cluster/shardTable.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Database } from "../database.ts";

/** Ordered, so that two pods that claim at once lock the rows in the same order. */
const CLAIM = `
INSERT INTO shard AS s (id, owner, address, epoch, heartbeat)
SELECT id, $2, $3, 1, clock_timestamp() FROM unnest($1::integer[]) AS id ORDER BY id
ON CONFLICT (id) DO UPDATE SET owner = $2, address = $3, epoch = s.epoch + 1, heartbeat = clock_timestamp()
RETURNING id, epoch`;

/** Looks into the outbox besides: a statement of the relay's own each second would be a third of what an idle pod costs. */
const BEAT = `
WITH held AS (
  UPDATE shard s SET heartbeat = clock_timestamp()
  FROM unnest($2::integer[], $3::bigint[]) AS mine(id, epoch)
  WHERE s.id = mine.id AND s.epoch = mine.epoch AND s.owner = $1
  RETURNING s.id)
SELECT coalesce((SELECT array_agg(id) FROM held), '{}') AS held,
  EXISTS (SELECT FROM outbox o WHERE o.shard = ANY($2::integer[])) AS unpublished`;

const RELEASE = `
UPDATE shard s SET owner = NULL, address = NULL, heartbeat = NULL
FROM unnest($2::integer[], $3::bigint[]) AS held(id, epoch)
WHERE s.id = held.id AND s.epoch = held.epoch AND s.owner = $1`;

const READ = `
SELECT id AS shard, owner, address, epoch,
  CASE WHEN owner IS NOT NULL THEN greatest(0, extract(epoch FROM clock_timestamp() - heartbeat) * 1000)::float8 END AS silent_ms
FROM shard ORDER BY id`;

/** `hostClock` is the host's own, uncorrected: its distance from the database's is what is measured. */
export function createShardTable(database: Database, hostClock: Pick<Clock, "now">): ShardTable {
	const held = (owner: string, epochs: ReadonlyMap<number, number>) => [
		owner,
		[...epochs.keys()],
		[...epochs.values()],
	];
	return {
		async claim(shards, owner, address) {
			const rows = await database.query<{ id: number; epoch: number }>(CLAIM, [shards, owner, address], "claim");
			return new Map(rows.map(({ id, epoch }) => [id, epoch]));
		},
		async beat(owner, epochs) {
			if (epochs.size === 0) return { held: new Set(), unpublished: false };
			const [row] = await database.query<{ held: number[]; unpublished: boolean }>(BEAT, held(owner, epochs), "beat");
			return { held: new Set(row?.held), unpublished: row?.unpublished ?? false };
		},
		async release(owner, epochs) {
			if (epochs.size > 0) await database.query(RELEASE, held(owner, epochs), "release");
		},
		read: () => database.query<ShardRow>(READ, [], "read_shards"),
		async clockOffsetMs() {
			const before = hostClock.now().epochMilliseconds;
			const [row] = await database.query<{ now_ms: number }>(
				"SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now_ms",
			);
			const after = hostClock.now().epochMilliseconds;
			return row ? row.now_ms - (before + after) / 2 : 0;
		},
	};
}
