/** Brings the schema up to date: accounts first, then ours, both under one lock, so that pods may start at once. */
import type { Database } from "./database.ts";
import { reaching } from "./faults.ts";

/** Any fixed number; this one says "adjutant" to nobody else. */
const LOCK = 4_150_377_195;
const LEAST_VERSION = 14;

/** PostgreSQL is not as we need it; the message says what to do. */
class UnfitDatabase extends Error {
	override readonly name = "StartProblem";
}

export async function migrate(database: Database, before: () => Promise<void>): Promise<void> {
	const [server] = await database.query<{ version: number }>(
		"SELECT current_setting('server_version_num')::integer / 10000 AS version",
	);
	if (!server || server.version < LEAST_VERSION) {
		throw new UnfitDatabase(`PostgreSQL ${server?.version} is too old: use ${LEAST_VERSION} or newer.`);
	}
	const client = await reaching(() => database.connect());
	try {
		// A session lock: migrations run on connections of their own, while this one only holds the door.
		await client.query("SET statement_timeout = 0");
		await client.query({ text: "SELECT pg_advisory_lock($1)", values: [LOCK], query_timeout: 120_000 } as never);
		await before();
		await database.dataSource.runMigrations({ transaction: "all" });
	} finally {
		await client.query("SELECT pg_advisory_unlock($1)", [LOCK]);
		client.release(true);
	}
}
