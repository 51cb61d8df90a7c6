/** Accounts that want a daily digest, and pods that plan and mail it, on PostgreSQL. */
import { createDigestMailer } from "../../src/delivery/digest/digestMailer.ts";
import { createDigestPlanner } from "../../src/delivery/digest/digestPlanner.ts";
import { createMailChannel } from "../../src/delivery/mail/mailChannel.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import { createMailLinks } from "../../src/host/mailLinks.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createDigestLedger, createDigestPlans, createDigestReads } from "../../src/persistence/ledger/digestStore.ts";
import type { SendResult } from "../../src/ports/delivery/channel.ts";
import type { Mail } from "../../src/ports/delivery/mailTransport.ts";
import { createRememberingLog } from "../eventlog/sampleRecords.ts";
import { addAccount, type TestDatabase } from "../support/postgres.ts";
import { live } from "./life.ts";

/** Where it is noon, so that the minutes around it are of one day whenever this runs. */
const BEHIND = Temporal.Now.zonedDateTimeISO("UTC").hour - 12;
const ZONE = `Etc/GMT${BEHIND < 0 ? BEHIND : `+${BEHIND}`}`;
const PUBLIC_URL = "https://a.example";
export const OK: SendResult = { kind: "accepted", answer: "250 OK" };

export const local = (instant = Temporal.Now.instant()) => instant.toZonedDateTimeISO(ZONE);
export const hourOf = (zoned: Temporal.ZonedDateTime) =>
	zoned.toPlainTime().toString({ smallestUnit: "minute" }) as never;

/** An account that asked, a day ago, for a digest at this hour of its clock. */
export async function wanting(
	database: TestDatabase,
	digest_at: never,
	since = Temporal.Now.instant().subtract({ hours: 24 }),
) {
	const journal = createJournalStore(database);
	const user = await addAccount(database, { name: "Ann" });
	const does = (command: Command, now = since) => live(journal, user, command, { now });
	await does({ type: "ChangeSettings", changes: { time_zone: ZONE, digest_at } });
	return { user, does };
}

/** A pod that plans and mails; `send` is its mail server. */
export function startPod(database: TestDatabase, send: (mail: Mail) => Promise<SendResult>) {
	const clock = createSystemClock();
	const log = createRememberingLog();
	const channel = createMailChannel({
		transport: { send, close: async () => undefined },
		site: { from: "Adjutant <a@a.example>", publicUrl: PUBLIC_URL, links: createMailLinks(["a secret"]) },
		limits: { perHour: 1, wantsVerified: true },
	});
	const parts = { channel, ledger: createDigestLedger(database), reads: createDigestReads(database) };
	const mailer = createDigestMailer({ ...parts, clock, log, random: () => 0 });
	const planner = createDigestPlanner({ plans: createDigestPlans(database), onFired: mailer.wake, clock, log });
	mailer.start();
	return {
		log,
		mailer,
		/** Resolves after the first look at the plans. */
		planned: () => planner.start(),
		wake: planner.wake,
		stop: () => Promise.all([planner.stop(), mailer.stop()]),
	};
}

export const rows = (database: TestDatabase) =>
	database.query<{ state: string; attempts: number; local_date: string }>(
		"SELECT state, attempts, local_date::text FROM digest ORDER BY local_date",
	);
export const plans = (database: TestDatabase) =>
	database.query<{ local_date: string; basis: string; in_h: number }>(
		"SELECT local_date::text, basis, extract(epoch FROM due_at - now())::float8 / 3600 AS in_h FROM digest_plan",
	);
