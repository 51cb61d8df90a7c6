// test-timeout: 120 s
/** `adjutant migrate`: makes the tables where there are none, and is quiet where they are those of this version. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { runAdjutant } from "./runAdjutant.ts";

const test = suite<{ database: TestDatabase }>("adjutant: migrate");

test.before.each(async (context) => {
	context.database = await createTestDatabase();
});
test.after.each(({ database }) => database.drop());

const tables = async (database: TestDatabase) =>
	(
		await database.query<{ name: string }>(
			"SELECT relname AS name FROM pg_class WHERE oid = to_regclass('journal_turn')",
		)
	).length;

test("given an empty database, when migrated twice, then the tables are there and both say so", async ({
	database,
}) => {
	await database.query("DROP SCHEMA public CASCADE");
	await database.query("CREATE SCHEMA public");
	const environment = { DATABASE_URL: database.url };
	for (let time = 1; time <= 2; time += 1) {
		const run = await runAdjutant(["migrate"], environment);
		assert.equal(run, { code: 0, stdout: "The tables are those of this version.\n", stderr: "" });
		assert.is(await tables(database), 1);
	}
});

test("given a database of an earlier version, then each step that can take a while is said", async ({ database }) => {
	await database.query("DROP INDEX journal_turn");
	await database.query("DELETE FROM adjutant_migration WHERE name LIKE 'JournalAskedBy%'");
	const { code, stdout } = await runAdjutant(["migrate"], { DATABASE_URL: database.url });
	assert.is(code, 0);
	assert.is(
		stdout,
		"Bringing the database up to date (1 step). A large one takes minutes.\nThe database is up to date.\nThe tables are those of this version.\n",
	);
	assert.is(await tables(database), 1);
});

test.run();
