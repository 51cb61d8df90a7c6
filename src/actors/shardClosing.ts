/**
 * Shards that go. Their gates are closed at once; then what is in hand is finished, in the background, since what stays must
 * beat on meanwhile.
 */

import type { ShardTable } from "../ports/cluster/shardTable.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { within } from "../timing/within.ts";
import type { ShardRegistry } from "./shardRegistry.ts";

/** How long a shard that goes may finish what it has in hand. */
const DRAIN_MS = 2_000;

export interface ShardClosing {
	/** Closes these and then lets go of their rows, which we hold under these epochs. */
	letGo(epochs: ReadonlyMap<number, number>): void;
	/** Closes these; their rows go on naming us. */
	close(shards: Iterable<number>): void;
	/** Resolves when all that was begun is over. */
	finished(): Promise<void>;
}

export interface ShardClosingOptions {
	readonly table: ShardTable;
	readonly registry: ShardRegistry;
	readonly clock: Clock;
	readonly log: Log;
	readonly pod: string;
	/** Told after gates were closed. */
	readonly onClosed: () => void;
}

export function createShardClosing(options: ShardClosingOptions): ShardClosing {
	const { table, registry, clock, log, pod } = options;
	const leaving = new Set<Promise<void>>();

	/** Resolves when what was in hand is finished, or has had its time. */
	async function drain(shards: Iterable<number>): Promise<void> {
		// An actor that ends badly must keep neither its own shard nor keep the others from being released.
		const drained = Promise.allSettled([...shards].map((shard) => registry.close(shard))).then((ends) => {
			for (const end of ends) {
				if (end.status === "rejected") log.error("a shard did not close cleanly", { err: end.reason });
			}
		});
		options.onClosed();
		await within(clock, DRAIN_MS, drained);
	}

	async function release(epochs: ReadonlyMap<number, number>): Promise<void> {
		await drain(epochs.keys());
		try {
			await table.release(pod, epochs);
		} catch (err) {
			// Without a release the next owner waits for our silence; nothing is lost by that.
			log.warn("shards could not be released", { shards: [...epochs.keys()], err });
		}
	}

	function aside(closing: Promise<void>): void {
		const gone = closing
			.catch((err: unknown) => log.error("shards did not close cleanly", { err }))
			.finally(() => leaving.delete(gone));
		leaving.add(gone);
	}

	return {
		letGo: (epochs) => aside(release(epochs)),
		close: (shards) => aside(drain(shards)),
		async finished() {
			await Promise.all(leaving);
		},
	};
}
