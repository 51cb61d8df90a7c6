/**
 * Limits how much of one user's work runs at once, so that nobody's flood takes all connections, the processor or the event loop: the others of
 * the same user wait for their turn, in order, and nobody else does. What waits too long, or comes when too many wait, is
 * refused as `Crowded`.
 *
 * Whose work takes long shares with others who are here: his place then stands empty for as long as the work took, be it one
 * long piece or many short ones in a row. Who asks for one thing after the other never meets that, since he has no further thing
 * waiting, nor does a page that opens.
 */

import type { UserTurns } from "../ports/limits/userTurns.ts";
import type { Clock } from "../ports/process/clock.ts";
import { Crowded } from "../ports/process/faults.ts";

/** A page that opens, and a turn of the chat, ask for a dozen things at once; several tabs do at the same time. */
const MOST_WAITING = 256;
/** Less than a client waits for its answer. */
const WAIT_MS = 5_000;
/** Others are here when one of them asked for something so short a while ago. */
const HERE_MS = 500;
const LONGEST_PAUSE_MS = 250;

export interface TurnRules {
	/** How many pieces of work of one user run at the same time. */
	readonly atOnce: number;
	/** A piece of work that takes so long is followed by a pause while others are here. */
	readonly longMs: number;
	/** So are pieces in a row, whoever of the line has done them, that take so long together. */
	readonly rowMs: number;
}

/**
 * Requests, as many as a browser sends at once and some more. All that are ready are served in one round of the event loop,
 * and a request goes through several rounds: with fifty of one user in each, everybody else waits fifty times a step.
 */
export const REQUESTS: TurnRules = {
	atOnce: 8,
	longMs: Number.POSITIVE_INFINITY,
	rowMs: Number.POSITIVE_INFINITY,
};
/** Reads: most take a few milliseconds of one connection, and all those of a page that opens less than a row. */
export const READS: TurnRules = { atOnce: 2, longMs: 20, rowMs: 100 };
/** The reading of texts, which holds the event loop while it lasts. */
export const READINGS: TurnRules = { atOnce: 1, longMs: 4, rowMs: 20 };

interface Line {
	running: number;
	/** What was done since its last pause, while somebody waited. */
	rowMs: number;
	/** Who waits, first in front; told that it is his turn. */
	readonly waiting: Set<() => void>;
}

export function createUserTurns(clock: Clock, { atOnce, longMs, rowMs }: TurnRules): UserTurns {
	const lines = new Map<string, Line>();
	/** The last two who asked, the latest first: one of them is another than whoever is looked at. */
	let lastTwo: readonly { readonly user_id: string; readonly atMs: number }[] = [];

	function note(user_id: string): void {
		const others = lastTwo.filter((one) => one.user_id !== user_id);
		lastTwo = [{ user_id, atMs: clock.elapsedMs() }, ...others.slice(0, 1)];
	}

	const othersAreHere = (user_id: string) => {
		const other = lastTwo.find((one) => one.user_id !== user_id);
		return other !== undefined && clock.elapsedMs() - other.atMs <= HERE_MS;
	};

	/** Resolves when it is this one's turn: its place is then taken already. */
	function wait({ waiting }: Line): Promise<void> {
		if (waiting.size >= MOST_WAITING) throw new Crowded("Too many requests wait for this account");
		return new Promise((resolve, reject) => {
			const begin = () => {
				cancel();
				resolve();
			};
			waiting.add(begin);
			const cancel = clock.setTimer(WAIT_MS, () => {
				waiting.delete(begin);
				reject(new Crowded(`A request had no turn within ${WAIT_MS} ms`));
			});
		});
	}

	/** The place goes to the next in line, or is given up. */
	function pass(user_id: string, line: Line): void {
		const [next] = line.waiting;
		if (next) {
			line.waiting.delete(next);
			next();
			return;
		}
		line.running -= 1;
		if (line.running === 0) lines.delete(user_id);
	}

	function end(user_id: string, line: Line, tookMs: number): void {
		line.rowMs += tookMs;
		if (line.waiting.size === 0) {
			pass(user_id, line);
		} else if ((tookMs >= longMs || line.rowMs >= rowMs) && othersAreHere(user_id)) {
			const pauseMs = Math.min(tookMs >= longMs ? tookMs : line.rowMs, LONGEST_PAUSE_MS);
			line.rowMs = 0;
			clock.setTimer(pauseMs, () => pass(user_id, line));
		} else {
			// Work that never leaves the event loop would else follow itself without anybody's turn in between.
			setImmediate(pass, user_id, line);
		}
	}

	return {
		async take(user_id, work) {
			note(user_id);
			const line = lines.get(user_id) ?? { running: 0, rowMs: 0, waiting: new Set() };
			lines.set(user_id, line);
			if (line.running < atOnce) line.running += 1;
			else await wait(line);
			const beganMs = clock.elapsedMs();
			try {
				return await work();
			} finally {
				end(user_id, line, clock.elapsedMs() - beganMs);
			}
		},
	};
}
