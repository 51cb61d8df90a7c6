/** Log lines as JSON on standard error. What is logged of an error never holds its data, only its kind. */
import { pino } from "pino";
import type { Log } from "../ports/process/log.ts";

/** `traceIds`: what each line says of the trace in which it was written. */
export function createLog(
	level: "debug" | "info" | "warn" | "error",
	pod: string,
	traceIds: () => object | undefined = () => undefined,
): Log {
	const logger = pino(
		{
			level,
			base: { pod },
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
			mixin: () => ({ ...traceIds() }),
			serializers: { err: describe },
		},
		pino.destination({ dest: 2, sync: true }),
	);
	return {
		info: (message, fields) => logger.info(fields ?? {}, message),
		warn: (message, fields) => logger.warn(fields ?? {}, message),
		error: (message, fields) => logger.error(fields ?? {}, message),
	};
}

/**
 * PostgreSQL quotes values in the message itself where it refuses one (class 22), and rows in `detail` and `where`: of
 * its errors only the code is told, which its manual explains (Appendix A).
 */
function describe(err: unknown) {
	if (!(err instanceof Error)) return { type: typeof err };
	const code = "code" in err && typeof err.code === "string" ? err.code : undefined;
	const frames = (err.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
	const told = { type: err.name, code, message: isOfPostgres(err) ? `PostgreSQL error ${code}` : err.message };
	const cause = err.cause instanceof Error && !isOfPostgres(err.cause) ? err.cause.message : undefined;
	return { ...told, cause, stack: frames.join("\n") };
}

/** Its errors have a severity; TypeORM's wrapper carries them along. */
function isOfPostgres(err: Error): boolean {
	return "severity" in err || ("driverError" in err && err.driverError instanceof Error);
}
