/** The tables of an installation as they are in the database: what a backup holds, and the order in which rows may come back. */
import type pg from "pg";

export interface Table {
	readonly name: string;
	/** Without those that the database computes itself. */
	readonly columns: readonly Column[];
}
export interface Column {
	readonly name: string;
	/** As SQL writes it, `timestamp(3) with time zone`. */
	readonly type: string;
}

/** They say who lives at present, and which steps made the tables: a restored database knows both by itself. */
const NOT_KEPT = ["pod", "adjutant_migration"];

const COLUMNS = `
SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0
  AND NOT a.attisdropped AND a.attgenerated = '' AND c.relname <> ALL ($1::text[])
ORDER BY c.relname, a.attnum`;

const REFERENCES = `
SELECT k.relname AS table, f.relname AS needs
FROM pg_constraint o JOIN pg_class k ON k.oid = o.conrelid JOIN pg_class f ON f.oid = o.confrelid
WHERE o.contype = 'f' AND k.relnamespace = current_schema()::regnamespace AND k.oid <> f.oid`;

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** What others refer to comes first. */
export async function readTables(client: pg.ClientBase): Promise<readonly Table[]> {
	const { rows } = await client.query<Column & { table: string }>(COLUMNS, [NOT_KEPT]);
	const byName = Map.groupBy(rows, ({ table }) => table);
	const needs = Map.groupBy(
		(await client.query<{ table: string; needs: string }>(REFERENCES)).rows,
		({ table }) => table,
	);
	const ordered: Table[] = [];
	const placed = new Set<string>();
	const place = (table: string, above: readonly string[]): void => {
		if (placed.has(table) || !byName.has(table)) return;
		if (above.includes(table)) throw new Error(`the tables ${above.join(", ")} need one another`);
		for (const one of needs.get(table) ?? []) place(one.needs, [...above, table]);
		placed.add(table);
		ordered.push({ name: table, columns: (byName.get(table) ?? []).map(({ name, type }) => ({ name, type })) });
	};
	for (const table of byName.keys()) place(table, []);
	return ordered;
}

/** The steps that have made the tables, by name. */
export async function readSteps(client: pg.ClientBase): Promise<readonly string[]> {
	const { rows } = await client.query<{ name: string }>("SELECT name FROM adjutant_migration ORDER BY name");
	return rows.map(({ name }) => name);
}

export async function hasTables(client: pg.ClientBase): Promise<boolean> {
	return (await client.query("SELECT 1 WHERE to_regclass('adjutant_migration') IS NOT NULL")).rows.length > 0;
}
