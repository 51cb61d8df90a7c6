/**
 * This process says every 2 s that it lives, whatever its roles, so that the dashboard knows whom to ask. One that stops
 * says so and is not missed; one that dies is shown as dead.
 *
 * The database counts these beats. A count that does not grow is the proof that it has forgotten a write which it
 * had confirmed: it was put back to an older state (scenario 14).
 */
import { randomUUID } from "node:crypto";
import type { Pod, PodTable } from "../ports/cluster/podTable.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { createLoop } from "../timing/loop.ts";
import { tellFault } from "../timing/tellFault.ts";
import type { SetBackAlarm } from "./setBackAlarm.ts";

const BEAT_MS = 2_000;
/** The row of a process that was silent for a day may have been removed; then its count starts over. */
const COUNTED_FOR_MS = 23 * 60 * 60 * 1_000;

export interface Presence {
	/** Resolves after the first beat, or when that failed: then the next ones will do. */
	start(): Promise<void>;
	stop(): Promise<void>;
}

export interface PresenceOptions {
	readonly table: Pick<PodTable, "beat" | "leave">;
	readonly pod: Pod;
	readonly alarm: SetBackAlarm;
	readonly clock: Clock;
	readonly log: Log;
}

export function createPresence({ table, pod, alarm, clock, log }: PresenceOptions): Presence {
	const id = randomUUID();
	let hasStarted = false;
	let known: { readonly beats: number; readonly atMs: number } | undefined;

	const loop = createLoop({
		clock,
		async round() {
			const beats = await table.beat(id, pod, alarm.facts().last_at);
			// Instants: a machine that sleeps lets no time pass, and the row may be gone when it wakes.
			const atMs = clock.now().epochMilliseconds;
			if (known && beats <= known.beats && atMs - known.atMs < COUNTED_FOR_MS) {
				alarm.sound(`it had counted ${known.beats} beats of this process and knows of ${beats - 1}`);
			}
			known = { beats, atMs };
			return BEAT_MS;
		},
		onFault(err) {
			// Nothing depends on it: the table is a hint, and the next beat makes it good.
			tellFault(log, "this pod's sign of life", err);
			return BEAT_MS;
		},
	});

	return {
		async start() {
			hasStarted = true;
			await loop.start();
		},
		async stop() {
			await loop.stop();
			if (!hasStarted) return;
			await table.leave(id).catch((err: unknown) => log.warn("this pod could not say that it leaves", { err }));
		},
	};
}
