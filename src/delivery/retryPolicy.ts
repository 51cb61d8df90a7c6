/** When a message that was not taken is tried again, and when it is given up. Pure. */
import { type Remark, type Sentence, say } from "../domain/refusals/sentence.ts";
import type { SendResult } from "../ports/delivery/channel.ts";
import type { ClaimedDelivery } from "../ports/delivery/deliveryLedger.ts";
import { backOffMs } from "../timing/backOff.ts";
import { LONGEST_WAIT_MS, waitedMs } from "./waited.ts";

const BACK_OFF = { firstMs: 5_000, longestMs: 60 * 60 * 1000, spread: 1 / 5 };
const ATTEMPTS = 20;

/** Why a message is given up: refused for good, no attempt left, a day has passed, the day that it tells of is over. */
export type GivenUp = "refused" | "attempts" | "day" | "over";

/** As the ledger keeps it; `last`: what the last attempt came to, null where there was none. */
export function givenUp(reason: GivenUp, last: Remark | null): Sentence {
	const why = say(`given_up_${reason}`);
	return last === null ? why : say("given_up_because", { why, last });
}

export type NextStep =
	| { readonly kind: "retry"; readonly delay_ms: number }
	| { readonly kind: "give_up"; readonly reason: Exclude<GivenUp, "over"> };

/**
 * Tries again after 5 s, 10 s, 20 s … at most 1 h, each up to a fifth shorter by `chance` (in [0, 1)), so that what
 * failed together does not come back together. Gives up a day after the firing, or after the quiet hours that held it, or after 20 attempts, whichever is
 * first, and at once what was refused for good.
 */
export function nextStep(
	result: Extract<SendResult, { kind: "try_again" | "refused" }>,
	delivery: Pick<ClaimedDelivery, "attempt" | "fired_at" | "held_until">,
	now: Temporal.Instant,
	chance: number,
): NextStep {
	if (result.kind === "refused") return { kind: "give_up", reason: "refused" };
	const { attempt } = delivery;
	if (attempt >= ATTEMPTS) return { kind: "give_up", reason: "attempts" };
	if (waitedMs(delivery, now) >= LONGEST_WAIT_MS) return { kind: "give_up", reason: "day" };
	const ownMs = backOffMs(BACK_OFF, attempt, chance);
	return { kind: "retry", delay_ms: Math.min(BACK_OFF.longestMs, Math.max(ownMs, result.after_ms ?? 0)) };
}
