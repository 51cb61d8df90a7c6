/**
 * Structured logging. Fields are counts, ids, codes and durations: never titles, texts or addresses.
 */
export interface Log {
	info(message: string, fields?: LogFields): void;
	warn(message: string, fields?: LogFields): void;
	error(message: string, fields?: LogFields): void;
}
/** `err` is for a caught value: its class, message and stack are logged. */
export type LogFields = Readonly<Record<string, unknown>> & { readonly err?: unknown };
