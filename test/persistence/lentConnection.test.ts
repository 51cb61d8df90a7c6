/** A connection that is lost while somebody holds it, between two of his queries (P11). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createTestDatabase } from "../support/postgres.ts";

const test = suite("lent connection");

test("given a connection lent out, when PostgreSQL ends it between two queries, then the process lives and the pool goes on", async () => {
	const database = await createTestDatabase();
	try {
		const client = await database.pool.connect();
		const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
		// Without a listener of the pool's own the loss would be an unhandled 'error' and end this process.
		const lost = new Promise<void>((resolve) => client.once("end", () => resolve()));
		await database.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
		await lost;
		client.release(true);
		assert.equal(await database.query("SELECT 1 AS one"), [{ one: 1 }]);
	} finally {
		await database.drop();
	}
});

test.run();
