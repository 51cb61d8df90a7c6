/** The database, and everything that is kept in it. */
import { messageIdOf } from "../delivery/mail/composeMail.ts";
import { requireSameShards } from "../host/startProblems.ts";
import type { Database } from "../persistence/database.ts";
import { createJournalStore } from "../persistence/journal/journalStore.ts";
import { createOutboxStore } from "../persistence/journal/outboxStore.ts";
import { createReminderIndex } from "../persistence/journal/reminderIndex.ts";
import { createDeliveryLedger } from "../persistence/ledger/deliveryLedger.ts";
import { createDigestLedger, createDigestPlans, createDigestReads } from "../persistence/ledger/digestStore.ts";
import { migrate } from "../persistence/migrate.ts";
import { createPodTable } from "../persistence/placement/podTable.ts";
import { createShardTable } from "../persistence/placement/shardTable.ts";
import { createUserReads, type UserReads } from "../persistence/userReads.ts";
import { createUserTurns, READS } from "../pod/userTurns.ts";
import type { Outbox } from "../ports/cluster/outbox.ts";
import type { PodTable } from "../ports/cluster/podTable.ts";
import type { ShardTable } from "../ports/cluster/shardTable.ts";
import type { Journal } from "../ports/commands/journal.ts";
import type { DeliveryLedger } from "../ports/delivery/deliveryLedger.ts";
import type { DigestLedger, DigestPlans, DigestReads } from "../ports/delivery/digests.ts";
import type { ReminderIndex } from "../ports/delivery/reminderIndex.ts";
import type { Accounts } from "./accounts.ts";
import type { Basics } from "./basics.ts";
import type { Part } from "./lifeCycle.ts";
import { openStore } from "./store.ts";

/** Writes, timers, relay and mailer have connections of their own, which no reader can take (`database.own`). */
export interface Storage {
	readonly database: Database;
	/** Whether PostgreSQL answers, told within 80 ms. */
	readonly isAnswering: () => Promise<boolean>;
	readonly journal: Journal;
	readonly reminders: ReminderIndex;
	readonly shards: ShardTable;
	readonly outbox: Outbox;
	readonly ledger: DeliveryLedger;
	readonly digests: { readonly plans: DigestPlans; readonly ledger: DigestLedger; readonly reads: DigestReads };
	readonly pods: PodTable;
	readonly reads: UserReads;
}

/** Rejects with a `StartProblem` when the database cannot be had. Its tables may be those of another version yet. */
export async function openStorage(
	{ config, hostClock, log, say, traced }: Basics,
	whileStarting: () => void,
): Promise<Part<Storage>> {
	const { database, isAnswering, close } = await openStore(config, { clock: hostClock, log, say, whileStarting });
	return {
		api: {
			database,
			isAnswering,
			journal: traced.journal(createJournalStore(database.own)),
			reminders: createReminderIndex(database.own),
			shards: createShardTable(database.own, hostClock),
			outbox: createOutboxStore(database.own),
			ledger: createDeliveryLedger(database.own),
			digests: {
				plans: createDigestPlans(database.own),
				ledger: createDigestLedger(database.own),
				reads: createDigestReads(database.own),
			},
			pods: createPodTable(database.own),
			reads: createUserReads(database, {
				turns: createUserTurns(hostClock, READS),
				chatTurns: createUserTurns(hostClock, READS),
				messageIdOf: (id) => messageIdOf(id, config.MAIL_FROM),
			}),
		},
		stop: close,
	};
}

/** Brings the tables up to date: those of accounts first, then ours. Rejects with a `StartProblem`. */
export async function updateSchema(
	{ config, say, hostClock }: Basics,
	{ database, shards }: Storage,
	{ auth }: Accounts,
): Promise<void> {
	await migrate(database, { before: (pool) => auth.migrate(pool), say, clock: hostClock });
	await requireSameShards(shards, config.SHARDS);
}
