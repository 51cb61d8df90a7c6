/**
 * Indexes made while others read and write. PostgreSQL allows that only outside a transaction, so a migration that calls
 * this has `transaction = false`, and each of its steps must bear to be done again.
 */
import type { QueryRunner } from "typeorm";

/** `is_valid` is false for one whose making was cut short: it is kept up to date by every write, and never read. */
const STATE = "SELECT i.indisvalid AS is_valid FROM pg_index i WHERE i.indexrelid = to_regclass($1)";

/**
 * Makes the index unless it is there; one that was left half made is made again. `definition`: what stands behind its name,
 * from `ON` on. Waits without a bound for transactions that hold the table, since the wait holds up nobody else.
 */
export async function makeIndex(runner: QueryRunner, name: string, definition: string): Promise<void> {
	const [found]: { is_valid: boolean }[] = await runner.query(STATE, [name]);
	if (found?.is_valid) return;
	if (found) await dropIndex(runner, name);
	await unhurried(runner, `CREATE INDEX CONCURRENTLY ${name} ${definition}`);
}

export async function dropIndex(runner: QueryRunner, name: string): Promise<void> {
	await unhurried(runner, `DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
}

async function unhurried(runner: QueryRunner, statement: string): Promise<void> {
	await runner.query("SET lock_timeout = 0");
	try {
		await runner.query(statement);
	} finally {
		await runner.query("RESET lock_timeout");
	}
}
