/** Conversations. Every statement names the user: a foreign thread is as good as none (P8). */
import { BOUNDS } from "../../domain/accounts/bounds.ts";
import type { ChatPage, ChatStore, ThreadItemRow, ThreadRow, TurnState } from "../../ports/assistant/chat.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";
import { inTransaction } from "../transaction.ts";

const THREAD = `t.id, t.title, ${instantSql("t.created_at")} AS created_at, ${instantSql("t.updated_at")} AS updated_at`;
const ITEM = `i.id, i.thread_id, ${instantSql("i.created_at")} AS created_at, i.type, i.hidden, i.body`;
/** Items of a thread of this user. */
const OWN_ITEMS = "thread_item i JOIN thread t ON t.id = i.thread_id AND t.user_id = $1";

/** One new thread of a user after the other: a statement that waited for another's sees it, when the wait is a statement before. */
const IN_TURN = "SELECT pg_advisory_xact_lock(hashtextextended($1, 8262411905))";
/** Counts no further than the bound. One that is there already has its place. */
const CREATE_THREAD = `
WITH made AS (
  INSERT INTO thread (id, user_id, title, created_at, updated_at) SELECT $1::text, $2::uuid, $3::text, $4::timestamptz, $5::timestamptz
  WHERE (SELECT count(*) FROM (SELECT FROM thread WHERE user_id = $2::uuid LIMIT $6::integer) AS counted) < $6::integer
  ON CONFLICT (id) DO NOTHING RETURNING id
)
SELECT id FROM made UNION ALL SELECT id FROM thread WHERE user_id = $2::uuid AND id = $1::text`;

/** The item is written only into a thread of this user, and makes that thread the latest. */
const SAVE_ITEM = `
WITH own AS (UPDATE thread SET updated_at = greatest(updated_at, $4) WHERE user_id = $1 AND id = $2 RETURNING id)
INSERT INTO thread_item AS i (id, thread_id, created_at, type, hidden, body)
SELECT $3, own.id, $4, $5, $6, $7::jsonb FROM own
ON CONFLICT (id) DO UPDATE SET type = excluded.type, hidden = excluded.hidden, body = excluded.body
WHERE i.thread_id = excluded.thread_id`;

/** Of two answers to one question, one finds it as it was. */
const REPLACE_ITEM = `
UPDATE thread_item i SET body = $5::jsonb FROM thread t
WHERE t.id = i.thread_id AND t.user_id = $1 AND i.thread_id = $2 AND i.id = $3 AND i.body = $4::jsonb
RETURNING i.id`;

/**
 * One statement for a new item and for one whose turn is run again, so that a claim costs a new message nothing. A claim that
 * has run out is nobody's. What is said of the item stays as it was.
 */
const CLAIM_TURN = `
WITH own AS (UPDATE thread SET updated_at = greatest(updated_at, $4) WHERE user_id = $1 AND id = $2 RETURNING id)
INSERT INTO thread_item AS i (id, thread_id, created_at, type, hidden, body, turn_state, turn_holder, turn_until)
SELECT $3, own.id, $4, $5, $6, $7::jsonb, 'answering', $8::text, now() + $9::integer * interval '1 ms' FROM own
ON CONFLICT (id) DO UPDATE SET turn_state = excluded.turn_state, turn_holder = excluded.turn_holder, turn_until = excluded.turn_until
WHERE i.thread_id = excluded.thread_id AND CASE i.turn_state
  WHEN 'answering' THEN i.turn_until <= now() WHEN 'answered' THEN $10::boolean ELSE true END
RETURNING i.id`;

/** Never an insert: what was deleted while its turn was waited for stays deleted. */
const CLAIM_STORED_TURN = `
UPDATE thread_item i SET turn_state = 'answering', turn_holder = $4::text, turn_until = now() + $5::integer * interval '1 ms'
FROM thread t WHERE t.id = i.thread_id AND t.user_id = $1 AND i.thread_id = $2 AND i.id = $3 AND CASE i.turn_state
  WHEN 'answering' THEN i.turn_until <= now() WHEN 'answered' THEN $6::boolean ELSE true END
RETURNING i.id`;

/** The item as its holder has it. */
const HELD = `FROM thread t WHERE t.id = i.thread_id AND t.user_id = $1 AND i.thread_id = $2 AND i.id = $3
AND i.turn_state = 'answering' AND i.turn_holder = $4 RETURNING i.id`;
const KEEP_TURN = `UPDATE thread_item i SET turn_until = now() + $5::integer * interval '1 ms' ${HELD}`;
const END_TURN = `UPDATE thread_item i SET turn_state = $5, turn_holder = NULL, turn_until = NULL ${HELD}`;

const TURN_STATE = `
SELECT CASE WHEN i.turn_state = 'answering' AND i.turn_until <= now() THEN 'left' ELSE coalesce(i.turn_state, 'left') END AS state
FROM ${OWN_ITEMS} WHERE i.thread_id = $2 AND i.id = $3`;

/** Up to the next message or answered question. */
const DELETE_ANSWER = `
DELETE FROM thread_item d USING ${OWN_ITEMS} WHERE i.thread_id = $2 AND i.id = $3
  AND d.thread_id = i.thread_id AND d.place > i.place AND NOT EXISTS (SELECT FROM thread_item n
    WHERE n.thread_id = i.thread_id AND n.place > i.place AND n.place <= d.place
      AND (n.type = 'user_message' OR n.body ? 'answered_at'))`;

