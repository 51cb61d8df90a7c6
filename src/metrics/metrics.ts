/**
 * This pod's figures in Prometheus' text format. What happens is counted as it happens; what other parts count
 * themselves is read from them when Prometheus asks. Labels have few values: kinds and shards, never users.
 *
 * Names: `adjutant_`, base units (seconds, bytes), `_total` for counters
 * (https://prometheus.io/docs/practices/naming/).
 */
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { SecurityEventKind } from "../ports/accounts/securityLog.ts";
import type { Exposition, PodCounts } from "../ports/cluster/podCounts.ts";
import type { LoopDelay } from "./loopDelay.ts";
import { type PodFigures, readFigures } from "./podFigures.ts";

/** Buckets around what P4 promises: 0.25 s steady, 2 s in a rolling update, 5 s after a kill. */
const LATENESS_S = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 60, 600];
const ANSWER_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.8, 1, 2.5, 5];

/** What the dashboard shows of the security log. */
const SIGN_INS = [
	"sign_in",
	"sign_in_failed",
	"second_factor_failed",
	"account_waits",
] as const satisfies SecurityEventKind[];

export interface Metrics extends PodCounts {
	/** All of it as Prometheus reads it. `figures`: what other parts count; leaves out what cannot be read just now. */
	exposition(figures: () => Promise<PodFigures>): Exposition;
	/** Who was let in and who was not since the start of the process, by kind. Counts, never who. */
	signIns(): Readonly<Record<(typeof SIGN_INS)[number], number>>;
}

export function createMetrics({ pod, loop }: { readonly pod: string; readonly loop: LoopDelay }): Metrics {
	const registry = new Registry();
	registry.setDefaultLabels({ pod });
	const registers = [registry];
	const commands = new Counter({
		name: "adjutant_commands_total",
		help: "Commands answered by this pod, by type and outcome",
		labelNames: ["type", "outcome"] as const,
		registers,
	});
	const commandSeconds = new Histogram({
		name: "adjutant_command_duration_seconds",
		help: "From the wish to the answer",
		buckets: ANSWER_S,
		registers,
	});
	const lateness = new Histogram({
		name: "adjutant_reminder_lateness_seconds",
		help: "How long after its instant a reminder fired",
		buckets: LATENESS_S,
		registers,
	});
	const requests = new Histogram({
		name: "adjutant_http_request_duration_seconds",
		help: "Requests until their answer began, by route and status",
		labelNames: ["route", "status"] as const,
		buckets: ANSWER_S,
		registers,
	});
	const security = new Counter({
		name: "adjutant_security_events_total",
		help: "What happened to accounts, by kind: sign-ins, wrong passwords, refusals",
		labelNames: ["kind"] as const,
		registers,
	});
	const streams = new Gauge({
		name: "adjutant_streams_open",
		help: "Streams of updates that are open here",
		registers,
	});
	const streamsRefused = new Counter({
		name: "adjutant_streams_refused_total",
		help: "Streams of updates that found no place on this pod",
		registers,
	});
	const signIns = { sign_in: 0, sign_in_failed: 0, second_factor_failed: 0, account_waits: 0 };
	const takeProcess = createProcessFigures(loop, registers);

	return {
		noteCommand(type, outcome, ms) {
			commands.inc({ type, outcome });
			commandSeconds.observe(ms / 1_000);
		},
		noteSecurity(kind) {
			security.inc({ kind });
			const shown = SIGN_INS.find((name) => name === kind);
			if (shown) signIns[shown] += 1;
		},
		signIns: () => ({ ...signIns }),
		noteStreams: (open) => streams.set(open),
		noteStreamRefused: () => streamsRefused.inc(),
		noteLateness: (ms) => lateness.observe(ms / 1_000),
		noteRequest: (route, status, ms) => requests.observe({ route, status }, ms / 1_000),
		exposition: (figures) => ({
			contentType: registry.contentType,
			async expose() {
				takeProcess();
				const read = readFigures(await figures());
				read.setDefaultLabels({ pod });
				return `${await registry.metrics()}\n${await read.metrics()}`;
			},
		}),
	};
}

/** Of the process: taken when they are asked for. */
function createProcessFigures(loop: LoopDelay, registers: Registry[]): () => void {
	const loopDelay = new Gauge({
		name: "adjutant_event_loop_delay_seconds",
		help: "How late the event loop ran its timers since the last look, by quantile",
		labelNames: ["quantile"] as const,
		registers,
	});
	const memory = new Gauge({
		name: "process_resident_memory_bytes",
		help: "Resident memory of the process",
		registers,
	});
	return () => {
		const { p50, p99, max } = loop.take();
		for (const [quantile, ms] of Object.entries({ "0.5": p50, "0.99": p99, "1": max })) {
			loopDelay.set({ quantile }, ms / 1_000);
		}
		memory.set(process.memoryUsage.rss());
	};
}
