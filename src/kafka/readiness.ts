/**
 * Whether the log can be used: waiting (for a broker, or for topics that are as they must be) → ready, for good. It is tried once
 * for a while at the start, then without end.
 */
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { backOffMs } from "../timing/backOff.ts";
import { tryUntilDone } from "../timing/tryUntilDone.ts";
import { within } from "../timing/within.ts";
import { explainFault, KafkaProblem } from "./kafkaProblem.ts";

const FIRST_TRY_WITHIN_MS = 8_000;
const BACK_OFF = { firstMs: 200, longestMs: 2_000, spread: 0.5 };

export interface Readiness {
	/** Resolves when the log is ready; never rejects. */
	readonly whenReady: Promise<void>;
	isReady(): boolean;
	/** Throws what stands in the way, as last found. */
	require(): void;
	/** Tries for 8 s. Rejects with `KafkaProblem` when Kafka answers and cannot be used; resolves otherwise, ready or not. */
	tryFirst(): Promise<void>;
	/** Goes on after `tryFirst`: resolves when the log is ready, or is closed. */
	tryOn(): Promise<void>;
}

export interface ReadinessOptions {
	/** Rejects with what stands in the way. */
	readonly prepare: () => Promise<void>;
	/** Where brokers are looked for; named in what is told. */
	readonly brokers: readonly string[];
	readonly clock: Clock;
	readonly log: Log;
	/** 0 ≤ n < 1. */
	readonly random: () => number;
	readonly closing: AbortSignal;
}

export function createReadiness(options: ReadinessOptions): Readiness {
	const { brokers, clock, log, random, closing } = options;
	const ready = Promise.withResolvers<void>();
	type State = { readonly kind: "ready" } | { readonly kind: "waiting"; readonly problem: unknown };
	let state: State = { kind: "waiting", problem: new Error("No Kafka broker has answered yet") };
	let first: Promise<unknown> = Promise.resolve();
	const isReady = () => state.kind === "ready";

	async function prepare(): Promise<void> {
		try {
			await options.prepare();
		} catch (fault) {
			const problem = explainFault(fault, brokers);
			state = { kind: "waiting", problem };
			throw problem;
		}
		state = { kind: "ready" };
		ready.resolve();
	}

	function prepareWithoutEnd(): Promise<void> {
		let failures = 0;
		const work = async () => {
			if (isReady()) return;
			await prepare();
			log.warn("Kafka answers now");
		};
		const onFault = (err: unknown) => {
			failures += 1;
			const ms = backOffMs(BACK_OFF, failures, random());
			const level = err instanceof KafkaProblem ? "error" : "warn";
			log[level]("Kafka cannot be used; it is tried again", { failures, retry_in_ms: ms, err });
			return ms;
		};
		return tryUntilDone({ clock, work, onFault, until: closing });
	}

	return {
		whenReady: ready.promise,
		isReady,
		require() {
			if (state.kind === "waiting") throw state.problem;
		},
		async tryFirst() {
			first = prepare().catch((fault: unknown) => fault);
			await within(clock, FIRST_TRY_WITHIN_MS, first);
			if (state.kind === "ready") return;
			if (state.problem instanceof KafkaProblem) throw state.problem;
			log.warn("no Kafka broker answers; starting without", { err: state.problem });
		},
		tryOn: () => first.then(prepareWithoutEnd),
	};
}
