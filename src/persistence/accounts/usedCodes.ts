/** Codes that were used, for as long as one could count. */
import type { UsedCodes } from "../../ports/accounts/usedCodes.ts";
import type { Database } from "../database.ts";

/** A code counts in its period of 30 s and in those beside it. */
const REMEMBERED = "5 minutes";

/** A second use waits for the first one's row and then finds the code used. */
const USE = `
WITH outdated AS (DELETE FROM used_code WHERE user_id = $1 AND code <> $2 AND used_at < now() - interval '${REMEMBERED}')
INSERT INTO used_code AS u (user_id, code, used_at) VALUES ($1, $2, now())
ON CONFLICT (user_id, code) DO UPDATE SET used_at = now() WHERE u.used_at < now() - interval '${REMEMBERED}'
RETURNING 1`;

export function createUsedCodes(database: Pick<Database, "query">): UsedCodes {
	return {
		use: async (user_id, code) => (await database.query(USE, [user_id, code], "use_code")).length > 0,
	};
}
