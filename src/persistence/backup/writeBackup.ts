/** Writes a backup of a database in use: all of it as of one instant, since one transaction sees one snapshot. */
import type pg from "pg";
import type { Database } from "../database.ts";
import { withPatientClient } from "../patientClient.ts";
import { BACKUP_FORMAT, type Head } from "./backupFormat.ts";
import { hasTables, quoted, readSteps, readTables, type Table } from "./tables.ts";

const ROWS_AT_ONCE = 1_000;

export interface WrittenBackup {
	readonly taken_at: string;
	readonly rows: number;
}

/** The database has no tables of ours. */
export class NothingToBackUp extends Error {
	override readonly name = "NothingToBackUp";
}

/** `write` is awaited line by line. Other writers are not held up. Rejects with `NothingToBackUp`. */
export async function writeBackup(
	database: Pick<Database, "whereabouts">,
	write: (line: string) => Promise<void>,
): Promise<WrittenBackup> {
	return withPatientClient(database, async (client) => {
		if (!(await hasTables(client))) throw new NothingToBackUp("There is nothing to back up");
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
		const [at] = (await client.query<{ taken_at: string }>("SELECT now()::text AS taken_at")).rows;
		const taken_at = at?.taken_at ?? "";
		const head: Head = { format: BACKUP_FORMAT, format_version: 1, taken_at, steps: [...(await readSteps(client))] };
		await write(JSON.stringify(head));
		let rows = 0;
		for (const table of await readTables(client)) {
			await write(JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name) }));
			for await (const page of pagesOf(client, table)) {
				rows += page.length;
				await write(page.join("\n"));
			}
		}
		await write(JSON.stringify({ end: true, rows } satisfies End));
		return { taken_at, rows };
	});
}

type End = { readonly end: true; readonly rows: number };

async function* pagesOf(client: pg.Client, { name, columns }: Table): AsyncGenerator<readonly string[]> {
	const values = columns.map((column) => `${quoted(column.name)}::text`).join(", ");
	await client.query(
		`DECLARE rows NO SCROLL CURSOR FOR SELECT json_build_array(${values})::text AS row FROM ${quoted(name)}`,
	);
	for (;;) {
		const { rows } = await client.query<{ row: string }>(`FETCH ${ROWS_AT_ONCE} FROM rows`);
		if (rows.length > 0) yield rows.map(({ row }) => row);
		if (rows.length < ROWS_AT_ONCE) break;
	}
	await client.query("CLOSE rows");
}
