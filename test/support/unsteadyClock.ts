/** A database whose clock is stepped to and fro, as that of a machine that was just woken. */
import type { TestDatabase } from "./postgres.ts";

const MOST_MS = 2_000;
const MICROSECONDS = "(extract(epoch FROM pg_catalog.now()) * 1000000)::bigint";
const OFFSET = `hashint8(${MICROSECONDS}) % 1000 * ${MOST_MS / 1_000} * interval '1 millisecond'`;

/**
 * From now on each statement has a clock of its own, up to 2 s before or after the real one: as if it were stepped between any
 * two. Our functions stand before PostgreSQL's on the search path, so that the statements under test stay as they are.
 */
export async function unsettleClock({ query, pool, name }: TestDatabase): Promise<void> {
	await query(`
		CREATE SCHEMA unsteady;
		CREATE FUNCTION unsteady.now() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT pg_catalog.now() + ${OFFSET} $$;
		CREATE FUNCTION unsteady.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
			AS $$ SELECT pg_catalog.clock_timestamp() + ${OFFSET} $$;
		GRANT USAGE ON SCHEMA unsteady TO PUBLIC;
		ALTER DATABASE ${name} SET search_path = unsteady, public, pg_catalog;
	`);
	// A connection that is open keeps the path that it began with: there is one, and it asks again.
	await query("SET search_path = unsteady, public, pg_catalog");
	if (pool.totalCount !== 1) throw new Error("the clock must be unsettled before anything else is asked");
}
