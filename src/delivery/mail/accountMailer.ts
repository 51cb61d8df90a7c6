/**
 * Sends the mails about accounts that wait in the database (P5): claim, open, send, remove. The row goes after the sending
 * and never before it: dying between the two sends the same mail again under the same Message-ID, while the other order
 * would lose it. What a claim and its lease mean: `leasedWork.ts`.
 *
 * `wake` is a hint and the table the truth: what another process left behind is found at the latest after `pollMs`.
 */
import { MAIL } from "../../domain/channels.ts";
import type { AccountMailQueue, ClaimedMail } from "../../ports/accounts/accountMailQueue.ts";
import type { AccountMail } from "../../ports/accounts/accountMails.ts";
import type { Mail, MailTransport } from "../../ports/delivery/mailTransport.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Log } from "../../ports/process/log.ts";
import { backOffMs } from "../../timing/backOff.ts";
import { attemptSend } from "../attemptSend.ts";
import { claimDue, createLeasedWork, LEASE_MS, type LeasedWork, type Settle } from "../leasedWork.ts";
import type { RowSeal } from "../rowSeal.ts";
import { composeAccountMail } from "./composeAccountMail.ts";
import type { MailSite } from "./composeMail.ts";

const SLOTS = 4;
/** Until the link ends: who waits for a mail looks for it every few minutes. */
const BACK_OFF = { firstMs: 2_000, longestMs: 15 * 60_000, spread: 1 / 5 };

type Outcome = "sent" | "put off" | "given up";
/** As `AccountMails` took it; the instants are the row's. */
type SealedMail = Omit<AccountMail, "user_id" | "until">;

export interface AccountMailerOptions {
	readonly queue: Omit<AccountMailQueue, "add">;
	readonly seal: Pick<RowSeal, "open">;
	readonly transport: MailTransport;
	readonly site: MailSite;
	readonly clock: Clock;
	readonly log: Log;
	/** In [0, 1): spreads retries. */
	readonly random: () => number;
	/** How long it sleeps at most. */
	readonly pollMs: number;
}

/** The transport is left open by `stop`. */
export function createAccountMailer(options: AccountMailerOptions): Omit<LeasedWork<ClaimedMail>, "inHand"> {
	const { queue, seal, transport, site, clock, log, random, pollMs } = options;
	const channel = { name: MAIL, send: (mail: Mail) => transport.send(mail) };

	const leased: LeasedWork<ClaimedMail> = createLeasedWork<ClaimedMail, Outcome>({
		clock,
		log,
		what: "a mail about an account",
		idField: "mail_id",
		round: (take) =>
			claimDue(leased, {
				slots: SLOTS,
				pollMs,
				claim: (limit) => take(queue.claim({ limit, lease_ms: LEASE_MS })),
				nextDueInMs: () => queue.nextDueInMs(),
			}),
		work,
	});

	async function work(row: ClaimedMail, settle: Settle<Outcome>): Promise<void> {
		const { mail_id, attempt } = row;
		const remove = (outcome: Outcome) => settle(outcome, (last) => queue.remove({ mail_id, attempt: last }));
		const giveUp = (why: string) => {
			log.warn("a mail about an account is given up", { mail_id, attempt, why });
			return remove("given up");
		};
		const putOff = () => {
			const delay_ms = backOffMs(BACK_OFF, attempt, random());
			return settle("put off", (last) => queue.retry({ mail_id, attempt: last }, delay_ms));
		};
		if (row.is_expired) return giveUp("its link has ended");
		const opened = seal.open(mail_id, row.sealed);
		if (opened === undefined) {
			// While the secret is being changed, there are pods of either.
			log.warn("a mail about an account is sealed under another secret; it is left to others", { mail_id, attempt });
			return putOff();
		}
		const mail = JSON.parse(opened) as SealedMail;
		const made = Temporal.Instant.from(row.made_at);
		const result = await attemptSend({ log, channel }, { mail_id }, () =>
			composeAccountMail(mail, site, mail_id, made),
		);
		if (result.kind === "accepted") return remove("sent");
		return result.kind === "refused" ? giveUp("it is refused") : putOff();
	}

	return { start: leased.start, wake: leased.wake, stop: leased.stop };
}
