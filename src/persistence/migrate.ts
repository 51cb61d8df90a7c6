/**
 * Brings the schema up to date: accounts first, then ours, under one lock, so that pods may start at once. On a connection
 * of its own: the pool ends each statement after 5 s, and what a large database needs takes as long as it takes.
 */
import pg from "pg";
import { type Clock, sleep } from "../ports/process/clock.ts";
import { StartProblem } from "../ports/process/startProblem.ts";
import { connectionTo, type Database } from "./database.ts";
import type { Executor } from "./dataSource.ts";
import { reaching } from "./faults.ts";
import { UNBOUNDED } from "./patientClient.ts";

/** Any fixed number; this one says "adjutant" to nobody else. */
const LOCK = 4_150_377_195;
const LEAST_VERSION = 14;
/** Everybody's statements queue behind a change that waits for its table: so long they may stand, then it steps back. */
const LOCK_TIMEOUT_MS = 3_000;
/** Those who queued get on in between. */
const PAUSE_MS = 1_000;
/** With the pauses: four minutes. */
const MOST_TRIES = 60;
const LOOK_FOR_LOCK_MS = 250;
const PROGRESS_EVERY_MS = 5_000;
/** A change steps back where it would stand in the way of others. */
const STEPPING_BACK = { ...UNBOUNDED, lock_timeout: LOCK_TIMEOUT_MS };

