/** The processes that say that they live. A row is one process: a pod that comes back under its name has another. */
import type { PodRow, PodTable } from "../../ports/cluster/podTable.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";

/** Finds a row while a server lives, since one that does says so every second. */
export const IN_USE = "SELECT 1 FROM pod WHERE heartbeat > now() - interval '10 seconds' LIMIT 1";

/** Rows of processes that died are removed by the first beat of another that comes a day later. */
const BEAT = `
WITH forgotten AS (DELETE FROM pod WHERE heartbeat < clock_timestamp() - interval '1 day' AND id <> $1)
INSERT INTO pod AS p (id, name, address, roles, beats, heartbeat, set_back_at)
VALUES ($1, $2, $3, $4, 1, clock_timestamp(), $5)
ON CONFLICT (id) DO UPDATE SET beats = p.beats + 1, heartbeat = clock_timestamp(), set_back_at = $5
RETURNING beats`;

const READ = `
SELECT DISTINCT ON (name) name, address, roles,
  greatest(0, extract(epoch FROM clock_timestamp() - heartbeat) * 1000)::float8 AS silent_ms,
  ${instantSql("set_back_at")} AS set_back_at
FROM pod WHERE heartbeat > clock_timestamp() - interval '10 minutes' ORDER BY name, heartbeat DESC`;

export function createPodTable(database: Database): PodTable {
	return {
		async beat(id, { name, address, roles }, set_back_at) {
			const values = [id, name, address, JSON.stringify(roles), set_back_at];
			const [row] = await database.query<{ beats: number }>(BEAT, values, "pod_beat");
			return row?.beats ?? 0;
		},
		async leave(id) {
			await database.query("DELETE FROM pod WHERE id = $1", [id]);
		},
		read: () => database.query<PodRow>(READ, [], "read_pods"),
	};
}
