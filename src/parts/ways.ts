/** The ways in: pages and clients by HTTP, other pods by the door, Prometheus by a port of its own. */

import type { Mailer } from "../delivery/mailer.ts";
import { joinLiveUpdates } from "../eventlog/liveUpdatesConsumer.ts";
import { loopbackOrigins } from "../host/loopback.ts";
import type { Host } from "../host/prepareHost.ts";
import { listen } from "../host/startProblems.ts";
import { PAGE_FOLDER } from "../host/webPage.ts";
import { createDoorServer } from "../http/doorServer.ts";
import type { HttpServer } from "../http/listener.ts";
import { createMetricsServer } from "../http/metricsServer.ts";
import { createHttpServer } from "../http/server.ts";
import { createUserBounds } from "../http/userBounds.ts";
import { countCommands } from "../metrics/countCommands.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { findSpeechSettings } from "../modelServer/speechSettings.ts";
import { createSendAgain } from "../persistence/ledger/sendAgain.ts";
import { createUserTurns, READINGS, REQUESTS } from "../pod/userTurns.ts";
import type { SecurityLog } from "../ports/accounts/securityLog.ts";
import type { EventLog } from "../ports/cluster/eventLog.ts";
import type { SendAgain } from "../ports/delivery/deliveryLedger.ts";
import type { MailLinks } from "../ports/delivery/mailLinks.ts";
import { lazily } from "../timing/lazily.ts";
import type { Accounts } from "./accounts.ts";
import type { Actors, OtherPods } from "./actors.ts";
import type { Basics } from "./basics.ts";
import type { Part } from "./lifeCycle.ts";
import { openMcp } from "./mcp.ts";
import { createModel } from "./model.ts";
import type { OwnPod } from "./pod.ts";
import type { Reach } from "./reach.ts";
import type { Storage } from "./storage.ts";
import { createToolParts } from "./tools.ts";
import type { Updates } from "./updates.ts";

interface HttpNeeds {
	readonly storage: Storage;
	readonly accounts: Accounts;
	readonly eventLog: EventLog;
	readonly updates: Updates;
	readonly otherPods: OtherPods;
	readonly acting: Actors;
	readonly metrics: Metrics;
	readonly security: SecurityLog;
	readonly ownPod: OwnPod;
	readonly reach: Reach;
	/** The mailers of this pod; without any, those of other pods find what waits. */
	readonly mailers: Pick<Mailer, "wake"> | undefined;
	readonly mailLinks: MailLinks;
}

/** The server, which does not listen yet. Without the role `http` it serves other pods and health checks only. */
export async function openHttp(basics: Basics, needs: HttpNeeds): Promise<Part<HttpServer>> {
	const { config, clock, hostClock, log, publicUrl, pod, address, tracing, traced, runs } = basics;
	const { storage, accounts, updates, otherPods, ownPod, security } = needs;
	const { gate: ownGate } = needs.acting.actors;
	const ways = {
		config: {
			port: config.PORT,
			host: config.HOST,
			publicUrl,
			trustedOrigins: loopbackOrigins(config.PORT, publicUrl),
			trustedProxies: config.TRUSTED_PROXIES,
		},
		// A pod that hosts no user has this door, too: it shows its dashboard, and answers that the user has moved.
		door: otherPods.seal && {
			seal: otherPods.seal,
			hosted: traced.hosted(ownGate),
			dashboard: ownPod.report.dashboard,
		},
		live: ownPod.report.live,
		health: ownPod.report.health,
		metrics: ownPod.metrics,
		tracing,
		clock,
		log,
	};
	if (!runs("http")) {
		const door = createDoorServer(ways);
		return { api: door, stop: () => door.close() };
	}
	const { liveUpdates, conversations, shared } = updates;
	const { reads, journal } = storage;
	const gate = traced.gate(countCommands(ownGate, needs.metrics, hostClock));
	const tools = createToolParts(basics, storage, gate);
	const readings = createUserTurns(hostClock, READINGS);
	const model = await createModel(basics, shared);
	const speech = findSpeechSettings(config);
	// What reads texts is a sixth of all modules: it comes with the first of them.
	const chat = lazily(async () => {
		const { createChat } = await import("./chat.ts");
		const tell = shared.tellConversation;
		const transcriber = speech && (await import("../modelServer/transcriber.ts")).createTranscriber(speech);
		const parts = { reads, journal, readings, clock, log, tools, model: model?.assistant, transcriber };
		return createChat({ ...parts, tell });
	});
	const requests = createUserTurns(hostClock, REQUESTS);
	const http = createHttpServer({
		...ways,
		...accounts,
		...reads,
		gate,
		tools,
		mailLinks: needs.mailLinks,
		liveUpdates,
		conversations,
		chat: { handle: async (...asked) => (await chat.get()).handle(...asked) },
		bounds: createUserBounds({ ...shared, scale: config.RATE_LIMIT_SCALE, counts: needs.metrics }),
		databaseAnswered: storage.database.answered,
		security,
		push: needs.reach.push.subscribing,
		hooks: needs.reach.hooks.settings,
		sendAgain: wakingAfter(createSendAgain(storage.database), needs.mailers),
		dashboard: ownPod.dashboard,
		requests,
		mcp: openMcp(basics, { tools, requests, journal, liveUpdates }),
		readings,
		modelUsage: model?.usage,
		hears: speech !== undefined,
		readText: async (...asked) => (await import("../language/quickAdd.ts")).readQuickAdd(...asked),
		readRequests: async (...asked) =>
			(await import("../language/requests/requestOutline.ts")).outlineRequests(...asked),
		webRoot: PAGE_FOLDER,
	});
	return {
		api: http,
		start: () => joinLiveUpdates(needs.eventLog, liveUpdates, { id: pod, address }),
		stop: () => http.close(),
	};
}

const wakingAfter =
	(sendAgain: SendAgain, mailers: Pick<Mailer, "wake"> | undefined): SendAgain =>
	async (...asked) => {
		const done = await sendAgain(...asked);
		if (done === "queued") mailers?.wake();
		return done;
	};

interface OpenDoors {
	readonly host: Host;
	readonly http: HttpServer;
	readonly ownPod: OwnPod;
}

/** Once started, it takes requests and announces the pod; when stopped, it announces the end first. */
export function openDoors({ clock, log }: Basics, { host, http, ownPod }: OpenDoors): Part<undefined> {
	const { main, metrics: own } = host.listening;
	const metricsServer = own && createMetricsServer({ ...own, metrics: ownPod.metrics, clock, log });
	return {
		api: undefined,
		async start() {
			await listen(http, main);
			if (metricsServer) await listen(metricsServer, own);
			await ownPod.presence.start();
		},
		async stop() {
			ownPod.report.leave();
			http.leave();
			await metricsServer?.close();
		},
	};
}
