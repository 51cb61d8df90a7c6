import { writeAnswer } from "../../domain/documents/answerDocument.ts";
import { documentOf } from "../../domain/reminders/reminderDocument.ts";
import type { UserWrite } from "../../ports/commands/journal.ts";
import { lockPatience, lockTimeout } from "../lockPatience.ts";
import { instantSql, taskRecord } from "../rows.ts";
import { writeUserState } from "./userState.ts";

/** The column `digest` of a user's state: when his digest goes out, and by which clock; null where none is wanted. */
export const digestSql = (state: string) =>
	`(${state}->'settings'->>'digest_at') || ' ' || (${state}->'settings'->>'time_zone')`;

/**
 * The one write: for each of k users, compare-and-set of the snapshot and everything that hangs on it.
 *
 * One statement, because BEGIN + four statements cost 2.5 times as much and leave a gap in which a process can die.
 * What was decided before another decision refused the user something is void as well (decision 0206).
 * For many users, because reminders that fall due together must be written together: one transaction for each ties
 * with a job queue, one for hundreds is ten times as fast. Each user has a compare of his own, on version and epoch
 * (P2, P7), so one that loses does not touch the others.
 *
 * `won` is the only writer of user_actor; everything else joins it. Its row lock makes the commits of a user follow
 * one another, so outbox ids ascend with seq. `not_before` is compared with the database's clock: a pod whose
 * clock runs ahead fires nothing early (P4). A delivery is due since its reminder was: no clock that is stepped back by less
 * than it fired late, and no rounding of now() to the column's millisecond, can put it off.
 */
export const WRITE = `
WITH asked AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb)
    AS a(user_id uuid, version bigint, epoch bigint, refused_at timestamptz, events integer, state jsonb,
      not_before timestamptz)
  WHERE ${lockTimeout("$6")}
), won AS (
  UPDATE user_actor u SET version = u.version + a.events, state = coalesce(a.state, u.state),
    is_following = coalesce(a.state ? 'following', u.is_following),
    digest = CASE WHEN a.state IS NULL THEN u.digest
      ELSE ${digestSql("a.state")} END
  FROM asked a
  WHERE u.user_id = a.user_id AND u.version = a.version AND u.epoch = a.epoch
    AND u.refused_at IS NOT DISTINCT FROM a.refused_at
    AND (a.not_before IS NULL OR a.not_before <= clock_timestamp())
  RETURNING u.user_id, u.shard
), journalled AS (
  INSERT INTO journal (user_id, seq, event_id, type, data, principal, command_id, n, at, undoes, fingerprint, answer)
  SELECT e.* FROM jsonb_to_recordset($2::jsonb)
    AS e(user_id uuid, seq bigint, event_id uuid, type text, data jsonb, principal jsonb, command_id text, n integer,
         at timestamptz, undoes bigint, fingerprint text, answer jsonb)
  JOIN won USING (user_id)
), published AS (
  INSERT INTO outbox (shard, user_id, seq, at)
  SELECT won.shard, user_id, e.seq, e.at
  FROM jsonb_to_recordset($2::jsonb) AS e(user_id uuid, seq bigint, at timestamptz)
  JOIN won USING (user_id) ORDER BY user_id, e.seq
), tasks AS (
  INSERT INTO task AS old (user_id, task_id, title, description, status, status_before_deletion, priority, category_id,
    tag_ids, due_date, due_at, due_time_zone, due_floating, recurrence, series_id, occurrence, parent_id, version,
    created_at, updated_at, completed_at, deleted_at, duration_minutes, position)
  SELECT t.* FROM jsonb_to_recordset($3::jsonb)
    AS t(user_id uuid, task_id integer, title text, description text, status text, status_before_deletion text,
         priority text, category_id integer, tag_ids integer[], due_date date, due_at timestamptz, due_time_zone text,
         due_floating boolean, recurrence jsonb, series_id uuid, occurrence text, parent_id integer, version bigint, created_at timestamptz,
         updated_at timestamptz, completed_at timestamptz, deleted_at timestamptz, duration_minutes integer,
         position text)
  JOIN won USING (user_id)
  ON CONFLICT (user_id, task_id) DO UPDATE SET
    title = excluded.title, description = excluded.description, status = excluded.status,
    status_before_deletion = excluded.status_before_deletion, priority = excluded.priority,
    category_id = excluded.category_id, tag_ids = excluded.tag_ids, due_date = excluded.due_date,
    due_at = excluded.due_at, due_time_zone = excluded.due_time_zone, due_floating = excluded.due_floating, recurrence = excluded.recurrence,
    series_id = excluded.series_id, occurrence = excluded.occurrence, parent_id = excluded.parent_id,
    version = excluded.version, updated_at = excluded.updated_at, completed_at = excluded.completed_at,
    deleted_at = excluded.deleted_at, duration_minutes = excluded.duration_minutes, position = excluded.position
), reminders AS (
  INSERT INTO reminder AS old (user_id, reminder_id, shard, task_id, spec, channels, fire_at, status, snoozed_until)
  SELECT r.user_id, r.reminder_id, won.shard, r.task_id, r.spec, r.channels, r.fire_at, r.status, r.snoozed_until
  FROM jsonb_to_recordset($4::jsonb)
    AS r(user_id uuid, reminder_id integer, task_id integer, spec jsonb, channels text[], fire_at timestamptz,
         status text, snoozed_until timestamptz)
  JOIN won USING (user_id)
  ON CONFLICT (user_id, reminder_id) DO UPDATE SET
    spec = excluded.spec, channels = excluded.channels, fire_at = excluded.fire_at, status = excluded.status,
    snoozed_until = excluded.snoozed_until
), deliveries AS (
  INSERT INTO delivery (delivery_id, user_id, task_id, reminder_id, channel, planned_at, fired_at, held_until,
    next_attempt_at)
  SELECT d.delivery_id, d.user_id, d.task_id, d.reminder_id, d.channel, d.fire_at, d.fired_at, d.held_until,
    coalesce(d.held_until, d.fire_at)
  FROM jsonb_to_recordset($5::jsonb)
    AS d(delivery_id uuid, user_id uuid, task_id integer, reminder_id integer, channel text, fire_at timestamptz,
         fired_at timestamptz, held_until timestamptz)
  JOIN won USING (user_id)
  ON CONFLICT (delivery_id) DO NOTHING
)
SELECT user_id FROM won
`;

