/** Fills a database that has no account yet from a backup, in one transaction: killed at any line, nothing of it is there. */
import pg from "pg";
import type { Database } from "../database.ts";
import { withPatientClient } from "../patientClient.ts";
import { IN_USE } from "../placement/podTable.ts";
import { End, Head, Row, TableLine } from "./backupFormat.ts";
import { quoted, readSteps, readTables, type Table } from "./tables.ts";

const ROWS_AT_ONCE = 500;
const CHARACTERS_AT_ONCE = 1_000_000;

/** Why nothing was restored, and what to do, in a sentence. */
export class NotRestored extends Error {
	override readonly name = "NotRestored";
}

export interface RestoredBackup {
	readonly taken_at: string;
	readonly rows: number;
}

/** The tables of this version must be there. Rejects with `NotRestored`. */
export async function restoreBackup(
	database: Pick<Database, "whereabouts">,
	lines: AsyncIterable<string>,
): Promise<RestoredBackup> {
	return withPatientClient(database, async (client) => {
		await client.query("BEGIN");
		await requireEmpty(client);
		const tables = await readTables(client);
		await client.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(", ")}`);
		const restored = await fill(client, tables, lines);
		// Nobody owns a shard here yet; who owned one elsewhere must not write by an epoch that counts here.
		await client.query("UPDATE shard SET owner = NULL, address = NULL, heartbeat = NULL, epoch = epoch + 1");
		await setCounters(client);
		await client.query("COMMIT");
		return restored;
	});
}

async function requireEmpty(client: pg.Client): Promise<void> {
	if ((await client.query(IN_USE)).rows.length > 0) {
		throw new NotRestored("A server runs on this database: stop it, then restore.");
	}
	if ((await client.query('SELECT 1 FROM "user" LIMIT 1')).rows.length > 0) {
		throw new NotRestored("This database has accounts: restore into an empty one.");
	}
}

async function fill(
	client: pg.Client,
	tables: readonly Table[],
	lines: AsyncIterable<string>,
): Promise<RestoredBackup> {
	let head: Head | undefined;
	let into: ((rows: readonly string[]) => Promise<void>) | undefined;
	let waiting: string[] = [];
	let size = 0;
	let rows = 0;
	const flush = async () => {
		if (waiting.length > 0) await into?.(waiting);
		rows += waiting.length;
		waiting = [];
		size = 0;
	};
	for await (const line of lines) {
		if (head === undefined) {
			head = readHead(line);
			await requireSameSteps(client, head);
		} else if (line.startsWith("[")) {
			if (into === undefined) throw broken();
			waiting.push(line);
			size += line.length;
			if (waiting.length === ROWS_AT_ONCE || size > CHARACTERS_AT_ONCE) await flush();
		} else {
			await flush();
			const end = read(End, line);
			if (end !== undefined && end.rows === rows) return { taken_at: head.taken_at, rows };
			const next = read(TableLine, line);
			if (next === undefined) throw broken();
			into = insertInto(client, tables, next);
		}
	}
	throw broken();
}

/** Values are text, and become what their columns are. */
function insertInto(
	client: pg.Client,
	tables: readonly Table[],
	{ table, columns }: { table: string; columns: string[] },
) {
	const known = tables.find(({ name }) => name === table);
	const types = columns.map((name) => known?.columns.find((column) => column.name === name)?.type);
	if (known === undefined || types.includes(undefined)) {
		throw new NotRestored(`The backup has a table ${table} that is another one in this version.`);
	}
	const names = columns.map(quoted).join(", ");
	const values = types.map((type, n) => `(row->>${n})::${type}`).join(", ");
	const text = `INSERT INTO ${quoted(table)} (${names}) OVERRIDING SYSTEM VALUE
SELECT ${values} FROM json_array_elements($1::json) AS row`;
	return async (rows: readonly string[]) => {
		for (const row of rows) if (read(Row, row)?.length !== columns.length) throw broken();
		try {
			await client.query(text, [`[${rows.join(",")}]`]);
		} catch (fault) {
			// What a column cannot hold, or refers to a row that is not in the file: no database of ours was so.
			throw fault instanceof pg.DatabaseError && /^2[23]/.test(fault.code ?? "") ? broken() : fault;
		}
	};
}

/** Numbers that the database gives go on behind those that came. */
async function setCounters(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ table: string; column: string }>(
		`SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		 WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attidentity <> ''`,
	);
	for (const { table, column } of rows) {
		await client.query(
			`SELECT setval(pg_get_serial_sequence($1, $2), (SELECT coalesce(max(${quoted(column)}), 0) + 1 FROM ${quoted(table)}), false)`,
			[quoted(table), column],
		);
	}
}

function readHead(line: string): Head {
	const head = read(Head, line);
	if (head === undefined) throw new NotRestored("The file is no backup of Adjutant that this version knows.");
	return head;
}

/** Rows of other tables than these would need steps that nobody has written for rows. */
async function requireSameSteps(client: pg.Client, { steps }: Head): Promise<void> {
	const here = await readSteps(client);
	if (steps.some((step) => !here.includes(step))) {
		throw new NotRestored("The backup is of a newer version: restore it with the version that made it.");
	}
	if (here.some((step) => !steps.includes(step))) {
		throw new NotRestored("The backup is of an older version: restore it with the version that made it, then update.");
	}
}

const broken = () => new NotRestored("The backup is not whole: nothing was restored. Take another one.");

function read<Value>(
	schema: { safeParse(value: unknown): { readonly success: boolean; readonly data?: Value | undefined } },
	line: string,
): Value | undefined {
	try {
		return schema.safeParse(JSON.parse(line)).data;
	} catch {
		return undefined;
	}
}
