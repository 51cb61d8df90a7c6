/**
 * Finds what is due by the partial index on (shard, fire_at) of armed reminders. The instants compared with are
 * parameters or now(), never clock_timestamp(): that one is volatile and would turn the index off.
 */
import type { DueReminder, FollowingUser, ReminderIndex } from "../../ports/delivery/reminderIndex.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";

const COLUMNS = `user_id, shard, reminder_id, task_id, ${instantSql("fire_at")} AS fire_at`;

/** One index range for each shard, joined by time: the cost is that of the rows returned. */
const dueIn = (shards: string, until: string) => `
SELECT ${COLUMNS} FROM ${shards}, LATERAL (
  SELECT r.* FROM reminder r
  WHERE r.shard = s.id AND r.status = 'armed' AND r.fire_at <= ${until} AND r.user_id <> ALL($4::uuid[])
  ORDER BY r.fire_at LIMIT $2) AS due
ORDER BY due.fire_at LIMIT $2`;

const DUE_BEFORE = dueIn("unnest($3::integer[]) AS s(id)", "$1::timestamptz");
/**
 * Every shard that has an armed reminder, by hopping from one to the next in the index: the routing table does not know
 * those that nobody claimed yet, and they are the ones that nobody else looks after.
 */
const SHARDS_WITH_ARMED = `
WITH RECURSIVE s(id) AS (
  SELECT min(shard) FROM reminder WHERE status = 'armed'
  UNION ALL
  SELECT (SELECT min(r.shard) FROM reminder r WHERE r.status = 'armed' AND r.shard > s.id) FROM s WHERE s.id IS NOT NULL
)`;
const OVERDUE =
	SHARDS_WITH_ARMED +
	dueIn("(SELECT id FROM s WHERE id <> ALL($3::integer[])) AS s", "now() - $1::float8 * interval '1 millisecond'");

/** By an index that holds only those who are at it: nearly always nobody. */
const FOLLOWING = `
SELECT u.user_id, u.shard FROM user_actor u WHERE u.is_following AND u.shard = ANY ($1::integer[])
  AND ($3::uuid IS NULL OR u.user_id > $3::uuid) ORDER BY u.user_id LIMIT $2`;

export function createReminderIndex(database: Database): ReminderIndex {
	return {
		async dueBefore(shards, until, limit, exceptUsers = []) {
			if (shards.length === 0) return [];
			return database.query<DueReminder>(DUE_BEFORE, [until, limit, shards, exceptUsers], "due_before");
		},
		async following(shards, limit, after) {
			if (shards.length === 0) return [];
			return database.query<FollowingUser>(FOLLOWING, [shards, limit, after ?? null], "following");
		},
		overdue: (byMs, limit, { shards, users }) =>
			database.query<DueReminder>(OVERDUE, [byMs, limit, shards, users], "overdue"),
	};
}
