/** How long to wait after something failed, and failed again. Pure. */

export interface BackOff {
	/** After the first failure. */
	readonly firstMs: number;
	/** Each further wait is twice as long, up to this. */
	readonly longestMs: number;
	/** By which share (0 to 1) chance may shorten a wait, so that what failed together does not come back together. */
	readonly spread?: number;
}

/**
 * The wait in whole ms after so many failures in a row (the first is 1). `chance` in [0, 1) is what the spread goes by.
 * Exponential back-off with jitter: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function backOffMs({ firstMs, longestMs, spread = 0 }: BackOff, failures: number, chance = 0): number {
	return Math.round(Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1)) * (1 - spread * chance));
}
