/** Pages of a user's journal, the latest first. */
import { EVENT_FAMILIES } from "../../domain/events/eventKinds.ts";
import type { JournalEvent } from "../../domain/events/events.ts";
import { type HistoryQuery, type Page, UnknownCursor } from "../../ports/reading/readModel.ts";
import type { Database } from "../database.ts";
import { EVENT_COLUMN, type EventRow } from "../rows.ts";

const SEQ = /^\d{1,15}$/;

/** Throws `UnknownCursor`. */
export async function readHistoryPage(
	database: Database,
	user_id: string,
	query: HistoryQuery,
): Promise<Page<JournalEvent>> {
	const { limit } = query;
	if (query.cursor !== undefined && !SEQ.test(query.cursor)) {
		throw new UnknownCursor("the cursor is not from this query");
	}
	const { text, values } = statementOf(user_id, query);
	const rows = await database.query<EventRow>(text, values);
	const data = rows.slice(0, limit).map(({ event }) => event);
	return { data, next_cursor: rows.length > limit ? String(data.at(-1)?.seq) : null };
}

/** Only the conditions that are asked for: one that may be left out would keep the planner from the index it needs. */
function statementOf(user_id: string, query: HistoryQuery) {
	const { task_id, since, until, principal_id, who, what, cursor, limit } = query;
	const values: unknown[] = [];
	const add = (value: unknown) => `$${values.push(value)}`;
	const where = [`j.user_id = ${add(user_id)}`];
	if (task_id !== undefined) where.push(`j.data ? 'task_id' AND (j.data->>'task_id')::integer = ${add(task_id)}`);
	if (since !== undefined) where.push(`j.at >= ${add(since)}::timestamptz`);
	if (until !== undefined) where.push(`j.at < ${add(until)}::timestamptz`);
	if (principal_id !== undefined) where.push(`j.principal->>'id' = ${add(principal_id)}`);
	if (who !== undefined) where.push(`j.principal->>'kind' = ${add(who)}`);
	if (what !== undefined) where.push(`split_part(j.type, '.', 1) = ANY (${add(EVENT_FAMILIES[what])}::text[])`);
	if (cursor !== undefined) where.push(`j.seq < ${add(cursor)}::bigint`);
	const text = `SELECT ${EVENT_COLUMN} FROM journal j WHERE ${where.join(" AND ")} ORDER BY j.seq DESC LIMIT ${add(limit + 1)}`;
	return { text, values };
}
