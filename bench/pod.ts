/**
 * One pod's actor system on a real, durable PostgreSQL, without HTTP: what the benchmarks measure. Run as a process of
 * its own (`node bench/pod.ts <DATABASE_URL> <name>`) it fires reminders until it is killed.
 */
import { randomUUID } from "node:crypto";
import { createActorSystem } from "../src/actors/actorSystem.ts";
import type { Command } from "../src/domain/commands/commands.ts";
import type { JournalEvent } from "../src/domain/events/events.ts";
import { createInProcessLog } from "../src/eventlog/inProcessLog.ts";
import { createRelay } from "../src/eventlog/relay.ts";
import { createSystemClock } from "../src/host/systemClock.ts";
import { createAuth } from "../src/http/identity/auth.ts";
import { createClients } from "../src/persistence/accounts/clients.ts";
import { createSessionReads } from "../src/persistence/accounts/sessionReads.ts";
import { type Database, openDatabase } from "../src/persistence/database.ts";
import { createJournalStore } from "../src/persistence/journal/journalStore.ts";
import { createOutboxStore } from "../src/persistence/journal/outboxStore.ts";
import { createReminderIndex } from "../src/persistence/journal/reminderIndex.ts";
import { migrate } from "../src/persistence/migrate.ts";
import { createShardTable } from "../src/persistence/placement/shardTable.ts";
import { createLocalLimits } from "../src/pod/localLimits.ts";
import type { CommandGate, CommandResult } from "../src/ports/commands/commandGate.ts";
import { openSignUp } from "../test/support/openSignUp.ts";

export const SHARDS = 16;
const silent = { info: () => undefined, warn: () => undefined, error: console.error };

export interface Pod {
	readonly database: Database;
	readonly gate: CommandGate;
	ask(user_id: string, command: Command): Promise<CommandResult>;
	/** Makes accounts, all of them known to the database. */
	addUsers(count: number): Promise<string[]>;
	stop(): Promise<void>;
}

/** Of the accounts, but for the pool. */
export const authOptionsOf = (database: Database) => ({
	baseUrl: "http://localhost:1",
	secrets: ["a secret for the benchmark, long enough"] as const,
	trustedOrigins: [],
	rateLimitScale: 1,
	limits: createLocalLimits({ clock: createSystemClock() }),
	sessions: createSessionReads(database),
	clients: createClients(database, silent),
	clock: createSystemClock(),
	log: silent,
	...openSignUp().options,
});

export async function startPod(
	url: string,
	name: string,
	onCommitted: (events: readonly JournalEvent[]) => void = () => undefined,
): Promise<Pod> {
	const clock = createSystemClock();
	const database = await openDatabase({ url }, silent);
	const auth = createAuth({ pool: database.pool, ...authOptionsOf(database) });
	await migrate(database, { before: (pool) => auth.migrate(pool), say: () => undefined, clock });
	const eventLog = createInProcessLog({ shards: SHARDS, clock, log: silent, onDeadLetter: async () => undefined });
	const actors = createActorSystem({
		random: Math.random,
		journal: createJournalStore(database),
		reminders: createReminderIndex(database),
		table: createShardTable(database, clock),
		eventLog,
		clock,
		log: silent,
		pod: name,
		address: null,
		shards: SHARDS,
		onCommitted: (events) => {
			onCommitted(events);
			relay.wake();
		},
		onClockOffset: () => undefined,
	});
	const outbox = createOutboxStore(database);
	const relay = createRelay({ outbox, eventLog, clock, log: silent, shards: actors.ownedShards });
	await actors.start();
	while (actors.ownedShards().length < SHARDS) await new Promise((resolve) => setTimeout(resolve, 10));
	relay.start();
	return {
		database,
		gate: actors.gate,
		ask: (user_id, command) =>
			actors.gate.execute({ command_id: randomUUID(), user_id, principal: { kind: "user", id: "page" }, command }),
		async addUsers(count) {
			const rows = await database.query<{ id: string }>(
				`INSERT INTO "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
				 SELECT gen_random_uuid(), 'Bench', gen_random_uuid() || '@example.org', true, now(), now()
				 FROM generate_series(1, $1) RETURNING id`,
				[count],
			);
			return rows.map(({ id }) => id);
		},
		async stop() {
			await relay.stop();
			await actors.stop();
			await eventLog.close();
			await database.close();
		},
	};
}

if (import.meta.main) {
	const [url = "", name = "pod"] = process.argv.slice(2);
	await startPod(url, name);
	process.stdout.write("ready\n");
	setInterval(() => undefined, 60_000);
}
