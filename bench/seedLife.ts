/** Journals made in bulk that fold to the rows there are: a task is added, and a tenth are renamed later. */
import type { Database } from "../src/persistence/database.ts";
import { TASK_COLUMN } from "../src/persistence/rows.ts";

/** After every addition and before every change. */
export const CHANGED_FROM = "2025-06-01T00:00:00Z";
/** In slices: one statement has 5 s, on a busy machine too. */
const SLICE = 2_500;

const CREATED = "'2025-01-01Z'::timestamptz + t.task_id * interval '1 second'";
const CHANGED = `'${CHANGED_FROM}'::timestamptz + t.task_id * interval '1 second'`;
const IS_CHANGED = "t.task_id % 10 = 0";

/** What an event of addition leaves out, since every new task has it (domain/events/events.ts, `TaskDocument`). */
const GIVEN = "{task_id,status,status_before_deletion,version,created_at,updated_at,completed_at,deleted_at,series}";

const STATEMENTS = [
	`UPDATE task t SET created_at = ${CREATED}, updated_at = CASE WHEN ${IS_CHANGED} THEN ${CHANGED} ELSE ${CREATED} END,
	   version = CASE WHEN ${IS_CHANGED} THEN $2 + t.task_id / 10 ELSE t.task_id END
	 WHERE t.user_id = $1 AND t.task_id BETWEEN $3 AND $4`,
	`INSERT INTO journal (user_id, seq, event_id, type, data, principal, command_id, n, at)
	 SELECT t.user_id, t.task_id, md5(t.user_id || ':' || t.task_id)::uuid, 'task.created',
	   jsonb_build_object('task_id', t.task_id, 'task', (d.task::jsonb - '${GIVEN}'::text[])
	     || '{"recurrence": null, "series_id": null, "occurrence": null}'
	     || CASE WHEN ${IS_CHANGED} THEN jsonb_build_object('title', 'Old ' || t.title) ELSE '{}' END),
	   '{"kind": "user", "id": "page"}', 'add' || t.task_id, 0, ${CREATED}
	 FROM task t CROSS JOIN LATERAL (SELECT ${TASK_COLUMN}) d
	 WHERE t.user_id = $1 AND t.task_id BETWEEN $3 AND $4 AND $2::integer > 0`,
	`INSERT INTO journal (user_id, seq, event_id, type, data, principal, command_id, n, at)
	 SELECT t.user_id, $2 + t.task_id / 10, md5(t.user_id || ':change' || t.task_id)::uuid, 'task.updated',
	   jsonb_build_object('task_id', t.task_id, 'updated_fields', jsonb_build_object('title', t.title),
	     'previous_fields', jsonb_build_object('title', 'Old ' || t.title)),
	   '{"kind": "user", "id": "page"}', 'change' || t.task_id, 0, ${CHANGED}
	 FROM task t WHERE t.user_id = $1 AND t.task_id BETWEEN $3 AND $4 AND ${IS_CHANGED}`,
];

/** Gives a user of `seedTasks` the journal that his rows come of. */
export async function seedLife(database: Database, user: string, tasks: number): Promise<void> {
	for (const statement of STATEMENTS) {
		for (let first = 1; first <= tasks; first += SLICE) {
			await database.query(statement, [user, tasks, first, Math.min(tasks, first + SLICE - 1)]);
		}
	}
	const last = tasks + Math.floor(tasks / 10);
	await database.query("UPDATE user_actor SET version = $2 WHERE user_id = $1", [user, last]);
	for (const table of ["task", "journal"]) await database.query(`ANALYZE ${table}`);
}
