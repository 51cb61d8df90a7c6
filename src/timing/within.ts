import type { Clock } from "../ports/process/clock.ts";

/** True when the work was done in `ms`; rejects with it. False when time ran out first; what comes of it then is ignored. */
export async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<boolean> {
	const { promise, resolve } = Promise.withResolvers<false>();
	const cancel = clock.setTimer(ms, () => resolve(false));
	try {
		return await Promise.race([work.then(() => true), promise]);
	} finally {
		cancel();
	}
}
