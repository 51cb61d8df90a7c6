/**
 * The composition: the only file that knows the adapters. It builds them from the configuration in the order in which
 * they need each other, and stops them in reverse.
 */
import { once } from "node:events";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { createActorSystem } from "./actors/actorSystem.ts";
import { createAssistant } from "./assistant/assistant.ts";
import { createChatServer } from "./assistant/chatkit/chatServer.ts";
import type { Configuration } from "./config.ts";
import { messageIdOf } from "./delivery/composeMail.ts";
import { createFileTransport } from "./delivery/fileTransport.ts";
import { createMailer } from "./delivery/mailer.ts";
import { joinReminders } from "./delivery/reminderConsumer.ts";
import { createSmtpTransport } from "./delivery/smtpTransport.ts";
import { createInProcessLog } from "./eventlog/inProcessLog.ts";
import { joinLiveUpdates } from "./eventlog/liveUpdatesConsumer.ts";
import { createLiveUpdates } from "./eventlog/liveUpdatesHub.ts";
import { createRelay } from "./eventlog/relay.ts";
import { createAuth } from "./http/auth.ts";
import { createHttpServer } from "./http/server.ts";
import { readQuickAdd } from "./language/quickAdd.ts";
import { createAccounts } from "./persistence/accounts.ts";
import { createChatStore } from "./persistence/chatStore.ts";
import { createDeliveryLedger } from "./persistence/deliveryLedger.ts";
import { createJournalStore } from "./persistence/journalStore.ts";
import { migrate } from "./persistence/migrate.ts";
import { createOutboxStore } from "./persistence/outboxStore.ts";
import { createReadModelStore } from "./persistence/readModelStore.ts";
import { createReminderIndex } from "./persistence/reminderIndex.ts";
import { createShardTable } from "./persistence/shardTable.ts";
import { createLog } from "./pinoLog.ts";
import type { ShardTable } from "./ports/journal.ts";
import { readOrMakeAuthSecret } from "./secrets.ts";
import { openStore } from "./store.ts";
import { createSystemClock } from "./systemClock.ts";

/** A person can mend it; the message is one sentence that says how. */
class StartProblem extends Error {
	override readonly name = "StartProblem";
}

export interface App {
	/** Resolves when the page can be opened. */
	start(): Promise<{ readonly url: string }>;
	/** Finishes what is in hand and lets go of everything, within 30 s. */
	stop(): Promise<void>;
}

const WEB = join(import.meta.dirname, "../web");

