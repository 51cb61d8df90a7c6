/**
 * The database has an older state than this process has seen: a backup was put in its place, or a replica that was
 * missing some writes took over. What was acknowledged after that state is gone, and only a person can judge that; so it is
 * told as loudly as possible, and stays told until the process ends. What is in memory here is read afresh.
 */
import type { InstantText } from "../domain/time/instant.ts";
import { toInstantText } from "../domain/time/instant.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";

/** One step back is noticed in many places; within this it is the same one. */
const SAME_WITHIN_MS = 10_000;

export interface SetBackFacts {
	/** Steps back that this process has noticed. */
	readonly times: number;
	/** When it noticed the last one; null: never. */
	readonly last_at: InstantText | null;
}

export interface SetBackAlarm {
	/** `evidence`: what was seen, in words. */
	sound(evidence: string): void;
	facts(): SetBackFacts;
	/** `listener` is called at each step back that is told. */
	subscribe(listener: () => void): void;
}

export function createSetBackAlarm({
	clock,
	log,
}: {
	readonly clock: Pick<Clock, "now">;
	readonly log: Log;
}): SetBackAlarm {
	const listeners: (() => void)[] = [];
	let times = 0;
	let last: Temporal.Instant | undefined;
	return {
		sound(evidence) {
			const now = clock.now();
			const isTheSame = last !== undefined && now.since(last).total("milliseconds") < SAME_WITHIN_MS;
			if (isTheSame) return;
			times += 1;
			last = now;
			log.error("the database was put back to an older state: what was done since then is lost", { evidence });
			for (const listener of listeners) listener();
		},
		facts: () => ({ times, last_at: last ? toInstantText(last) : null }),
		subscribe: (listener) => void listeners.push(listener),
	};
}
