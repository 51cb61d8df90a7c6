/** Counters of this pod's actor system since its start, for the dashboard (features H3). */

/** How many of the latest firings the lateness figures are taken from. */
const REMEMBERED_FIRINGS = 1_000;

export interface Meter {
	activations: number;
	passivations: number;
	commands: number;
	conflicts: number;
	fenced: number;
	directPath: number;
	/** Commands that another pod answered for us. */
	forwarded: number;
	/** Forwards that found no answer, and went the direct path. */
	unanswered: number;
	fired: number;
	sweepsWithFinds: number;
	noteLateness(lateByMs: number): void;
	/** Lateness in ms of the latest firings at this quantile (0–1); 0 before the first. */
	lateness(quantile: number): number;
}

export function createMeter(): Meter {
	const late = new Float64Array(REMEMBERED_FIRINGS);
	let noted = 0;
	return {
		activations: 0,
		passivations: 0,
		commands: 0,
		conflicts: 0,
		fenced: 0,
		directPath: 0,
		forwarded: 0,
		unanswered: 0,
		fired: 0,
		sweepsWithFinds: 0,
		noteLateness(lateByMs) {
			late[noted % REMEMBERED_FIRINGS] = lateByMs;
			noted += 1;
		},
		lateness(quantile) {
			const known = late.slice(0, Math.min(noted, REMEMBERED_FIRINGS)).sort();
			return known[Math.min(known.length - 1, Math.floor(known.length * quantile))] ?? 0;
		},
	};
}
