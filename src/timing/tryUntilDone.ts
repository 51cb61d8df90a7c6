import { type Clock, sleep } from "../ports/process/clock.ts";

export interface Trial {
	readonly clock: Clock;
	/** Resolves when it is done, rejects when it has failed. */
	readonly work: () => Promise<void>;
	/** Told of each failure. Returns how long, in ms, to pause before the next trial. */
	readonly onFault: (fault: unknown) => number;
	/** Aborts when it is no longer wanted: then no further trial begins. */
	readonly until: AbortSignal;
}

/** Work that is tried until it is done once, or no longer wanted; never rejects. Rounds without an end are a loop (loop.ts). */
export async function tryUntilDone({ clock, work, onFault, until }: Trial): Promise<void> {
	while (!until.aborted) {
		try {
			await work();
			return;
		} catch (fault) {
			await sleep(clock, onFault(fault), until);
		}
	}
}
