/**
 * Sends mails about accounts. They are few and small, and who waits for one can ask for another: so they wait in memory
 * and are lost with the process. What stands in no queue of the database cannot be used to fill it.
 */
import { randomUUID } from "node:crypto";
import { mailboxOf } from "../domain/mailbox.ts";
import type { AccountMail, AccountMails } from "../ports/accountMails.ts";
import { type Clock, sleep } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Mail, MailTransport } from "../ports/mailTransport.ts";
import type { RateLimits } from "../ports/rateLimits.ts";
import { composeAccountMail } from "./composeAccountMail.ts";
import type { MailSite } from "./composeMail.ts";

/** Of one kind to one mailbox. */
const PER_ADDRESS = { max: 4, window_s: 3_600 };
/** Further mails are dropped: a mail server that is away must not fill memory. */
const MOST_WAITING = 200;
/** Between the attempts. */
const PAUSES_MS = [2_000, 10_000, 60_000, 300_000];

export interface AccountMailsOptions {
	readonly transport: MailTransport;
	readonly limits: Pick<RateLimits, "take">;
	readonly site: MailSite;
	/** Multiplies the limit of each address. */
	readonly rateLimitScale: number;
	readonly clock: Clock;
	readonly log: Log;
}

/** `close` gives up what waits for another attempt and waits for what is being sent. */
export function createAccountMails(options: AccountMailsOptions): AccountMails & { close(): Promise<void> } {
	const { transport, limits, site, clock, log } = options;
	const perAddress = { ...PER_ADDRESS, max: Math.max(1, Math.round(PER_ADDRESS.max * options.rateLimitScale)) };
	const closing = new AbortController();
	const onTheirWay = new Set<Promise<void>>();

	async function deliver(asked: AccountMail): Promise<void> {
		const { kind, to } = asked;
		const { allowed } = await limits.take(`mail:${kind}:${mailboxOf(to)}`, perAddress);
		if (!allowed) return log.warn("a mail about an account was dropped: too many of its kind to one address", { kind });
		const mail = composeAccountMail(asked, site, randomUUID(), clock.now());
		for (const pause_ms of [...PAUSES_MS, 0]) {
			const result = await transport.send(mail);
			if (result.kind === "accepted") return;
			if (result.kind === "refused" || pause_ms === 0 || closing.signal.aborted) break;
			await sleep(clock, pause_ms, closing.signal);
		}
		giveUp(kind, mail);
	}

	const giveUp = (kind: string, { message_id }: Mail) =>
		log.warn("a mail about an account is given up", { kind, message_id });

	return {
		send(asked) {
			if (onTheirWay.size >= MOST_WAITING) {
				return log.warn("a mail about an account was dropped: too many wait", { kind: asked.kind });
			}
			const way = deliver(asked).catch((err) =>
				log.error("a mail about an account cannot be sent", { kind: asked.kind, err }),
			);
			onTheirWay.add(way);
			void way.then(() => onTheirWay.delete(way));
		},
		async close() {
			closing.abort();
			await Promise.all(onTheirWay);
		},
	};
}
