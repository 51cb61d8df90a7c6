import type { Clock } from "../ports/process/clock.ts";

/** For work that is given up by a signal: it aborts after `ms`, unless it is called off first. */
export interface Deadline {
	readonly signal: AbortSignal;
	callOff(): void;
}

export function setDeadline(clock: Clock, ms: number): Deadline {
	const overdue = new AbortController();
	return { signal: overdue.signal, callOff: clock.setTimer(ms, () => overdue.abort()) };
}
