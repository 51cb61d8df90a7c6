/** From a server that runs to none: asked to end fast, then at once. */
import type { Clock } from "../../ports/process/clock.ts";
import type { Log } from "../../ports/process/log.ts";
import { elapsedMs, LOOK_EVERY_MS, pause } from "./pause.ts";
import { isPostgres, signal } from "./postmaster.ts";

const FAST_STOP_WITHIN_MS = 5_000;
const IMMEDIATE_STOP_WITHIN_MS = 3_000;

/** Within 8 s. One that does not end is logged and left to itself. */
export async function endServer(pid: number, clock: Clock, log: Log): Promise<void> {
	for (const [name, withinMs] of [
		["SIGINT", FAST_STOP_WITHIN_MS],
		["SIGQUIT", IMMEDIATE_STOP_WITHIN_MS],
	] as const) {
		signal(pid, name);
		for (const deadline = elapsedMs() + withinMs; elapsedMs() < deadline; await pause(clock, LOOK_EVERY_MS)) {
			if (!isPostgres(pid)) return;
		}
	}
	log.error("PostgreSQL does not end; it is left to itself", { pid });
}
