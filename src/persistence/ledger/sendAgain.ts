/** What was given up is queued again, when its user says so. */

import type { ChannelName } from "../../domain/channels.ts";
import { digestIdOf } from "../../domain/events/identity.ts";
import { type DigestDay, isDigestOver } from "../../domain/reminders/digest.ts";
import { epochMsOf, type InstantText } from "../../domain/time/instant.ts";
import type { SendAgain } from "../../ports/delivery/deliveryLedger.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";

/**
 * The whole message that the row ($2) is of. Its attempts go on counting: a mailer that lost the row long ago holds another
 * attempt, and what is tried again goes out under the id that it had.
 */
const AGAIN = `
WITH named AS (
  SELECT coalesce(bundle_id, delivery_id) AS message, state FROM delivery WHERE user_id = $1 AND delivery_id = $2
), queued AS (
  UPDATE delivery d SET state = 'queued', next_attempt_at = now() FROM named n
  WHERE d.user_id = $1 AND n.state = 'dead' AND d.state = 'dead' AND (d.delivery_id = n.message OR d.bundle_id = n.message)
  RETURNING 1
)
SELECT EXISTS (SELECT FROM queued) AS is_queued FROM named`;

/** A digest has no column for its id, which follows from its key. */
const DIGESTS = `
SELECT local_date::text, channel, state, ${instantSql("due_at")} AS due_at, ${instantSql("now()")} AS now,
  (SELECT u.state->'settings'->>'time_zone' FROM user_actor u WHERE u.user_id = $1) AS time_zone
FROM digest WHERE user_id = $1`;
const DIGEST_AGAIN = `
UPDATE digest SET state = 'queued', next_attempt_at = now()
WHERE user_id = $1 AND local_date = $2 AND channel = $3 AND state = 'dead' RETURNING 1`;

interface DigestRow extends DigestDay {
	readonly channel: ChannelName;
	readonly state: string;
	readonly now: InstantText;
	readonly time_zone: string | null;
}

export function createSendAgain(database: Pick<Database, "query">): SendAgain {
	async function digestAgain(user_id: string, digest_id: string) {
		const rows = await database.query<DigestRow>(DIGESTS, [user_id], "digests_of_user");
		const row = rows.find(({ local_date, channel }) => digestIdOf(user_id, local_date, channel) === digest_id);
		if (row === undefined) return "unknown";
		if (row.state !== "dead") return "not_dead";
		if (isDigestOver(row, row.time_zone ?? "UTC", epochMsOf(row.now))) return "over";
		const queued = await database.query(DIGEST_AGAIN, [user_id, row.local_date, row.channel], "digest_again");
		return queued.length > 0 ? "queued" : "not_dead";
	}

	return async (user_id, delivery_id) => {
		const [row] = await database.query<{ is_queued: boolean }>(AGAIN, [user_id, delivery_id], "send_again");
		if (row === undefined) return digestAgain(user_id, delivery_id);
		return row.is_queued ? "queued" : "not_dead";
	};
}
