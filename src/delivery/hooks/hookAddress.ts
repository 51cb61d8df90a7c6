/** Where a user's hook leads, with its secret readable; and what becomes of a message by what was answered there. */
import type { HookChannel } from "../../domain/channels.ts";
import { say } from "../../domain/refusals/sentence.ts";
import type { ChannelLimits, SendResult } from "../../ports/delivery/channel.ts";
import type { HookStore } from "../../ports/delivery/hooks.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Outcome, Outgoing } from "../outgoing.ts";
import type { RowSeal } from "../rowSeal.ts";

/** What secrets of hooks are sealed for; a seal belongs to its user and channel. */
export const HOOK_SEAL = "adjutant: secrets of hooks, 1";
export const sealedFor = (user_id: string, channel: HookChannel) => `${user_id} ${channel}`;

/** To one user in an hour, by each of these channels. */
export const POSTS_PER_HOUR = 120;

export interface HookWay {
	readonly hooks: Pick<HookStore, "find" | "end">;
	readonly seal: Pick<RowSeal, "open">;
}

/** What every channel to such an address is made of. */
export interface HookChannelOptions extends HookWay {
	readonly outgoing: Outgoing;
	readonly clock: Pick<Clock, "now">;
	readonly publicUrl: string;
	readonly limits: ChannelLimits;
}

/** The address, or how a message ends for want of it. */
export async function hookAddress(
	{ hooks, seal }: HookWay,
	user_id: string,
	channel: HookChannel,
): Promise<{ readonly url: string; readonly secret: string | null } | SendResult> {
	const row = await hooks.find(user_id, channel);
	if (row === undefined) return { kind: "nowhere", answer: say("hook_missing") };
	if (row.secret === null) return { url: row.url, secret: null };
	const secret = seal.open(sealedFor(user_id, channel), row.secret);
	// With another secret of the installation nothing that was sealed before opens.
	if (secret === undefined) return { kind: "refused", answer: say("hook_secret_unreadable") };
	return { url: row.url, secret };
}

/** `isForGood`: which answers are not asked for again. */
export function resultOfPost(outcome: Outcome, isForGood: (status: number) => boolean): SendResult {
	if (outcome.kind === "forbidden") return { kind: "refused", answer: outcome.why };
	if (outcome.kind === "unreached") return { kind: "try_again", answer: outcome.why };
	const { status, said, retryAfterMs } = outcome;
	const answer = `${status} ${said}`.trim();
	if (status >= 200 && status < 300) return { kind: "accepted", answer };
	if (isForGood(status)) return { kind: "refused", answer };
	return { kind: "try_again", answer, ...(retryAfterMs === null ? {} : { after_ms: retryAfterMs }) };
}
