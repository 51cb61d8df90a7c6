/** Faults that callers must tell apart. A rejection is a value (domain/rejection.ts), not one of these. */
import type { LogRecord } from "./eventLog.ts";

/** PostgreSQL cannot be reached or did not answer in time. Retryable; nothing may be assumed about what was in hand. */
export class StorageUnavailable extends Error {
	override readonly name = "StorageUnavailable";
}

/** A handler did not end in its time. It may still do what it was asked to; whoever comes next must expect that. */
export class HandlerStuck extends Error {
	override readonly name = "HandlerStuck";
}

/** The log will never take these records as they are; every other one of the call is acknowledged. */
export class RecordsRefused extends Error {
	override readonly name = "RecordsRefused";
	readonly refused: readonly { readonly record: LogRecord; readonly reason: string }[];

	constructor(refused: RecordsRefused["refused"]) {
		super(`The log refuses ${refused.length} records for good`);
		this.refused = refused;
	}
}

/** One user asks for more at once than there is room for: nothing was done, and it may be asked again in a moment. */
export class Crowded extends Error {
	override readonly name = "Crowded";
}
