/** The ledger as the mailer works it: claims with a lease, in one statement, so that no two mailers hold one row (P5). */
import type { Claim, ClaimedDelivery, DeliveryLedger } from "../ports/deliveryLedger.ts";
import type { Database } from "./database.ts";
import { instantSql } from "./rows.ts";

/**
 * What is due, or was left by a mailer whose lease ran out. SKIP LOCKED lets several mailers share the work; the task
 * and its owner are read in the same statement, so "does the task still want it" is asked as of the claim.
 */
const CLAIM = `
WITH due AS (
  SELECT d.delivery_id FROM delivery d
  WHERE d.state IN ('queued', 'sending') AND d.next_attempt_at <= now()
  ORDER BY d.next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED
), claimed AS (
  UPDATE delivery d SET state = 'sending', attempts = d.attempts + 1,
    next_attempt_at = now() + $2::float8 * interval '1 millisecond'
  FROM due WHERE d.delivery_id = due.delivery_id RETURNING d.*
)
SELECT c.delivery_id, c.user_id, c.task_id, c.reminder_id, c.channel, c.attempts AS attempt,
  ${instantSql("c.planned_at")} AS planned_at, ${instantSql("c.fired_at")} AS fired_at,
  json_build_object('title', t.title, 'description', t.description, 'priority', t.priority, 'status', t.status,
    'duration_minutes', t.duration_minutes,
    'due', CASE WHEN t.due_date IS NOT NULL THEN json_build_object('date', to_char(t.due_date, 'YYYY-MM-DD'))
                WHEN t.due_at IS NOT NULL
                THEN json_build_object('at', ${instantSql("t.due_at")}, 'time_zone', t.due_time_zone) END) AS task,
  json_build_object('address', a.email, 'name', a.name, 'time_zone', u.state->'settings'->>'time_zone',
    'locale', u.state->'settings'->>'locale') AS recipient
FROM claimed c
JOIN task t ON t.user_id = c.user_id AND t.task_id = c.task_id
JOIN user_actor u ON u.user_id = c.user_id
JOIN "user" a ON a.id = c.user_id
ORDER BY c.planned_at`;

/**
 * The attempt is compared as well as the state: a row that was taken over is being sent again, and the mailer that
 * lost it must not settle what another is about to do.
 */
const END = `
UPDATE delivery SET state = $3, provider_answer = coalesce($4, provider_answer), next_attempt_at = NULL,
  sent_at = CASE WHEN $3 = 'sent' THEN now() END
WHERE delivery_id = $1 AND attempts = $2 AND state = 'sending' RETURNING 1`;

const RETRY = `
UPDATE delivery SET state = 'queued', provider_answer = $3, next_attempt_at = now() + $4::float8 * interval '1 millisecond'
WHERE delivery_id = $1 AND attempts = $2 AND state = 'sending' RETURNING 1`;

const NEXT_DUE = `
SELECT CASE WHEN count(*) > 0
  THEN greatest(0, extract(epoch FROM min(next_attempt_at) - now()) * 1000)::float8 END AS in_ms
FROM delivery WHERE state IN ('queued', 'sending')`;

/** What a mail server says is shown to the user: its first line is enough. */
const ANSWER_LENGTH = 500;
const NONE = { queued: 0, sending: 0, sent: 0, not_wanted: 0, dead: 0 };

export function createDeliveryLedger(database: Database): DeliveryLedger {
	const end = async (claim: Claim, state: "sent" | "not_wanted" | "dead", answer: string | null) => {
		const values = [claim.delivery_id, claim.attempt, state, answer?.slice(0, ANSWER_LENGTH) ?? null];
		return (await database.query(END, values, "end_delivery")).length > 0;
	};
	return {
		claim: (limit, lease_ms) => database.query<ClaimedDelivery>(CLAIM, [limit, lease_ms], "claim_deliveries"),
		markSent: (claim, answer) => end(claim, "sent", answer),
		markNotWanted: (claim) => end(claim, "not_wanted", null),
		markDead: (claim, answer) => end(claim, "dead", answer),
		async markForRetry({ delivery_id, attempt }, answer, delay_ms) {
			const values = [delivery_id, attempt, answer.slice(0, ANSWER_LENGTH), delay_ms];
			return (await database.query(RETRY, values, "retry_delivery")).length > 0;
		},
		async nextDueInMs() {
			const [row] = await database.query<{ in_ms: number | null }>(NEXT_DUE, [], "next_delivery");
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
