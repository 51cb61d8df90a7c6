/** Waiting while the process is held (the clock's timers do not hold it, and here nothing else may), and for how long. */
import { MessageChannel } from "node:worker_threads";
import { type Clock, sleep } from "../../ports/process/clock.ts";

/** How often it is looked whether a server has come or gone. */
export const LOOK_EVERY_MS = 15;

/** Elapsed time, which no correction of the clock moves. */
export function elapsedMs(): number {
	return performance.now();
}

/** Resolves after `ms`; until then Node does not end for want of work. */
export async function pause(clock: Clock, ms: number): Promise<void> {
	const { port1: hold } = new MessageChannel();
	hold.ref();
	await sleep(clock, ms);
	hold.close();
}
