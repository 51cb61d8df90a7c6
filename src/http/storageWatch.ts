/**
 * Better Auth turns every fault of the database into "no session" or a 500. This watches the pool it is given, so that
 * an action which met a database that is away ends as `StorageUnavailable` instead (P11), and one that was given a value
 * which no column holds ends as the client's mistake (P10).
 */

import { AsyncLocalStorage } from "node:async_hooks";
import { say } from "../domain/refusals/sentence.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";
import { Problem } from "./problem.ts";

interface Client {
	query(sql: string, parameters: unknown[]): Promise<unknown>;
	release(): void;
}

/** What is needed of a pool, which says by `StorageUnavailable` that PostgreSQL is away. */
export interface SqlPool {
	connect(): Promise<Client>;
}

interface Watch {
	hasFailed: boolean;
	hasRefused: boolean;
}

export interface WatchedStorage {
	/** For Better Auth, in the shape that its Kysely dialect expects of a pool. */
	readonly pool: {
		connect(): Promise<{ query: Client["query"]; release(): void }>;
		/** Leaves the pool open: its maker closes it. */
		end(): Promise<void>;
	};
	/** For work beside this pool: its fault counts as one of the pool's own, even if a caller catches it. */
	noting<Value>(work: Promise<Value>): Promise<Value>;
	/**
	 * Runs an action; throws `StorageUnavailable` when the database failed it, and a `Problem` when it could not hold a
	 * value, whatever the action made of that.
	 */
	run<Value>(action: () => Promise<Value>): Promise<Value>;
}

export function watchStorage(pool: SqlPool): WatchedStorage {
	const watches = new AsyncLocalStorage<Watch>();
	const noted = (fault: unknown): unknown => {
		const watch = watches.getStore();
		if (watch && fault instanceof StorageUnavailable) watch.hasFailed = true;
		else if (watch && isUnlawfulValue(fault)) watch.hasRefused = true;
		return fault;
	};
	return {
		pool: {
			async connect() {
				const client = await pool.connect().catch((fault) => Promise.reject(noted(fault)));
				return {
					query: (sql, parameters) => client.query(sql, parameters).catch((fault) => Promise.reject(noted(fault))),
					release: () => client.release(),
				};
			},
			async end() {},
		},
		noting: (work) => work.catch((fault) => Promise.reject(noted(fault))),
		run: (action) =>
			watches.run({ hasFailed: false, hasRefused: false }, async () => {
				const outcome = await Promise.allSettled([action()]);
				if (watches.getStore()?.hasFailed) throw new StorageUnavailable("the database was away");
				if (watches.getStore()?.hasRefused) throw new Problem("unreadable", say("value_not_stored"));
				if (outcome[0].status === "rejected") throw outcome[0].reason;
				return outcome[0].value;
			}),
	};
}

/**
 * A value that its column cannot have, which only the client can have sent: U+0000 or what no type reads (class 22),
 * null where something must stand (23502).
 */
function isUnlawfulValue(fault: unknown): boolean {
	if (typeof fault !== "object" || fault === null || !("code" in fault)) return false;
	return /^(22...|23502)$/.test(String(fault.code));
}
