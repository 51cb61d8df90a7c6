/** For how long a delivery has been due: since it fired, or since the quiet hours ended that held it. Pure. */
import type { ClaimedDelivery } from "../ports/delivery/deliveryLedger.ts";

/** A delivery that could not go out for so long is given up, in ms. */
export const LONGEST_WAIT_MS = 24 * 60 * 60 * 1_000;

/** ms; negative by as much as the clocks differ. */
export function waitedMs(
	{ fired_at, held_until }: Pick<ClaimedDelivery, "fired_at" | "held_until">,
	now: Temporal.Instant,
): number {
	return now.epochMilliseconds - Temporal.Instant.from(held_until ?? fired_at).epochMilliseconds;
}
