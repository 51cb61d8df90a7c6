/** How often something may be tried, counted by all pods together while they can. */

export interface RateLimit {
	/** Tries within the window. */
	readonly max: number;
	readonly window_s: number;
}

export interface Taken {
	readonly allowed: boolean;
	/** Whole seconds until the window ends, at least 1. */
	readonly retry_after_s: number;
}

export interface RateLimits {
	/** Counts one try under `key`. A window begins with its first try. Never rejects, and answers within 100 ms. */
	take(key: string, limit: RateLimit): Promise<Taken>;
	/** Whether one more would be allowed; counts nothing. Never rejects, and answers within 100 ms. */
	look(key: string, limit: RateLimit): Promise<Taken>;
	/** Ends the window of `key`: the next try is the first. Never rejects, and answers within 100 ms. */
	forget(key: string): Promise<void>;
}
