// test-timeout: 240 s
// file-timeout: 900 s
/**
 * An upgrade takes as long as it takes: beside people who work, without the pool's bound, and again from where it was when
 * it is cut short.
 */
import type pg from "pg";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { type Database, openDatabase } from "../../src/persistence/database.ts";
import { migrate } from "../../src/persistence/migrate.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { until } from "../support/until.ts";

const EVENTS = 1_000_000;
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const test = suite<{ database: TestDatabase; said: string[] }>("migrate");

test.before.each(async (context) => {
	context.database = await createTestDatabase();
	context.said = [];
});
test.after.each(({ database }) => database.drop());

const upgrade = (database: Database, said: string[]) =>
	migrate(database, { before: async () => {}, say: (line) => said.push(line), clock: createSystemClock() });

/** A statement of the test's own, without the pool's bounds. */
async function run(client: pg.PoolClient, text: string): Promise<readonly Record<string, unknown>[]> {
	const asked = { text, query_timeout: 200_000 };
	return (await client.query(asked)).rows;
}

/** The database as the version before the journal's new indexes left it. */
async function forgetJournalIndexes(client: pg.PoolClient): Promise<void> {
	await run(client, "SET statement_timeout = 0");
	await run(client, "SET idle_in_transaction_session_timeout = 0");
	await run(client, "DROP INDEX journal_event, journal_turn, journal_principal, journal_asked, journal_shared");
	await run(client, "DELETE FROM adjutant_migration WHERE name LIKE 'JournalAskedBy%' OR name LIKE 'Following%'");
}

const VALID =
	"SELECT count(*)::integer AS valid FROM pg_index i WHERE i.indrelid = 'journal'::regclass AND i.indisvalid";
/** Seconds for which the making of an index has been under way. */
const MAKING_FOR = `SELECT coalesce(max(extract(epoch FROM clock_timestamp() - query_start)), 0)::float8 AS s
	FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'CREATE%INDEX%' AND state = 'active'`;

test("given a million events and a writer in their table, then the upgrade outlasts the pool's bound and says how far it is", async (context) => {
	const { database, said } = context;
	const [admin, writer] = [await database.connect(), await database.connect()];
	await forgetJournalIndexes(admin);
	await run(admin, "ALTER TABLE journal DROP CONSTRAINT journal_pk, DROP CONSTRAINT journal_command");
	await run(admin, "DROP INDEX journal_task");
	await run(
		admin,
		`INSERT INTO journal (user_id, seq, event_id, type, data, principal, command_id, n, at)
		 SELECT '00000000-0000-4000-8000-000000000000', n, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'task.updated',
		   '{"task_id": 1}', '{"kind": "user", "id": "page"}', n, 0, now() FROM generate_series(1, ${EVENTS}) AS n`,
	);
	// As long as this transaction is open nothing can be made concurrently: it is let go of once the bound is behind us.
	await run(writer, "SET idle_in_transaction_session_timeout = 0");
	await run(writer, "BEGIN");
	await run(writer, "UPDATE journal SET n = 0 WHERE seq = 1 AND false");
	const done = upgrade(database, said).then(
		() => "done",
		(fault: Error) => fault,
	);
	await until(
		"the making outlasts the bound",
		async () => {
			const [row] = await run(admin, MAKING_FOR);
			// The upgrade may also have failed already; then there is nothing to wait for.
			return Number(row?.s) > 6 || (await Promise.race([done, "under way"])) !== "under way";
		},
		120_000,
	);
	await run(writer, "COMMIT");
	assert.is(await done, "done");
	assert.equal(await run(admin, VALID), [{ valid: 5 }]);
	assert.ok(
		said.some((line) => /^Index journal_event on journal: waiting for writers/.test(line)),
		said.join("\n"),
	);
	assert.is(said.at(-1), "The database is up to date.");
	writer.release(true);
	admin.release(true);
});

