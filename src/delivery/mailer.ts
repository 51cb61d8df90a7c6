/**
 * Works the delivery ledger (P5) for one channel: claim, look whether the task still wants it, send, mark. Each channel has a
 * mailer of its own, so that a slow one holds up no other, and rows of a channel that nobody here knows stay as they are.
 *
 * The mark follows the sending and never the other way round: dying between the two sends the same mail again under
 * the same Message-ID, while marking first would lose it. A row is held by a lease, so a dead mailer's work is taken
 * over; so is that of a living one which the database does not hear from for as long as a lease, and then it settles
 * nothing any more. While this process lives it does not send a row again that it has sent and cannot mark yet: the row
 * stays in hand, and a claim that brings it once more renews the lease and is otherwise passed over.
 *
 * `wake` is a hint and the ledger the truth: without hints the mailer sleeps until the next row is due, at most `pollMs`.
 */
import type { Channel, SendResult } from "../ports/channel.ts";
import { type Clock, sleep } from "../ports/clock.ts";
import { type Claim, type ClaimedDelivery, type DeliveryLedger, IN_HAND_PER_USER } from "../ports/deliveryLedger.ts";
import type { Log } from "../ports/log.ts";
import { backOffMs } from "../timing/backOff.ts";
import { createLoop } from "../timing/loop.ts";
import { admit, STILL_OF_USE_MS } from "./admission.ts";
import { nextStep } from "./retryPolicy.ts";

const SLOTS = 4;
/** More than the 30 s a channel may take: a mailer that lives never loses its claim. */
const LEASE_MS = 35_000;
/** A row may be due and yet not to be had, because another mailer is just taking it: no reason to ask without pause. */
const LEAST_MS = 50;
/** While a user has enough in hand, somebody else's message whose hint never came is found within this. */
const FULL_MS = 1_000;
const RESUME_EVERY_MS = 30_000;
const FINISH_WITHIN_MS = 10_000;
const STORAGE_BACK_OFF = { firstMs: 100, longestMs: 2_000 };

export interface MailerStats {
	readonly sent: number;
	readonly retried: number;
	readonly dead: number;
	readonly not_wanted: number;
	/** To an address that is not verified: not sent. */
	readonly unverified: number;
	/** Put off, because the hour has no room for the user. */
	readonly postponed: number;
	readonly in_hand: number;
}

export interface Mailer {
	start(): void;
	/** There may be something to send. Costs nothing, however often it is called. */
	wake(): void;
	/** Claims nothing more and finishes what is in hand, within 10 s. What the channel sends by is left open. Idempotent. */
	stop(): Promise<void>;
	stats(): MailerStats;
}

export interface MailerOptions<Message> {
	readonly channel: Channel<Message>;
	readonly ledger: DeliveryLedger;
	readonly clock: Clock;
	readonly log: Log;
	/** In [0, 1): spreads retries. */
	readonly random: () => number;
	/** How long it sleeps at most: how late a message can be whose hint never came. */
	readonly pollMs: number;
}

/** A row that this process is at work on. */
interface Held {
	readonly delivery_id: string;
	readonly user_id: string;
	/** The last under which this process has claimed it. */
	attempt: number;
	/** Resolves when it is marked or given up. */
	settled: Promise<void>;
}

