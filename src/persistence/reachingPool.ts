/** Connections for a library that makes its own statements: what means that PostgreSQL is away is said as everywhere (faults.ts). */
import type pg from "pg";
import type { Database } from "./database.ts";
import { reaching } from "./faults.ts";

export interface ReachingPool {
	/** Rejects with `StorageUnavailable` when PostgreSQL is away, as every query of the connection does. */
	connect(): Promise<{ query(sql: string, parameters: unknown[]): Promise<pg.QueryResult>; release(): void }>;
}

export function reachingPool(database: Pick<Database, "connect">): ReachingPool {
	return {
		async connect() {
			const client = await reaching(() => database.connect());
			return {
				query: (sql, parameters) => reaching(() => client.query(sql, parameters)),
				release: () => client.release(),
			};
		},
	};
}
