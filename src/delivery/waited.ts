/** For how long a delivery has been due: since it fired, or since the quiet hours ended that held it. Pure. */
import type { ClaimedDelivery } from "../ports/deliveryLedger.ts";

/** ms; negative by as much as the clocks differ. */
export function waitedMs(
	{ fired_at, held_until }: Pick<ClaimedDelivery, "fired_at" | "held_until">,
	now: Temporal.Instant,
): number {
	return now.epochMilliseconds - Temporal.Instant.from(held_until ?? fired_at).epochMilliseconds;
}