export function createChatStore(database: Database): ChatStore {
	const one = async <Row>(text: string, values: readonly unknown[]) => (await database.query<Row>(text, values))[0];

	/** One row more than asked for tells whether there are more. */
	const page = <Row extends { readonly id: string }>(rows: readonly Row[], limit: number): ChatPage<Row> => {
		const data = rows.slice(0, limit);
		return { data, has_more: rows.length > limit, after: data.at(-1)?.id ?? null };
	};

	return {
		createThread: (user_id, thread) => createThread(database, user_id, thread),
		findThread: (user_id, thread_id) =>
			one<ThreadRow>(`SELECT ${THREAD} FROM thread t WHERE t.user_id = $1 AND t.id = $2`, [user_id, thread_id]),
		async listThreads(user_id, { limit, order, after }) {
			const [direction, beyond] = order === "asc" ? ["ASC", ">"] : ["DESC", "<"];
			const rows = await database.query<ThreadRow>(
				`SELECT ${THREAD} FROM thread t WHERE t.user_id = $1 AND ($3::text IS NULL OR (t.updated_at, t.id) ${beyond}
				   (SELECT a.updated_at, a.id FROM thread a WHERE a.user_id = $1 AND a.id = $3))
				 ORDER BY t.updated_at ${direction}, t.id ${direction} LIMIT $2`,
				[user_id, limit + 1, after ?? null],
			);
			return page(rows, limit);
		},
		renameThread: (user_id, thread_id, title) =>
			one<ThreadRow>(`UPDATE thread t SET title = $3 WHERE t.user_id = $1 AND t.id = $2 RETURNING ${THREAD}`, [
				user_id,
				thread_id,
				title,
			]),
		titleThread: (user_id, thread_id, title) =>
			one<ThreadRow>(
				`UPDATE thread t SET title = $3 WHERE t.user_id = $1 AND t.id = $2 AND t.title IS NULL RETURNING ${THREAD}`,
				[user_id, thread_id, title],
			),
		async deleteThread(user_id, thread_id) {
			const text = "DELETE FROM thread WHERE user_id = $1 AND id = $2 RETURNING id";
			return (await database.query(text, [user_id, thread_id])).length > 0;
		},
		async saveItem(user_id, { id, thread_id, created_at, type, hidden, body }) {
			await database.query(SAVE_ITEM, [user_id, thread_id, id, created_at, type, hidden, JSON.stringify(body)]);
		},
		async replaceItem(user_id, was, { thread_id, id, body }) {
			const values = [user_id, thread_id, id, JSON.stringify(was.body), JSON.stringify(body)];
			return (await database.query(REPLACE_ITEM, values)).length > 0;
		},
		async claimTurn(user_id, { id, thread_id, created_at, type, hidden, body }, { holder, lease_ms, isAnew }) {
			const row = [user_id, thread_id, id, created_at, type, hidden, JSON.stringify(body)];
			return (await database.query(CLAIM_TURN, [...row, holder, lease_ms, isAnew])).length > 0;
		},
		async claimStoredTurn(user_id, { thread_id, id }, { holder, lease_ms, isAnew }) {
			const values = [user_id, thread_id, id, holder, lease_ms, isAnew];
			return (await database.query(CLAIM_STORED_TURN, values)).length > 0;
		},
		async keepTurn(user_id, { thread_id, id }, { holder, lease_ms }) {
			return (await database.query(KEEP_TURN, [user_id, thread_id, id, holder, lease_ms])).length > 0;
		},
		async endTurn(user_id, { thread_id, id }, { holder }, how) {
			await database.query(END_TURN, [user_id, thread_id, id, holder, how]);
		},
		async turnState(user_id, { thread_id, id }) {
			const row = await one<{ readonly state: TurnState }>(TURN_STATE, [user_id, thread_id, id]);
			return row?.state ?? "gone";
		},
		findItem: (user_id, thread_id, item_id) =>
			one<ThreadItemRow>(`SELECT ${ITEM} FROM ${OWN_ITEMS} WHERE i.thread_id = $2 AND i.id = $3`, [
				user_id,
				thread_id,
				item_id,
			]),
		async listItems(user_id, thread_id, { limit, order, after, withHidden = false }) {
			const [direction, beyond] = order === "asc" ? ["ASC", ">"] : ["DESC", "<"];
			const rows = await database.query<ThreadItemRow>(
				`SELECT ${ITEM} FROM ${OWN_ITEMS} WHERE i.thread_id = $2 AND ($5 OR NOT i.hidden) AND ($4::text IS NULL
				   OR i.place ${beyond} (SELECT a.place FROM thread_item a WHERE a.thread_id = $2 AND a.id = $4))
				 ORDER BY i.place ${direction} LIMIT $3`,
				[user_id, thread_id, limit + 1, after ?? null, withHidden],
			);
			return page(rows, limit);
		},
		async deleteAnswer(user_id, { thread_id, id }) {
			await database.query(DELETE_ANSWER, [user_id, thread_id, id]);
		},
		async deleteItemsAfter(user_id, thread_id, item_id) {
			await database.query(
				`DELETE FROM thread_item d USING ${OWN_ITEMS} WHERE i.thread_id = $2 AND i.id = $3
				   AND d.thread_id = i.thread_id AND d.place > i.place`,
				[user_id, thread_id, item_id],
			);
		},
	};
}

function createThread(database: Database, user_id: string, thread: ThreadRow): Promise<boolean> {
	const { id, title, created_at, updated_at } = thread;
	return inTransaction(database, async (client) => {
		await client.query(IN_TURN, [user_id]);
		const values = [id, user_id, title, created_at, updated_at, BOUNDS.threads.most];
		return (await client.query(CREATE_THREAD, values)).rows.length > 0;
	});
}