/** `say` is told of each step that can take a while. */
export async function createApp(config: Configuration, say: (line: string) => void): Promise<App> {
	const pod = config.POD_NAME ?? `${hostname().replace(/[^a-zA-Z0-9-]/g, "-")}-${process.pid}`;
	const publicUrl = new URL(config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).origin;
	const log = createLog(config.LOG_LEVEL, pod);
	/** The host's clock measures, the corrected one decides. */
	const hostClock = createSystemClock();
	const clock = createSystemClock();
	const member = { id: pod, address: null };
	/** What was started, to be stopped in reverse. */
	const started: (() => Promise<void>)[] = [];

	async function start(): Promise<{ readonly url: string }> {
		requireFolder(config.DATA_DIR);
		// Before anything is claimed: a start that cannot succeed must not fence the server that runs.
		await requireFreePort(config);
		const secret = config.AUTH_SECRET ?? readOrMakeAuthSecret(config.DATA_DIR);
		await buildPage(say);
		const store = await openStore(config, { clock: hostClock, log, say });
		started.push(() => store.close());
		const { database } = store;

		const loopback = ["localhost", "127.0.0.1"].map((host) => `http://${host}:${config.PORT}`);
		const auth = createAuth({
			pool: database.pool,
			baseUrl: publicUrl,
			secret,
			trustedOrigins: loopback.filter((origin) => origin !== publicUrl),
			rateLimitScale: config.RATE_LIMIT_SCALE,
			clock,
			log,
		});
		await migrate(database, () => auth.migrate());
		const table = createShardTable(database, hostClock);
		await requireSameShards(table, config.SHARDS);

		const journal = createJournalStore(database);
		const outbox = createOutboxStore(database);
		const ledger = createDeliveryLedger(database);
		const readModel = createReadModelStore(database, { messageIdOf: (id) => messageIdOf(id, config.MAIL_FROM) });
		const accounts = createAccounts(database);
		const liveUpdates = createLiveUpdates({ log });
		const eventLog = createInProcessLog({
			shards: config.SHARDS,
			clock,
			log,
			// The journal keeps every event: what a consumer here cannot handle is noted, and nothing is lost by it.
			onDeadLetter: async ({ group, record, reason }) =>
				log.error("a record could not be handled", { group, headers: record.headers, err: reason }),
		});
		started.push(() => eventLog.close());

		const site = { from: config.MAIL_FROM, publicUrl };
		const transport = config.SMTP_URL
			? createSmtpTransport({ url: config.SMTP_URL, from: config.MAIL_FROM, clock, log })
			: createFileTransport({ folder: join(config.DATA_DIR, "mail"), from: config.MAIL_FROM, log });
		started.push(() => transport.close());
		const mailer = createMailer({ ledger, transport, clock, log, site, random: Math.random });

		const actors = createActorSystem({
			journal,
			reminders: createReminderIndex(database),
			table,
			eventLog,
			clock,
			log,
			pod,
			address: null,
			shards: config.SHARDS,
			onCommitted: (events) => {
				liveUpdates.tell(events);
				relay.wake();
			},
			onClockOffset: (ms) => clock.correctBy(ms - (clock.now().epochMilliseconds - hostClock.now().epochMilliseconds)),
		});
		const relay = createRelay({ outbox, eventLog, clock, log, shards: actors.ownedShards });

		await joinLiveUpdates(eventLog, liveUpdates, member);
		await joinReminders(eventLog, mailer, member);
		await actors.start();
		started.push(() => actors.stop());
		relay.start();
		started.push(() => relay.stop());
		mailer.start();
		started.push(() => mailer.stop());

		const assistant = createAssistant({ gate: actors.gate, readModel, clock, log });
		const http = createHttpServer({
			config: { port: config.PORT, host: config.HOST, publicUrl, trustedOrigins: loopback },
			gate: actors.gate,
			readModel,
			journal,
			liveUpdates,
			chat: createChatServer({ assistant, store: createChatStore(database), clock, log }),
			auth,
			isOperator: async (user_id, email) =>
				config.DASHBOARD_USERS.length > 0
					? config.DASHBOARD_USERS.includes(email.toLowerCase())
					: (await accounts.findFirst()) === user_id,
			dashboard: async () => ({
				taken_at: clock.now().toString({ smallestUnit: "millisecond" }),
				pods: [
					{
						pod,
						...actors.stats(),
						outbox: await outbox.backlog(),
						deliveries: await ledger.counts(),
						relay: relay.stats(),
						log: { healthy: eventLog.healthy() },
						memory: { resident_bytes: process.memoryUsage.rss() },
					},
				],
			}),
			health: async () => {
				const postgres = (await store.isAnswering()) ? "ok" : "down";
				const records = eventLog.healthy() ? "ok" : "down";
				return { status: postgres === "ok" ? "ok" : "down", checks: { postgres, log: records } };
			},
			readText: readQuickAdd,
			clock,
			log,
			webRoot: join(WEB, "dist"),
		});
		await http.listen().catch((fault: unknown) => {
			throw explainListening(fault, config);
		});
		started.push(() => http.close());
		return { url: publicUrl };
	}

	async function stop(): Promise<void> {
		for (const end of started.splice(0).reverse()) {
			try {
				await end();
			} catch (err) {
				log.error("a part did not stop cleanly", { err });
			}
		}
	}

	return {
		start: async () => {
			try {
				return await start();
			} catch (fault) {
				await stop();
				throw fault;
			}
		},
		stop,
	};
}

function requireFolder(path: string): void {
	try {
		mkdirSync(path, { recursive: true });
		accessSync(path, constants.W_OK);
	} catch (cause) {
		throw new StartProblem(`${path} cannot be written: set DATA_DIR to a folder of this account.`, { cause });
	}
}

async function requireFreePort(config: Configuration): Promise<void> {
	const probe = createServer();
	const bound = once(probe, "listening");
	probe.listen(config.PORT, config.HOST);
	await bound.catch((fault: unknown) => {
		throw explainListening(fault, config);
	});
	probe.close();
	await once(probe, "close");
}

/** A user's shard follows from the number of shards: with another number nobody would own what is stored. */
async function requireSameShards(table: ShardTable, shards: number): Promise<void> {
	const stored = (await table.read()).length;
	if (stored === 0 || stored === shards) return;
	throw new StartProblem(`this database was made with ${stored} shards: set SHARDS to ${stored}.`);
}

/** Installing builds the page; where its script was not run, the first start does. */
async function buildPage(say: (line: string) => void): Promise<void> {
	if (existsSync(join(WEB, "dist/index.html"))) return;
	say("Building the page (once).");
	const { build } = await import("vite");
	await build({ root: WEB, logLevel: "warn" });
}

function explainListening(fault: unknown, { HOST, PORT }: Configuration): unknown {
	const code = fault instanceof Error && "code" in fault ? fault.code : undefined;
	if (code === "EADDRINUSE") {
		return new StartProblem(`port ${PORT} is in use: stop what listens there, or set PORT to another one.`);
	}
	if (code === "EACCES") return new StartProblem(`port ${PORT} needs rights: set PORT to one above 1023.`);
	if (code === "EADDRNOTAVAIL")
		return new StartProblem(`this machine has no address ${HOST}: set HOST to one of its own.`);
	return fault;
}
