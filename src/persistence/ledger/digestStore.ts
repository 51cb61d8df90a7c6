/** Plans, ledger and contents of daily digests in PostgreSQL. What is due is by the database's clock, what a day is by Node's zones. */

import { digestIdOf } from "../../domain/events/identity.ts";
import type { Sentence } from "../../domain/refusals/sentence.ts";
import type { DayBounds, DigestDay } from "../../domain/reminders/digest.ts";
import type {
	ClaimedDigest,
	DigestContent,
	DigestLedger,
	DigestPlan,
	DigestPlans,
	DigestReads,
	UnplannedDigest,
} from "../../ports/delivery/digests.ts";
import { IS_SOMEBODY } from "../accounts/accounts.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";
import { muteSql } from "./endpointStore.ts";
import { columnsOf, remarkOf } from "./remarks.ts";

/** `user_actor.digest` says who wants one and when, by an index of those alone; the write of the settings keeps it (`writeStatement.ts`). */
const UNPLANNED = `
SELECT u.user_id, u.digest AS basis,
  coalesce((SELECT ${instantSql("j.at")} FROM journal j WHERE j.user_id = u.user_id AND j.type = 'settings.changed'
    AND NOT j.data ? 'task_id' AND j.type <> 'settings.followed' ORDER BY j.seq DESC LIMIT 1), ${instantSql("now()")}) AS since,
  (SELECT max(d.local_date)::text FROM digest d WHERE d.user_id = u.user_id) AS last_day
FROM user_actor u LEFT JOIN digest_plan p ON p.user_id = u.user_id
WHERE u.digest IS NOT NULL AND p.basis IS DISTINCT FROM u.digest LIMIT $1`;

/** A plan of the same basis stays: it may have been put to another day since this one was made. */
const PLAN = `
INSERT INTO digest_plan (user_id, basis, local_date, due_at)
SELECT a.user_id, a.basis, a.local_date, a.due_at
FROM jsonb_to_recordset($1::jsonb) AS a(user_id uuid, basis text, local_date date, due_at timestamptz)
JOIN user_actor u ON u.user_id = a.user_id AND u.digest = a.basis
ON CONFLICT (user_id) DO UPDATE SET basis = excluded.basis, local_date = excluded.local_date, due_at = excluded.due_at
WHERE digest_plan.basis <> excluded.basis`;

const DUE = `
SELECT user_id, basis, local_date::text, ${instantSql("due_at")} AS due_at FROM digest_plan
WHERE due_at <= now() ORDER BY due_at, user_id LIMIT $1`;

/**
 * The plan is compared, so of several pods one puts a digest into the ledger; and the ledger has a row for each user, day and channel, so
 * a plan that was made twice is one digest all the same. Who has turned digests off, or moved them, loses the plan.
 */
const FIRE = `
WITH asked AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS a(user_id uuid, basis text, local_date date, due_at timestamptz,
    next_date date, next_at timestamptz, is_over boolean)
), moved AS (
  UPDATE digest_plan p SET local_date = a.next_date, due_at = a.next_at
  FROM asked a JOIN user_actor u ON u.user_id = a.user_id AND u.digest = a.basis
  WHERE p.user_id = a.user_id AND p.basis = a.basis AND p.due_at = a.due_at
  RETURNING p.user_id, a.local_date, a.due_at, a.is_over, u.state->'settings'->'channels' AS channels
), gone AS (
  DELETE FROM digest_plan p USING asked a JOIN user_actor u ON u.user_id = a.user_id AND u.digest IS DISTINCT FROM a.basis
  WHERE p.user_id = a.user_id AND p.due_at = a.due_at
)
INSERT INTO digest (user_id, local_date, channel, due_at, next_attempt_at)
SELECT m.user_id, m.local_date, c.channel, m.due_at, m.due_at
FROM moved m CROSS JOIN jsonb_array_elements_text(coalesce(m.channels, '["email"]')) AS c(channel)
WHERE NOT m.is_over ON CONFLICT DO NOTHING RETURNING 1`;

const inMs = (column: string) => `greatest(0, extract(epoch FROM ${column} - now()) * 1000)::float8 AS in_ms`;
const NEXT_PLAN = `SELECT ${inMs("due_at")} FROM digest_plan ORDER BY due_at LIMIT 1`;

/** SKIP LOCKED lets several mailers share the work; the time of the next attempt is the end of the lease. */
const CLAIM = `
WITH due AS (
  SELECT user_id, local_date FROM digest
  WHERE channel = $1 AND state IN ('queued', 'sending') AND next_attempt_at <= now()
  ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED
)
UPDATE digest d SET state = 'sending', attempts = d.attempts + 1,
  next_attempt_at = now() + $3::float8 * interval '1 millisecond'
FROM due JOIN user_actor u ON u.user_id = due.user_id JOIN "user" a ON a.id = due.user_id
  LEFT JOIN endpoint p ON p.user_id = due.user_id AND p.channel = $1
WHERE d.channel = $1 AND d.user_id = due.user_id AND d.local_date = due.local_date
RETURNING d.user_id, d.local_date::text, d.channel, d.attempts AS attempt, ${instantSql("d.due_at")} AS due_at,
  d.provider_answer AS last_words, d.reason AS last_reason,
  json_build_object('address', a.email, 'name', a.name, 'time_zone', u.state->'settings'->>'time_zone',
    'locale', u.state->'settings'->>'locale', 'date_order', coalesce(u.state->'settings'->>'date_order', 'dmy'),
    'is_verified', a."emailVerified" AND a.${IS_SOMEBODY}, 'mute', ${muteSql("p")}) AS recipient`;

