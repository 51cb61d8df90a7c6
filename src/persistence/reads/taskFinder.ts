/** Finds one task by its number. Who asks while others do is answered by the same statement. */
import { shownTask } from "../../domain/labels/hiddenLabels.ts";
import type { Task } from "../../domain/tasks/task.ts";
import { createCoalescer } from "../coalescer.ts";
import type { Database } from "../database.ts";
import { allOrApart } from "../faults.ts";
import { readUserState } from "../journal/userState.ts";
import { TASK_COLUMN, type TaskRow } from "../rows.ts";

/**
 * With the user's state only where a label may be hidden. For all who ask meanwhile, each by his own user and number: `place` says
 * whose a row is.
 */
const FIND_TASKS = `
SELECT a.place, ${TASK_COLUMN}, CASE WHEN t.category_id IS NOT NULL OR t.tag_ids <> '{}'
  THEN (SELECT u.state FROM user_actor u WHERE u.user_id = t.user_id) END AS state
FROM unnest($1::uuid[], $2::integer[]) WITH ORDINALITY AS a(user_id, task_id, place)
JOIN task t ON t.user_id = a.user_id AND t.task_id = a.task_id`;
const FINDS_AT_ONCE = 100;
const FINDS_IN_FLIGHT = 4;

interface Find {
	readonly user_id: string;
	readonly task_id: number;
}
interface FoundTask extends TaskRow {
	readonly place: number;
	readonly state: unknown;
}

/** The user's task as it is shown, without labels that were deleted; undefined when there is none of that number. */
export function createTaskFinder(database: Database): (user_id: string, task_id: number) => Promise<Task | undefined> {
	const findOne = createCoalescer<Find, FoundTask | undefined>({
		mostAtOnce: FINDS_AT_ONCE,
		mostInFlight: FINDS_IN_FLIGHT,
		run: (finds) =>
			allOrApart(finds, async () => {
				const values = [finds.map(({ user_id }) => user_id), finds.map(({ task_id }) => task_id)];
				const rows = await database.query<FoundTask>(FIND_TASKS, values, "find_tasks");
				const found = new Map(rows.map((row) => [row.place, row]));
				return finds.map((_, n) => found.get(n + 1));
			}),
	});
	return async (user_id, task_id) => {
		// Ids beyond the column's type name nothing.
		if (!Number.isInteger(task_id) || Math.abs(task_id) > 2 ** 31 - 1) return undefined;
		const row = await findOne({ user_id, task_id });
		if (!row || row.state === null) return row?.task;
		return shownTask(row.task, await readUserState(database, user_id, row.state));
	};
}
