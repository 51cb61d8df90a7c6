/** Whether a channel may take a delivery now, by its limits. Pure. */
import type { ChannelLimits } from "../ports/channel.ts";
import type { ClaimedDelivery } from "../ports/deliveryLedger.ts";
import { LONGEST_WAIT_MS, waitedMs } from "./waited.ts";

/** A reminder of an address that is verified later goes out then, if it fired less than this ago. */
export const STILL_OF_USE_MS = 6 * 60 * 60 * 1_000;

export type Admission =
	| { readonly kind: "send" }
	| { readonly kind: "muted"; readonly reason: string }
	| { readonly kind: "unverified"; readonly reason: string }
	| { readonly kind: "wait"; readonly delay_ms: number; readonly reason: string }
	| { readonly kind: "give_up"; readonly reason: string };

/** The reasons are shown to the user. */
export function admit(
	delivery: Pick<ClaimedDelivery, "recipient" | "room_in_ms" | "fired_at" | "held_until">,
	limits: ChannelLimits | undefined,
	now: Temporal.Instant,
): Admission {
	const { recipient, room_in_ms } = delivery;
	const { mute } = recipient;
	if (mute) return { kind: "muted", reason: mute.until === null ? "muted" : `muted until ${mute.until}` };
	if (!limits) return { kind: "send" };
	if (limits.wantsVerified && !recipient.is_verified)
		return { kind: "unverified", reason: "the e-mail address is not verified" };
	if (room_in_ms === null) return { kind: "send" };
	const reason = `at most ${limits.perHour} messages an hour go to one user`;
	if (waitedMs(delivery, now) >= LONGEST_WAIT_MS) return { kind: "give_up", reason: `a day has passed: ${reason}` };
	return { kind: "wait", delay_ms: Math.max(1_000, room_in_ms), reason };
}
