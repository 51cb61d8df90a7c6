/**
 * How several processes share one embedded server (a server, `adjutant verify` beside it): each holds one connection
 * with a shared advisory lock, its tenancy. Who leaves asks for the exclusive lock, and only who gets it, because
 * nobody else is left, ends the server. The database releases the lock of a process that is killed, so there are no
 * pid files to go stale. The end of this connection is also how a tenant learns that the server died.
 */
import pg from "pg";
import { DATABASE, SUPERUSER } from "./postmaster.ts";

const TENANCY = "8234112871263001";

export interface Tenancy {
	/** Resolves when the connection has ended, from either side. */
	readonly ended: Promise<void>;
	leave(): Promise<void>;
}

/** Rejects when the server cannot be reached, is just starting, or is being ended by its last tenant. */
export async function becomeTenant(socketDir: string): Promise<Tenancy> {
	const client = await connect(socketDir, "adjutant tenancy");
	const { promise: ended, resolve } = Promise.withResolvers<void>();
	client.once("end", () => resolve());
	try {
		await client.query("select pg_advisory_lock_shared($1)", [TENANCY]);
	} catch (err) {
		await client.end();
		throw err;
	}
	return { ended, leave: () => client.end() };
}

/**
 * Whether no tenant is left; then nobody can become one before `whileAlone` is through, which is to end the server.
 * A newcomer waits for the lock meanwhile, loses its connection with the server, and starts a new one.
 */
export async function ifLast(socketDir: string, whileAlone: () => Promise<void>): Promise<boolean> {
	const client = await connect(socketDir, "adjutant stop");
	try {
		const { rows } = await client.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [TENANCY]);
		if (rows[0]?.alone !== true) return false;
		await whileAlone();
		return true;
	} finally {
		await client.end();
	}
}

/** Work that only the cluster's superuser may do, on a connection of its own. */
export async function asSuperuser(
	socketDir: string,
	application_name: string,
	work: (client: pg.Client) => Promise<void>,
): Promise<void> {
	const client = await connect(socketDir, application_name);
	try {
		await work(client);
	} finally {
		await client.end();
	}
}

async function connect(socketDir: string, application_name: string): Promise<pg.Client> {
	const client = new pg.Client({
		host: socketDir,
		user: SUPERUSER,
		database: DATABASE,
		application_name,
		connectionTimeoutMillis: 2_000,
	});
	// Without a listener a server that dies would take this process along; `end` follows and tells the same.
	client.on("error", () => {});
	await client.connect();
	return client;
}
