/** Dead letters of the outbox: events that the log refused. Their bodies are in the journal. */
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";

export interface RefusedEvent {
	readonly user_id: string;
	readonly seq: number;
	readonly type: string;
	readonly reason: string;
	/** When it was refused (UTC). */
	readonly at: string;
}

const LIST = `
SELECT d.user_id, d.seq, j.type, d.reason, ${instantSql("d.at")} AS at
FROM dead_letter d JOIN journal j ON j.user_id = d.user_id AND j.seq = d.seq
ORDER BY d.user_id, d.seq`;

/** In the order of each user, at the end of the outbox. Readers that had later events of the user pass over these older ones. */
const PUT_BACK = `
WITH back AS (DELETE FROM dead_letter RETURNING shard, user_id, seq)
INSERT INTO outbox (shard, user_id, seq, at) SELECT shard, user_id, seq, now() FROM back ORDER BY user_id, seq
RETURNING 1`;

export function createDeadLetterStore(database: Database) {
	return {
		list: () => database.query<RefusedEvent>(LIST),
		/** To the outbox, from where a server publishes them. Resolves to how many. */
		putBack: async () => (await database.query(PUT_BACK)).length,
	};
}
