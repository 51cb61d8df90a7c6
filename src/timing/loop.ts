/**
 * Work that goes round after round until it is stopped, and naps in between. A call of `wake` is a hint that there may be
 * something to do: it ends the nap, and one that comes during a round is not slept over. The truth is what a round finds.
 */
import { type Clock, sleep } from "../ports/process/clock.ts";

export interface Loop {
	/** Resolves after the first round, however it ended. Does nothing when called again. */
	start(): Promise<void>;
	/** There may be something to do. Costs nothing, however often it is called. */
	wake(): void;
	/** Resolves when the round in hand has ended; no other begins. Idempotent. */
	stop(): Promise<void>;
}

export interface LoopOptions {
	readonly clock: Clock;
	/** One round. Resolves to how long, in ms, to nap unless somebody wakes. `stopping` aborts when the loop is stopped. */
	readonly round: (stopping: AbortSignal) => Promise<number>;
	/**
	 * Told of a round that failed, and how many in a row have. Returns how long, in ms, to pause; nobody wakes the loop
	 * from that, for who is told of work the more often while nothing can be done would ask without end.
	 */
	readonly onFault: (fault: unknown, failures: number) => number;
	/** After a nap, wait so long before the round: what comes in a burst is then done by one. */
	readonly gatherMs?: number;
}

export function createLoop({ clock, round, onFault, gatherMs }: LoopOptions): Loop {
	const stopping = new AbortController();
	/** Aborted by `wake` and by `stop`; made again before each round. */
	let nap = new AbortController();
	let running: Promise<void> | undefined;
	const first = Promise.withResolvers<void>();

	async function run(): Promise<void> {
		let failures = 0;
		while (!stopping.signal.aborted) {
			nap = new AbortController();
			try {
				const napMs = await round(stopping.signal);
				failures = 0;
				first.resolve();
				if (napMs <= 0) continue;
				await sleep(clock, napMs, nap.signal);
				if (gatherMs !== undefined) await sleep(clock, gatherMs, stopping.signal);
			} catch (fault) {
				failures += 1;
				first.resolve();
				await sleep(clock, onFault(fault, failures), stopping.signal);
			}
		}
		first.resolve();
	}

	return {
		start() {
			running ??= run();
			return first.promise;
		},
		// A reason of ours: without one each call would make a DOMException with its stack.
		wake: () => nap.abort("woken"),
		async stop() {
			stopping.abort("stopped");
			nap.abort("stopped");
			await running;
		},
	};
}
