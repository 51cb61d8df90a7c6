/**
 * Real PostgreSQL for tests: one server for a whole run, a database of its own for each test file, copied from a
 * template that was migrated once (37 ms instead of a second). Nothing is flushed to disk: crash tests bring their own.
 */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { createAuth } from "../../src/http/identity/auth.ts";
import { createClients } from "../../src/persistence/accounts/clients.ts";
import { createSessionReads } from "../../src/persistence/accounts/sessionReads.ts";
import { connectionTo, type Database, openDatabase } from "../../src/persistence/database.ts";
import { OWNER } from "../../src/persistence/embedded/ownerRole.ts";
import { SUPERUSER } from "../../src/persistence/embedded/postmaster.ts";
import { startEmbeddedPostgres } from "../../src/persistence/embeddedPostgres.ts";
import { migrate } from "../../src/persistence/migrate.ts";
import { createLocalLimits } from "../../src/pod/localLimits.ts";
import { openSignUp } from "./openSignUp.ts";

const TEMPLATE = "adjutant_template";
const silent = { info: () => undefined, warn: () => undefined, error: console.error };

export interface TestPostgres {
	/** Of its maintenance database. */
	readonly url: string;
	stop(): Promise<void>;
}

export interface TestDatabase extends Database {
	readonly url: string;
	readonly name: string;
	/** What a test makes ready: many rows, a database. It may take as long as it does on a busy machine, where the pool gives up. */
	prepare(text: string, values?: readonly unknown[]): Promise<void>;
	/** Closes the connections and removes the database; stops the server when this file started it. */
	drop(): Promise<void>;
}

const urlOf = (serverUrl: string, database: string) => serverUrl.replace(/\/[^/?]*(\?.*)?$/, `/${database}$1`);

/** Starts a server and makes the template. The runner calls it once and hands the url on. */
export async function startTestPostgres(): Promise<TestPostgres> {
	const dataDir = mkdtempSync(join(tmpdir(), "adjutant-postgres-"));
	const server = await startEmbeddedPostgres({ dataDir, log: silent, clock: createSystemClock(), durable: false });
	// Databases are made and removed by the dozen, which the product's own role may not.
	const url = server.url.replace(`${OWNER}@`, `${SUPERUSER}@`);
	const stop = async () => {
		await server.stop();
		rmSync(dataDir, { recursive: true, force: true });
	};
	try {
		await atLeisure(url, `CREATE DATABASE ${TEMPLATE}`);
		const template = await openDatabase({ url: urlOf(url, TEMPLATE) }, silent);
		const auth = createAuth({
			pool: template.pool,
			baseUrl: "http://localhost:3000",
			secrets: ["a secret for tests, thirty-two characters"],
			trustedOrigins: [],
			rateLimitScale: 1_000,
			limits: createLocalLimits({ clock: createSystemClock() }),
			sessions: createSessionReads(template),
			clients: createClients(template, silent),
			clock: createSystemClock(),
			log: silent,
			...openSignUp().options,
		});
		await migrate(template, {
			before: (pool) => auth.migrate(pool),
			say: () => undefined,
			clock: createSystemClock(),
		});
		await template.close();
	} catch (fault) {
		await stop();
		throw fault;
	}
	return { url, stop };
}

/**
 * A migrated, empty database of its own, or a copy of one to which nobody is connected. A file run by itself starts a server for
 * the time of this database.
 */
export async function createTestDatabase(copyOf = TEMPLATE): Promise<TestDatabase> {
	const shared = process.env.ADJUTANT_TEST_POSTGRES;
	const own = shared ? undefined : await startTestPostgres();
	const serverUrl = shared ?? own?.url ?? "";
	const name = `t_${randomUUID().replaceAll("-", "")}`;
	await atLeisure(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${copyOf}`);
	const url = urlOf(serverUrl, name);
	const database = await openDatabase({ url }, silent);
	let closing: Promise<void> | undefined;
	const close = () => {
		closing ??= database.close();
		return closing;
	};
	return {
		...database,
		url,
		name,
		prepare: (text, values = []) => atLeisure(url, text, values),
		close,
		async drop() {
			await close();
			await atLeisure(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
			await own?.stop();
		},
	};
}

/** Without the bounds that the product sets its statements. */
async function atLeisure(url: string, text: string, values: readonly unknown[] = []): Promise<void> {
	const client = new pg.Client({ ...connectionTo({ url }), statement_timeout: 0 });
	await client.connect();
	try {
		await client.query(text, [...values]);
	} finally {
		await client.end();
	}
}

/** An account without a password: for tests below the HTTP adapter. */
export async function addAccount(
	database: Pick<Database, "query">,
	{ email = `${randomUUID()}@example.org`, name = "Test" }: { readonly email?: string; readonly name?: string } = {},
): Promise<string> {
	const [row] = await database.query<{ id: string }>(
		`INSERT INTO "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
		 VALUES (gen_random_uuid(), $1, $2, true, now(), now()) RETURNING id`,
		[name, email],
	);
	if (!row) throw new Error("the account was not made");
	return row.id;
}
