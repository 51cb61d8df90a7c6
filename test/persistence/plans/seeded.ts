/**
 * A database as it is after years: many users, and one with very many tasks and events. Made in SQL and analysed, so that
 * the planner knows what it would know then. Nothing here folds: it is about plans.
 */
import { initialUserState } from "../../../src/domain/evolve/initialState.ts";
import { writeUserState } from "../../../src/persistence/journal/userState.ts";
import { createTestDatabase, type TestDatabase } from "../../support/postgres.ts";

export const LARGE = "00000000-0000-4000-8000-000000000000";
const TASKS_OF_LARGE = 12_000;
const USERS = 400;
const TASKS_OF_OTHERS = 10;

const ACCOUNTS = [
	`INSERT INTO "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
	 SELECT CASE n WHEN 0 THEN '${LARGE}'::uuid ELSE gen_random_uuid() END, 'Test', n || '@example.org', true, now(), now()
	 FROM generate_series(0, ${USERS}) AS n`,
	`CREATE TEMP TABLE made AS SELECT u.id AS user_id, n AS task_id, n % 16 AS shard
	 FROM "user" u, generate_series(1, ${TASKS_OF_LARGE}) AS n WHERE u.id = '${LARGE}' OR n <= ${TASKS_OF_OTHERS}`,
	`INSERT INTO user_actor (user_id, shard, epoch, state) SELECT id, 0, 1, $1::jsonb FROM "user"`,
];

const TASKS = [
	// A third is timed, a third of whole days, a third without a date; of each a tenth is done; some float, some recur.
	`INSERT INTO task (user_id, task_id, title, description, status, priority, category_id, tag_ids, due_at, due_date,
	   due_time_zone, due_floating, recurrence, series_id, occurrence, parent_id, version, created_at, updated_at, completed_at)
	 SELECT user_id, task_id, 'Water the plants number ' || task_id, 'Report about topic ' || task_id % 97,
	   CASE WHEN task_id % 10 = 0 THEN 'completed' ELSE 'open' END, (ARRAY['low','medium','high','urgent'])[1 + task_id % 4],
	   CASE WHEN task_id % 5 = 0 THEN 1 + task_id % 20 END,
	   CASE WHEN task_id % 7 = 0 THEN ARRAY[1 + task_id % 30] ELSE '{}' END,
	   CASE WHEN task_id % 3 = 0 THEN '2030-01-01Z'::timestamptz + task_id * interval '7 minutes' END,
	   CASE WHEN task_id % 3 = 1 THEN '2030-01-01'::date + task_id % 700 END,
	   CASE WHEN task_id % 3 = 0 THEN 'UTC' END, task_id % 30 = 0,
	   CASE WHEN task_id % 10 = 3 THEN '{"rrule":"FREQ=DAILY"}'::jsonb END,
	   CASE WHEN task_id % 10 = 3 THEN ('00000000-0000-4000-8000-' || lpad((task_id / 5000)::text, 12, '0'))::uuid END,
	   CASE WHEN task_id % 10 = 3 THEN to_char('2020-01-01T09:00'::timestamp + task_id * interval '1 day', 'YYYY-MM-DD"T"HH24:MI') END,
	   CASE WHEN task_id % 50 = 0 THEN task_id - 1 END,
	   task_id, '2029-01-01Z'::timestamptz + task_id * interval '1 minute', now(), CASE WHEN task_id % 10 = 0 THEN now() END
	 FROM made`,
	`INSERT INTO reminder (user_id, reminder_id, shard, task_id, spec, channels, fire_at, status)
	 SELECT user_id, task_id, shard, task_id, '{"before_minutes":0}', '{email}',
	   '2030-01-01Z'::timestamptz + task_id * interval '1 minute', CASE WHEN task_id % 10 = 0 THEN 'fired' ELSE 'armed' END FROM made`,
	`INSERT INTO delivery (delivery_id, user_id, task_id, reminder_id, channel, state, planned_at, fired_at, next_attempt_at)
	 SELECT gen_random_uuid(), user_id, task_id, task_id, 'email', CASE WHEN task_id % 20 = 0 THEN 'queued' ELSE 'sent' END, now(), now(),
	   CASE WHEN task_id % 20 = 0 THEN now() END FROM made`,
];

const JOURNAL = [
	// Two events a task: one of a turn in every thirty, one in fifty about a label, one in four the clockwork's own.
	`INSERT INTO journal (user_id, seq, event_id, type, data, principal, command_id, n, at, answer, undoes)
	 SELECT user_id, seq, md5(user_id || ':' || seq)::uuid, 'task.updated',
	   CASE WHEN seq % 50 = 0 THEN '{}' ELSE jsonb_build_object('task_id', (seq + 1) / 2) END,
	   CASE seq % 30 WHEN 0 THEN jsonb_build_object('kind', 'assistant', 'id', 'chat', 'turn_id', 'turn-' || seq)
	     ELSE jsonb_build_object('kind', CASE WHEN seq % 4 = 1 THEN 'system' ELSE 'user' END, 'id', 'p' || seq % 200) END,
	   'c' || seq, 0, now(), '{}', CASE WHEN seq % 11 = 0 THEN seq - 1 END
	 FROM (SELECT user_id, 2 * task_id - half AS seq FROM made, generate_series(0, 1) AS half) AS events`,
	`INSERT INTO outbox (shard, user_id, seq, at) SELECT shard, user_id, task_id, now() FROM made`,
];

/** With tasks, their reminders and deliveries, or with journals and the outbox. */
export async function createSeededDatabase(part: "tasks" | "journal"): Promise<TestDatabase> {
	const database = await createTestDatabase();
	const labels = (many: number) =>
		Array.from({ length: many }, (_, n) => ({
			id: n + 1,
			name: `label ${n + 1}`,
			color: null,
			created_at: "2029-01-01T00:00:00.000Z" as const,
		}));
	const state = { ...initialUserState(), categories: labels(20), tags: labels(30), next_task_id: TASKS_OF_LARGE + 1 };
	const client = await database.connect();
	// Neither bound of the pool: this is a lot of rows at once.
	const run = (text: string, values: readonly unknown[] = []) =>
		client.query({ text, values: [...values], query_timeout: 120_000 } as never);
	try {
		await run("SET statement_timeout = 0");
		for (const statement of [...ACCOUNTS, ...(part === "tasks" ? TASKS : JOURNAL)]) {
			await run(statement, statement.includes("$1") ? [writeUserState(state as never)] : []);
		}
		for (const table of ["user_actor", "task", "reminder", "journal", "outbox", "delivery"]) {
			await run(`VACUUM ANALYZE ${table}`);
		}
		await run("RESET statement_timeout");
	} finally {
		client.release();
	}
	return database;
}
