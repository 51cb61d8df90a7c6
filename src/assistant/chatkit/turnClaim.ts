/** Lets one run at a time have a turn: the run claims it, renews the claim while it goes on, and gives it back (decision 0250). */
import { randomUUID } from "node:crypto";
import type { ChatStore, ThreadItemRow, TurnEnd } from "../../ports/assistant/chat.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Log } from "../../ports/process/log.ts";
import { withoutTexts } from "./faultFields.ts";

/** How long a claim lasts that is not renewed: when a pod dies, its turn can be run elsewhere after this. */
const LEASE_MS = 10_000;
const RENEW_EVERY_MS = 3_000;

export interface HeldTurn {
	/** Aborts when another run has the turn, or its item is gone: this one may neither act nor speak any more. */
	readonly lost: AbortSignal;
	/** Renews the claim from now on until the end. Called once. */
	keep(): void;
	/** Only the first call counts. Rejects when the store cannot be written to: then the claim runs out by itself. */
	end(how: TurnEnd): Promise<void>;
}

/** What a turn and its claim are run with. */
export interface TurnDeps {
	readonly store: ChatStore;
	readonly clock: Clock;
	readonly log: Log;
}

/**
 * Stores the item if it is new, unless it `isStored` already: then one that was deleted meanwhile stays deleted. `undefined`: another
 * run has the turn, or has answered it and `isAnew` is false, or what it belongs to is gone.
 */
export async function claimTurn(
	{ store, clock, log }: TurnDeps,
	user_id: string,
	item: ThreadItemRow,
	{ isAnew, isStored }: { readonly isAnew: boolean; readonly isStored: boolean },
): Promise<HeldTurn | undefined> {
	const claim = { holder: randomUUID(), lease_ms: LEASE_MS, isAnew };
	const isClaimed = isStored
		? await store.claimStoredTurn(user_id, item, claim)
		: await store.claimTurn(user_id, item, claim);
	if (!isClaimed) return undefined;
	const lost = new AbortController();
	let stopRenewing = () => {};
	let hasEnded = false;

	async function renew(): Promise<void> {
		try {
			if (!(await store.keepTurn(user_id, item, claim)) && !hasEnded) lost.abort("another run has this turn");
		} catch (fault) {
			// While the store is away nobody else can claim the turn; once it is back, the next renewal tells whose it is.
			log.warn("a turn's claim was not renewed", { thread_id: item.thread_id, ...withoutTexts(fault) });
		}
		if (!hasEnded && !lost.signal.aborted) keep();
	}
	function keep(): void {
		stopRenewing = clock.setTimer(RENEW_EVERY_MS, () => void renew());
	}
	return {
		lost: lost.signal,
		keep,
		async end(how) {
			if (hasEnded) return;
			hasEnded = true;
			stopRenewing();
			if (!lost.signal.aborted) await store.endTurn(user_id, item, claim, how);
		},
	};
}
