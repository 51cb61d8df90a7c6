/**
 * Works the delivery ledger (P5) for one channel: claim, look whether the task still wants it, send, mark. Each channel has a
 * mailer of its own, so that a slow one holds up no other, and rows of a channel that nobody here knows stay as they are. What
 * becomes of one delivery: `deliver.ts`. What a claim and its lease mean: `leasedWork.ts`.
 *
 * `wake` is a hint and the ledger the truth: without hints the mailer sleeps until the next row is due, at most `pollMs`.
 */
import { type ClaimedDelivery, type DeliveryLedger, IN_HAND_PER_USER } from "../ports/deliveryLedger.ts";
import { STILL_OF_USE_MS } from "./admission.ts";
import { createDeliver, type DeliverOptions, type DeliveryEnd } from "./deliver.ts";
import { createLeasedWork, LEASE_MS, LEAST_MS } from "./leasedWork.ts";

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
	const count = { sent: 0, retried: 0, dead: 0, not_wanted: 0, muted: 0, unverified: 0, nowhere: 0, postponed: 0 };
	let resumedMs = Number.NEGATIVE_INFINITY;

	const leased = createLeasedWork<ClaimedDelivery, DeliveryEnd>({
		clock,
		log,
		what: "a delivery",
		idField: "delivery_id",
		async round(take) {
			await resumeVerified();
			return claimAndSend(take);
		},
		work: createDeliver(options),
		onSettled: (outcome) => {
			count[outcome]++;
		},
	});

	/** What waited for its address goes out soon after the address is verified, whoever verified it. */
	async function resumeVerified(): Promise<void> {
		const nowMs = clock.now().epochMilliseconds;
		if (!limits?.wantsVerified || nowMs - resumedMs < RESUME_EVERY_MS) return;
		await ledger.resumeVerified(channel.name, STILL_OF_USE_MS);
		resumedMs = nowMs;
	}

	/** Fills the free slots. Returns for how long, in ms, nothing can be done unless somebody wakes. */
	async function claimAndSend(
		take: (claim: ReturnType<DeliveryLedger["claim"]>) => ReturnType<DeliveryLedger["claim"]>,
	): Promise<number> {
		const users = leased.inHand().map(({ user_id }) => user_id);
		const free = SLOTS - users.length;
		if (free === 0) return pollMs;
		const wish = { channel: channel.name, limit: free, lease_ms: LEASE_MS, inHand: users, perHour: limits?.perHour };
		const claimed = await take(ledger.claim(wish));
		const inHand = leased.inHand();
		if (claimed.length === free) return inHand.length < SLOTS ? 0 : pollMs;
		// What is due may all be of users who have enough in hand: then the next thing to happen is that one is done.
		const counts = Map.groupBy(inHand, ({ user_id }) => user_id);
		if ([...counts.values()].some(({ length }) => length >= IN_HAND_PER_USER)) return Math.min(pollMs, FULL_MS);
		const nextMs = await ledger.nextDueInMs(channel.name);
		return Math.min(pollMs, Math.max(LEAST_MS, nextMs ?? pollMs));
	}

	return {
		start: leased.start,
		wake: leased.wake,
		stop: leased.stop,
		stats: () => ({ ...count, in_hand: leased.inHand().length }),
	};
}
