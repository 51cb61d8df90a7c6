/** What was given up is queued again, when its user says so. */
import type { SendAgain } from "../ports/deliveryLedger.ts";
import type { Database } from "./database.ts";

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

export function createSendAgain(database: Pick<Database, "query">): SendAgain {
	return async (user_id, delivery_id) => {
		const [row] = await database.query<{ is_queued: boolean }>(AGAIN, [user_id, delivery_id], "send_again");
		if (row === undefined) return "unknown";
		return row.is_queued ? "queued" : "not_dead";
	};
}
