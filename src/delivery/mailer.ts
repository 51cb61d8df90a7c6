/**
 * Works the delivery ledger (P5) for one channel: claim, look whether the task still wants it, send, mark. Each channel has a
 * mailer of its own, so that a slow one holds up no other, and rows of a channel that nobody here knows stay as they are. What
 * becomes of one delivery: `deliver.ts`. What a claim and its lease mean: `leasedWork.ts`.
 *
 * `wake` is a hint and the ledger the truth: without hints the mailer sleeps until the next row is due, at most `pollMs`.
 */
import { type ClaimedDelivery, IN_HAND_PER_USER } from "../ports/delivery/deliveryLedger.ts";
import { STILL_OF_USE_MS } from "./admission.ts";
import { createDeliver, type DeliverOptions, type DeliveryEnd } from "./deliver.ts";
import { claimDue, createLeasedWork, LEASE_MS, type LeasedWork } from "./leasedWork.ts";

const SLOTS = 4;
/** While a user has enough in hand, somebody else's message whose hint never came is found within this. */
const FULL_MS = 1_000;
const RESUME_EVERY_MS = 30_000;

/** How many deliveries ended how, since the start. */
export type MailerStats = Readonly<Record<DeliveryEnd, number>> & { readonly in_hand: number };

export interface Mailer {
	start(): void;
	/** There may be something to send. Costs nothing, however often it is called. */
	wake(): void;
	/** Claims nothing more and finishes what is in hand, within 10 s. What the channel sends by is left open. Idempotent. */
	stop(): Promise<void>;
	stats(): MailerStats;
}

export interface MailerOptions<Message> extends DeliverOptions<Message> {
	/** How long it sleeps at most: how late a message can be whose hint never came. */
	readonly pollMs: number;
}

export function createMailer<Message>(options: MailerOptions<Message>): Mailer {
	const { channel, ledger, clock, log, pollMs } = options;
	const { limits } = channel;
	const perHour = limits?.perHour;
	const count = { sent: 0, retried: 0, dead: 0, not_wanted: 0, muted: 0, unverified: 0, nowhere: 0, postponed: 0 };
	let resumedMs = Number.NEGATIVE_INFINITY;

	const leased: LeasedWork<ClaimedDelivery> = createLeasedWork<ClaimedDelivery, DeliveryEnd>({
		clock,
		log,
		what: "a delivery",
		idField: "delivery_id",
		async round(take) {
			await resumeVerified();
			const inHand = leased.inHand().map(({ user_id }) => user_id);
			return claimDue(leased, {
				slots: SLOTS,
				pollMs,
				claim: (limit) => take(ledger.claim({ channel: channel.name, limit, lease_ms: LEASE_MS, inHand, perHour })),
				nextDueInMs,
			});
		},
		work: createDeliver(options),
		onSettled: (outcome) => {
			count[outcome]++;
		},
	});

	/** Lets those go that waited for their address; looked for at intervals, because another pod may have verified it. */
	async function resumeVerified(): Promise<void> {
		const nowMs = clock.elapsedMs();
		if (!limits?.wantsVerified || nowMs - resumedMs < RESUME_EVERY_MS) return;
		await ledger.resumeVerified(channel.name, STILL_OF_USE_MS);
		resumedMs = nowMs;
	}

	/** What is due may all be of users who have enough in hand: then the next thing to happen is that one is done. */
	async function nextDueInMs(): Promise<number | undefined> {
		const counts = Map.groupBy(leased.inHand(), ({ user_id }) => user_id);
		const isFull = [...counts.values()].some(({ length }) => length >= IN_HAND_PER_USER);
		return isFull ? FULL_MS : ledger.nextDueInMs(channel.name);
	}

	return {
		start: leased.start,
		wake: leased.wake,
		stop: leased.stop,
		stats: () => ({ ...count, in_hand: leased.inHand().length }),
	};
}
