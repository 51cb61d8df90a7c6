/** The migrations and the entities say the same, and several pods may migrate at once. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { openDatabase } from "../../src/persistence/database.ts";
import { createDataSource } from "../../src/persistence/dataSource.ts";
import { migrate } from "../../src/persistence/migrate.ts";
import { MIGRATIONS } from "../../src/persistence/migrations.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const schema = suite<{ database: TestDatabase }>("schema");

schema.before(async (context) => {
	context.database = await createTestDatabase();
});
schema.after(async ({ database }) => {
	await database.drop();
});

schema(
	"given the migrated tables, then TypeORM would change nothing but the generated column",
	async ({ database }) => {
		// TypeORM keeps the expressions of generated columns in a table of its own, which only its own DDL fills.
		await database.query(
			`CREATE TABLE typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)`,
		);
		const source = await createDataSource(database.whereabouts).initialize();
		const { upQueries } = await source.driver.createSchemaBuilder().log();
		await source.destroy();
		const drift = upQueries
			.map(({ query }) => query)
			.filter((query) => !/"(task_|TEMP_OLD_)?search"|typeorm_metadata/.test(query));
		assert.equal(drift, []);
	},
);

schema(
	"given a migrated database, when three pods migrate at once, then each runs `before` alone",
	async ({ database }) => {
		const pods = await Promise.all([1, 2, 3].map(() => openDatabase({ url: database.url }, silent)));
		let inside = 0;
		let most = 0;
		const before = async () => {
			inside += 1;
			most = Math.max(most, inside);
			await database.query("SELECT 1");
			inside -= 1;
		};
		await Promise.all(pods.map((pod) => migrate(pod, { before, say: () => undefined, clock: createSystemClock() })));
		await Promise.all(pods.map((pod) => pod.close()));
		assert.is(most, 1);
		const rows = await database.query("SELECT name FROM adjutant_migration");
		assert.is(rows.length, MIGRATIONS.length);
	},
);

schema.run();
