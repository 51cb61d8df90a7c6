/** Sums within a window that never make anybody wait. */
import type { RateLimit, Taken } from "./rateLimits.ts";

export interface Summed {
	readonly amount: number;
	/** Seconds until the window ends; `undefined` when none has begun. */
	readonly ends_in_s: number | undefined;
}

export interface Tally {
	/** Adds to what is counted under `key`. What other pods have counted is known here about a second later, if at all. */
	add(key: string, amount: number, limit: RateLimit): Taken;
	/** What is counted under `key`, of all pods while they share it. Never rejects, and answers within 100 ms. */
	sum(key: string): Promise<Summed>;
}
