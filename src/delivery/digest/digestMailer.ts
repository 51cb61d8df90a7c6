/**
 * Sends the digests of one channel (P5): claim, look what there is to tell, send, mark. What is told is as it stands at the attempt; a
 * digest without anything to tell is not sent. What a claim and its lease mean: `leasedWork.ts`.
 */

import { type Remark, say } from "../../domain/refusals/sentence.ts";
import { dayBounds, isDigestOver } from "../../domain/reminders/digest.ts";
import type { Channel, DigestWording } from "../../ports/delivery/channel.ts";
import type {
	ClaimedDigest,
	DigestContent,
	DigestEnd,
	DigestLedger,
	DigestReads,
} from "../../ports/delivery/digests.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Log } from "../../ports/process/log.ts";
import { admit } from "../admission.ts";
import { attemptSend } from "../attemptSend.ts";
import { claimDue, createLeasedWork, LEASE_MS, type LeasedWork, type Settle } from "../leasedWork.ts";
import { type GivenUp, givenUp, nextStep } from "../retryPolicy.ts";

const SLOTS = 2;
/** A pod that puts a digest into the ledger wakes its own mailer. Within this, digests are found that a dead pod left. */
const POLL_MS = 60_000;
/** Tasks of a kind that are named. */
const MOST_NAMED = 20;
/** The tasks cannot be read at present. */
const UNREADABLE_MS = 5_000;

export interface DigestMailerOptions<Message> {
	readonly channel: Pick<Channel<Message>, "name" | "limits" | "send"> & DigestWording<Message>;
	readonly ledger: DigestLedger;
	readonly reads: DigestReads;
	readonly clock: Clock;
	readonly log: Log;
	/** In [0, 1): spreads retries. */
	readonly random: () => number;
}

type Outcome = DigestEnd | "retried";

export function createDigestMailer<Message>(
	options: DigestMailerOptions<Message>,
): Omit<LeasedWork<ClaimedDigest>, "inHand"> {
	const { channel, ledger, reads, clock, log, random } = options;

	const leased: LeasedWork<ClaimedDigest> = createLeasedWork<ClaimedDigest, Outcome>({
		clock,
		log,
		what: "a digest",
		idField: "digest_id",
		round: (take) =>
			claimDue(leased, {
				slots: SLOTS,
				pollMs: POLL_MS,
				claim: (limit) => take(ledger.claim({ channel: channel.name, limit, lease_ms: LEASE_MS })),
				nextDueInMs: () => ledger.nextDueInMs(channel.name),
			}),
		work,
	});

	async function work(digest: ClaimedDigest, settle: Settle<Outcome>): Promise<void> {
		const end = (how: DigestEnd, answer: Remark | null) =>
			settle(how, (attempt) => ledger.end(digest, attempt, how, answer));
		const retry = (answer: Remark, delay_ms: number) =>
			settle("retried", (attempt) => ledger.retry(digest, attempt, answer, delay_ms));
		const { local_date, due_at, recipient, digest_id, attempt } = digest;
		const giveUp = (reason: GivenUp, answer: Remark | null) => {
			log.error("a digest is given up", { digest_id, attempt, reason });
			return end("dead", givenUp(reason, answer));
		};
		if (isDigestOver(digest, recipient.time_zone, clock.now().epochMilliseconds)) {
			return giveUp("over", digest.last_answer);
		}
		// A digest a day is no flood: the hour's bound counts reminders.
		const fired = { recipient, room_in_ms: null, fired_at: due_at, held_until: null };
		const admission = admit(fired, channel.limits, clock.now());
		if (admission.kind === "muted" || admission.kind === "unverified") return end(admission.kind, admission.reason);
		let content: DigestContent;
		try {
			const day = { local_date, ...dayBounds(local_date, recipient.time_zone) };
			content = await reads.contentOf(digest.user_id, day, MOST_NAMED);
		} catch (err) {
			log.warn("what a digest tells cannot be read; it is tried again", { digest_id, attempt, err });
			return retry(say("delivery_tasks_unread"), UNREADABLE_MS);
		}
		if (isEmpty(content)) return end("empty", null);
		const whole = { ...digest, content };
		const result = await attemptSend({ log, channel }, { digest_id }, () => channel.composeDigest(whole));
		if (result.kind === "accepted") return end("sent", result.answer);
		if (result.kind === "nowhere") return end("nowhere", result.answer);
		const step = nextStep(result, { attempt, fired_at: due_at, held_until: null }, clock.now(), random());
		if (step.kind === "retry") return retry(result.answer, step.delay_ms);
		return giveUp(step.reason, result.answer);
	}

	return { start: leased.start, wake: leased.wake, stop: leased.stop };
}

const isEmpty = ({ due_today, overdue, done_yesterday }: DigestContent) =>
	due_today.count + overdue.count + done_yesterday.count === 0;
