/** The mails about accounts that wait, in PostgreSQL: claims as the delivery ledger's, in one statement (P5). */
import type { AccountMailQueue, ClaimedMail } from "../../ports/accounts/accountMailQueue.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";

/**
 * Due from the beginning of time: `now()` is rounded up to the column's millisecond as often as down, and a clock that is stepped
 * back makes it the future, too. A claim right after it would find nothing.
 */
const ADD = `
INSERT INTO account_mail (mail_id, user_id, sealed, attempts, made_at, expires_at, next_attempt_at)
VALUES ($1, $2, $3, 0, now(), $4, '-infinity')`;

/** SKIP LOCKED lets several processes share the work; the time of the next attempt is the end of the lease. */
const CLAIM = `
WITH due AS (
  SELECT mail_id FROM account_mail WHERE next_attempt_at <= now()
  ORDER BY next_attempt_at, made_at LIMIT $1 FOR UPDATE SKIP LOCKED
)
UPDATE account_mail m SET attempts = m.attempts + 1, next_attempt_at = now() + $2::float8 * interval '1 millisecond'
FROM due WHERE m.mail_id = due.mail_id
RETURNING m.mail_id, m.sealed, m.attempts AS attempt, m.expires_at <= now() AS is_expired,
  ${instantSql("m.made_at")} AS made_at, ${instantSql("m.expires_at")} AS expires_at`;

/** The attempt is compared: who lost the row must not settle what another is about to do. */
const REMOVE = "DELETE FROM account_mail WHERE mail_id = $1 AND attempts = $2 RETURNING 1";
const RETRY = `
UPDATE account_mail SET next_attempt_at = now() + $3::float8 * interval '1 millisecond'
WHERE mail_id = $1 AND attempts = $2 RETURNING 1`;

/** Nothing can be taken from minus infinity before PostgreSQL 17. */
const NEXT_DUE = `
SELECT CASE WHEN next_attempt_at <= now() THEN 0 ELSE extract(epoch FROM next_attempt_at - now()) * 1000 END::float8 AS in_ms
FROM account_mail ORDER BY next_attempt_at LIMIT 1`;

export function createAccountMailQueue(database: Pick<Database, "query">): AccountMailQueue {
	return {
		async add({ mail_id, user_id, sealed, expires_at }) {
			await database.query(ADD, [mail_id, user_id, sealed, expires_at], "add_account_mail");
		},
		claim: ({ limit, lease_ms }) => database.query<ClaimedMail>(CLAIM, [limit, lease_ms], "claim_account_mails"),
		remove: async ({ mail_id, attempt }) =>
			(await database.query(REMOVE, [mail_id, attempt], "remove_account_mail")).length > 0,
		retry: async ({ mail_id, attempt }, delay_ms) =>
			(await database.query(RETRY, [mail_id, attempt, delay_ms], "retry_account_mail")).length > 0,
		async nextDueInMs() {
			const [row] = await database.query<{ in_ms: number }>(NEXT_DUE, [], "next_account_mail");
			return row?.in_ms;
		},
	};
}
