/** The ledger as its user reads it: reminders that fired and daily digests, latest first, in one list. */
import { digestIdOf } from "../../domain/events/identity.ts";
import type { Sentence } from "../../domain/refusals/sentence.ts";
import { readInstant } from "../../domain/time/instant.ts";
import {
	type DeliveryQuery,
	type DeliveryRow,
	type DigestDelivery,
	type Page,
	type ReminderDelivery,
	UnknownCursor,
} from "../../ports/reading/readModel.ts";
import type { Database } from "../database.ts";
import { remarkOf } from "../ledger/remarks.ts";
import { instantSql } from "../rows.ts";

/**
 * Both ledgers by the instant at which the row came into them, reminders before digests of the same one. A page looks at no more rows of
 * either than it can show. $4 to $6 say behind which row it begins: its instant, and its id or, of a digest, its channel.
 */
const PAGE = `
SELECT * FROM (
  (SELECT 'reminder' AS kind, d.delivery_id, coalesce(d.bundle_id, d.delivery_id) AS message, d.task_id, d.reminder_id,
    NULL AS local_date, d.channel, d.state, d.attempts, d.provider_answer, d.reason, ${instantSql("d.planned_at")} AS planned_at,
    ${instantSql("d.fired_at")} AS fired_at, ${instantSql("d.held_until")} AS held_until,
    (extract(epoch FROM greatest(d.fired_at - d.planned_at, interval '0')) * 1000)::float8 AS late_by_ms,
    ${instantSql("d.sent_at")} AS sent_at, ${instantSql("d.next_attempt_at")} AS next_attempt_at, d.fired_at AS came_at
  FROM delivery d
  WHERE d.user_id = $1 AND ($2::integer IS NULL OR d.task_id = $2) AND ($3::text IS NULL OR d.state = $3)
    AND ($4::timestamptz IS NULL OR (d.fired_at, d.delivery_id) < ($4, coalesce($5::uuid, '00000000-0000-0000-0000-000000000000')))
  ORDER BY d.fired_at DESC, d.delivery_id DESC LIMIT $7)
  UNION ALL
  (SELECT 'digest', NULL, NULL, NULL, NULL, g.local_date::text, g.channel, g.state, g.attempts, g.provider_answer, g.reason,
    ${instantSql("g.due_at")}, NULL, NULL,
    coalesce(extract(epoch FROM greatest(g.sent_at - g.due_at, interval '0')) * 1000, 0)::float8,
    ${instantSql("g.sent_at")}, ${instantSql("g.next_attempt_at")}, g.due_at
  FROM digest g
  WHERE g.user_id = $1 AND $2::integer IS NULL AND ($3::text IS NULL OR g.state = $3)
    AND ($4::timestamptz IS NULL OR g.due_at < $4 OR (g.due_at = $4 AND ($6::text IS NULL OR g.channel < $6)))
  ORDER BY g.due_at DESC, g.channel DESC LIMIT $7)
) AS both_ledgers ORDER BY came_at DESC, kind DESC, delivery_id DESC, channel DESC LIMIT $7`;

interface Said {
	readonly provider_answer: string | null;
	readonly reason: Sentence | null;
}
type Row =
	| (Omit<ReminderDelivery, "message_id" | "answer"> & Said & { readonly message: string })
	| (Omit<DigestDelivery, "message_id" | "delivery_id" | "answer"> & Said);

/** `2026-12-01T07:00:00.000Z~` and an id, or a channel. */
const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([\w.-]{1,64})$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Throws `UnknownCursor`. `messageIdOf`: the Message-ID under which what has this id is mailed. */
export async function readDeliveryPage(
	database: Pick<Database, "query">,
	messageIdOf: (id: string) => string,
	user_id: string,
	{ task_id, state, limit, cursor }: DeliveryQuery,
): Promise<Page<DeliveryRow>> {
	const values = [user_id, task_id ?? null, state ?? null, ...behind(cursor), limit + 1];
	const rows = await database.query<Row>(PAGE, values, "deliveries");
	const data = rows.slice(0, limit).map((row) => named(row, user_id, messageIdOf));
	const last = data.at(-1);
	return { data, next_cursor: rows.length > limit && last ? cursorOf(last) : null };
}

function behind(cursor: string | undefined): readonly (string | null)[] {
	if (cursor === undefined) return [null, null, null];
	const [, at = "", row = ""] = CURSOR.exec(cursor) ?? [];
	if (!isInstant(at)) throw new UnknownCursor("the cursor is not from this query");
	return UUID.test(row) ? [at, row, null] : [at, null, row];
}

function isInstant(text: string): boolean {
	try {
		readInstant(text);
		return true;
	} catch {
		return false;
	}
}

/** Only what is said of its kind: the other columns of the row are empty. */
function named(row: Row, user_id: string, messageIdOf: (id: string) => string): DeliveryRow {
	const { channel, attempts, planned_at, late_by_ms, sent_at, next_attempt_at } = row;
	const answer = remarkOf(row.provider_answer, row.reason);
	const common = { channel, attempts, answer, planned_at, late_by_ms, sent_at, next_attempt_at };
	if (row.kind === "digest") {
		const { kind, state, local_date } = row;
		const delivery_id = digestIdOf(user_id, local_date, channel);
		return { kind, delivery_id, message_id: messageIdOf(delivery_id), state, local_date, ...common };
	}
	const { kind, delivery_id, message, state, task_id, reminder_id, fired_at, held_until } = row;
	const message_id = messageIdOf(message);
	return { kind, delivery_id, message_id, state, task_id, reminder_id, fired_at, held_until, ...common };
}

const cursorOf = (row: DeliveryRow) =>
	row.kind === "reminder" ? `${row.fired_at}~${row.delivery_id}` : `${row.planned_at}~${row.channel}`;
