/** Rate limits counted in this process: all there is without Redis, and what counts on while Redis is away. */

import type { RateLimit, RateLimits, Taken } from "../ports/limits/rateLimits.ts";
import type { Summed, Tally } from "../ports/limits/tally.ts";
import type { Clock } from "../ports/process/clock.ts";
import { comeLast, createRing, leave, type Placed } from "./arrivals.ts";

/** More keys than an honest installation has within a window; the oldest are let go first. */
const MOST_KEYS = 50_000;

export function createLocalLimits(options: { readonly clock: Pick<Clock, "elapsedMs"> }): RateLimits {
	const { add, look, forget } = createLocalWindows(options);
	return {
		take: async (key, limit) => add(key, 1, limit),
		look: async (key, limit) => look(key, limit),
		forget: async (key) => forget(key),
	};
}

export function createLocalTally(options: { readonly clock: Pick<Clock, "elapsedMs"> }): Tally {
	const { add, sum } = createLocalWindows(options);
	return { add, sum: async (key) => sum(key) };
}

interface Window {
	readonly key: string;
	count: number;
	readonly endsMs: number;
}

/** `ring`: the windows in the order in which they began. */
export function createLocalWindows(
	{ clock }: { readonly clock: Pick<Clock, "elapsedMs"> },
	ring = createRing<Window>(),
) {
	const windows = new Map<string, Placed<Window>>();

	function end(key: string): void {
		const place = windows.get(key);
		if (place === undefined) return;
		windows.delete(key);
		leave(place);
	}

	/** What is over at the old end, and what is too much: a constant number of steps for each that goes. */
	function letGo(nowMs: number): void {
		for (;;) {
			const oldest = ring.after.thing;
			if (oldest === undefined || (windows.size < MOST_KEYS && oldest.endsMs > nowMs)) return;
			end(oldest.key);
		}
	}

	return {
		add(key: string, amount: number, { max, window_s }: RateLimit): Taken {
			const nowMs = clock.elapsedMs();
			let window = windows.get(key)?.thing;
			if (window === undefined || window.endsMs <= nowMs) {
				end(key);
				letGo(nowMs);
				window = { key, count: 0, endsMs: nowMs + window_s * 1_000 };
				windows.set(key, comeLast(ring, window));
			}
			window.count += amount;
			const retry_after_s = Math.max(1, Math.ceil((window.endsMs - nowMs) / 1_000));
			return { allowed: window.count <= max, retry_after_s };
		},
		look(key: string, { max }: RateLimit): Taken {
			const nowMs = clock.elapsedMs();
			const window = windows.get(key)?.thing;
			if (window === undefined || window.endsMs <= nowMs) return { allowed: true, retry_after_s: 1 };
			return { allowed: window.count < max, retry_after_s: Math.max(1, Math.ceil((window.endsMs - nowMs) / 1_000)) };
		},
		sum(key: string): Summed {
			const nowMs = clock.elapsedMs();
			const window = windows.get(key)?.thing;
			if (window === undefined || window.endsMs <= nowMs) return { amount: 0, ends_in_s: undefined };
			return { amount: window.count, ends_in_s: Math.ceil((window.endsMs - nowMs) / 1_000) };
		},
		forget: end,
	};
}
