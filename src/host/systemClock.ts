/** The host's time as the clock port. No other file of the server calls `Date.now` or sets a bare timer. */
import type { Clock } from "../ports/process/clock.ts";

/** What a measured offset is worth: half a round trip plus scheduling. Less than this is noise, not a wrong clock. */
const NOISE_MS = 20;
const LONGEST_TIMER_MS = 24 * 60 * 60 * 1000;

export interface SystemClock extends Clock {
	/**
	 * Moves this clock by `offsetMs` (reference minus `now()`, as just measured), forwards or back, at once. Less
	 * than 20 ms either way is ignored, so that noise in the measurement never makes `now()` step back; a real
	 * error is corrected by a step, because nothing here takes its order from instants (a user's order is `seq`).
	 * Timers and `elapsedMs` count elapsed time and are not moved. Throws `RangeError` when the offset is no finite number.
	 */
	correctBy(offsetMs: number): void;
}

export function createSystemClock(): SystemClock {
	let correctionMs = 0;
	/** Of the last millisecond: a request asks ten times, and to make an instant costs more than to look. */
	let last = Temporal.Instant.fromEpochMilliseconds(0);
	let lastMs = 0;
	return {
		now() {
			const ms = Date.now() + correctionMs;
			if (ms !== lastMs) {
				last = Temporal.Instant.fromEpochMilliseconds(ms);
				lastMs = ms;
			}
			return last;
		},
		elapsedMs: () => Math.floor(performance.now()),
		setTimer(ms, action) {
			const timer = setTimeout(action, Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
			timer.unref();
			return () => clearTimeout(timer);
		},
		correctBy(offsetMs) {
			if (!Number.isFinite(offsetMs)) throw new RangeError(`A clock cannot be corrected by ${offsetMs} ms`);
			if (Math.abs(offsetMs) >= NOISE_MS) correctionMs += Math.round(offsetMs);
		},
	};
}
