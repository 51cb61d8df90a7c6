/** Shards whose events alone cannot be published: each is tried aside, with a back-off, until the log takes a batch of it. */
import { type Clock, sleep } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { backOffMs } from "../timing/backOff.ts";

const BACK_OFF = { firstMs: 100, longestMs: 2_000 };

export interface SickShards {
	add(shard: number): void;
	has(shard: number): boolean;
	/** In a row, of the one that has failed most; 0 when all are well. */
	failures(): number;
	/** Nothing more is tried. */
	abandon(): void;
	/** Resolves when what was under way is over. */
	settled(): Promise<void>;
}

export interface SickShardsOptions {
	readonly clock: Clock;
	readonly log: Log;
	/** One that is another pod's now is not ours to cure. */
	readonly isOurs: (shard: number) => boolean;
	/** Publishes a batch of the shard, if there is one. */
	readonly carry: (shard: number) => Promise<void>;
	/** Told when a shard is sick no more, or another pod's. */
	readonly onCured: () => void;
}

export function createSickShards({ clock, log, isOurs, carry, onCured }: SickShardsOptions): SickShards {
	const stopping = new AbortController();
	/** Failures in a row of each. */
	const sick = new Map<number, number>();
	const cures = new Set<Promise<void>>();

	async function cure(shard: number): Promise<void> {
		for (let failures = 1; !stopping.signal.aborted; failures++) {
			sick.set(shard, failures);
			await sleep(clock, backOffMs(BACK_OFF, failures), stopping.signal);
			if (stopping.signal.aborted || !isOurs(shard)) break;
			try {
				await carry(shard);
				break;
			} catch (err) {
				log.warn("the events of a shard still cannot be published", { shard, failures, err });
			}
		}
		sick.delete(shard);
		onCured();
	}

	return {
		add(shard) {
			const curing = cure(shard).finally(() => cures.delete(curing));
			cures.add(curing);
		},
		has: (shard) => sick.has(shard),
		failures: () => Math.max(0, ...sick.values()),
		abandon: () => stopping.abort("stopped"),
		async settled() {
			await Promise.all(cures);
		},
	};
}
