/** Several statements as one, for what no single one can settle. */
import type pg from "pg";
import type { Database } from "./database.ts";
import { reaching } from "./faults.ts";

/** All that `work` did is there, or nothing. Throws `StorageUnavailable` when PostgreSQL is away. */
export function inTransaction<Result>(
	database: Pick<Database, "connect">,
	work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
	return reaching(async () => {
		const client = await database.connect();
		try {
			await client.query("BEGIN");
			const result = await work(client);
			await client.query("COMMIT");
			client.release();
			return result;
		} catch (fault) {
			// With its connection the transaction ends, too, wherever it was.
			client.release(true);
			throw fault;
		}
	});
}
