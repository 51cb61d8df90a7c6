/**
 * Makes the tables of users anew from their journals (P3): snapshot, tasks, reminders, and the rows of deliveries that are missing. Each
 * user is one transaction that holds his row, so killed at any line he is as he was or as his journal says. Living actors know rows
 * by heart, so nobody may run meanwhile.
 */
import type pg from "pg";
import { deliveriesOf } from "../../domain/commands/journalling.ts";
import type { JournalEvent } from "../../domain/events/events.ts";
import { evolveAll } from "../../domain/evolve/evolve.ts";
import { emptyBook } from "../../domain/evolve/initialState.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { documentOf } from "../../domain/reminders/reminderDocument.ts";
import type { Book } from "../../domain/state/book.ts";
import type { Database } from "../database.ts";
import { columnsOf } from "../ledger/remarks.ts";
import { withPatientClient } from "../patientClient.ts";
import { IN_USE } from "../placement/podTable.ts";
import { EVENT_COLUMN, type EventRow, taskRecord } from "../rows.ts";
import { writeUserState } from "./userState.ts";
import { digestSql } from "./writeStatement.ts";

/** Why nothing was done, or no more, and what to do, in a sentence. */
export class NotReplayed extends Error {
	override readonly name = "NotReplayed";
}

export interface Replayed {
	readonly users: number;
	readonly events: number;
}

const EVENTS_AT_ONCE = 5_000;
const USERS_AT_ONCE = 200;
/** Rows of one statement. */
const ROWS_AT_ONCE = 1_000;

const USERS = `
SELECT user_id FROM user_actor WHERE ($1::uuid IS NULL OR user_id > $1) AND ($2::uuid IS NULL OR user_id = $2)
ORDER BY user_id LIMIT ${USERS_AT_ONCE}`;

const EVENTS = `SELECT ${EVENT_COLUMN} FROM journal j WHERE j.user_id = $1 AND j.seq > $2 ORDER BY j.seq LIMIT ${EVENTS_AT_ONCE}`;

/** Who writes the user waits here, or the other way round; the columns beside the state are as the write makes them (`writeStatement.ts`). */
const USER = `
UPDATE user_actor SET version = $2, state = s, is_following = s ? 'following',
  digest = ${digestSql("s")}
FROM (SELECT $3::jsonb AS s) AS made WHERE user_id = $1 RETURNING shard`;

/** What the journal has not; and no occurrence may be held by a row that is about to be another's. */
const CLEAR = [
	"DELETE FROM reminder WHERE user_id = $1",
	"DELETE FROM task WHERE user_id = $1 AND task_id <> ALL ($2::integer[])",
	"UPDATE task SET series_id = NULL, occurrence = NULL WHERE user_id = $1 AND $2::integer[] IS NOT NULL",
] as const;

const TASK_COLUMNS = `title, description, status, status_before_deletion, priority, category_id, tag_ids, due_date, due_at,
  due_time_zone, due_floating, recurrence, series_id, occurrence, parent_id, version, created_at, updated_at, completed_at, deleted_at,
  duration_minutes, position`;
const TASKS = `
INSERT INTO task (user_id, task_id, ${TASK_COLUMNS})
SELECT t.user_id, t.task_id, ${TASK_COLUMNS.replaceAll(/\b([a-z_]+)\b/g, "t.$1")}
FROM jsonb_populate_recordset(NULL::task, $1::jsonb) AS t
ON CONFLICT (user_id, task_id) DO UPDATE SET
  ${TASK_COLUMNS.replaceAll(/\b([a-z_]+)\b/g, "$1 = excluded.$1")}`;
const REMINDERS = `
INSERT INTO reminder (user_id, reminder_id, shard, task_id, spec, channels, fire_at, status, snoozed_until)
SELECT r.user_id, r.reminder_id, r.shard, r.task_id, r.spec, r.channels, r.fire_at, r.status, r.snoozed_until
FROM jsonb_populate_recordset(NULL::reminder, $1::jsonb) AS r`;

