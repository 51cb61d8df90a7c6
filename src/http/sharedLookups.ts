/**
 * Lookups of one thing by many at once are made once, so that a user who sends a thousand requests costs the database
 * two lookups at a time and not a thousand (scenario 18).
 *
 * Nothing is remembered: all who ask while a lookup runs share the one after it. So no answer is older than its
 * question, and a session that was signed out stops working with the next request.
 */
import { type Clock, sleep } from "../ports/process/clock.ts";

/** A lookup that hangs holds up those who came after it no longer than this (P11). */
const WAITED_FOR_MS = 800;

interface Lane<Answer> {
	/** Resolves when the lookup under way has ended, or is waited for no more. */
	readonly free: Promise<void>;
	/** Begins then; all who ask in the meantime wait for it. */
	next?: Promise<Answer>;
}

interface Lookup<Argument, Answer> {
	readonly keyOf: (argument: Argument) => string;
	readonly look: (argument: Argument) => Promise<Answer>;
	readonly clock: Clock;
}

/** `look`, for many callers: at most one call for a key is waited for at a time. Rejects as `look` does. */
export function shareLookups<Argument, Answer>({
	keyOf,
	look,
	clock,
}: Lookup<Argument, Answer>): (argument: Argument) => Promise<Answer> {
	const lanes = new Map<string, Lane<Answer>>();

	function begin(key: string, argument: Argument): Promise<Answer> {
		const answer = look(argument);
		const ended = new AbortController();
		const end = () => ended.abort("ended");
		answer.then(end, end);
		const lane: Lane<Answer> = {
			free: sleep(clock, WAITED_FOR_MS, ended.signal).then(() => {
				if (lane.next === undefined) lanes.delete(key);
			}),
		};
		lanes.set(key, lane);
		return answer;
	}

	return (argument) => {
		const key = keyOf(argument);
		const lane = lanes.get(key);
		if (lane === undefined) return begin(key, argument);
		lane.next ??= lane.free.then(() => begin(key, argument));
		return lane.next;
	};
}
