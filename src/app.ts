/**
 * The composition: the only file that knows the adapters. It builds them from the configuration in the order in which
 * they need each other, and stops them in reverse.
 */
import { hostname } from "node:os";
import { openAccounts } from "./accountParts.ts";
import { createActorSystem } from "./actors/actorSystem.ts";
import { createAssistant } from "./assistant/assistant.ts";
import { announceChanges } from "./assistant/chatkit/announceChanges.ts";
import { createChatServer } from "./assistant/chatkit/chatServer.ts";
import { createClusterReport } from "./clusterReport.ts";
import type { Configuration, Role } from "./config.ts";
import { messageIdOf } from "./delivery/composeMail.ts";
import { joinReminders } from "./delivery/reminderConsumer.ts";
import { joinLiveUpdates } from "./eventlog/liveUpdatesConsumer.ts";
import { createConversationUpdates, createLiveUpdates } from "./eventlog/liveUpdatesHub.ts";
import { createRelay } from "./eventlog/relay.ts";
import { createDoorServer } from "./http/doorServer.ts";
import { createPeerClient } from "./http/internalClient.ts";
import { createSeal } from "./http/internalSeal.ts";
import { createMetricsServer } from "./http/metricsServer.ts";
import { createHttpServer } from "./http/server.ts";
import { createUserBounds } from "./http/userBounds.ts";
import { readQuickAdd } from "./language/quickAdd.ts";
import { outlineRequests } from "./language/requestOutline.ts";
import { loopbackOrigins } from "./loopback.ts";
import { countCommands } from "./metrics/countCommands.ts";
import { createLoopDelay } from "./metrics/loopDelay.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { openEventLog, openMailer, openTransport } from "./outside.ts";
import { createChatStore } from "./persistence/chatStore.ts";
import { createDeliveryLedger } from "./persistence/deliveryLedger.ts";
import { createJournalStore } from "./persistence/journalStore.ts";
import { migrate } from "./persistence/migrate.ts";
import { createOutboxStore } from "./persistence/outboxStore.ts";
import { createPodTable } from "./persistence/podTable.ts";
import { createReminderIndex } from "./persistence/reminderIndex.ts";
import { createShardTable } from "./persistence/shardTable.ts";
import { createUserReads } from "./persistence/userReads.ts";
import { createLog } from "./pinoLog.ts";
import { createPodReport } from "./podReport.ts";
import { sleep } from "./ports/clock.ts";
import type { PodCounts } from "./ports/podCounts.ts";
import { createPresence } from "./presence.ts";
import { createSharedMemory } from "./redis/sharedMemory.ts";
import { readOrMakeAuthSecret } from "./secrets.ts";
import { createSecurityLog } from "./securityLog.ts";
import { createSetBackAlarm } from "./setBackAlarm.ts";
import { listen, listeningOf, requireFolder, requireFreePort, requireSameShards } from "./startProblems.ts";
import { openStore } from "./store.ts";
import { createSystemClock } from "./systemClock.ts";
import { openTracing } from "./tracing/openTracing.ts";
import { buildPage, PAGE_FOLDER } from "./webPage.ts";

export interface App {
	/** Resolves when the page can be opened. */
	start(): Promise<{ readonly url: string }>;
	/** Finishes what is in hand and lets go of everything, within 30 s. */
	stop(): Promise<void>;
}

/** How long a pod that leaves goes on serving, so that balancers hear of it before it is gone. */
const NOTICE_MS = 3_000;
/** All parts together; an orchestrator kills after 30 s. */
const STOP_WITHIN_MS = 25_000;

