/** When somebody (the brokers, a group's consumers) last showed life, and what is done when that is too long ago. */
import type { Clock } from "../ports/process/clock.ts";

const LOOK_EVERY_MS = 1_000;

export interface SignsOfLife {
	/** Life was shown just now. */
	show(): void;
	/** Ms since it last was; null before the first time. */
	silentMs(): number | null;
	/** Acts once when nothing was shown for `ms`, from now on at the earliest. Returns what ends the watch. */
	watch(ms: number, act: () => void): () => void;
}

/** `onShown` is told of each sign. */
export function createSignsOfLife(clock: Clock, onShown?: () => void): SignsOfLife {
	let seenMs: number | undefined;
	return {
		show() {
			seenMs = clock.elapsedMs();
			onShown?.();
		},
		silentMs: () => (seenMs === undefined ? null : clock.elapsedMs() - seenMs),
		watch(ms, act) {
			const bornMs = clock.elapsedMs();
			let cancel = () => {};
			const look = () => {
				if (clock.elapsedMs() - Math.max(bornMs, seenMs ?? 0) > ms) act();
				else cancel = clock.setTimer(LOOK_EVERY_MS, look);
			};
			look();
			return () => cancel();
		},
	};
}
