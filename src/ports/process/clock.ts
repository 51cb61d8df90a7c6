/** Time as a value. Only the adapter of this port reads the host's clock or sets bare timers. */
export interface Clock {
	/** The present instant (UTC), corrected to the database's clock once that is known. */
	now(): Temporal.Instant;
	/**
	 * Whole milliseconds since some moment, as they pass: never steps, while `now` may, back as well. So how long something takes
	 * is the difference of two of these, and of no two instants. Means nothing outside of this process.
	 */
	elapsedMs(): number;
	/**
	 * Runs `action` once after `ms` milliseconds of elapsed time. The timer does not hold the process.
	 * Returns what cancels it. Spans over 24 h are clamped to 24 h: who waits longer looks at the clock and re-arms.
	 */
	setTimer(ms: number, action: () => void): () => void;
}

/** Resolves after `ms` on this clock, or at once when the signal aborts. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal?.aborted) return resolve();
		const stop = () => {
			cancel();
			signal?.removeEventListener("abort", stop);
			resolve();
		};
		const cancel = clock.setTimer(ms, stop);
		signal?.addEventListener("abort", stop);
	});
}