/** `say` is told of each step that can take a while. */
export async function createApp(config: Configuration, say: (line: string) => void): Promise<App> {
	const pod = config.POD_NAME ?? `${hostname().replace(/[^a-zA-Z0-9-]/g, "-")}-${process.pid}`;
	const address = config.POD_ADDRESS ?? null;
	const publicUrl = new URL(config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).origin;
	const traces = { endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT, pod, clock: createSystemClock() };
	const { tracing, traced, startSending } = openTracing(traces);
	const log = createLog(config.LOG_LEVEL, pod, tracing.ids);
	/** The host's clock measures, the corrected one decides. */
	const hostClock = createSystemClock();
	const clock = createSystemClock();
	const member = { id: pod, address };
	const runs = (role: Role) => config.ROLES.includes(role);
	/** What was started, to be stopped in reverse. */
	const started: (() => Promise<void>)[] = [];

	async function start(): Promise<{ readonly url: string }> {
		requireFolder(config.DATA_DIR);
		const listening = listeningOf(config);
		await requireFreePort(listening.main);
		if (listening.metrics) await requireFreePort(listening.metrics);
		const secret = config.AUTH_SECRET ?? readOrMakeAuthSecret(config.DATA_DIR);
		if (runs("http")) await buildPage(say);

		started.push(await startSending());

		// The store and what is kept in it.
		const store = await openStore(config, { clock: hostClock, log, say });
		started.push(() => store.close());
		const { database } = store;
		const loopback = loopbackOrigins(config.PORT, publicUrl);
		const liveUpdates = createLiveUpdates({ log });
		const conversations = createConversationUpdates({ log });
		const shared = createSharedMemory({ url: config.REDIS_URL, pod, liveUpdates, conversations, clock, log });
		started.push(() => shared.close());
		await shared.start();
		const transport = traced.transport(openTransport(config, { clock, log }));
		started.push(() => transport.close());
		let counts: PodCounts | undefined;
		const security = createSecurityLog({
			log: createLog("info", pod, tracing.ids),
			secret,
			count: (kind) => counts?.noteSecurity(kind),
		});
		const { limits } = shared;
		const parts = { database, publicUrl, secret, loopback, limits, security, transport, clock, log, started };
		const { auth, isOperator, mustConfirm, announce } = openAccounts(config, parts);
		await migrate(database, { before: (pool) => auth.migrate(pool), say, clock: hostClock });
		const table = createShardTable(database.own, hostClock);
		await requireSameShards(table, config.SHARDS);
		const journal = traced.journal(createJournalStore(database.own));
		const outbox = createOutboxStore(database.own);
		const ledger = createDeliveryLedger(database.own);
		const reads = createUserReads(database, { clock, messageIdOf: (id) => messageIdOf(id, config.MAIL_FROM) });

		// The log, and what every pod does with it whatever its roles.
		const eventLog = traced.eventLog(await openEventLog(config, { clock: hostClock, log, pod }));
		started.push(() => eventLog.close());

		// The mails.
		const mailer = runs("mailer") ? openMailer(config, { clock, log, ledger, publicUrl, transport }) : undefined;

		// The actors. Without that role none lives here: the gate asks the owner's pod, or decides by the direct path.
		const seal = config.INTERNAL_SECRET === undefined ? undefined : createSeal(config.INTERNAL_SECRET, clock);
		const peers = seal && createPeerClient({ seal, clock, log, traceparent: tracing.current });
		started.push(async () => peers?.close());
		const alarm = createSetBackAlarm({ clock: hostClock, log, onSetBack: () => actors.startAfresh() });
		const actors = createActorSystem({
			journal,
			reminders: createReminderIndex(database.own),
			table,
			eventLog,
			clock,
			log,
			pod,
			address,
			peers,
			shards: config.SHARDS,
			isHost: runs("actors"),
			onSetBack: () => alarm.sound("it has an older version of a user than this process has written"),
			onCommitted: (events) => {
				for (const event of events) {
					if (event.type === "reminder.sent") counts?.noteLateness(event.data.late_by_ms);
				}
				liveUpdates.tell(events);
				shared.tellOthers(events);
				relay.wake();
				// The log brings it, too, to mailers anywhere; this one need not wait for it.
				if (events.some(({ type }) => type === "reminder.sent")) mailer?.wake();
			},
			onClockOffset: (ms) => clock.correctBy(ms - (clock.now().epochMilliseconds - hostClock.now().epochMilliseconds)),
		});
		const relay = createRelay({ outbox, eventLog, clock, log, shards: actors.ownedShards });

		if (runs("http")) await joinLiveUpdates(eventLog, liveUpdates, member);
		if (mailer) {
			await joinReminders(eventLog, mailer, member);
			mailer.start();
			started.push(() => mailer.stop());
		}

		// The ways in.
		const report = createPodReport({
			pod,
			roles: config.ROLES,
			shards: config.SHARDS,
			clock,
			actors,
			outbox,
			ledger,
			relay,
			setBacks: alarm.facts,
			eventLog,
			redis: shared.stats,
			pool: database.pool,
			isDatabaseAnswering: store.isAnswering,
		});
		const pods = createPodTable(database.own);
		const self = { name: pod, address, roles: config.ROLES };
		const presence = createPresence({ table: pods, pod: self, alarm, clock: hostClock, log });
		const cluster = createClusterReport({ pod, own: report.dashboard, shards: table, pods, peers });
		const loop = createLoopDelay();
		started.push(async () => loop.stop());
		const metrics = createMetrics({ pod, figures: report.figures, loop });
		counts = metrics;
		const gate = traced.gate(countCommands(actors.gate, metrics, hostClock));
		const ways = {
			config: {
				port: config.PORT,
				host: config.HOST,
				publicUrl,
				trustedOrigins: loopback,
				trustedProxies: config.TRUSTED_PROXIES,
			},
			// Also of a pod that hosts nobody: it shows its dashboard, and says that whoever is asked for has moved.
			door: seal && { seal, hosted: traced.hosted(actors.gate), dashboard: report.dashboard },
			live: report.live,
			health: report.health,
			metrics,
			tracing,
			clock,
			log,
		};
		const chats = announceChanges(createChatStore(database), shared.tellConversation);
		const assistant = createAssistant({ gate, readModel: reads.readModel, journal, clock, log });
		const http = runs("http")
			? createHttpServer({
					...ways,
					gate,
					...reads,
					liveUpdates,
					conversations,
					chat: createChatServer({ assistant, store: chats, clock, log }),
					auth,
					bounds: createUserBounds({ ...shared, scale: config.RATE_LIMIT_SCALE }),
					databaseAnswered: database.answered,
					isOperator,
					mustConfirm,
					security,
					dashboard: (scope) => (scope === "pod" ? report.dashboard() : cluster()),
					readText: readQuickAdd,
					readRequests: outlineRequests,
					webRoot: PAGE_FOLDER,
				})
			: createDoorServer(ways);
		// In reverse: announce the end, hand the shards over while requests are still served, give balancers their time.
		started.push(() => http.close());
		started.push(() => presence.stop());
		started.push(() => sleep(hostClock, address === null ? 0 : NOTICE_MS));
		if (runs("actors")) {
			relay.start();
			started.push(() => relay.stop());
		}
		if (runs("actors") || runs("http")) {
			await actors.start();
			started.push(() => actors.stop());
		}
		await listen(http, listening.main);
		if (listening.metrics) {
			const { port, host } = listening.metrics;
			const own = createMetricsServer({ port, host, metrics, clock, log });
			await listen(own, listening.metrics);
			started.push(() => own.close());
		}
		await presence.start();
		started.push(async () => {
			report.leave();
			http.leave();
		});
		if (runs("http")) await announce(say);
		return { url: publicUrl };
	}

	async function stop(): Promise<void> {
		const bound = new AbortController();
		const overdue = sleep(hostClock, STOP_WITHIN_MS, bound.signal).then(() => {
			if (!bound.signal.aborted) log.error("stopping took too long; what is left is cut off");
		});
		for (const end of started.splice(0).reverse()) {
			try {
				await Promise.race([end(), overdue]);
			} catch (err) {
				log.error("a part did not stop cleanly", { err });
			}
		}
		bound.abort();
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
