/**
 * One pool for everything: TypeORM's entities and migrations, the hot statements and the accounts. Every query has a
 * bound, so that a database that hangs is noticed as fast as one that is gone (P11).
 */
import pg from "pg";
import { DataSource } from "typeorm";
import type { Log } from "../ports/log.ts";
import { ENTITIES } from "./entities.ts";
import { reaching, untilNotUndone } from "./faults.ts";
import { DeadLetters1764400000000 } from "./migrations/deadLetters1764400000000.ts";
import { DeliveryTurns1764400100000 } from "./migrations/deliveryTurns1764400100000.ts";
import { Durations1764200100000 } from "./migrations/durations1764200100000.ts";
import { Floating1764000200000 } from "./migrations/floating1764000200000.ts";
import { JournalAskedBy1764300000000 } from "./migrations/journalAskedBy1764300000000.ts";
import { PlaceOrder1764200200000 } from "./migrations/placeOrder1764200200000.ts";
import { Pods1764000300000 } from "./migrations/pods1764000300000.ts";
import { Series1764000100000 } from "./migrations/series1764000100000.ts";
import { SetBack1764000400000 } from "./migrations/setBack1764000400000.ts";
import { SignUpLinks1764500100000 } from "./migrations/signUpLinks1764500100000.ts";
import { Tables1764000000000 } from "./migrations/tables1764000000000.ts";
import { TasksAskedBy1764310000000 } from "./migrations/tasksAskedBy1764310000000.ts";
import { Unused1764200300000 } from "./migrations/unused1764200300000.ts";
import { createPatience } from "./patience.ts";

/** Of the pages' pool: more than this only queue inside PostgreSQL. */
const CONNECTIONS = 10;
/** Of the work that must go on whatever the pages ask for: what actors, sweeps, relay and mailer do is short. */
const OWN_CONNECTIONS = 6;
/** Without a connection for so long, while nobody else is answered either, the database is away. */
const CONNECT_MS = 700;
const STATEMENT_MS = 5_000;

/** Where PostgreSQL is: a URL of the user's own, or the socket of the embedded one. */
export type Whereabouts =
	| { readonly url: string }
	| { readonly host: string; readonly port: number; readonly user: string; readonly database: string };

export interface Database {
	readonly dataSource: DataSource;
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

export async function openDatabase(whereabouts: Whereabouts, log: Log): Promise<Database> {
	const place = "url" in whereabouts ? { url: whereabouts.url } : { ...whereabouts, username: whereabouts.user };
	const dataSource = new DataSource({
		type: "postgres",
		...place,
		applicationName: "adjutant",
		entities: [...ENTITIES],
		migrations: [
			Tables1764000000000,
			Series1764000100000,
			Floating1764000200000,
			Pods1764000300000,
			SetBack1764000400000,
			Durations1764200100000,
			PlaceOrder1764200200000,
			Unused1764200300000,
			DeadLetters1764400000000,
			SignUpLinks1764500100000,
			DeliveryTurns1764400100000,
			JournalAskedBy1764300000000,
			TasksAskedBy1764310000000,
		],
		migrationsTableName: "adjutant_migration",
		synchronize: false,
		extra: { ...BOUNDS, max: CONNECTIONS },
	});
	await reaching(() => dataSource.initialize());
	const pool = (dataSource.driver as unknown as { readonly master: pg.Pool }).master;
	const pages = createLane(pool, log);
	const whither = "url" in whereabouts ? { connectionString: whereabouts.url } : whereabouts;
	const ownPool = new pg.Pool({ ...whither, ...BOUNDS, application_name: "adjutant", max: OWN_CONNECTIONS });
	const lane = createLane(ownPool, log);
	const answered = () => pages.answered() + lane.answered();
	const close = async () => {
		await Promise.all([dataSource.destroy(), ownPool.end()]);
	};
	const own: Database = {
		...lane,
		dataSource,
		pool: ownPool,
		answered,
		close,
		get own() {
			return own;
		},
	};
	return { ...pages, dataSource, pool, own, answered, close };
}

/** A pool and how it is asked. */
function createLane(pool: pg.Pool, log: Log): Pick<Database, "query" | "connect" | "answered"> {
	pool.on("error", (err) => log.warn("a database connection was lost", { err }));
	// The pool listens only while a connection is idle in it. One that is lent out and lost between two queries would
	// end the process; whoever holds it learns of the loss by his next query. At each loan, since TypeORM has opened
	// the first connection before anybody could listen.
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
