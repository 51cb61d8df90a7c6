/** What every part is given: the configuration and what follows from it alone. */
import { hostname } from "node:os";
import type { Configuration, Role } from "../config.ts";
import { createLog } from "../host/pinoLog.ts";
import { createSystemClock, type SystemClock } from "../host/systemClock.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { type OpenTracing, openTracing } from "../tracing/openTracing.ts";

export interface Basics extends Pick<OpenTracing, "tracing" | "traced" | "startSending"> {
	readonly config: Configuration;
	/** Name of this process among the others. */
	readonly pod: string;
	/** Where the others reach it; null: they cannot. */
	readonly address: string | null;
	/** Origin under which browsers reach the installation. */
	readonly publicUrl: string;
	/** Measures durations. */
	readonly hostClock: Clock;
	/** Tells the time that decisions go by: the host's, corrected to the database's. */
	readonly clock: SystemClock;
	readonly log: Log;
	/** Lines that are written whatever `LOG_LEVEL` says. */
	readonly alwaysLog: Log;
	/** Reports each step of the start that can take a while. */
	readonly say: (line: string) => void;
	readonly runs: (role: Role) => boolean;
}

export function createBasics(config: Configuration, say: (line: string) => void): Basics {
	const pod = config.POD_NAME ?? `${hostname().replace(/[^a-zA-Z0-9-]/g, "-")}-${process.pid}`;
	const traces = openTracing({ endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT, pod, clock: createSystemClock() });
	return {
		...traces,
		config,
		pod,
		address: config.POD_ADDRESS ?? null,
		publicUrl: new URL(config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).origin,
		hostClock: createSystemClock(),
		clock: createSystemClock(),
		log: createLog(config.LOG_LEVEL, pod, traces.tracing.ids),
		alwaysLog: createLog("info", pod, traces.tracing.ids),
		say,
		runs: (role) => config.ROLES.includes(role),
	};
}
