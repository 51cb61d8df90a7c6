/**
 * Reads along the links of the tree of tasks, up and down (TaskNeeds `above`, `deepest_below`, `below`): one statement
 * each, for many askers at once. Every row is asked for together with its user (P8).
 *
 * Each step is a LATERAL query that is kept apart (OFFSET 0), so that it is a look into an index for each row found, up by
 * the primary key and down by `task_parent`, however the planner guesses the number of askers.
 */
import type { TaskNeeds } from "../../domain/decide/needs.ts";
import { LIMITS, type Task } from "../../domain/tasks/task.ts";
import type { Database } from "../database.ts";
import { TASK_COLUMN } from "../rows.ts";
import { createGroupedLoads } from "./groupedLoads.ts";

const TASKS_FOUND = `
SELECT f.call, t.task FROM found f CROSS JOIN LATERAL (
  SELECT ${TASK_COLUMN} FROM task t WHERE t.user_id = f.user_id AND t.task_id = f.task_id OFFSET 0
) t`;

/** One step more than is lawful says that a place is too deep; so a circle ends, too. */
export const ABOVE = `
WITH RECURSIVE asked AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS a(call integer, user_id uuid, task_ids integer[])
), up AS (
  SELECT a.call, a.user_id, id AS task_id, 0 AS step FROM asked a CROSS JOIN unnest(a.task_ids) AS id
  UNION ALL
  SELECT u.call, u.user_id, p.parent_id, u.step + 1 FROM up u CROSS JOIN LATERAL (
    SELECT t.parent_id FROM task t WHERE t.user_id = u.user_id AND t.task_id = u.task_id OFFSET 0
  ) p WHERE p.parent_id IS NOT NULL AND u.step < ${LIMITS.levels}
), found AS MATERIALIZED (SELECT DISTINCT call, user_id, task_id FROM up)
${TASKS_FOUND}`;

/**
 * All ways down with the tasks at their ends; of these the first that are wanted, with what lies between. A way ends
 * where it would meet itself.
 */
export const BELOW = `
WITH RECURSIVE asked AS MATERIALIZED (
  SELECT a.*, root.deleted_at, root.completed_at FROM jsonb_to_recordset($1::jsonb)
    AS a(call integer, user_id uuid, task_id integer, which text, apart_from integer[])
  LEFT JOIN LATERAL (
    SELECT t.deleted_at, t.completed_at FROM task t WHERE t.user_id = a.user_id AND t.task_id = a.task_id OFFSET 0
  ) root ON true
), down AS (
  SELECT a.call, a.user_id, a.which, a.apart_from, a.deleted_at, a.completed_at, ARRAY[a.task_id] AS way, NULL::integer AS rank
  FROM asked a
  UNION ALL
  SELECT d.call, d.user_id, d.which, d.apart_from, d.deleted_at, d.completed_at, d.way || c.task_id,
    CASE d.which
      WHEN 'live' THEN CASE WHEN c.status <> 'open' THEN 3 WHEN c.recurrence IS NOT NULL THEN 2 ELSE 1 END
      WHEN 'deepest' THEN CASE WHEN c.status <> 'deleted' THEN -cardinality(d.way) END
      WHEN 'deleted_with' THEN CASE WHEN c.status = 'deleted' AND c.deleted_at = d.deleted_at THEN 1 END
      WHEN 'completed_with' THEN CASE WHEN c.status = 'completed' AND c.completed_at = d.completed_at THEN 1 END
    END
  FROM down d CROSS JOIN LATERAL (
    SELECT t.task_id, t.status, t.recurrence, t.deleted_at, t.completed_at
    FROM task t WHERE t.user_id = d.user_id AND t.parent_id = d.way[cardinality(d.way)] OFFSET 0
  ) c
  WHERE c.task_id <> ALL (d.way) AND c.task_id <> ALL (d.apart_from)
    AND (c.status <> 'deleted' OR d.which IN ('deepest', 'deleted_with'))
), wanted AS (
  SELECT call, user_id, which, way, row_number() OVER (
    PARTITION BY call ORDER BY rank, cardinality(way), way[cardinality(way)]) AS place
  FROM down WHERE rank IS NOT NULL
), found AS MATERIALIZED (
  SELECT DISTINCT w.call, w.user_id, id AS task_id FROM wanted w CROSS JOIN unnest(w.way[2:]) AS id
  WHERE w.place <= CASE w.which WHEN 'deepest' THEN 1 ELSE ${LIMITS.takenAlong + 1} END
)
${TASKS_FOUND}`;

interface Up {
	readonly user_id: string;
	readonly task_ids: readonly number[];
}
interface Down {
	readonly user_id: string;
	readonly task_id: number;
	readonly which: string;
	readonly apart_from: readonly number[];
}

/** The tasks that a need names by their place in the tree; none where it asks for none. */
export function createTreeLoads(database: Database): (user_id: string, needs: TaskNeeds) => Promise<readonly Task[]> {
	const up = createGroupedLoads<Up>(database, ABOVE, "load_above");
	const down = createGroupedLoads<Down>(database, BELOW, "load_below");

	return async (user_id, { above, below, deepest_below }) => {
		const loads: Promise<readonly Task[]>[] = [];
		if (above !== undefined) loads.push(up({ user_id, task_ids: above.filter(isId) }));
		if (below !== undefined && isId(below.task_id)) loads.push(down({ user_id, ...below, apart_from: [] }));
		for (const task_id of deepest_below?.task_ids.filter(isId) ?? []) {
			const apart_from = deepest_below?.apart_from.filter((id) => id !== task_id) ?? [];
			loads.push(down({ user_id, task_id, which: "deepest", apart_from }));
		}
		return (await Promise.all(loads)).flat();
	};
}

/** Ids beyond the column's type name nothing; in a group they would fail everybody's load. */
export function isId(id: number): boolean {
	return Number.isInteger(id) && id > 0 && id < 2 ** 31;
}
