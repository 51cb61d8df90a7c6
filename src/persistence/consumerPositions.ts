/** How far each consumer has applied each user's events: forward only, so that a repeat changes nothing (P6). */
import type { ConsumerPositions } from "../ports/outbox.ts";
import type { Database } from "./database.ts";

const ADVANCE = `
INSERT INTO consumer_position AS p (consumer, user_id, seq) VALUES ($1, $2, $3)
ON CONFLICT (consumer, user_id) DO UPDATE SET seq = excluded.seq WHERE p.seq < excluded.seq
RETURNING seq`;

export function createConsumerPositions(database: Database): ConsumerPositions {
	return {
		async find(consumer, user_id) {
			const [row] = await database.query<{ seq: number }>(
				"SELECT seq FROM consumer_position WHERE consumer = $1 AND user_id = $2",
				[consumer, user_id],
				"find_position",
			);
			return row?.seq ?? 0;
		},
		async advance(consumer, user_id, seq) {
			return (await database.query(ADVANCE, [consumer, user_id, seq], "advance_position")).length > 0;
		},
	};
}
