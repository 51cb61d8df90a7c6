/**
 * Two reads at once for each user, so that nobody's flood takes all connections: the others of the same user wait for
 * their turn, in order, and nobody else does. What waits too long, or comes when too many wait, is refused as `Crowded`.
 */
import type { Clock } from "../ports/clock.ts";
import { Crowded } from "../ports/faults.ts";

const AT_ONCE = 2;
/** A page that opens, and a turn of the chat, ask for a dozen things at once; several tabs do at the same time. */
const MOST_WAITING = 256;
/** Less than a client waits for its answer. */
const WAIT_MS = 5_000;

export interface UserTurns {
	/** Runs the work when it is the user's turn. Rejects with `Crowded` when that takes too long, else as the work does. */
	take<Result>(user_id: string, work: () => Promise<Result>): Promise<Result>;
}

interface Line {
	running: number;
	/** Who waits, first in front; told that it is his turn. */
	readonly waiting: Set<() => void>;
}

export function createUserTurns(clock: Clock): UserTurns {
	const lines = new Map<string, Line>();

	/** Resolves when it is this one's turn: its place is then taken already. */
	function wait({ waiting }: Line): Promise<void> {
		if (waiting.size >= MOST_WAITING) throw new Crowded("Too many reads wait for this account");
		return new Promise((resolve, reject) => {
			const begin = () => {
				cancel();
				resolve();
			};
			waiting.add(begin);
			const cancel = clock.setTimer(WAIT_MS, () => {
				waiting.delete(begin);
				reject(new Crowded(`A read had no turn within ${WAIT_MS} ms`));
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

	return {
		async take(user_id, work) {
			const line = lines.get(user_id) ?? { running: 0, waiting: new Set() };
			lines.set(user_id, line);
			if (line.running < AT_ONCE) line.running += 1;
			else await wait(line);
			try {
				return await work();
			} finally {
				pass(user_id, line);
			}
		},
	};
}