export function createMailer<Message>(options: MailerOptions<Message>): Mailer {
	const { channel, ledger, clock, log, random, pollMs } = options;
	const { limits } = channel;
	const givingUp = new AbortController();
	const inHand = new Map<string, Held>();
	/** Settled when no claim of ours is on its way. */
	let claiming: Promise<unknown> = Promise.resolve();
	const count = { sent: 0, retried: 0, dead: 0, not_wanted: 0, unverified: 0, postponed: 0 };
	let resumedMs = Number.NEGATIVE_INFINITY;

	const loop = createLoop({
		clock,
		async round() {
			await resumeVerified();
			return claimAndSend();
		},
		onFault(err, failures) {
			log.warn("the delivery ledger could not be read; it is tried again", { failures, err });
			return backOffMs(STORAGE_BACK_OFF, failures);
		},
	});

	/** What waited for its address goes out soon after the address is verified, whoever verified it. */
	async function resumeVerified(): Promise<void> {
		const nowMs = clock.now().epochMilliseconds;
		if (!limits || nowMs - resumedMs < RESUME_EVERY_MS) return;
		await ledger.resumeVerified(channel.name, STILL_OF_USE_MS);
		resumedMs = nowMs;
	}

	/** Fills the free slots. Returns for how long, in ms, nothing can be done unless somebody wakes. */
	async function claimAndSend(): Promise<number> {
		const free = SLOTS - inHand.size;
		if (free === 0) return pollMs;
		const users = [...inHand.values()].map(({ user_id }) => user_id);
		const wish = { channel: channel.name, limit: free, lease_ms: LEASE_MS, inHand: users, perHour: limits?.perHour };
		const claim = ledger.claim(wish);
		claiming = claim.catch(() => undefined);
		const claimed = await claim;
		for (const delivery of claimed) take(delivery);
		if (claimed.length === free) return inHand.size < SLOTS ? 0 : pollMs;
		// What is due may all be of users who have enough in hand: then the next thing to happen is that one is done.
		const counts = Map.groupBy(inHand.values(), ({ user_id }) => user_id);
		if ([...counts.values()].some(({ length }) => length >= IN_HAND_PER_USER)) return Math.min(pollMs, FULL_MS);
		const nextMs = await ledger.nextDueInMs(channel.name);
		return Math.min(pollMs, Math.max(LEAST_MS, nextMs ?? pollMs));
	}

	function take(delivery: ClaimedDelivery): void {
		const { delivery_id, attempt, user_id } = delivery;
		const held = inHand.get(delivery_id);
		if (held) {
			held.attempt = attempt;
			return;
		}
		const freeSlot = () => {
			inHand.delete(delivery_id);
			loop.wake();
		};
		const taken: Held = { delivery_id, user_id, attempt, settled: Promise.resolve() };
		inHand.set(delivery_id, taken);
		taken.settled = deliver(delivery, taken).then(freeSlot);
	}

	async function deliver(delivery: ClaimedDelivery, held: Held): Promise<void> {
		const { delivery_id, attempt } = delivery;
		if (delivery.task.status !== "open") {
			await mark("not_wanted", held, (claim) => ledger.markNotWanted(claim));
			return;
		}
		const admission = admit(delivery, limits, clock.now());
		if (admission.kind === "unverified") {
			await mark("unverified", held, (claim) => ledger.markUnverified(claim, admission.reason));
			return;
		}
		if (admission.kind === "wait") {
			await mark("postponed", held, (claim) => ledger.postpone(claim, admission.reason, admission.delay_ms));
			return;
		}
		if (admission.kind === "give_up") {
			await mark("dead", held, (claim) => ledger.markDead(claim, admission.reason));
			return;
		}
		const result = await attemptOf(delivery);
		if (result.kind === "accepted") {
			await mark("sent", held, (claim) => ledger.markSent(claim, result.answer));
			return;
		}
		const step = nextStep(result, delivery, clock.now(), random());
		if (step.kind === "retry") {
			await mark("retried", held, (claim) => ledger.markForRetry(claim, result.answer, step.delay_ms));
			return;
		}
		log.error("a delivery is given up", { delivery_id, attempt, reason: step.reason });
		await mark("dead", held, (claim) => ledger.markDead(claim, `${step.reason}: ${result.answer}`));
	}

	/** One that cannot be worded is refused like one that the server refuses: it must not hold up the others. */
	async function attemptOf(delivery: ClaimedDelivery): Promise<SendResult> {
		let message: Message;
		try {
			message = channel.compose(delivery);
		} catch (err) {
			log.error("a message cannot be composed", { delivery_id: delivery.delivery_id, err });
			return { kind: "refused", answer: `cannot be composed: ${String(err)}` };
		}
		try {
			return await channel.send(message);
		} catch (err) {
			// Channels promise not to reject; one that does must cost its own message an attempt and the process nothing.
			log.error("a channel failed", { channel: channel.name, delivery_id: delivery.delivery_id, err });
			return { kind: "try_again", answer: `${channel.name}: ${String(err)}` };
		}
	}

	/** Until it is in the ledger, or the process has to end: then the lease runs out and another mailer takes over. */
	async function mark(outcome: keyof typeof count, held: Held, write: (claim: Claim) => Promise<boolean>) {
		const { delivery_id } = held;
		for (let failures = 0; !givingUp.signal.aborted; ) {
			const { attempt } = held;
			try {
				if (await write({ delivery_id, attempt })) {
					count[outcome]++;
					return;
				}
				// A claim on its way may have taken the row over for this very process: it is then ours under another number.
				await claiming;
				if (held.attempt !== attempt) continue;
				log.warn("a delivery was taken over by another mailer, which settles it", { delivery_id, attempt, outcome });
				return;
			} catch (err) {
				log.warn("a delivery could not be marked; it is tried again", {
					...{ delivery_id, outcome, failures: ++failures, err },
				});
				await sleep(clock, backOffMs(STORAGE_BACK_OFF, failures), givingUp.signal);
			}
		}
	}

	return {
		start: () => void loop.start(),
		wake: loop.wake,
		async stop() {
			const cancel = clock.setTimer(FINISH_WITHIN_MS, () => givingUp.abort());
			const finished = loop.stop().then(() => Promise.all([...inHand.values()].map(({ settled }) => settled)));
			await Promise.race([finished, aborted(givingUp.signal)]);
			cancel();
			givingUp.abort();
		},
		stats: () => ({ ...count, in_hand: inHand.size }),
	};
}

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener("abort", () => resolve(), { once: true });
	});
}
