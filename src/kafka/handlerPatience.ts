/** Waits for a handler while its consumer goes on beating; gives up the one that does not end, or whose membership is in doubt. */

import { HANDLE_WITHIN_MS } from "../ports/cluster/eventLog.ts";
import type { Clock } from "../ports/process/clock.ts";
import { HandlerStuck } from "../ports/process/faults.ts";
import type { Log } from "../ports/process/log.ts";
import { within } from "../timing/within.ts";
import { Abandoned } from "./partitionReader.ts";

const BEAT_MS = 1_000;
/** How long a handler may go on when the membership is in doubt; below the rebalance timeout. */
const FINISH_WITHIN_MS = 5_000;

export interface HandlerPatience {
	/**
	 * Resolves with the work. Rejects with `HandlerStuck` when it does not end in its time, with `Abandoned` when a heartbeat
	 * is refused and it does not end soon. `place` is said in the log.
	 */
	wait(work: Promise<void>, heartbeat: () => Promise<void>, place: object): Promise<void>;
	/** Handlers that did not end within their time. */
	stuck(): number;
}

export function createHandlerPatience(options: {
	readonly group: string;
	readonly clock: Clock;
	readonly log: Log;
}): HandlerPatience {
	const { group, clock, log } = options;
	let stuck = 0;

	/** The other partitions wait for it: the next fetch comes when every handler has ended. */
	function giveUp(work: Promise<void>, place: object): HandlerStuck {
		stuck++;
		log.error("a handler is stuck; its records are handed over again", { group, ...place });
		work.catch((err: unknown) => log.warn("a handler failed after it had been given up", { group, ...place, err }));
		return new HandlerStuck(`The handler did not end within ${HANDLE_WITHIN_MS} ms`);
	}

	return {
		/** When a heartbeat is refused the handler may finish, so that its work is done before others have the partition. */
		async wait(work, heartbeat, place) {
			for (const startMs = clock.elapsedMs(); ; ) {
				if (await within(clock, BEAT_MS, work)) return;
				if (clock.elapsedMs() - startMs >= HANDLE_WITHIN_MS) throw giveUp(work, place);
				try {
					await heartbeat();
				} catch (cause) {
					if (await within(clock, FINISH_WITHIN_MS, work)) return;
					work.catch((err: unknown) => log.warn("a handler failed after its partition was gone", { group, err }));
					throw new Abandoned("The membership is in doubt", { cause });
				}
			}
		},
		stuck: () => stuck,
	};
}
