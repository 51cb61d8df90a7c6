/** The ledger as the mailer works it: claims with a lease, in one statement, so that no two mailers hold one row (P5). */

import type { Remark } from "../../domain/refusals/sentence.ts";
import {
	type Claim,
	type ClaimedDelivery,
	type ClaimWish,
	type DeliveryLedger,
	IN_HAND_PER_USER,
	MOST_TOGETHER,
} from "../../ports/delivery/deliveryLedger.ts";
import { IS_SOMEBODY } from "../accounts/accounts.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";
import { muteSql } from "./endpointStore.ts";
import { columnsOf } from "./remarks.ts";

/** A row that stands for a message where messages are counted: one of each bundle. */
const IS_A_MESSAGE = (row: string) => `(${row}.bundle_id IS NULL OR ${row}.bundle_id = ${row}.delivery_id)`;

/** The task of a row `o`, as of the claim. */
const TASK = `json_build_object('title', t.title, 'description', t.description, 'priority', t.priority, 'status', t.status,
    'duration_minutes', t.duration_minutes,
    'due', CASE WHEN t.due_date IS NOT NULL THEN json_build_object('date', to_char(t.due_date, 'YYYY-MM-DD'))
                WHEN t.due_at IS NOT NULL
                THEN json_build_object('at', ${instantSql("t.due_at")}, 'time_zone', t.due_time_zone) END)`;

/**
 * What is due, or was left by a mailer whose lease ran out, users in turn. The turn hops from user to user in the index
 * (channel, user_id, next_attempt_at) of what waits on this channel ($6), from the last one served ($3) on, and stops at $1 users with something due: one
 * user's 100,000 rows are one hop. Of each at most two are in hand here ($4 names the user of each in hand), and everybody's
 * first comes before anybody's second. SKIP LOCKED lets several mailers share the work; the task and its owner are read in
 * the same statement, so "does the task still want it" is asked as of the claim. What is being sent counts as sent where the
 * hour's bound is measured (`ahead`; the statement still sees what it claims itself as it was before).
 *
 * `mates` are the rows that go out in the same message as a first one: held until the same minute and never tried, or tried together
 * before, which `bundle_id` says from then on. A range of the index, whatever else of the user's is due.
 */
