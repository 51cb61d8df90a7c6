/**
 * A clock that stands still until the test moves it. Timers run in order of their instant, and between two of them
 * everything that waits for promises or immediates gets its turn, so a test sees what a real clock would have shown.
 * Real I/O is not waited for: await its outcome instead.
 */
import type { Clock } from "../../src/ports/process/clock.ts";

export interface DrivenClock extends Clock {
	/** Moves time by `ms`, running each timer at its own instant, also those that timers set on the way. */
	advance(ms: number): Promise<void>;
	/** Moves time to `instant` (canonical text or Temporal), which must not be in the past of this clock. */
	advanceTo(instant: string | Temporal.Instant): Promise<void>;
	/** Sets the clock to another time, back as well: instants step, and no time passes. */
	step(ms: number): void;
	/** How many timers wait; 0 at the end of a test proves that nothing was left behind. */
	pending(): number;
	/** ms until the next timer; `undefined` when none waits. */
	nextInMs(): number | undefined;
}

/** `ports/process/clock.ts` promises that longer spans are clamped; a driven clock keeps the same promise. */
const LONGEST_TIMER_MS = 24 * 60 * 60 * 1000;
/** Rounds of the event loop given to what a timer started. One would do for plain promise chains; streams need more. */
const SETTLING_ROUNDS = 10;

/** Lets promises, ticks and immediates that wait now, and what they start, run. */
export async function settle(): Promise<void> {
	for (let round = 0; round < SETTLING_ROUNDS; round++) await new Promise((resolve) => setImmediate(resolve));
}

export function createDrivenClock(start: string | Temporal.Instant = "2026-01-15T09:00:00Z"): DrivenClock {
	let nowMs = 0;
	let zeroMs = Temporal.Instant.from(start).epochMilliseconds;
	let nextOrder = 0;
	const timers = new Map<number, { readonly dueMs: number; readonly action: () => void }>();

	/** The earliest timer; among equals the one set first. */
	const findNext = (): { readonly order: number; readonly dueMs: number; readonly action: () => void } | undefined => {
		let earliest: { order: number; dueMs: number; action: () => void } | undefined;
		for (const [order, timer] of timers) {
			if (earliest === undefined || timer.dueMs < earliest.dueMs) earliest = { order, ...timer };
		}
		return earliest;
	};

	const advanceToMs = async (targetMs: number): Promise<void> => {
		if (targetMs < nowMs) throw new RangeError("A driven clock does not run backwards");
		await settle();
		for (let next = findNext(); next !== undefined && next.dueMs <= targetMs; next = findNext()) {
			timers.delete(next.order);
			nowMs = Math.max(nowMs, next.dueMs);
			next.action();
			await settle();
		}
		nowMs = targetMs;
	};

	return {
		now: () => Temporal.Instant.fromEpochMilliseconds(zeroMs + nowMs),
		elapsedMs: () => nowMs,
		// Whole milliseconds, as the host's timers have them.
		setTimer(ms, action) {
			const order = nextOrder++;
			timers.set(order, { dueMs: nowMs + Math.trunc(Math.min(Math.max(0, ms), LONGEST_TIMER_MS)), action });
			return () => void timers.delete(order);
		},
		advance: (ms) => advanceToMs(nowMs + ms),
		advanceTo: (instant) => advanceToMs(Temporal.Instant.from(instant).epochMilliseconds - zeroMs),
		step(ms) {
			zeroMs += ms;
		},
		pending: () => timers.size,
		nextInMs() {
			const next = findNext();
			return next && next.dueMs - nowMs;
		},
	};
}
