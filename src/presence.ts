/**
 * This process says every 2 s that it lives, whatever its roles, so that the dashboard knows whom to ask. One that stops
 * says so and is not missed; one that dies is shown as dead.
 */
import { randomUUID } from "node:crypto";
import { type Clock, sleep } from "./ports/clock.ts";
import type { Log } from "./ports/log.ts";
import type { Pod, PodTable } from "./ports/podTable.ts";

const BEAT_MS = 2_000;

export interface Presence {
	/** Resolves after the first beat, or when that failed: then the next ones will do. */
	start(): Promise<void>;
	stop(): Promise<void>;
}

export function createPresence({
	table,
	pod,
	clock,
	log,
}: {
	readonly table: Pick<PodTable, "beat" | "leave">;
	readonly pod: Pod;
	readonly clock: Clock;
	readonly log: Log;
}): Presence {
	const id = randomUUID();
	const stopping = new AbortController();
	let beating: Promise<void> | undefined;

	async function beat(): Promise<void> {
		try {
			await table.beat(id, pod);
		} catch (err) {
			// Nothing depends on it: the table is a hint, and the next beat makes it good.
			log.warn("this pod could not say that it lives", { err });
		}
	}

	async function goOn(): Promise<void> {
		for (;;) {
			await sleep(clock, BEAT_MS, stopping.signal);
			if (stopping.signal.aborted) return;
			await beat();
		}
	}

	return {
		async start() {
			await beat();
			beating = goOn();
		},
		async stop() {
			stopping.abort();
			if (!beating) return;
			await beating;
			await table.leave(id).catch((err: unknown) => log.warn("this pod could not say that it leaves", { err }));
		},
	};
}
