/** When the consumers of a membership last showed that they live, and what is done when one has not for too long. */
import type { Clock } from "../ports/clock.ts";

const LOOK_EVERY_MS = 1_000;

export interface SignsOfLife {
	/** A consumer showed life just now. */
	show(): void;
	/** Ms since one last did; null before the first. */
	silentMs(): number | null;
	/** Acts once when nothing was shown for `ms`, from now on at the earliest. Returns what ends the watch. */
	watch(ms: number, act: () => void): () => void;
}

/** `onShown` is told of each sign. */
export function createSignsOfLife(clock: Clock, onShown: () => void): SignsOfLife {
	const nowMs = () => clock.now().epochMilliseconds;
	let seenMs: number | undefined;
	return {
		show() {
			seenMs = nowMs();
			onShown();
		},
		silentMs: () => (seenMs === undefined ? null : nowMs() - seenMs),
		watch(ms, act) {
			const bornMs = nowMs();
			let cancel = () => {};
			const look = () => {
				if (nowMs() - Math.max(bornMs, seenMs ?? 0) > ms) act();
				else cancel = clock.setTimer(LOOK_EVERY_MS, look);
			};
			look();
			return () => cancel();
		},
	};
}
