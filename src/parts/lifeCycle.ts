/** What was opened is closed in reverse: one stack for the whole process. */
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { within } from "../timing/within.ts";

/** One part of the process: what the others use of it, and what it takes to begin and to end. */
export interface Part<Api> {
	readonly api: Api;
	/** Rejects when the process cannot start without it. */
	readonly start?: (() => Promise<unknown>) | undefined;
	/** Finishes what is in hand. Also called when `start` rejected. */
	readonly stop?: (() => Promise<unknown>) | undefined;
}

export interface LifeCycle {
	/** Starts the part and remembers to stop it. Resolves to what the others use of it. */
	open<Api>(name: string, part: Part<Api> | Promise<Part<Api>>): Promise<Api>;
	/** Stops everything in reverse within 25 s; what does not end cleanly, or in time, is logged and holds up nothing. */
	close(): Promise<void>;
}

/** All parts together; an orchestrator kills after 30 s. */
export const STOP_WITHIN_MS = 25_000;

interface Opened {
	readonly name: string;
	readonly stop: () => Promise<unknown>;
}

export function createLifeCycle({ clock, log }: { readonly clock: Clock; readonly log: Log }): LifeCycle {
	const opened: Opened[] = [];

	async function end({ name, stop }: Opened): Promise<void> {
		try {
			await stop();
		} catch (err) {
			log.error("a part did not stop cleanly", { part: name, err });
		}
	}

	async function endInTurn(): Promise<void> {
		for (let part = opened.pop(); part; part = opened.pop()) await end(part);
	}

	return {
		async open(name, coming) {
			const { api, start, stop } = await coming;
			if (stop) opened.push({ name, stop });
			await start?.();
			return api;
		},
		async close() {
			if (await within(clock, STOP_WITHIN_MS, endInTurn())) return;
			log.error("stopping took too long; what is left is cut off");
			for (const part of opened.splice(0).reverse()) void end(part);
		},
	};
}
