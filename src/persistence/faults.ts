/** Tells PostgreSQL being away from everything else (P11). */
import { StorageUnavailable } from "../ports/process/faults.ts";
import { APART } from "./coalescer.ts";

/** Classes and codes by which PostgreSQL says that it cannot serve (Appendix A of its manual): 08, 53, 57P0x, and not in time. */
const AWAY_CODES = /^(08...|57P0[1-5]|53...|57014|55P03)$/;
const AWAY_SYSTEM_CODES = new Set([
	"ECONNREFUSED",
	"ECONNRESET",
	"ENOENT",
	"EPIPE",
	"ETIMEDOUT",
	"EHOSTUNREACH",
	"ENOTFOUND",
	"EAI_AGAIN",
]);
/** pg throws these without a code. */
const AWAY_MESSAGES =
	/connection terminated|timeout exceeded when trying to connect|query read timeout|client has encountered a connection error|connection timeout|not queryable/i;

function isAway(fault: unknown): boolean {
	if (!(fault instanceof Error)) return false;
	// TypeORM wraps what the driver throws; it is not asked for its class, which would load all of it.
	if ("driverError" in fault) return isAway(fault.driverError);
	const code = "code" in fault && typeof fault.code === "string" ? fault.code : "";
	return AWAY_CODES.test(code) || AWAY_SYSTEM_CODES.has(code) || AWAY_MESSAGES.test(fault.message);
}

/** Runs a piece of database work; what means "away" becomes StorageUnavailable, the rest stays what it is. */
export async function reaching<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (fault) {
		if (isAway(fault)) throw new StorageUnavailable("PostgreSQL cannot be reached", { cause: fault });
		throw fault;
	}
}

/** The violated constraint, when this is a unique violation. */
export function findUniqueViolation(fault: unknown): string | undefined {
	if (!(fault instanceof Error) || !("code" in fault) || fault.code !== "23505") return undefined;
	return "constraint" in fault && typeof fault.constraint === "string" ? fault.constraint : "";
}

/** Serialisation failure and deadlock: PostgreSQL undid the statement and asks to try again. */
const UNDONE_CODES = new Set(["40001", "40P01"]);
/** Each time another has got on, so there is an end to it. */
const MOST_TRIES = 10;

/** Runs a statement again for as long as PostgreSQL undoes it for another's sake; only for one that is alone in its transaction. */
export async function untilNotUndone<T>(statement: () => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries += 1) {
		try {
			return await statement();
		} catch (fault) {
			if (!isUndone(fault)) throw fault;
			if (tries === MOST_TRIES)
				throw new StorageUnavailable("PostgreSQL undid a statement each time", { cause: fault });
		}
	}
}

function isUndone(fault: unknown): boolean {
	return fault instanceof Error && "code" in fault && typeof fault.code === "string" && UNDONE_CODES.has(fault.code);
}

/** A value that its type does not have: a text that is no instant, a number out of range, U+0000 (class 22). */
export function isDataException(fault: unknown): boolean {
	return fault instanceof Error && "code" in fault && typeof fault.code === "string" && fault.code.startsWith("22");
}

/** PostgreSQL ended the statement itself, so nothing of it was done. */
const NOT_IN_TIME_CODES = new Set(["57014", "55P03"]);

/**
 * Carries calls out by one statement, all or none. When it was not done in time, that may be the fault of one of them, whose
 * rows somebody holds or who asks for too much: then each is to be carried apart, and costs the others nothing further.
 */
export async function allOrApart<In, Out>(
	calls: readonly In[],
	statement: () => Promise<readonly Out[]>,
): Promise<readonly (Out | typeof APART)[]> {
	try {
		return await statement();
	} catch (fault) {
		if (calls.length > 1 && isNotInTime(fault)) return calls.map(() => APART);
		throw fault;
	}
}

/** Whether a statement was ended because it took too long, or waited too long for a lock. */
export function isNotInTime(fault: unknown): boolean {
	if (!(fault instanceof StorageUnavailable && fault.cause instanceof Error)) return false;
	const { cause } = fault;
	return "code" in cause && typeof cause.code === "string" && NOT_IN_TIME_CODES.has(cause.code);
}
