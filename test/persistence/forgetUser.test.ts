// file-timeout: 240 s
// test-timeout: 150 s
/**
 * An account that is deleted takes everything of its user along, and nothing of anybody else: whatever tables there are, by the
 * catalogue of the database itself.
 */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createAccountRemoval } from "../../src/persistence/accounts/accountRemoval.ts";
import { type Client, signUp } from "../support/client.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation } from "../support/server.ts";
import { until } from "../support/until.ts";

const test = suite("forgetting a user");

interface Column {
	readonly table: string;
	readonly column: string;
	readonly type: string;
	readonly is_needed: boolean;
}
const COLUMNS = `
SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS type,
  c.is_nullable = 'NO' AND c.column_default IS NULL AND c.is_identity = 'NO' AS is_needed
FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY 1, c.ordinal_position`;

/** What a column must name a row of, where it must. */
const REFERENCES = `
SELECT c.conrelid::regclass::text AS "table", a.attname AS "column", c.confrelid::regclass::text AS "of", f.attname AS its
FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = c.confkey[1]
WHERE c.contype = 'f' AND cardinality(c.conkey) = 1`;

interface Reference {
	readonly table: string;
	readonly column: string;
	readonly of: string;
	readonly its: string;
}

/** What the relay takes within a second, whatever it is. */
const EMPTIES_ITSELF = "outbox";
/** Columns that say whose a row is. */
const OWNER = /^(user_id|userId)$/;
/** Any value of the type, for a row that has to be there. */
const ANY: Readonly<Record<string, string>> = {
	uuid: "gen_random_uuid()",
	text: "gen_random_uuid()::text",
	integer: "1",
	bigint: "1",
	smallint: "1",
	boolean: "false",
	jsonb: "'{}'",
	bytea: "'x'",
	// Nothing that waits is due meanwhile.
	"timestamp with time zone": "now() + interval '1 hour'",
	"double precision": "1",
	date: "'2026-12-01'",
	ARRAY: "'{}'",
};

interface Someone {
	readonly client: Client;
	readonly id: string;
	/** What only this user's rows say. */
	readonly marks: readonly string[];
}

/** Uses the product, so that there are rows as it makes them. */
async function live(url: string, database: TestDatabase, mark: string): Promise<Someone> {
	const client = await signUp(url, `${mark}@example.org`);
	const [row] = await database.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [client.email]);
	const id = row?.id ?? "";
	// Far enough ahead that it is still to come when a busy machine reads the request.
	const at = new Date(Date.now() + 5_000).toISOString();
	const added = await client.request("POST", "/api/tasks", { body: { title: `${mark} task`, reminders: [{ at }] } });
	assert.is(added.status, 201);
	const input = { content: [{ type: "input_text", text: `list ${mark}` }], attachments: [], inference_options: {} };
	await client.request("POST", "/chatkit", { body: { type: "threads.create", params: { input } } });
	const auth = (path: string, body: object) =>
		client.request("POST", `/api/auth/${path}`, { body, headers: { origin: new URL(url).origin } });
	await auth("two-factor/enable", { password: "correct horse battery" });
	await auth("request-password-reset", { email: client.email });
	await auth("send-verification-email", { email: client.email });
	await auth("account/change-address", { newEmail: `${mark}@example.com`, password: "correct horse battery" });
	return { client, id, marks: [id, mark] };
}

/** By table: how many rows say something of this user, in whatever column. */
async function rowsOf(database: TestDatabase, tables: readonly string[], { marks }: Someone) {
	const found: Record<string, number> = {};
	for (const table of tables) {
		const sql = `SELECT count(*)::float8 AS rows FROM "${table}" t WHERE t::text LIKE ANY ($1)`;
		const [row] = await database.query<{ rows: number }>(sql, [marks.map((mark) => `%${mark}%`)]);
		if (row && row.rows > 0) found[table] = row.rows;
	}
	return found;
}

test("given two users with rows in every table, when one account is deleted, then nothing of it is left anywhere, and all of the other's", async () => {
	const database = await createTestDatabase();
	const installation = await createInstallation();
	try {
		const { url } = await installation.start({ DATABASE_URL: database.url });
		const leaving = await live(url, database, "quagmarsh");
		const staying = await live(url, database, "brindlewood");
		const settled = async () => {
			const sql = `SELECT (SELECT count(*) FROM delivery WHERE state = 'sent')::float8 AS sent,
			  (SELECT count(*) FROM outbox)::float8 AS waiting, (SELECT count(*) FROM account_mail)::float8 AS mails`;
			const [now] = await database.query<{ sent: number; waiting: number; mails: number }>(sql);
			return now?.sent === 2 && now.waiting === 0 && now.mails === 0;
		};
		await until("what happens by itself to have happened", settled, 60_000);

		const columns = await database.query<Column>(COLUMNS);
		const tables = [...new Set(columns.map(({ table }) => table))];
		const references = await database.query<Reference>(REFERENCES);
		const isOwned = (table: string) => columns.some((one) => one.table === table && OWNER.test(one.column));
		const owned = tables.filter((table) => table !== EMPTIES_ITSELF && isOwned(table));
		/** Something that the column may hold in a row of this user ($1). */
		const valueFor = ({ table, column, type }: Column) => {
			if (OWNER.test(column)) return "$1::text::uuid";
			const to = references.find((one) => one.table.replaceAll('"', "") === table && one.column === column);
			if (to) return `(SELECT "${to.its}" FROM ${to.of} r WHERE r::text LIKE '%' || $1::text || '%' LIMIT 1)`;
			return ANY[type] ?? `no value of ${type}`;
		};
		async function addTo(table: string, { id }: Someone): Promise<void> {
			const needed = columns.filter((one) => one.table === table && (one.is_needed || OWNER.test(one.column)));
			const names = needed.map(({ column }) => `"${column}"`);
			await database.query(`INSERT INTO "${table}" (${names}) VALUES (${needed.map(valueFor)})`, [id]);
		}
		for (const someone of [leaving, staying]) {
			const has = await rowsOf(database, tables, someone);
			let missing = owned.filter((one) => !(one in has));
			// One that refers to another comes after it.
			while (missing.length > 0) {
				const ends = await Promise.allSettled(missing.map((table) => addTo(table, someone)));
				const left = missing.filter((_, n) => ends[n]?.status === "rejected");
				if (left.length === missing.length) throw ends.find((end) => end.status === "rejected")?.reason;
				missing = left;
			}
		}
		const before = [await rowsOf(database, tables, leaving), await rowsOf(database, tables, staying)];
		for (const table of [...owned, "user", "verification", "thread_item"]) {
			for (const has of before) assert.ok((has[table] ?? 0) > 0, `nobody has a row in ${table}`);
		}

		const rule = { named: [], mustBeConfirmed: false };
		const removal = createAccountRemoval(database, rule);
		assert.is(await removal.remove(leaving.id), "is_needed", "the first account runs the server");
		assert.equal(await rowsOf(database, tables, leaving), before[0]);
		const named = createAccountRemoval(database, { ...rule, named: [staying.client.email] });
		assert.is(await named.remove(leaving.id), "removed");
		assert.equal(await rowsOf(database, tables, leaving), {});
		assert.equal(await rowsOf(database, tables, staying), before[1]);
		assert.is((await staying.client.request("GET", "/api/tasks/1", { key: randomUUID() })).status, 200);
		assert.is((await leaving.client.request("GET", "/api/tasks/1")).status, 401);
	} finally {
		await installation.dispose();
		await database.drop();
	}
});

test.run();
