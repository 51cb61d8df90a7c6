/**
 * Finds the account of a session. One prepared statement for all callers, since every request waits for it. Requests that
 * come together are looked up together, so that a user who sends a thousand costs as many rows and not as many statements.
 */
import type { Sessions, StoredSession } from "../../ports/accounts/sessions.ts";
import { createCoalescer } from "../coalescer.ts";
import type { Database } from "../database.ts";

const LOOKUPS_AT_ONCE = 500;
/** A statement whose connection is dead holds up none but its own. */
const STATEMENTS_IN_FLIGHT = 4;

const find = (key: string) => `
SELECT ${key} AS key, s.id AS session_id, floor(extract(epoch FROM s."expiresAt") * 1000)::bigint AS expires_ms,
  u.id AS user_id, u.email, u.name
FROM session s JOIN "user" u ON u.id = s."userId"`;
const BY_TOKEN = `${find("s.token")} WHERE s.token = ANY($1::text[])`;
const BY_ID = `${find("s.id")} WHERE s.id = ANY($1::uuid[])`;

export function createSessionReads({ query }: Pick<Database, "query">): Sessions {
	const finder = (text: string, name: string) =>
		createCoalescer<string, StoredSession | undefined>({
			mostAtOnce: LOOKUPS_AT_ONCE,
			mostInFlight: STATEMENTS_IN_FLIGHT,
			async run(asked) {
				const rows = await query<StoredSession & { key: string }>(text, [[...new Set(asked)]], name);
				const found = new Map(rows.map(({ key, ...session }) => [key, session]));
				return asked.map((one) => found.get(one));
			},
		});
	return { findByToken: finder(BY_TOKEN, "session_by_token"), findById: finder(BY_ID, "session_by_id") };
}
