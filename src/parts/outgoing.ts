/** What goes out to users: the senders of reminders and digests for each channel (mail, push, webhook, ntfy), and the mails about accounts. */
import { join } from "node:path";
import type { Configuration } from "../config.ts";
import { createDigestMailer } from "../delivery/digest/digestMailer.ts";
import { createDigestPlanner } from "../delivery/digest/digestPlanner.ts";
import { createAccountMailer } from "../delivery/mail/accountMailer.ts";
import { ACCOUNT_MAIL_SEAL, createAccountMails } from "../delivery/mail/accountMails.ts";
import { createFileTransport } from "../delivery/mail/fileTransport.ts";
import { createMailChannel, MAILS_PER_HOUR } from "../delivery/mail/mailChannel.ts";
import { createSmtpTransport } from "../delivery/mail/smtpTransport.ts";
import { createMailer, type Mailer } from "../delivery/mailer.ts";
import { joinReminders } from "../delivery/reminderConsumer.ts";
import { createRowSeal } from "../delivery/rowSeal.ts";
import { type KnownChannel, MAIL } from "../domain/channels.ts";
import { readAccess } from "../kafka/access.ts";
import { createAccountMailQueue } from "../persistence/accounts/accountMailQueue.ts";
import type { AccountMails } from "../ports/accounts/accountMails.ts";
import type { EventLog } from "../ports/cluster/eventLog.ts";
import type { WholeChannel } from "../ports/delivery/channel.ts";
import type { MailLinks } from "../ports/delivery/mailLinks.ts";
import type { MailTransport } from "../ports/delivery/mailTransport.ts";
import type { RateLimits } from "../ports/limits/rateLimits.ts";
import type { Secrets } from "../ports/process/secrets.ts";
import type { Basics } from "./basics.ts";
import type { Commits } from "./commits.ts";
import type { Part } from "./lifeCycle.ts";
import type { Reach } from "./reach.ts";
import type { Storage } from "./storage.ts";

/** How long a mailer naps. Hints of other processes come by the log, which may be away while reminders fire (P11); those of this one always come. */
const POLL_MS = { hintsTravel: 1_000, hintsAreHere: 30_000 };

/** Sends by the SMTP server of the configuration, or writes files where none is named. */
export function openTransport(
	config: Configuration,
	{ clock, log, traced }: Pick<Basics, "clock" | "log" | "traced">,
): Part<MailTransport> {
	const from = config.MAIL_FROM;
	const transport = config.SMTP_URL
		? createSmtpTransport({ url: config.SMTP_URL, from, clock, log })
		: createFileTransport({ folder: join(config.DATA_DIR, "mail"), from, log });
	return { api: traced.transport(transport), stop: () => transport.close() };
}

interface MailerNeeds {
	readonly storage: Pick<Storage, "ledger" | "digests">;
	readonly transport: MailTransport;
	readonly reach: Reach;
	readonly eventLog: EventLog;
	readonly commits: Commits;
	readonly mailLinks: MailLinks;
}

/** A mailer for each channel (decision 0140). One hint wakes them all: the ledger says which of them has something to send. */
export function openMailers(basics: Basics, needs: MailerNeeds): Part<Pick<Mailer, "wake">> {
	const { config, clock, log, publicUrl, pod, address } = basics;
	const { storage, transport, reach, eventLog, commits, mailLinks } = needs;
	const pollMs = readAccess(config) || !config.ROLES.includes("actors") ? POLL_MS.hintsTravel : POLL_MS.hintsAreHere;
	/** Reminders and digests of a channel have a sender each, so that neither waits for the other. */
	const sendersOf = (channel: WholeChannel) => ({
		mailer: createMailer({ channel, ledger: storage.ledger, clock, log, random: Math.random, pollMs }),
		digests: createDigestMailer({ channel, ...storage.digests, clock, log, random: Math.random }),
	});
	const mail = createMailChannel({
		transport,
		site: { from: config.MAIL_FROM, publicUrl, links: mailLinks },
		limits: config.SMTP_URL
			? { perHour: Math.max(1, Math.round(MAILS_PER_HOUR * config.RATE_LIMIT_SCALE)), wantsVerified: true }
			: undefined,
	});
	const channels: Readonly<Record<KnownChannel, WholeChannel>> = {
		[MAIL]: mail,
		push: reach.push.channel(),
		...reach.hooks.channels(),
	};
	const senders = Object.values(channels).map(sendersOf);
	const wake = () => {
		for (const { mailer } of senders) mailer.wake();
	};
	const onFired = () => {
		for (const { digests } of senders) digests.wake();
	};
	const planner = createDigestPlanner({ plans: storage.digests.plans, onFired, clock, log });
	return {
		api: { wake },
		async start() {
			await joinReminders(eventLog, { wake }, { id: pod, address });
			// The log tells the mailers of all pods; this one hears of it sooner.
			commits.subscribe((events) => {
				if (events.some(({ type }) => type === "reminder.sent")) wake();
				if (events.some(({ type }) => type === "settings.changed")) planner.wake();
			});
			for (const { mailer, digests } of senders) {
				mailer.start();
				digests.start();
			}
			void planner.start();
		},
		stop: () =>
			Promise.all([planner.stop(), ...senders.flatMap(({ mailer, digests }) => [mailer.stop(), digests.stop()])]),
	};
}

/** A mail asked for here is sent from here at once; one that another pod left behind waits at most this long. */
const ACCOUNT_POLL_MS = 10_000;

interface AccountMailNeeds {
	readonly storage: Pick<Storage, "database">;
	readonly transport: MailTransport;
	readonly limits: RateLimits;
	/** The waiting mails are sealed with these. */
	readonly secrets: Secrets;
}

/** Mails about accounts: `mails` takes them, `mailer` sends them once it is started, for which the tables must exist. */
export function createAccountPost(
	{ config, clock, log, publicUrl }: Basics,
	{ storage, transport, limits, secrets }: AccountMailNeeds,
): { readonly mails: AccountMails; readonly mailer: Part<undefined> } {
	const { database } = storage;
	const seal = createRowSeal(secrets, ACCOUNT_MAIL_SEAL);
	const sender = createAccountMailer({
		queue: createAccountMailQueue(database.own),
		seal,
		transport,
		site: { from: config.MAIL_FROM, publicUrl },
		clock,
		log,
		random: Math.random,
		pollMs: ACCOUNT_POLL_MS,
	});
	const mails = createAccountMails({
		queue: createAccountMailQueue(database),
		seal,
		onKept: sender.wake,
		limits,
		rateLimitScale: config.RATE_LIMIT_SCALE,
		clock,
		log,
	});
	return { mails, mailer: { api: undefined, start: async () => sender.start(), stop: sender.stop } };
}
