/** The outbox: a row for each event until the log has it. The body stays in the journal, so a row is a few bytes. */
import type { JournalEvent } from "../../domain/events/events.ts";
import type { Outbox } from "../../ports/cluster/outbox.ts";
import type { Database } from "../database.ts";
import { EVENT_COLUMN } from "../rows.ts";

const READ = `
SELECT o.id::text AS id, o.shard, ${EVENT_COLUMN}
FROM outbox o JOIN journal j ON j.user_id = o.user_id AND j.seq = o.seq
WHERE o.shard = ANY($1) ORDER BY o.id LIMIT $2`;

const BACKLOG = `
SELECT count(*)::float8 AS waiting,
  coalesce(greatest(0, extract(epoch FROM clock_timestamp() - min(at)) * 1000), 0)::float8 AS oldest_ms,
  (SELECT count(*) FROM dead_letter)::float8 AS dead
FROM outbox`;

/** Out of one table and into the other at once: a death in between would lose the event or publish it for ever. */
const SET_ASIDE = `
WITH refused AS (SELECT * FROM unnest($1::bigint[], $2::text[]) AS r(id, reason)),
gone AS (DELETE FROM outbox o USING refused r WHERE o.id = r.id RETURNING o.user_id, o.seq, o.shard, r.reason)
INSERT INTO dead_letter (user_id, seq, shard, reason, at) SELECT user_id, seq, shard, reason, now() FROM gone
ON CONFLICT (user_id, seq) DO UPDATE SET reason = EXCLUDED.reason, at = EXCLUDED.at`;

/**
 * Not waited for until it is on disk: the next write of a task would wait behind it for the same disk. A power cut within that
 * third of a second brings rows back that the log has already, and readers pass over what they had (P6). The setting is the
 * transaction's own, and is made once for the statement.
 */
const REMOVE = `
DELETE FROM outbox WHERE id = ANY($1::bigint[]) AND (SELECT set_config('synchronous_commit', 'off', true)) = 'off'`;

export function createOutboxStore(database: Database): Outbox {
	return {
		read: (shards, limit) =>
			database.query<{ id: string; shard: number; event: JournalEvent }>(READ, [shards, limit], "read_outbox"),
		async remove(ids) {
			await database.query(REMOVE, [ids], "remove_outbox");
		},
		async setAside(refused) {
			const values = [refused.map(({ id }) => id), refused.map(({ reason }) => reason)];
			await database.query(SET_ASIDE, values, "set_aside_outbox");
		},
		async backlog() {
			const [row] = await database.query<{ waiting: number; oldest_ms: number; dead: number }>(BACKLOG);
			return row ?? { waiting: 0, oldest_ms: 0, dead: 0 };
		},
	};
}
