/**
 * The connections: the pages' and the accounts', and those of the work that must go on. Every query has a bound, so that a
 * database that hangs is noticed as fast as one that is gone (P11). TypeORM stands in `dataSource.ts`, for those who migrate.
 */
import pg from "pg";
import type { Log } from "../ports/process/log.ts";
import { reaching, untilNotUndone } from "./faults.ts";
import { createPatience } from "./patience.ts";

/** Of the pages' pool: more than this only queue inside PostgreSQL. */
const CONNECTIONS = 10;
/** For actors, sweeps, relay and mailer, whose work must go on however busy the pages are. Few are enough: their work is short. */
const OWN_CONNECTIONS = 6;
/** Without a connection for so long, while nobody else is answered either, the database is away. */
const CONNECT_MS = 700;
const STATEMENT_MS = 5_000;

/** Where PostgreSQL is: a URL of the user's own, or the socket of the embedded one. */
export type Whereabouts =
	| { readonly url: string }
	| { readonly host: string; readonly port: number; readonly user: string; readonly database: string };

export interface Database {
	readonly whereabouts: Whereabouts;
	readonly pool: pg.Pool;
	/**
	 * A query on the pool, prepared when it has a name, in a transaction of its own: sent again when PostgreSQL undid it to
	 * end a deadlock. Throws StorageUnavailable when PostgreSQL is away.
	 */
	query<Row>(text: string, values?: readonly unknown[], name?: string): Promise<readonly Row[]>;
	/** A connection of the pool, to be released. Rejects with the pool's own fault when there is none in time. */
	connect(): Promise<pg.PoolClient>;
	/**
	 * The same database through connections of its own, which no page's read can take: for writes, timers, sweeps, relay and
	 * mailer. Closed with this one.
	 */
	readonly own: Database;
	/** How often PostgreSQL has answered so far. A number that rises between two looks: it is there, if busy. */
	answered(): number;
	close(): Promise<void>;
}

/** 8-byte integers are counts and numbers of ours, far below 2^53: they come as numbers. */
const types = {
	getTypeParser: (oid: number, format?: "text" | "binary") =>
		oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as "text"),
};

const BOUNDS = {
	connectionTimeoutMillis: CONNECT_MS,
	query_timeout: STATEMENT_MS + 500,
	statement_timeout: STATEMENT_MS,
	idle_in_transaction_session_timeout: STATEMENT_MS,
	keepAlive: true,
	types,
};

/** Resolves when PostgreSQL has answered. Throws StorageUnavailable when it cannot be reached. */
export async function openDatabase(whereabouts: Whereabouts, log: Log): Promise<Database> {
	const place = connectionTo(whereabouts);
	const pool = new pg.Pool({ ...place, ...BOUNDS, max: CONNECTIONS });
	const ownPool = new pg.Pool({ ...place, ...BOUNDS, max: OWN_CONNECTIONS });
	const pages = createLane(pool, log);
	const lane = createLane(ownPool, log);
	const answered = () => pages.answered() + lane.answered();
	const close = async () => {
		await Promise.all([pool.end(), ownPool.end()]);
	};
	const own: Database = {
		...lane,
		whereabouts,
		pool: ownPool,
		answered,
		close,
		get own() {
			return own;
		},
	};
	try {
		await reaching(async () => (await pool.connect()).release());
	} catch (fault) {
		await close();
		throw fault;
	}
	return { ...pages, whereabouts, pool, own, answered, close };
}

/**
 * What a user reads lies together and mostly in memory, on disks without arms: PostgreSQL's default of 4, which is for disks that
 * turn, has it read a whole table where an index takes a third of the time (docs/decisions/0255).
 */
const PLANNING = "-c random_page_cost=1.1";

/** For a pool or a connection of `pg`. Options that stand in the URL come after ours, so that they win. */
export function connectionTo(whereabouts: Whereabouts): pg.ClientConfig {
	const application_name = "adjutant";
	if (!("url" in whereabouts)) return { ...whereabouts, application_name, options: PLANNING };
	const url = new URL(whereabouts.url);
	const options = [PLANNING, url.searchParams.get("options") ?? ""].join(" ").trim();
	url.searchParams.delete("options");
	return { connectionString: url.href, application_name, options };
}

/** A pool and how it is asked. */
function createLane(pool: pg.Pool, log: Log): Pick<Database, "query" | "connect" | "answered"> {
	pool.on("error", (err) => log.warn("a database connection was lost", { err }));
	// The pool listens only while a connection is idle in it. One that is lent out and lost between two queries would
	// end the process; its holder learns of the loss by the next query.
	const heard = new WeakSet<pg.PoolClient>();
	pool.on("acquire", (client) => {
		if (!heard.has(client)) client.on("error", () => undefined);
		heard.add(client);
	});
	const { patiently, answered } = createPatience(pool);
	return {
		query: <Row>(text: string, values: readonly unknown[] = [], name?: string) =>
			reaching(async () => {
				const asked = { text, values: [...values], ...(name ? { name } : {}) };
				const { rows } = await untilNotUndone(() => patiently(() => pool.query(asked)));
				return rows as Row[];
			}),
		connect: () => patiently(() => pool.connect()),
		answered,
	};
}