/** A statement on one session; resolves with its rows. */
type Ask = (text: string, values?: unknown[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;

export interface MigrateOptions {
	/** What must be there before our own tables; its statements have no bound on this pool. */
	readonly before: (pool: pg.Pool) => Promise<void>;
	/** Told what is going on when it can take a while. */
	readonly say: (line: string) => void;
	readonly clock: Clock;
}

/**
 * Resolves when the schema is that of this version; beside others that do the same, when they have done it. Killed at any
 * line it goes on where it was: what was not finished is done again. Rejects with a `StartProblem` that says what to do.
 */
export async function migrate(database: Database, { before, say, clock }: MigrateOptions): Promise<void> {
	const [server] = await database.query<{ version: number }>(
		"SELECT current_setting('server_version_num')::integer / 10000 AS version",
	);
	if (!server || server.version < LEAST_VERSION) {
		throw new StartProblem("database", `PostgreSQL ${server?.version} is too old: use ${LEAST_VERSION} or newer.`);
	}
	const isComplete = await reaching(() => prepare(database, before, say, clock));
	if (!isComplete) await reaching(() => runPending(database, say, clock));
}

/** Whether no step of ours is left to do, when `before` is done. */
async function prepare(
	database: Database,
	before: MigrateOptions["before"],
	say: (line: string) => void,
	clock: Clock,
): Promise<boolean> {
	// Two connections: the lock's, and one for `before`.
	const pool = new pg.Pool({ ...connectionTo(database.whereabouts), ...STEPPING_BACK, max: 2 });
	// The next statement fails and tells of the loss; without a listener it would end the process.
	pool.on("error", () => undefined);
	const ask: Ask = async (text, values) => (await holder.query(text, values)).rows;
	const holder = await pool.connect();
	try {
		holder.on("error", () => undefined);
		await takeLock(ask, say, clock);
		await before(pool);
		return (await stepsLeft(ask)).left === 0;
	} finally {
		// The lock is the session's, and goes with it.
		holder.release(true);
		await pool.end();
	}
}

/**
 * Asked again and again instead of waited for: a session that waits in a statement holds a snapshot, for whose end an index
 * that is made concurrently waits, while the waiting session waits for the lock of that one. The lock is of the session that
 * migrates: should its process be killed, nobody begins before the server has finished the statement in hand.
 */
async function takeLock(ask: Ask, say: (line: string) => void, clock: Clock): Promise<void> {
	for (let isFirst = true; ; isFirst = false) {
		const [row] = await ask("SELECT pg_try_advisory_lock($1) AS taken", [LOCK]);
		if (row?.taken) return;
		if (isFirst) say("Another process brings the database up to date; waiting for it.");
		await sleep(clock, LOOK_FOR_LOCK_MS);
	}
}

/** How many steps this database has had, and how many of this version it has not. */
async function stepsLeft(ask: Ask): Promise<{ readonly done: number; readonly left: number }> {
	const [table] = await ask("SELECT 1 WHERE to_regclass('adjutant_migration') IS NOT NULL");
	const rows = table ? await ask("SELECT name FROM adjutant_migration") : [];
	const names = new Set(rows.map(({ name }) => name));
	// Loaded with the look and not with the program: two dozen files.
	const { MIGRATIONS } = await import("./migrations.ts");
	return { done: names.size, left: MIGRATIONS.filter(({ name }) => !names.has(name)).length };
}

/** By a session that holds the lock itself: `prepare` has released its own. */
async function runPending(database: Database, say: (line: string) => void, clock: Clock): Promise<void> {
	const { openExecutor } = await import("./dataSource.ts");
	const executor = await openExecutor(database.whereabouts, STEPPING_BACK);
	try {
		await takeLock(executor.ask, say, clock);
		const { done, left } = await stepsLeft(executor.ask);
		// Another pod was faster.
		if (left > 0) await runSteps(database, executor, { isUpgrade: done > 0, left }, say, clock);
	} finally {
		await executor.close();
	}
}

async function runSteps(
	database: Database,
	executor: Executor,
	{ isUpgrade, left }: { readonly isUpgrade: boolean; readonly left: number },
	say: (line: string) => void,
	clock: Clock,
): Promise<void> {
	// An empty database is no upgrade: its tables are there within a second.
	const tell = isUpgrade ? say : () => undefined;
	tell(`Bringing the database up to date (${left} ${left === 1 ? "step" : "steps"}). A large one takes minutes.`);
	const ended = new AbortController();
	const progress = tellProgress(database, tell, clock, ended.signal);
	try {
		for (let tries = 1; ; tries += 1) {
			try {
				await executor.run();
				break;
			} catch (fault) {
				if (!isLockedOut(fault)) throw fault;
				if (tries === MOST_TRIES) throw new StartProblem("database", LOCKED_OUT, { cause: fault });
				tell("A table is in use by others; trying again.");
				await sleep(clock, PAUSE_MS);
			}
		}
	} finally {
		ended.abort();
		await progress;
	}
	tell("The database is up to date.");
}

const LOCKED_OUT =
	"The database cannot be brought up to date, because others hold a table: see pg_stat_activity, end their transactions, and start again.";

/** lock_not_available, or undone to end a deadlock: nothing of that migration is there. */
function isLockedOut(fault: unknown): boolean {
	return fault instanceof Error && "code" in fault && (fault.code === "55P03" || fault.code === "40P01");
}

const PROGRESS = `
SELECT p.index_relid::regclass::text AS index, p.relid::regclass::text AS "table", p.phase,
  CASE WHEN p.blocks_total > 0 THEN p.blocks_done * 100 / p.blocks_total
       WHEN p.tuples_total > 0 THEN p.tuples_done * 100 / p.tuples_total
       WHEN p.lockers_total > 0 THEN p.lockers_done * 100 / p.lockers_total END::integer AS percent
FROM pg_stat_progress_create_index p WHERE p.datname = current_database()`;

interface Progress {
	readonly index: string;
	readonly table: string;
	readonly phase: string;
	readonly percent: number | null;
}

async function tellProgress(
	database: Database,
	tell: (line: string) => void,
	clock: Clock,
	signal: AbortSignal,
): Promise<void> {
	for (;;) {
		await sleep(clock, PROGRESS_EVERY_MS, signal);
		if (signal.aborted) return;
		// Whether the database is there is told by the work itself.
		const rows = await database.query<Progress>(PROGRESS).catch(() => []);
		for (const { index, table, phase, percent } of rows) {
			tell(`Index ${index} on ${table}: ${phase}${percent === null ? "" : `, ${percent} %`}.`);
		}
	}
}
