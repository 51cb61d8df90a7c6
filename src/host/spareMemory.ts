/**
 * Gives back the memory that only the start needed, about 20 MB of pages that hold nothing. V8 keeps them for a process that
 * goes on allocating as it does while it starts, and this one idles most of its life.
 */
import v8 from "node:v8";
import { runInNewContext } from "node:vm";
import { type Clock, sleep } from "../ports/process/clock.ts";

/** A page that opens at once comes first: collecting stops everything for some tens of ms. */
const LOOK_EVERY_MS = 1_000;
/** Share of that time that the event loop worked. */
const CALM = 0.1;

export interface SpareMemory {
	/** What share (0–1) of the time since the last look the event loop has worked. */
	readonly utilization: () => number;
	readonly collect: () => void;
}

/** Collects once, after the first calm second; resolves then. Never while requests keep coming. */
export async function giveBackSpareMemory(clock: Clock, { utilization, collect }: SpareMemory): Promise<void> {
	utilization();
	do await sleep(clock, LOOK_EVERY_MS);
	while (utilization() > CALM);
	collect();
}

/** Of this process. */
export function spareMemory(): SpareMemory {
	let last = performance.eventLoopUtilization();
	return {
		utilization() {
			const { utilization } = performance.eventLoopUtilization(last);
			last = performance.eventLoopUtilization();
			return utilization;
		},
		collect() {
			// The only way to V8's collector that needs no flag of its own at the start; a context that has been made keeps it.
			v8.setFlagsFromString("--expose-gc");
			const collect = runInNewContext("gc") as (how: object) => void;
			v8.setFlagsFromString("--no-expose-gc");
			// The most thorough one: it alone gives pages back at once.
			collect({ type: "major", execution: "sync", flavor: "last-resort" });
		},
	};
}
