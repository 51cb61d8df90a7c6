/** The end of a connection to the brokers: it is waited for a while and holds up nothing. */
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { within } from "../timing/within.ts";

export const DISCONNECT_WITHIN_MS = 2_000;

/** Waits 2 s for what was disconnected. One that fails is said as "`what` did not disconnect", with `more`. */
export async function awaitDisconnect(
	gone: Promise<unknown>,
	{ clock, log }: { readonly clock: Clock; readonly log: Log },
	what: string,
	more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
	try {
		await within(clock, DISCONNECT_WITHIN_MS, gone);
	} catch (err) {
		log.info(`${what} did not disconnect`, { ...more, err });
	}
}
