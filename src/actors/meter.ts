/** Counters of this pod's actor system since its start, for the dashboard. */
import type { LateStep } from "../ports/cluster/actorStats.ts";

/** How many of the latest firings the lateness figures are taken from. */
const REMEMBERED_FIRINGS = 1_000;
/** Around what is promised: 250 ms in calm, 2 s in a rolling update, 5 s after a kill. */
const LATE_STEPS_MS = [10, 50, 250, 1_000, 2_000, 5_000] as const;

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
	/** A reminder of this shard fired; `atMs`: of elapsed time. */
	noteLateness(lateByMs: number, shard: number, atMs: number): void;
	/** Lateness in ms of the latest firings at this quantile (0–1); 0 before the first. */
	lateness(quantile: number): number;
	/** The same firings by how late they were. */
	lateSteps(): readonly LateStep[];
	/** By shard, the greatest lateness in ms of the firings since then, in elapsed time. */
	latestSince(sinceMs: number): ReadonlyMap<number, number>;
}

export function createMeter(): Meter {
	const late = new Float64Array(REMEMBERED_FIRINGS);
	const shards = new Float64Array(REMEMBERED_FIRINGS);
	const moments = new Float64Array(REMEMBERED_FIRINGS);
	let noted = 0;
	const known = () => Math.min(noted, REMEMBERED_FIRINGS);
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
		noteLateness(lateByMs, shard, atMs) {
			const place = noted % REMEMBERED_FIRINGS;
			late[place] = lateByMs;
			shards[place] = shard;
			moments[place] = atMs;
			noted += 1;
		},
		lateness(quantile) {
			const sorted = late.slice(0, known()).sort();
			return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0;
		},
		lateSteps() {
			const counts = [...LATE_STEPS_MS, null].map((upto_ms) => ({ upto_ms, reminders: 0 }));
			for (const ms of late.subarray(0, known())) {
				const step = counts.find(({ upto_ms }) => upto_ms === null || ms <= upto_ms);
				if (step) step.reminders += 1;
			}
			return counts;
		},
		latestSince(sinceMs) {
			const found = new Map<number, number>();
			for (let place = 0; place < known(); place += 1) {
				const shard = shards[place] ?? 0;
				if ((moments[place] ?? 0) >= sinceMs) found.set(shard, Math.max(found.get(shard) ?? 0, late[place] ?? 0));
			}
			return found;
		},
	};
}
