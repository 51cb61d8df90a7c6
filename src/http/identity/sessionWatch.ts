/**
 * Ends what goes on for a session, or for a key or an app, when that does: signed out, ended in the settings, by a new password, expired, or
 * removed from the table. All sessions that are followed here are looked up together, three times in two seconds, and at
 * once when this process has changed an account: so a stream ends at once here and within a second on any other pod,
 * with Redis or without.
 */
import type { Clock } from "../../ports/process/clock.ts";
import { StorageUnavailable } from "../../ports/process/faults.ts";
import type { Log } from "../../ports/process/log.ts";

const LOOK_EVERY_MS = 650;

export interface SessionWatch {
	/** Aborts when the session has ended; until `signal` does. While the database is away, sessions count on. */
	follow(session_id: string, signal: AbortSignal): AbortSignal;
	/** Looks now: an account may have changed. Sessions that nobody follows cost nothing. */
	look(): void;
}

export function createSessionWatch(options: {
	/** Until when what goes on counts, in epoch ms; undefined: no more. */
	readonly lasts: (id: string) => Promise<{ readonly expires_ms: number } | undefined>;
	readonly clock: Clock;
	readonly log: Log;
}): SessionWatch {
	const { lasts, clock, log } = options;
	const followed = new Map<string, Set<AbortController>>();
	let isLooking = false;
	/** Somebody asked while a look was on its way: it may have read before his change. */
	let isAskedAgain = false;
	let isWaiting = false;

	async function lookAt(session_id: string): Promise<void> {
		const session = await lasts(session_id);
		if (session && session.expires_ms > clock.now().epochMilliseconds) return;
		for (const ended of followed.get(session_id) ?? []) ended.abort("the session ended");
		followed.delete(session_id);
	}

	async function lookAtAll(): Promise<void> {
		const results = await Promise.allSettled([...followed.keys()].map(lookAt));
		const fault = results.find((one) => one.status === "rejected")?.reason as unknown;
		if (fault !== undefined && !(fault instanceof StorageUnavailable)) {
			log.error("sessions of open streams could not be looked at", { err: fault });
		}
	}

	async function look(): Promise<void> {
		isAskedAgain = isLooking;
		if (isLooking) return;
		isLooking = true;
		do {
			isAskedAgain = false;
			await lookAtAll();
		} while (isAskedAgain);
		isLooking = false;
	}

	function lookLater(): void {
		if (isWaiting) return;
		isWaiting = true;
		clock.setTimer(LOOK_EVERY_MS, () => {
			isWaiting = false;
			if (followed.size === 0) return;
			void look();
			lookLater();
		});
	}

	return {
		follow(session_id, signal) {
			const ended = new AbortController();
			if (signal.aborted) return ended.signal;
			const others = followed.get(session_id) ?? new Set();
			followed.set(session_id, others.add(ended));
			signal.addEventListener(
				"abort",
				() => {
					others.delete(ended);
					if (others.size === 0 && followed.get(session_id) === others) followed.delete(session_id);
				},
				{ once: true },
			);
			lookLater();
			return ended.signal;
		},
		look: () => void look(),
	};
}
