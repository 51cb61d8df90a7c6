/** Reads the tasks that commands need. Asking by id is on the way of every command, so such loads go together. */
import type { Task } from "../../domain/tasks/task.ts";
import type { TaskNeeds } from "../../ports/commands/journal.ts";
import type { Database } from "../database.ts";
import { PLACE, TASK_COLUMN } from "../rows.ts";
import { loadFollowers } from "./followerLoads.ts";
import { createGroupedLoads } from "./groupedLoads.ts";
import { createTreeLoads, isId } from "./treeLoads.ts";

/**
 * By task and reminder ids, for many askers at once. The ids are found first and the rows fetched by their key: an OR
 * over both would read all tasks of the user (10,000 of them for one id). `OFFSET 0` keeps the look-ups look-ups: how
 * many ids there are the planner cannot know, and it would rather read the whole table.
 */
const BY_IDS = `
WITH asked AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS a(call integer, user_id uuid, task_ids integer[], reminder_ids integer[])
), wanted AS MATERIALIZED (
  SELECT a.call, a.user_id, id AS task_id FROM asked a CROSS JOIN unnest(a.task_ids) AS id
  UNION
  SELECT a.call, a.user_id, r.task_id FROM asked a CROSS JOIN unnest(a.reminder_ids) AS id
  CROSS JOIN LATERAL (SELECT r.task_id FROM reminder r WHERE r.user_id = a.user_id AND r.reminder_id = id OFFSET 0) r
)
SELECT w.call, l.task FROM wanted w CROSS JOIN LATERAL (
  SELECT ${TASK_COLUMN} FROM task t WHERE t.user_id = w.user_id AND t.task_id = w.task_id OFFSET 0) l`;

/**
 * The first that carries a label: one tells enough, however many there are. `+ 0` keeps it a look into the label's index:
 * walking all tasks in the order of their ids until one has the label would be taken for cheaper.
 */
const carrierBy = (condition: string) => `
SELECT ${TASK_COLUMN} FROM task t WHERE t.user_id = $1 AND t.task_id = (
  SELECT min(t.task_id + 0) FROM task t
  WHERE t.user_id = $1 AND ${condition} AND t.status <> 'deleted' AND t.task_id <> ALL ($3::integer[]))`;
const CARRIER = {
	category: carrierBy("t.category_id = $2"),
	tag: carrierBy("t.tag_ids @> ARRAY[$2::integer]"),
};

/** What stands for an occurrence or a later one. Names are wall times: their bytes are in their order, whatever the locale. */
const BY_SERIES = `
SELECT ${TASK_COLUMN} FROM task t WHERE t.user_id = $1 AND t.series_id = $2 AND t.occurrence COLLATE "C" >= $3`;

/** Those next to each other in the user's order: nothing else may stand between a task and where another is put. */
const besideOf = (beyond: "<" | ">", direction: "ASC" | "DESC") => `
SELECT ${TASK_COLUMN} FROM task t WHERE t.user_id = $1 AND t.task_id <> $3
  AND ${PLACE} ${beyond} (SELECT ${PLACE} FROM task t WHERE t.user_id = $1 AND t.task_id = $2)
ORDER BY ${PLACE} ${direction}, t.task_id ${direction} LIMIT 1`;
const BESIDE = { before: besideOf("<", "DESC"), after: besideOf(">", "ASC") };

interface Load {
	readonly user_id: string;
	readonly task_ids: readonly number[];
	readonly reminder_ids: readonly number[];
}

/** The `loadTasks` of ports/commands/journal.ts. Every row is asked for together with its user (P8). */
export function createTaskLoads(database: Database): (user_id: string, needs: TaskNeeds) => Promise<readonly Task[]> {
	const byIds = createGroupedLoads<Load>(database, BY_IDS, "load_by_ids");
	const byTree = createTreeLoads(database);

	return async (user_id, needs) => {
		const { task_ids = [], reminder_ids = [], carrier } = needs;
		const found = new Map<number, Task>();
		if (task_ids.length + reminder_ids.length > 0) {
			const ids = { user_id, task_ids: task_ids.filter(isId), reminder_ids: reminder_ids.filter(isId) };
			for (const task of await byIds(ids)) found.set(task.task_id, task);
		}
		const load = async (text: string, name: string, values: readonly unknown[] = []) => {
			for (const { task } of await database.query<{ task: Task }>(text, [user_id, ...values], name)) {
				found.set(task.task_id, task);
			}
		};
		if (carrier) await load(CARRIER[carrier.kind], `load_carrier_${carrier.kind}`, [carrier.id, carrier.apart_from]);
		if (needs.followers) {
			for (const task of await loadFollowers(database, user_id, needs.followers)) found.set(task.task_id, task);
		}
		if (needs.series) await load(BY_SERIES, "load_by_series", [needs.series.series_id, needs.series.from]);
		for (const task of await byTree(user_id, needs)) found.set(task.task_id, task);
		if (needs.neighbour && [needs.neighbour.of, needs.neighbour.without].every(isId)) {
			const { side, of, without } = needs.neighbour;
			await load(BESIDE[side], `load_${side}`, [of, without]);
		}
		return [...found.values()];
	};
}
