/** The claim of one run to a turn: had, said again while the run goes on, given back (decision 0250). */
import { randomUUID } from "node:crypto";
import type { ChatStore, ThreadItemRow, TurnState } from "../../ports/chat.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import { withoutTexts } from "./faultFields.ts";

/** So long a turn whose pod died is nobody's to run. Several times as long as a claim is left unsaid. */
const LEASE_MS = 10_000;
const SAY_EVERY_MS = 3_000;

export interface HeldTurn {
	/** Aborts when another run has the turn, or its item is gone: this one may neither act nor speak any more. */
	readonly lost: AbortSignal;
	/** Says again from now on, until the end, that the turn is being run. Called once. */
	keep(): void;
	/** The first word counts. Rejects when the store does not take it: then the claim runs out by itself. */
	end(how: Exclude<TurnState, "answering">): Promise<void>;
}

export interface ClaimDeps {
	readonly store: ChatStore;
	readonly clock: Clock;
	readonly log: Log;
}

/** Stores the item where it is new. `undefined`: another run has the turn, or has answered it, and it is not to be run anew. */
export async function claimTurn(
	{ store, clock, log }: ClaimDeps,
	user_id: string,
	item: ThreadItemRow,
	isAnew: boolean,
): Promise<HeldTurn | undefined> {
	const claim = { holder: randomUUID(), lease_ms: LEASE_MS, isAnew };
	if (!(await store.claimTurn(user_id, item, claim))) return undefined;
	const lost = new AbortController();
	let stopSaying = () => {};
	let hasEnded = false;

	async function sayAgain(): Promise<void> {
		try {
			if (!(await store.keepTurn(user_id, item, claim)) && !hasEnded) lost.abort("another run has this turn");
		} catch (fault) {
			// Nobody else can have it while the store is away; as soon as it is back, it says whose the turn is.
			log.warn("a turn's claim was not said again", { thread_id: item.thread_id, ...withoutTexts(fault) });
		}
		if (!hasEnded && !lost.signal.aborted) keep();
	}
	function keep(): void {
		stopSaying = clock.setTimer(SAY_EVERY_MS, () => void sayAgain());
	}
	return {
		lost: lost.signal,
		keep,
		async end(how) {
			if (hasEnded) return;
			hasEnded = true;
			stopSaying();
			if (!lost.signal.aborted) await store.endTurn(user_id, item, claim, how);
		},
	};
}
