/** Waits for what comes about by itself on real parts. */
import { setTimeout as wait } from "node:timers/promises";

const LOOK_EVERY_MS = 10;

/** Resolves with the ms that it took. Fails, naming `what`, when it did not hold within `boundMs`. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, boundMs = 25_000): Promise<number> {
	const began = performance.now();
	while (!(await holds())) {
		if (performance.now() - began > boundMs) throw new Error(`not within ${boundMs} ms: ${what}`);
		await wait(LOOK_EVERY_MS);
	}
	return performance.now() - began;
}
