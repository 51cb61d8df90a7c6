/**
 * The role under which the product works on its embedded database: it owns all of it, and may nothing beyond. The cluster's
 * superuser only makes the cluster and this role; a fault in a query is then one inside this database.
 */
import type pg from "pg";
import { DATABASE } from "./postmaster.ts";
import { asSuperuser } from "./tenancy.ts";

export const OWNER = "adjutant_owner";

/** Processes that start together must not make the role twice. */
const LOCK = "8234112871263002";

/**
 * Hands over what the superuser has: everything in a database of a version that worked as superuser, nothing in a new one.
 * What belongs to an extension stays with it, and a column's sequence goes with its table.
 */
const HAND_OVER = `
DO $$
DECLARE one record;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${OWNER}') THEN
    CREATE ROLE ${OWNER} LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB;
  END IF;
  IF EXISTS (SELECT FROM pg_database WHERE datname = '${DATABASE}' AND datdba <> '${OWNER}'::regrole) THEN
    ALTER DATABASE ${DATABASE} OWNER TO ${OWNER};
  END IF;
  FOR one IN
    SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
      c.oid::regclass::text AS name
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND c.relowner <> '${OWNER}'::regrole
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'a', 'i'))
    UNION ALL
    SELECT 'ROUTINE', p.oid::regprocedure::text
    FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proowner <> '${OWNER}'::regrole
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE format('ALTER %s %s OWNER TO ${OWNER}', one.kind, one.name);
  END LOOP;
END $$`;

/**
 * Makes the role and gives it the database, as far as it has not got it: a start that was killed on the way goes on here. On
 * disk when it resolves, also where other commits may wait: without the role nobody could work after a crash.
 */
export async function giveToOwner(socketDir: string): Promise<void> {
	await asSuperuser(socketDir, "adjutant owner", async (client: pg.Client) => {
		await client.query("SET synchronous_commit = on");
		await client.query("select pg_advisory_lock($1)", [LOCK]);
		await client.query(HAND_OVER);
	});
}
