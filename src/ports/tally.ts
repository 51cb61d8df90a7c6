/** Sums within a window that never make anybody wait. */
import type { RateLimit, Taken } from "./rateLimits.ts";

export interface Tally {
	/** Adds to what is counted under `key`. What other pods have counted is known here about a second later, if at all. */
	add(key: string, amount: number, limit: RateLimit): Taken;
}
