/**
 * One delivery that was claimed: look whether its task still wants it and its channel may take it, send, mark.
 *
 * The mark follows the sending and never the other way round: dying between the two sends the same mail again under
 * the same Message-ID, while marking first would lose it (P5).
 */
import type { Channel } from "../ports/delivery/channel.ts";
import type { Claim, ClaimedDelivery, DeliveryEntry, DeliveryLedger } from "../ports/delivery/deliveryLedger.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { type Admission, admit } from "./admission.ts";
import { attemptSend } from "./attemptSend.ts";
import type { Settle } from "./leasedWork.ts";
import { givenUp, nextStep } from "./retryPolicy.ts";

/**
 * How a claim of a delivery ends. `muted`: the recipient wanted nothing by the channel at the time. `unverified`: to an address
 * that is not verified, so not sent. `nowhere`: the user has nothing that takes it. `postponed`: the hour has no room for the user.
 */
export type DeliveryEnd = "sent" | "retried" | "dead" | "not_wanted" | "muted" | "unverified" | "nowhere" | "postponed";

export interface DeliverOptions<Message> {
	readonly channel: Channel<Message>;
	readonly ledger: DeliveryLedger;
	readonly clock: Clock;
	readonly log: Log;
	/** In [0, 1): spreads retries. */
	readonly random: () => number;
}

type SettleDelivery = Settle<DeliveryEnd>;

export function createDeliver<Message>(options: DeliverOptions<Message>) {
	const { channel, ledger, clock, log, random } = options;

	return async (delivery: ClaimedDelivery, settle: SettleDelivery): Promise<void> => {
		const { delivery_id, attempt } = delivery;
		const { wanted, unwanted } = sortedByWish(delivery);
		const as = (last: number) => ({ delivery_id, attempt: last, unwanted });
		if (wanted === undefined) return settle("not_wanted", (last) => ledger.markNotWanted(as(last)));
		const admission = admit(delivery, channel.limits, clock.now());
		if (admission.kind !== "send") return settleUnsent(ledger, as, admission, settle);
		const result = await attemptSend({ log, channel }, { delivery_id }, () => channel.compose(wanted));
		if (result.kind === "accepted") return settle("sent", (last) => ledger.markSent(as(last), result.answer));
		if (result.kind === "nowhere") return settle("nowhere", (last) => ledger.markNowhere(as(last), result.answer));
		const step = nextStep(result, delivery, clock.now(), random());
		if (step.kind === "retry") {
			return settle("retried", (last) => ledger.markForRetry(as(last), result.answer, step.delay_ms));
		}
		log.error("a delivery is given up", { delivery_id, attempt, reason: step.reason });
		return settle("dead", (last) => ledger.markDead(as(last), givenUp(step.reason, result.answer)));
	};
}

/** The delivery with the rows that are still wanted, and the ids of the others; undefined: none is. */
function sortedByWish(delivery: ClaimedDelivery) {
	const entries: readonly DeliveryEntry[] = [delivery, ...delivery.also];
	const [first, ...also] = entries.filter(({ task }) => task.status === "open");
	const unwanted = entries.flatMap(({ task, entry_id }) => (task.status === "open" ? [] : [entry_id]));
	return { wanted: first && { ...delivery, ...entryOf(first), also }, unwanted };
}

const entryOf = ({ entry_id, task_id, reminder_id, planned_at, fired_at, held_until, task }: DeliveryEntry) => ({
	entry_id,
	task_id,
	reminder_id,
	planned_at,
	fired_at,
	held_until,
	task,
});

function settleUnsent(
	ledger: DeliveryLedger,
	as: (last: number) => Claim,
	admission: Exclude<Admission, { kind: "send" }>,
	settle: SettleDelivery,
): Promise<void> {
	switch (admission.kind) {
		case "muted":
			return settle("muted", (last) => ledger.markMuted(as(last), admission.reason));
		case "unverified":
			return settle("unverified", (last) => ledger.markUnverified(as(last), admission.reason));
		case "wait":
			return settle("postponed", (last) => ledger.postpone(as(last), admission.reason, admission.delay_ms));
		case "give_up":
			return settle("dead", (last) => ledger.markDead(as(last), admission.reason));
	}
}
