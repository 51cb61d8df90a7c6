/**
 * Folds every journal and compares it with the rows (P2, P3): what `adjutant verify` runs on live data. Each user is
 * read in one snapshot of the database, so a server that goes on writing is no difference.
 */
import { isDeepStrictEqual } from "node:util";
import type { JournalEvent } from "../../domain/events/events.ts";
import { deliveryIdOf } from "../../domain/events/identity.ts";
import { evolveAll } from "../../domain/evolve/evolve.ts";
import { emptyBook } from "../../domain/evolve/initialState.ts";
import type { Book } from "../../domain/state/book.ts";
import type { Task } from "../../domain/tasks/task.ts";
import type { Database } from "../database.ts";
import { EVENT_COLUMN, TASK_COLUMN } from "../rows.ts";
import { withNewSettings, writeUserState } from "./userState.ts";

export interface Difference {
	readonly user_id: string;
	/** What differs, by its place: `task 12 title`, `version`, `seq 7`. */
	readonly where: string;
	/** The sentence for the operator; ids and fields, no texts. */
	readonly detail: string;
}

export interface Verification {
	readonly users: number;
	readonly events: number;
	readonly differences: readonly Difference[];
}

const USERS_AT_ONCE = 200;

const USERS = "SELECT user_id FROM user_actor WHERE $1::uuid IS NULL OR user_id > $1 ORDER BY user_id LIMIT $2";

/** One statement sees one instant of the database. */
const USER = `
SELECT u.version, u.state,
  (SELECT coalesce(json_agg(e.event ORDER BY e.seq), '[]') FROM (
     SELECT j.seq, ${EVENT_COLUMN} FROM journal j WHERE j.user_id = u.user_id) e) AS events,
  (SELECT coalesce(json_agg(x.task ORDER BY x.task_id), '[]') FROM (
     SELECT t.task_id, ${TASK_COLUMN} FROM task t WHERE t.user_id = u.user_id) x) AS tasks,
  (SELECT coalesce(json_agg(d.delivery_id), '[]') FROM delivery d WHERE d.user_id = u.user_id) AS deliveries
FROM user_actor u WHERE u.user_id = $1`;

interface UserRow {
	readonly version: number;
	readonly state: unknown;
	readonly events: readonly JournalEvent[];
	readonly tasks: readonly Task[];
	readonly deliveries: readonly string[];
}

/** `onProgress` is told the number of users done. Throws StorageUnavailable. */
export async function verifyJournals(database: Database, onProgress: (users: number) => void): Promise<Verification> {
	const differences: Difference[] = [];
	let users = 0;
	let events = 0;
	let last: string | null = null;
	for (;;) {
		const page: readonly { user_id: string }[] = await database.query(USERS, [last, USERS_AT_ONCE]);
		for (const { user_id } of page) {
			const [row] = await database.query<UserRow>(USER, [user_id]);
			if (!row) continue;
			differences.push(...compare(user_id, row));
			users += 1;
			events += row.events.length;
		}
		last = page.at(-1)?.user_id ?? null;
		onProgress(users);
		if (page.length < USERS_AT_ONCE) return { users, events, differences };
	}
}

function compare(user_id: string, row: UserRow): Difference[] {
	const found: Difference[] = [];
	const differ = (where: string, detail: string) => void found.push({ user_id, where, detail });

	row.events.forEach(({ seq }, n) => {
		if (seq !== n + 1) differ(`seq ${n + 1}`, `the journal has ${seq} where ${n + 1} must be`);
	});
	if (row.version !== row.events.length) {
		differ("version", `user_actor.version is ${row.version}, the journal has ${row.events.length} events`);
	}
	const book: Book = evolveAll(emptyBook(), row.events);
	compareFields(
		"user",
		{ ...(writeUserState(book.user) as object) },
		{ ...(withNewSettings(row.state) as object) },
		differ,
	);
	const rows = new Map(row.tasks.map((task) => [task.task_id, task]));
	for (const [task_id, task] of book.tasks) {
		const stored = rows.get(task_id);
		if (stored) compareFields(`task ${task_id}`, { ...task }, { ...stored }, differ);
		else differ(`task ${task_id}`, "the journal has it, the table has not");
	}
	for (const task_id of rows.keys()) {
		if (!book.tasks.has(task_id)) differ(`task ${task_id}`, "the table has it, the journal has not");
	}
	const deliveries = new Set(row.deliveries);
	for (const event of row.events) {
		if (event.type !== "reminder.sent") continue;
		const { reminder_id, fire_at, channels } = event.data;
		for (const channel of channels) {
			if (deliveries.has(deliveryIdOf(user_id, reminder_id, fire_at, channel))) continue;
			differ(`seq ${event.seq}`, `the reminder ${reminder_id} fired without its delivery by ${channel}`);
		}
	}
	return found;
}

function compareFields(
	what: string,
	folded: Readonly<Record<string, unknown>>,
	stored: Readonly<Record<string, unknown>>,
	differ: (where: string, detail: string) => void,
): void {
	for (const field of new Set([...Object.keys(folded), ...Object.keys(stored)])) {
		// A row is JSON: what JSON cannot tell apart is no difference.
		const expected: unknown = JSON.parse(JSON.stringify(folded[field] ?? null));
		if (isDeepStrictEqual(expected, stored[field] ?? null)) continue;
		differ(`${what} ${field}`, "the row is not what the journal makes of it");
	}
}
