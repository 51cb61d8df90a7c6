/** Rows made in bulk, for benchmarks that are about reading and waiting. Journals are left out: nothing here folds. */

import { shardOf } from "../src/actors/shard.ts";
import { initialUserState } from "../src/domain/evolve/initialState.ts";
import type { Database } from "../src/persistence/database.ts";
import { writeUserState } from "../src/persistence/journal/userState.ts";
import { SHARDS } from "./pod.ts";

/** Gives each user so many open tasks, each with one armed reminder from `remindFrom` on, a second apart. */
export async function seedTasks(
	database: Database,
	users: readonly string[],
	tasks: number,
	remindFrom: string,
): Promise<void> {
	await seedUsers(database, users, tasks);
	// In slices: one statement has 5 s, on a busy machine too.
	for (const { slice, first, last } of slicesOf(users, tasks)) {
		await database.query(
			`INSERT INTO task (user_id, task_id, title, description, status, priority, tag_ids, due_at, due_time_zone, version, created_at, updated_at)
			 SELECT u, n, 'Water the plants number ' || n, 'Running report about topic ' || n % 97, 'open',
			   (ARRAY['low','medium','high','urgent'])[1 + n % 4], '{}', $2::timestamptz + n * interval '1 second', 'UTC', n, now(), now()
			 FROM unnest($1::uuid[]) AS u, generate_series($3::integer, $4::integer) AS n`,
			[slice, remindFrom, first, last],
		);
		await database.query(
			`INSERT INTO reminder (user_id, reminder_id, shard, task_id, spec, channels, fire_at, status)
			 SELECT t.user_id, t.task_id, a.shard, t.task_id, '{"before_minutes": 0}', '{email}', t.due_at, 'armed'
			 FROM task t JOIN user_actor a USING (user_id) WHERE t.user_id = ANY($1::uuid[]) AND t.task_id BETWEEN $2 AND $3`,
			[slice, first, last],
		);
	}
	await database.query("ANALYZE task");
	await database.query("ANALYZE reminder");
}

/** Users whose counters are past so many tasks and reminders. */
export async function seedUsers(database: Database, users: readonly string[], tasks: number): Promise<void> {
	const counters = { next_task_id: tasks + 1, next_reminder_id: tasks + 1 };
	await database.query(
		"INSERT INTO user_actor (user_id, shard, epoch, state) SELECT u, s, 0, $3::jsonb FROM unnest($1::uuid[], $2::integer[]) AS t(u, s)",
		[
			users,
			users.map((user) => shardOf(user, SHARDS)),
			JSON.stringify(writeUserState({ ...initialUserState(), ...counters })),
		],
	);
}

/** At most 10 users, and of each at most 1,000 tasks, at once. */
function slicesOf(users: readonly string[], tasks: number) {
	const slices: { readonly slice: readonly string[]; readonly first: number; readonly last: number }[] = [];
	for (let from = 0; from < users.length; from += 10) {
		const slice = users.slice(from, from + 10);
		for (let first = 1; first <= tasks; first += 1_000) {
			slices.push({ slice, first, last: Math.min(tasks, first + 999) });
		}
	}
	return slices;
}

/** Two events for each task: one of a turn in every thirty, one in four the clockwork's own. */
export async function seedJournal(database: Database, user: string, events: number): Promise<void> {
	// In slices: one statement has 5 s.
	for (let from = 1; from <= events; from += 10_000) {
		await database.query(
			`INSERT INTO journal (user_id, seq, event_id, type, data, principal, command_id, n, at)
			 SELECT $1::uuid, seq, md5($1::uuid || ':' || seq)::uuid, 'task.updated', jsonb_build_object('task_id', (seq + 1) / 2),
			   CASE seq % 30 WHEN 0 THEN jsonb_build_object('kind', 'assistant', 'id', 'chat', 'turn_id', 'turn-' || seq)
			     ELSE jsonb_build_object('kind', CASE WHEN seq % 4 = 1 THEN 'system' ELSE 'user' END, 'id', 'page') END,
			   'c' || seq, 0, now()
			 FROM generate_series($2::integer, $3::integer) AS seq`,
			[user, from, Math.min(events, from + 9_999)],
		);
	}
	await database.query("ANALYZE journal");
}