const CLAIM = `
WITH RECURSIVE turn AS (
  (SELECT d.user_id, d.next_attempt_at FROM delivery d
   WHERE d.channel = $6 AND d.state IN ('queued', 'sending') AND d.user_id > $3::uuid ORDER BY d.user_id, d.next_attempt_at LIMIT 1)
  UNION ALL
  SELECT n.user_id, n.next_attempt_at FROM turn t CROSS JOIN LATERAL (
    SELECT d.user_id, d.next_attempt_at FROM delivery d
    WHERE d.channel = $6 AND d.state IN ('queued', 'sending') AND d.user_id > t.user_id ORDER BY d.user_id, d.next_attempt_at LIMIT 1) AS n
), users AS (
  SELECT t.user_id, ${IN_HAND_PER_USER} - hand.count AS free
  FROM turn t CROSS JOIN LATERAL (SELECT count(*) FROM unnest($4::uuid[]) AS h(id) WHERE h.id = t.user_id) AS hand
  WHERE t.next_attempt_at <= now() AND hand.count < ${IN_HAND_PER_USER} LIMIT $1
), due AS (
  SELECT u.user_id, r.*,
    row_number() OVER (PARTITION BY u.user_id, coalesce(r.bundle_id::text,
      CASE WHEN r.attempts > 0 OR r.held_until IS NULL THEN r.delivery_id::text ELSE date_trunc('minute', r.next_attempt_at)::text END) ORDER BY r.next_attempt_at, r.planned_at) AS place
  FROM users u CROSS JOIN LATERAL (
    SELECT d.delivery_id, d.next_attempt_at, d.planned_at, d.attempts, d.bundle_id, d.held_until FROM delivery d
    WHERE d.channel = $6 AND d.user_id = u.user_id AND d.state IN ('queued', 'sending') AND d.next_attempt_at <= now()
    ORDER BY d.next_attempt_at, d.planned_at LIMIT u.free FOR UPDATE SKIP LOCKED) AS r
), firsts AS (
  SELECT * FROM due WHERE place = 1
  ORDER BY row_number() OVER (PARTITION BY user_id ORDER BY next_attempt_at, planned_at), user_id LIMIT $1
), together AS (
  SELECT delivery_id, delivery_id AS first_id FROM firsts
  UNION ALL
  SELECT m.delivery_id, f.delivery_id FROM firsts f CROSS JOIN LATERAL (
    SELECT d.delivery_id FROM delivery d
    WHERE d.channel = $6 AND d.user_id = f.user_id AND d.state IN ('queued', 'sending') AND d.next_attempt_at <= now()
      AND d.next_attempt_at >= date_trunc('minute', f.next_attempt_at)
      AND d.next_attempt_at < date_trunc('minute', f.next_attempt_at) + interval '1 minute'
      AND d.delivery_id <> f.delivery_id AND d.attempts = f.attempts AND d.bundle_id IS NOT DISTINCT FROM f.bundle_id
      AND (f.bundle_id IS NOT NULL OR (f.attempts = 0 AND f.held_until IS NOT NULL AND d.held_until IS NOT NULL))
    ORDER BY d.next_attempt_at, d.planned_at LIMIT ${MOST_TOGETHER - 1} FOR UPDATE SKIP LOCKED) AS m
), mates AS (
  SELECT *, count(*) OVER (PARTITION BY first_id) > 1 AS is_bundle FROM together
), claimed AS (
  UPDATE delivery d SET state = 'sending', attempts = d.attempts + 1,
    next_attempt_at = now() + $2::float8 * interval '1 millisecond',
    bundle_id = CASE WHEN m.is_bundle THEN coalesce(d.bundle_id, m.first_id) ELSE d.bundle_id END
  FROM mates m WHERE d.delivery_id = m.delivery_id RETURNING d.*, m.first_id
), entries AS (
  SELECT o.delivery_id, o.first_id, o.planned_at AS planned, o.delivery_id AS entry_id, o.task_id, o.reminder_id,
    ${instantSql("o.planned_at")} AS planned_at, ${instantSql("o.fired_at")} AS fired_at,
    ${instantSql("o.held_until")} AS held_until, ${TASK} AS task
  FROM claimed o JOIN task t ON t.user_id = o.user_id AND t.task_id = o.task_id
)
SELECT coalesce(c.bundle_id, c.delivery_id) AS delivery_id, c.user_id, c.channel, c.attempts AS attempt,
  e.entry_id, e.task_id, e.reminder_id, e.planned_at, e.fired_at, e.held_until, e.task,
  coalesce((SELECT json_agg(json_build_object('entry_id', o.entry_id, 'task_id', o.task_id, 'reminder_id', o.reminder_id,
      'planned_at', o.planned_at, 'fired_at', o.fired_at, 'held_until', o.held_until, 'task', o.task)
      ORDER BY o.planned, o.task_id)
    FROM entries o WHERE o.first_id = c.delivery_id AND o.delivery_id <> c.delivery_id), '[]') AS also,
  json_build_object('address', a.email, 'name', a.name, 'time_zone', u.state->'settings'->>'time_zone',
    'locale', u.state->'settings'->>'locale', 'date_order', coalesce(u.state->'settings'->>'date_order', 'dmy'), 'is_verified', a."emailVerified" AND a.${IS_SOMEBODY}, 'mute', ${muteSql("p")}) AS recipient,
  (SELECT greatest(0, extract(epoch FROM s.sent_at - now() + interval '1 hour') * 1000)::float8 FROM delivery s
   WHERE $5::integer IS NOT NULL AND s.channel = c.channel AND s.user_id = c.user_id AND s.sent_at > now() - interval '1 hour'
     AND ${IS_A_MESSAGE("s")}
   ORDER BY s.sent_at DESC OFFSET greatest(0, $5::integer - 1 - c.ahead) LIMIT 1) AS room_in_ms
FROM (
  SELECT claimed.*, row_number() OVER (PARTITION BY user_id) - 1 + (
    SELECT count(*) FROM delivery o WHERE o.channel = claimed.channel AND o.user_id = claimed.user_id AND o.state = 'sending'
      AND o.delivery_id <> claimed.delivery_id AND ${IS_A_MESSAGE("o")}) AS ahead
  FROM claimed WHERE delivery_id = first_id
) AS c
JOIN entries e ON e.delivery_id = c.delivery_id
JOIN user_actor u ON u.user_id = c.user_id
JOIN "user" a ON a.id = c.user_id
LEFT JOIN endpoint p ON p.user_id = c.user_id AND p.channel = c.channel
ORDER BY c.planned_at`;

/** Of a claim ($1 its message, $2 its attempt). */
const HELD = "(delivery_id = $1 OR bundle_id = $1) AND attempts = $2 AND state = 'sending'";

/**
 * The attempt is compared as well as the state: a row that was taken over is being sent again, and the mailer that
 * lost it must not settle what another is about to do. $5 names the rows that are not wanted any more, $4 and $6 are a remark (`remarks.ts`).
 */
const END = `
UPDATE delivery SET state = CASE WHEN delivery_id = ANY($5::uuid[]) THEN 'not_wanted' ELSE $3 END,
  provider_answer = coalesce($4, provider_answer), reason = CASE WHEN $4 IS NULL THEN reason ELSE $6::jsonb END, next_attempt_at = NULL,
  sent_at = CASE WHEN $3 = 'sent' AND delivery_id <> ALL($5::uuid[]) THEN now() END
WHERE ${HELD} RETURNING 1`;

const RETRY = `
UPDATE delivery SET state = 'queued', provider_answer = $3, reason = $5::jsonb, next_attempt_at = now() + $4::float8 * interval '1 millisecond'
WHERE ${HELD} RETURNING 1`;

