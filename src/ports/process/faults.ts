/** Faults that callers must tell apart. A rejection is a value (domain/refusals/rejection.ts), not one of these. */

/** PostgreSQL cannot be reached or did not answer in time. Retryable; nothing may be assumed about what was in hand. */
export class StorageUnavailable extends Error {
	override readonly name = "StorageUnavailable";
}

/** A handler did not end in its time. It may still do what it was asked to, even while the next handler runs. */
export class HandlerStuck extends Error {
	override readonly name = "HandlerStuck";
}

/** One user asks for more at once than there is room for: nothing was done, and it may be asked again in a moment. */
export class Crowded extends Error {
	override readonly name = "Crowded";
}

/** Whether waiting alone heals it: then it does not count against what was to be handled. */
export const isPassing = (fault: unknown): boolean => fault instanceof StorageUnavailable || fault instanceof Crowded;
