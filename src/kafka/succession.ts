/** Lives one after the other: when one ends badly the next begins, after a back-off that has no end (decision 0031). */
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { backOffMs } from "../timing/backOff.ts";
import { tryUntilDone } from "../timing/tryUntilDone.ts";

const BACK_OFF = { firstMs: 200, longestMs: 2_000, spread: 0.5 };

export interface Succession {
	/** Resolves when no life is wanted any more and the last is over. */
	run(): Promise<void>;
	/** The present life has come up: the back-off begins anew. */
	flourish(): void;
	/** Lives that ended badly. */
	rebuilds(): number;
}

export interface SuccessionOptions {
	/** One life. Resolves when it is no longer wanted, rejects when it died. */
	readonly live: () => Promise<void>;
	readonly leaving: AbortSignal;
	readonly group: string;
	readonly clock: Clock;
	readonly log: Log;
	/** 0 ≤ n < 1. */
	readonly random: () => number;
}

export function createSuccession({ live, leaving, group, clock, log, random }: SuccessionOptions): Succession {
	let failures = 0;
	let rebuilds = 0;
	function onFault(err: unknown): number {
		rebuilds++;
		failures++;
		const ms = backOffMs(BACK_OFF, failures, random());
		log.warn("a Kafka consumer ended; the next is built", { group, failures, retry_in_ms: ms, err });
		return ms;
	}
	return {
		run: () => tryUntilDone({ clock, work: live, onFault, until: leaving }),
		flourish() {
			failures = 0;
		},
		rebuilds: () => rebuilds,
	};
}