/** One statement, so that a flood of one user is put off as a whole and not claimed row by row. */
const POSTPONE = `
WITH mine AS (
  UPDATE delivery SET state = 'queued', provider_answer = $3, reason = $5::jsonb, next_attempt_at = now() + $4::float8 * interval '1 millisecond'
  WHERE ${HELD} RETURNING channel, user_id
), others AS (
  UPDATE delivery d SET provider_answer = $3, reason = $5::jsonb, next_attempt_at = now() + $4::float8 * interval '1 millisecond'
  FROM (SELECT DISTINCT channel, user_id FROM mine) AS mine
  WHERE d.channel = mine.channel AND d.user_id = mine.user_id AND d.state = 'queued' AND d.next_attempt_at <= now() RETURNING 1
)
SELECT (SELECT count(*) FROM others)::float8 AS others FROM mine`;

/** Due since it was planned: `now()` may be rounded up to the column's next millisecond. */
const RESUME_VERIFIED = `
UPDATE delivery d SET state = 'queued', next_attempt_at = greatest(d.planned_at, d.held_until) FROM "user" u
WHERE d.channel = $2 AND d.state = 'unverified' AND d.fired_at > now() - $1::float8 * interval '1 millisecond'
  AND u.id = d.user_id AND u."emailVerified" AND u.${IS_SOMEBODY} RETURNING 1`;

const NEXT_DUE = `
SELECT greatest(0, extract(epoch FROM next_attempt_at - now()) * 1000)::float8 AS in_ms
FROM delivery WHERE channel = $1 AND state IN ('queued', 'sending') ORDER BY next_attempt_at LIMIT 1`;

const NONE = { queued: 0, sending: 0, sent: 0, not_wanted: 0, unverified: 0, muted: 0, nowhere: 0, dead: 0 };
/** Before every user. */
const START = "00000000-0000-0000-0000-000000000000";

export function createDeliveryLedger(database: Database): DeliveryLedger {
	const end = async (
		claim: Claim,
		state: "sent" | "not_wanted" | "unverified" | "muted" | "nowhere" | "dead",
		answer: Remark | null,
	) => {
		const unwanted = claim.unwanted ?? [];
		const [words, reason] = columnsOf(answer);
		const values = [claim.delivery_id, claim.attempt, state, words, unwanted, reason];
		return (await database.query(END, values, "end_delivery")).length > 0;
	};
	/** The last user served on each channel; its next turn begins behind him. */
	const served = new Map<string, string>();

	async function claimAfter(user_id: string, { channel, limit, lease_ms, inHand, perHour }: ClaimWish) {
		const values = [limit, lease_ms, user_id, inHand, perHour ?? null, channel];
		const claimed = await database.query<ClaimedDelivery>(CLAIM, values, "claim_deliveries");
		const users = claimed.map((one) => one.user_id).toSorted();
		served.set(channel, users.at(-1) ?? user_id);
		return claimed;
	}

	return {
		async claim(wish) {
			const from = served.get(wish.channel) ?? START;
			const claimed = await claimAfter(from, wish);
			if (claimed.length === wish.limit || from === START) {
				if (claimed.length === 0) served.delete(wish.channel);
				return claimed;
			}
			const limit = wish.limit - claimed.length;
			const inHand = [...wish.inHand, ...claimed.map(({ user_id }) => user_id)];
			return [...claimed, ...(await claimAfter(START, { ...wish, limit, inHand }))];
		},
		markSent: (claim, answer) => end(claim, "sent", answer),
		markNotWanted: (claim) => end(claim, "not_wanted", null),
		async postpone({ delivery_id, attempt }, why, delay_ms) {
			const [words, reason] = columnsOf(why);
			const values = [delivery_id, attempt, words, delay_ms, reason];
			return (await database.query(POSTPONE, values, "postpone_delivery")).length > 0;
		},
		markMuted: (claim, reason) => end(claim, "muted", reason),
		markNowhere: (claim, reason) => end(claim, "nowhere", reason),
		markUnverified: (claim, reason) => end(claim, "unverified", reason),
		resumeVerified: async (channel, within_ms) =>
			(await database.query(RESUME_VERIFIED, [within_ms, channel], "resume_deliveries")).length,
		markDead: (claim, answer) => end(claim, "dead", answer),
		async markForRetry({ delivery_id, attempt }, answer, delay_ms) {
			const [words, reason] = columnsOf(answer);
			const values = [delivery_id, attempt, words, delay_ms, reason];
			return (await database.query(RETRY, values, "retry_delivery")).length > 0;
		},
		async nextDueInMs(channel) {
			const [row] = await database.query<{ in_ms: number | null }>(NEXT_DUE, [channel], "next_delivery");
			return row?.in_ms ?? undefined;
		},
		async counts() {
			const rows = await database.query<{ state: keyof typeof NONE; count: number }>(
				"SELECT state, count(*)::float8 AS count FROM delivery GROUP BY state",
			);
			return { ...NONE, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
		},
	};
}
