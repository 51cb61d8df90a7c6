/** Whether a channel may take a delivery now, by its limits. Pure. */
import { type Sentence, say } from "../domain/refusals/sentence.ts";
import type { ChannelLimits } from "../ports/delivery/channel.ts";
import type { ClaimedDelivery } from "../ports/delivery/deliveryLedger.ts";
import { givenUp } from "./retryPolicy.ts";
import { LONGEST_WAIT_MS, waitedMs } from "./waited.ts";

/** A reminder of an address that is verified later goes out then, if it fired less than this ago. */
export const STILL_OF_USE_MS = 6 * 60 * 60 * 1_000;

export type Admission =
	| { readonly kind: "send" }
	| { readonly kind: "muted"; readonly reason: Sentence }
	| { readonly kind: "unverified"; readonly reason: Sentence }
	| { readonly kind: "wait"; readonly delay_ms: number; readonly reason: Sentence }
	| { readonly kind: "give_up"; readonly reason: Sentence };

export function admit(
	delivery: Pick<ClaimedDelivery, "recipient" | "room_in_ms" | "fired_at" | "held_until">,
	limits: ChannelLimits | undefined,
	now: Temporal.Instant,
): Admission {
	const { recipient, room_in_ms } = delivery;
	const { mute } = recipient;
	if (mute) {
		const { until } = mute;
		return {
			kind: "muted",
			reason: until === null ? say("delivery_muted") : say("delivery_muted_until", { moment: until }),
		};
	}
	if (!limits) return { kind: "send" };
	if (limits.wantsVerified && !recipient.is_verified) return { kind: "unverified", reason: say("delivery_unverified") };
	if (room_in_ms === null) return { kind: "send" };
	const reason = say("delivery_hour_full", { most: limits.perHour });
	if (waitedMs(delivery, now) >= LONGEST_WAIT_MS) return { kind: "give_up", reason: givenUp("day", reason) };
	return { kind: "wait", delay_ms: Math.max(1_000, room_in_ms), reason };
}