/**
 * How those who lost stand now, asked for them alone. In the write itself it would join each user with each: of a
 * CTE that writes the planner expects one row.
 */
export const STANDING = `
SELECT u.user_id, u.version, u.epoch, ${instantSql("u.refused_at")} AS refused_at, (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now_ms
FROM user_actor u WHERE u.user_id = ANY($1::uuid[])`;

/** The statement's parameters: users, journal rows, task rows, reminder rows, delivery rows, patience with locks. */
export function writeRecords(writes: readonly UserWrite[]): string[] {
	const users = writes.map((write) => ({
		user_id: write.user_id,
		version: write.version,
		epoch: write.epoch,
		refused_at: write.refused_at,
		events: write.events.length,
		state: write.state && writeUserState(write.state),
		not_before: write.not_before,
	}));
	const events = writes.flatMap(({ events, fingerprint, answer }) =>
		events.map((event) => (event.n === 0 ? { ...event, fingerprint, answer: writeAnswer(answer) } : event)),
	);
	const tasks = writes.flatMap(({ user_id, tasks }) => tasks.map((task) => taskRecord(user_id, task)));
	const reminders = writes.flatMap(({ user_id, reminders }) =>
		reminders.map(({ task_id, reminder }) => ({ user_id, task_id, ...documentOf(reminder) })),
	);
	const deliveries = writes.flatMap(({ user_id, deliveries }) =>
		deliveries.map((delivery) => ({ user_id, ...delivery })),
	);
	const records = [users, events, tasks, reminders, deliveries].map((rows) => JSON.stringify(rows));
	return [...records, lockPatience(writes.length)];
}
