/**
 * The composition: parts in the order in which they need each other. They are stopped in reverse, so the end of this pod is
 * announced first, its shards are handed over while requests are still served, and the store is closed last.
 */
import type { Configuration } from "./config.ts";
import { loopbackOrigins } from "./host/loopback.ts";
import { createMailLinks } from "./host/mailLinks.ts";
import { prepareHost } from "./host/prepareHost.ts";
import { createActors, openOtherPods } from "./parts/actors.ts";
import { createBasics } from "./parts/basics.ts";
import { createCommits } from "./parts/commits.ts";
import { openEventLog } from "./parts/eventLog.ts";
import { createLifeCycle } from "./parts/lifeCycle.ts";
import { createAccountPost, openMailers, openTransport } from "./parts/outgoing.ts";
import { createOwnPod, createSecurityEvents, openMetrics } from "./parts/pod.ts";
import { createReach } from "./parts/reach.ts";
import { openStorage, updateSchema } from "./parts/storage.ts";
import { openTraces } from "./parts/traces.ts";
import { openUpdates } from "./parts/updates.ts";
import { sleep } from "./ports/process/clock.ts";

export interface App {
	/** Resolves when the page can be opened. Rejects with a `StartProblem` that says what to do, and nothing is left open. */
	start(): Promise<{ readonly url: string }>;
	/** Finishes what is in hand and releases everything, within 30 s. */
	stop(): Promise<void>;
}

/** How long a pod that leaves goes on serving, so that balancers hear of it before it is gone. */
const NOTICE_MS = 3_000;

/** Half of what a start loads. The embedded database takes about as long to start, on another core, so that goes first. */
const load = async () => ({
	...(await import("./parts/accounts.ts")),
	...(await import("./parts/sealAnew.ts")),
	...(await import("./parts/ways.ts")),
});

/** `say` is told of each step that can take a while. */
export function createApp(config: Configuration, say: (line: string) => void): App {
	const basics = createBasics(config, say);
	const { publicUrl, hostClock, clock, log, runs, address } = basics;
	const { open, close } = createLifeCycle({ clock: hostClock, log });
	let loading: ReturnType<typeof load> | undefined;
	const loaded = () => {
		loading ??= load();
		return loading;
	};

	async function start(): Promise<{ readonly url: string }> {
		const host = await prepareHost(config, say);
		await open("traces", openTraces(basics));
		const commits = createCommits();

		// What is kept, and who may reach it.
		// Should it fail to load, that is said where it is needed.
		const storage = await open(
			"storage",
			openStorage(basics, () => void loaded().catch(() => undefined)),
		);
		const metrics = await open("metrics", openMetrics(basics, commits));
		const updates = await open("updates", openUpdates(basics, commits));
		const transport = await open("mail transport", openTransport(config, basics));
		const { secrets } = host;
		const mailLinks = createMailLinks(secrets);
		const security = createSecurityEvents(basics, metrics, secrets[0]);
		const { limits } = updates.shared;
		const loopback = loopbackOrigins(config.PORT, publicUrl);
		const { mails, mailer: accountMailer } = createAccountPost(basics, { storage, transport, limits, secrets });
		const { openAccounts, openDoors, openHttp, openSealAnew } = await loaded();
		const accountNeeds = { database: storage.database, publicUrl, secrets, loopback, limits, security, mails };
		const accounts = await open("accounts", openAccounts(config, { ...accountNeeds, clock, log }));
		await updateSchema(basics, storage, accounts);
		if (runs("http")) await open("seals", openSealAnew(basics, storage.database.own, secrets));

		// What happens: the log that carries events, and the actors that decide and remind.
		const eventLog = await open("event log", openEventLog(basics));
		const otherPods = await open("other pods", openOtherPods(basics));
		const acting = createActors(basics, { storage, eventLog, otherPods, commits });
		if (runs("http") || runs("mailer")) await open("mails about accounts", accountMailer);
		const reach = createReach(basics, storage, secrets);
		const mailerNeeds = { storage, transport, reach, eventLog, commits, mailLinks };
		const mailers = runs("mailer") ? await open("mailer", openMailers(basics, mailerNeeds)) : undefined;

		// The ways in.
		const { shared } = updates;
		const ownPod = createOwnPod(basics, { storage, eventLog, shared, otherPods, acting, metrics });
		const ways = { reach, mailers, mailLinks };
		const httpNeeds = { storage, accounts, eventLog, updates, otherPods, acting, metrics, security, ownPod, ...ways };
		const http = await open("http", openHttp(basics, httpNeeds));
		await open("presence", { api: undefined, stop: ownPod.presence.stop });
		await open("notice", { api: undefined, stop: () => sleep(hostClock, address === null ? 0 : NOTICE_MS) });
		const { relay, actors } = acting;
		if (runs("actors")) await open("relay", { api: relay, start: async () => relay.start(), stop: relay.stop });
		if (runs("actors") || runs("http")) await open("actors", { api: actors, start: actors.start, stop: actors.stop });
		await open("doors", openDoors(basics, { host, http, ownPod }));
		if (runs("http")) await accounts.announce(say);
		return { url: publicUrl };
	}

	return {
		start: async () => {
			try {
				return await start();
			} catch (fault) {
				await close();
				throw fault;
			}
		},
		stop: close,
	};
}