test("given an index left half made by a run that was killed, then it is made again", async ({ database, said }) => {
	const [admin, writer] = [await database.connect(), await database.connect()];
	await forgetJournalIndexes(admin);
	await run(writer, "BEGIN");
	await run(writer, "UPDATE journal SET n = 0 WHERE false");
	const dying = upgrade(database, said).catch((fault: Error) => fault);
	const isMaking =
		"SELECT pid FROM pg_stat_activity WHERE query LIKE 'CREATE%INDEX%journal_event%' AND state = 'active' AND datname = current_database()";
	await until("the index is being made", async () => (await run(admin, isMaking)).length > 0, 60_000);
	await until(
		"it is ended",
		async () => (await run(admin, `SELECT pg_terminate_backend(pid) FROM (${isMaking}) AS m`)).length === 0,
		60_000,
	);
	await run(writer, "COMMIT");
	assert.instance(await dying, Error);
	const left = "SELECT i.indisvalid FROM pg_index i WHERE i.indexrelid = to_regclass('journal_event')";
	assert.equal(await run(admin, left), [{ indisvalid: false }]);
	await upgrade(database, said);
	assert.equal(await run(admin, left), [{ indisvalid: true }]);
	writer.release(true);
	admin.release(true);
});

test("given a table that somebody holds, then the upgrade steps back, says so, and ends once it is let go of", async (context) => {
	const { database, said } = context;
	const [admin, holder] = [await database.connect(), await database.connect()];
	await run(admin, "ALTER TABLE pod DROP COLUMN set_back_at");
	await run(admin, "DELETE FROM adjutant_migration WHERE name LIKE 'SetBack%'");
	await run(holder, "SET idle_in_transaction_session_timeout = 0");
	await run(holder, "BEGIN");
	await run(holder, "LOCK TABLE pod IN ACCESS SHARE MODE");
	const done = upgrade(database, said);
	await until("it steps back", () => said.includes("A table is in use by others; trying again."), 60_000);
	await run(holder, "COMMIT");
	await done;
	assert.is((await run(admin, "SELECT set_back_at FROM pod")).length, 0);
	holder.release(true);
	admin.release(true);
});

test("given a migration that fails, then its fault is thrown and nothing is printed beside it", async ({
	database,
	said,
}) => {
	const admin = await database.connect();
	await run(admin, "DELETE FROM adjutant_migration WHERE name LIKE 'SetBack%'");
	const printed: unknown[] = [];
	const methods = ["log", "info", "warn", "error"] as const;
	const before = methods.map((method) => console[method]);
	for (const method of methods) console[method] = (...words: unknown[]) => printed.push(words);
	const fault = await upgrade(database, said).catch((fault: Error) => fault);
	for (const [n, method] of methods.entries()) console[method] = before[n] as typeof console.log;
	assert.match(String(fault), "set_back_at");
	assert.equal(printed, []);
	admin.release(true);
});

test("given an installation whose deliveries were indexed in one step, or not yet, then all four are there and valid", async ({
	database,
	said,
}) => {
	const admin = await database.connect();
	const valid = () =>
		run(
			admin,
			`SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indisvalid
			 AND c.relname IN ('delivery_turn', 'delivery_sending', 'delivery_sent', 'delivery_unverified') ORDER BY 1`,
		);
	const all = ["delivery_sending", "delivery_sent", "delivery_turn", "delivery_unverified"];
	for (const missing of [[], all]) {
		for (const index of missing) await run(admin, `DROP INDEX ${index}`);
		await run(admin, "DELETE FROM adjutant_migration WHERE name LIKE 'DeliveryIndexes%'");
		await upgrade(database, said);
		assert.equal(
			(await valid()).map(({ relname }) => relname),
			all,
		);
	}
	admin.release(true);
});

test("given several pods that start at once, then an index is made although all wait for one another", async ({
	database,
	said,
}) => {
	const admin = await database.connect();
	await forgetJournalIndexes(admin);
	const pods = await Promise.all([1, 2, 3].map(() => openDatabase({ url: database.url }, silent)));
	await Promise.all(pods.map((pod) => upgrade(pod, said)));
	await Promise.all(pods.map((pod) => pod.close()));
	assert.equal(await run(admin, VALID), [{ valid: 8 }]);
	assert.is(said.filter((line) => line === "The database is up to date.").length, 1);
	admin.release(true);
});

test.run();
