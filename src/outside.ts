/** What stands outside and is chosen by the configuration: the log that carries records, and what takes the mails. */
import { join } from "node:path";
import type { Configuration } from "./config.ts";
import { createFileTransport } from "./delivery/fileTransport.ts";
import { createMailer, type Mailer } from "./delivery/mailer.ts";
import { MAILS_PER_HOUR } from "./delivery/mailLimits.ts";
import { createSmtpTransport } from "./delivery/smtpTransport.ts";
import { createInProcessLog } from "./eventlog/inProcessLog.ts";
import { readAccess } from "./kafka/access.ts";
import { createKafkaLog } from "./kafka/kafkaLog.ts";
import type { Clock } from "./ports/clock.ts";
import type { DeliveryLedger } from "./ports/deliveryLedger.ts";
import type { EventLog } from "./ports/eventLog.ts";
import type { Log } from "./ports/log.ts";
import type { MailTransport } from "./ports/mailTransport.ts";

/** A hint from another process comes by the log, which may be away while reminders fire (P11); one from here always comes. */
const POLL_MS = { hintsTravel: 1_000, hintsAreHere: 30_000 };

interface Basics {
	readonly clock: Clock;
	readonly log: Log;
}

/** The log that carries records: Kafka, or in process. */
export async function openEventLog(
	config: Configuration,
	{ clock, log, pod }: Basics & { pod: string },
): Promise<EventLog> {
	const access = readAccess(config);
	if (access) {
		const { SHARDS: shards, KAFKA_TOPIC_PREFIX: prefix } = config;
		return createKafkaLog({ access, prefix, shards, pod, clock, log, random: Math.random });
	}
	return createInProcessLog({
		shards: config.SHARDS,
		clock,
		log,
		// The journal keeps every event: what a consumer here cannot handle is noted, and nothing is lost by it.
		onDeadLetter: async ({ group, record, reason }) =>
			log.error("a record could not be handled", { group, headers: record.headers, err: reason }),
	});
}

interface MailerParts extends Basics {
	readonly ledger: DeliveryLedger;
	readonly publicUrl: string;
	readonly transport: MailTransport;
}

/** What takes the mails: the server of the configuration, or files. */
export function openTransport(config: Configuration, { clock, log }: Basics): MailTransport {
	const from = config.MAIL_FROM;
	return config.SMTP_URL
		? createSmtpTransport({ url: config.SMTP_URL, from, clock, log })
		: createFileTransport({ folder: join(config.DATA_DIR, "mail"), from, log });
}

export function openMailer(config: Configuration, { clock, log, ledger, publicUrl, transport }: MailerParts): Mailer {
	return createMailer({
		ledger,
		transport,
		clock,
		log,
		site: { from: config.MAIL_FROM, publicUrl },
		random: Math.random,
		limits: config.SMTP_URL
			? { perHour: Math.max(1, Math.round(MAILS_PER_HOUR * config.RATE_LIMIT_SCALE)) }
			: undefined,
		pollMs: readAccess(config) || !config.ROLES.includes("actors") ? POLL_MS.hintsTravel : POLL_MS.hintsAreHere,
	});
}
