/** Whether a channel may take a delivery now, by its limits. Pure. */
import type { ChannelLimits } from "../ports/channel.ts";
import type { ClaimedDelivery } from "../ports/deliveryLedger.ts";
import { instantText } from "../words/taskText.ts";
import { wordsFor } from "../words/words.ts";
import { LONGEST_WAIT_MS, waitedMs } from "./waited.ts";

/** A reminder of an address that is verified later goes out then, if it fired less than this ago. */
export const STILL_OF_USE_MS = 6 * 60 * 60 * 1_000;

export type Admission =
	| { readonly kind: "send" }
	| { readonly kind: "muted"; readonly reason: string }
	| { readonly kind: "unverified"; readonly reason: string }
	| { readonly kind: "wait"; readonly delay_ms: number; readonly reason: string }
	| { readonly kind: "give_up"; readonly reason: string };

/** The reasons are shown to the user, in his language. */
export function admit(
	delivery: Pick<ClaimedDelivery, "recipient" | "room_in_ms" | "fired_at" | "held_until">,
	limits: ChannelLimits | undefined,
	now: Temporal.Instant,
): Admission {
	const { recipient, room_in_ms } = delivery;
	const { mute } = recipient;
	const say = wordsFor(recipient.locale).deliveries;
	if (mute) {
		return {
			kind: "muted",
			reason: mute.until === null ? say.muted : say.mutedUntil(instantText(mute.until, recipient)),
		};
	}
	if (!limits) return { kind: "send" };
	if (limits.wantsVerified && !recipient.is_verified) return { kind: "unverified", reason: say.unverified };
	if (room_in_ms === null) return { kind: "send" };
	const reason = say.hourIsFull(limits.perHour);
	if (waitedMs(delivery, now) >= LONGEST_WAIT_MS)
		return { kind: "give_up", reason: say.because(say.givenUp.day, reason) };
	return { kind: "wait", delay_ms: Math.max(1_000, room_in_ms), reason };
}