/** The attempt is compared: who lost the row must not settle what another is about to do. */
const HELD = "user_id = $1 AND local_date = $2 AND channel = $3 AND attempts = $4 AND state = 'sending'";
const END = `
UPDATE digest SET state = $5, provider_answer = $6, reason = $7::jsonb, next_attempt_at = NULL, sent_at = CASE WHEN $5 = 'sent' THEN now() END
WHERE ${HELD} RETURNING 1`;
const RETRY = `
UPDATE digest SET state = 'queued', provider_answer = $5, reason = $6::jsonb, next_attempt_at = now() + $7::float8 * interval '1 millisecond'
WHERE ${HELD} RETURNING 1`;
const NEXT_ATTEMPT = `
SELECT ${inMs("next_attempt_at")} FROM digest WHERE channel = $1 AND state IN ('queued', 'sending')
ORDER BY next_attempt_at LIMIT 1`;

/** By the indexes of those that wait and of those that were given up, however many were sent. */
const COUNTS = `
SELECT state, count(*)::float8 AS count FROM digest WHERE state IN ('queued', 'sending') GROUP BY state
UNION ALL SELECT 'dead', count(*)::float8 FROM digest WHERE state = 'dead'`;

/** Tasks `t` of the user as `DigestTasks`. */
const tasks = (condition: string, order: string) => `(
  SELECT json_build_object('count', count(*), 'first', coalesce(json_agg(json_build_object('task_id', x.task_id, 'title', x.title, 'due',
    CASE WHEN x.due_date IS NOT NULL THEN json_build_object('date', x.due_date::text)
         WHEN x.due_at IS NOT NULL THEN json_build_object('at', ${instantSql("x.due_at")}, 'time_zone', x.due_time_zone) END)
    ORDER BY x.place) FILTER (WHERE x.place <= $6), '[]'))
  FROM (SELECT t.*, row_number() OVER (ORDER BY ${order}, t.task_id) AS place FROM task t WHERE t.user_id = $1 AND ${condition}) AS x)`;
const CONTENT = `SELECT
  ${tasks("t.status = 'open' AND (t.due_date = $2::date OR t.due_at >= $3::timestamptz AND t.due_at < $4::timestamptz)", "t.due_at NULLS FIRST")} AS due_today,
  ${tasks("t.status = 'open' AND (t.due_date < $2::date OR t.due_at < $3::timestamptz)", "coalesce(t.due_at, t.due_date::timestamp AT TIME ZONE 'UTC')")} AS overdue,
  ${tasks("t.status = 'completed' AND t.completed_at >= $5::timestamptz AND t.completed_at < $3::timestamptz", "t.completed_at")} AS done_yesterday`;

export function createDigestPlans(database: Pick<Database, "query">): DigestPlans {
	return {
		unplanned: (limit) => database.query<UnplannedDigest>(UNPLANNED, [limit], "unplanned_digests"),
		async plan(plans) {
			if (plans.length > 0) await database.query(PLAN, [JSON.stringify(plans)], "plan_digests");
		},
		due: (limit) => database.query<DigestPlan>(DUE, [limit], "due_digests"),
		async fire(digests) {
			if (digests.length === 0) return 0;
			const asked = digests.map(({ next, ...digest }) => ({
				...digest,
				next_date: next.local_date,
				next_at: next.due_at,
			}));
			return (await database.query(FIRE, [JSON.stringify(asked)], "fire_digests")).length;
		},
		async nextDueInMs() {
			return (await database.query<{ in_ms: number }>(NEXT_PLAN, [], "next_digest"))[0]?.in_ms;
		},
	};
}

interface ClaimedRow extends Omit<ClaimedDigest, "digest_id" | "last_answer"> {
	readonly last_words: string | null;
	readonly last_reason: Sentence | null;
}

export function createDigestLedger(database: Pick<Database, "query">): DigestLedger {
	const held = ({ user_id, local_date, channel }: ClaimedDigest, attempt: number) => [
		user_id,
		local_date,
		channel,
		attempt,
	];
	return {
		async claim({ channel, limit, lease_ms }) {
			const rows = await database.query<ClaimedRow>(CLAIM, [channel, limit, lease_ms], "claim_digests");
			return rows.map(({ last_words, last_reason, ...row }) => ({
				...row,
				digest_id: digestIdOf(row.user_id, row.local_date, row.channel),
				last_answer: remarkOf(last_words, last_reason),
			}));
		},
		async end(digest, attempt, end, answer) {
			const values = [...held(digest, attempt), end, ...columnsOf(answer)];
			return (await database.query(END, values, "end_digest")).length > 0;
		},
		async retry(digest, attempt, answer, delay_ms) {
			const values = [...held(digest, attempt), ...columnsOf(answer), delay_ms];
			return (await database.query(RETRY, values, "retry_digest")).length > 0;
		},
		async nextDueInMs(channel) {
			return (await database.query<{ in_ms: number }>(NEXT_ATTEMPT, [channel], "next_digest_attempt"))[0]?.in_ms;
		},
		async counts() {
			const rows = await database.query<{ state: "queued" | "sending" | "dead"; count: number }>(COUNTS);
			return { queued: 0, sending: 0, dead: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
		},
	};
}

export function createDigestReads(database: Pick<Database, "query">): DigestReads {
	return {
		async contentOf(user_id, day: DayBounds & Pick<DigestDay, "local_date">, most) {
			const { local_date, from, until, yesterday } = day;
			const asked = [user_id, local_date, from, until, yesterday, most];
			const [content] = await database.query<DigestContent>(CONTENT, asked, "digest_content");
			if (content === undefined) throw new Error("a digest has no content, not even an empty one");
			return content;
		},
	};
}
