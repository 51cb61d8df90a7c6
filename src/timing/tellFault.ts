import { StorageUnavailable } from "../ports/process/faults.ts";
import type { Log } from "../ports/process/log.ts";

/**
 * Says what failed in work that is tried again by itself: a warning while PostgreSQL is away, which is temporary, otherwise an error. `what`
 * names the work, at the beginning of the sentence.
 */
export function tellFault(log: Log, what: string, err: unknown, more: Readonly<Record<string, unknown>> = {}): void {
	if (err instanceof StorageUnavailable) log.warn(`${what}: the database cannot be reached`, { ...more, err });
	else log.error(`${what} failed; it is tried again`, { ...more, err });
}
