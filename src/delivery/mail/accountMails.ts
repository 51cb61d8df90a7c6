/**
 * Takes mails about accounts: who asked for one is answered when it is kept in the database, and then it is sent whatever
 * dies (`accountMailer.ts`). It waits sealed, because its link lets its reader into an account.
 */
import { randomUUID } from "node:crypto";
import { mailboxOf } from "../../domain/accounts/mailbox.ts";
import { toInstantText } from "../../domain/time/instant.ts";
import type { AccountMailQueue } from "../../ports/accounts/accountMailQueue.ts";
import type { AccountMails } from "../../ports/accounts/accountMails.ts";
import type { RateLimits } from "../../ports/limits/rateLimits.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Log } from "../../ports/process/log.ts";
import type { RowSeal } from "../rowSeal.ts";

/** What waiting mails are sealed for. */
export const ACCOUNT_MAIL_SEAL = "adjutant: mails about accounts, 1";

/** Of one kind to one mailbox. */
const PER_ADDRESS = { max: 4, window_s: 3_600 };
/** What has no link tells of something that just happened. */
const NEWS_LASTS_HOURS = 24;

export interface AccountMailsOptions {
	readonly queue: Pick<AccountMailQueue, "add">;
	readonly seal: Pick<RowSeal, "seal">;
	/** Told of each mail that is kept. */
	readonly onKept: () => void;
	readonly limits: Pick<RateLimits, "take">;
	/** Multiplies the limit of each address. */
	readonly rateLimitScale: number;
	readonly clock: Pick<Clock, "now">;
	readonly log: Log;
}

export function createAccountMails(options: AccountMailsOptions): AccountMails {
	const { queue, seal, onKept, limits, clock, log } = options;
	const perAddress = { ...PER_ADDRESS, max: Math.max(1, Math.round(PER_ADDRESS.max * options.rateLimitScale)) };
	return {
		async send({ user_id, until, ...mail }) {
			const { kind, to } = mail;
			const { allowed } = await limits.take(`mail:${kind}:${mailboxOf(to)}`, perAddress);
			if (!allowed) {
				log.warn("a mail about an account was dropped: too many of its kind to one address", { kind });
				return;
			}
			const mail_id = randomUUID();
			const sealed = seal.seal(mail_id, JSON.stringify(mail));
			const expires = until ?? clock.now().add({ hours: NEWS_LASTS_HOURS });
			await queue.add({ mail_id, user_id, sealed, expires_at: toInstantText(expires) });
			onKept();
		},
	};
}
