/** A connection for work that takes as long as it takes: backups, restores, replays, migrations. */
import pg from "pg";
import { connectionTo, type Database } from "./database.ts";

/** The pool's bounds are for what people wait for. */
export const UNBOUNDED = {
	statement_timeout: 0,
	query_timeout: 0,
	idle_in_transaction_session_timeout: 0,
	keepAlive: true,
};

/** One of its own, in UTC, that ends with the work: what was begun and not committed is taken back by the end of the session. */
export async function withPatientClient<Result>(
	{ whereabouts }: Pick<Database, "whereabouts">,
	work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
	const client = new pg.Client({ ...connectionTo(whereabouts), ...UNBOUNDED });
	// The next statement fails and tells of the loss; without a listener it would end the process.
	client.on("error", () => undefined);
	await client.connect();
	try {
		await client.query("SET TIME ZONE 'UTC'");
		return await work(client);
	} finally {
		await client.end();
	}
}
