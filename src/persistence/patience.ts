/**
 * Tells a busy database from one that is away. The pool gives up a wait for a connection after its one bound, which must be
 * short, so that a database that hangs is noticed within a second (P11). But in a crowd a wait may well be longer while
 * everybody is being answered in turn: as long as somebody is, the wait goes on.
 */
import type { Pool } from "pg";

/** Waits of the pool's bound each, at most: a caller gives up sooner or later, too. */
const MOST_WAITS = 8;

/** How pg-pool says that there was no connection in time. Nothing was sent then, so all may be asked again. */
const NO_CONNECTION = /^timeout exceeded when trying to connect$|^Connection terminated due to connection timeout$/;

export interface Patience {
	/** Runs a piece of work that begins with a wait for a connection of the pool. */
	patiently<T>(work: () => Promise<T>): Promise<T>;
	/** How often the database has answered so far. A number that rises between two looks: it is there. */
	answered(): number;
}

export function createPatience(pool: Pick<Pool, "on">): Patience {
	let answered = 0;
	pool.on("release", (fault: unknown) => {
		if (!fault) answered += 1;
	});
	return {
		async patiently(work) {
			for (let waits = 1; ; waits += 1) {
				const before = answered;
				try {
					return await work();
				} catch (fault) {
					const isWait = fault instanceof Error && NO_CONNECTION.test(fault.message);
					if (!isWait || answered === before || waits === MOST_WAITS) throw fault;
				}
			}
		},
		answered: () => answered,
	};
}