/** Whether it had gone out nobody can know any more: it is not sent again. */
const DELIVERIES = `
INSERT INTO delivery (delivery_id, user_id, task_id, reminder_id, channel, planned_at, fired_at, held_until, state, provider_answer, reason)
SELECT d.delivery_id, d.user_id, d.task_id, d.reminder_id, d.channel, d.fire_at, d.fired_at, d.held_until, 'dead', $2, $3::jsonb
FROM jsonb_to_recordset($1::jsonb) AS d(delivery_id uuid, user_id uuid, task_id integer, reminder_id integer, channel text,
  fire_at timestamptz, fired_at timestamptz, held_until timestamptz)
ON CONFLICT (delivery_id) DO NOTHING`;

/** Of all users, or of one. `onProgress` is told the number of users done. Rejects with `NotReplayed`. */
export async function replayJournals(
	database: Pick<Database, "whereabouts">,
	{ only, onProgress }: ReplayOptions,
): Promise<Replayed> {
	return withPatientClient(database, async (client) => {
		let [users, events] = [0, 0];
		for (let last: string | null = null; ; ) {
			const { rows }: { rows: { user_id: string }[] } = await client.query(USERS, [last, only ?? null]);
			for (const { user_id } of rows) {
				if ((await client.query(IN_USE)).rows.length > 0) throw new NotReplayed(whyInUse(users));
				events += await replayUser(client, user_id);
				users += 1;
				onProgress(users);
			}
			last = rows.at(-1)?.user_id ?? null;
			if (rows.length < USERS_AT_ONCE) break;
		}
		if (users === 0 && only !== undefined)
			throw new NotReplayed("There is no such account, or it has never been used.");
		return { users, events };
	});
}

export interface ReplayOptions {
	readonly only: string | undefined;
	readonly onProgress: (users: number) => void;
}

const whyInUse = (users: number) =>
	users === 0
		? "A server runs on this database: stop it, then replay."
		: `A server was started on this database, so only ${users} users were made anew: stop it, then replay.`;

async function replayUser(client: pg.Client, user_id: string): Promise<number> {
	await client.query("BEGIN");
	await client.query("SELECT 1 FROM user_actor WHERE user_id = $1 FOR UPDATE", [user_id]);
	const { book, version, fired } = await fold(client, user_id);
	const state = JSON.stringify(writeUserState(book.user));
	const { rows } = await client.query<{ shard: number }>(USER, [user_id, version, state]);
	const [clearReminders, clearTasks, clearSeries] = CLEAR;
	const ids = [...book.tasks.keys()];
	await client.query(clearReminders, [user_id]);
	await client.query(clearTasks, [user_id, ids]);
	await client.query(clearSeries, [user_id, ids]);
	const tasks = [...book.tasks.values()];
	await insert(
		client,
		TASKS,
		tasks.map((task) => taskRecord(user_id, task)),
	);
	const shard = rows[0]?.shard;
	const reminders = tasks.flatMap(({ task_id, reminders }) =>
		reminders.map((reminder) => ({ user_id, shard, task_id, ...documentOf(reminder) })),
	);
	await insert(client, REMINDERS, reminders);
	await insert(
		client,
		DELIVERIES,
		deliveriesOf(fired).map((delivery) => ({ user_id, ...delivery })),
		columnsOf(say("delivery_row_lost")),
	);
	await client.query("COMMIT");
	return version;
}

/** Page by page: of the events only those that fired reminders are kept. */
async function fold(client: pg.Client, user_id: string) {
	let book: Book = emptyBook();
	let version = 0;
	const fired: JournalEvent[] = [];
	for (;;) {
		const { rows } = await client.query<EventRow>(EVENTS, [user_id, version]);
		const events = rows.map(({ event }) => event);
		events.forEach(({ seq }, n) => {
			if (seq !== version + 1 + n)
				throw new NotReplayed(
					`The journal of ${user_id} has ${seq} where ${version + 1 + n} must be: restore a backup.`,
				);
		});
		book = evolveAll(book, events);
		fired.push(...events.filter(({ type }) => type === "reminder.sent"));
		version += events.length;
		if (events.length < EVENTS_AT_ONCE) return { book, version, fired };
	}
}

async function insert(
	client: pg.Client,
	statement: string,
	rows: readonly object[],
	values: readonly (string | null)[] = [],
): Promise<void> {
	for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
		await client.query(statement, [JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE)), ...values]);
	}
}
