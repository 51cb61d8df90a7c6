/**
 * The HTTP adapter on real parts (PostgreSQL, Better Auth, actors, in-process log), in this process, for its tests.
 * Only the chat, the dashboard and the health report are stand-ins, which a test sets; and the database can be told to
 * be away.
 */
import { randomUUID } from "node:crypto";
import { createActorSystem } from "../../src/actors/actorSystem.ts";
import { createCommandTrial } from "../../src/actors/commandTrial.ts";
import { createHookSettings } from "../../src/delivery/hooks/hookSettings.ts";
import { whyUnfit } from "../../src/delivery/push/pushSubscription.ts";
import type { CommandEnvelope } from "../../src/domain/commands/commands.ts";
import { taskLink } from "../../src/domain/tasks/taskLink.ts";
import { createInProcessLog } from "../../src/eventlog/inProcessLog.ts";
import { createConversationUpdates, createLiveUpdates } from "../../src/eventlog/liveUpdatesHub.ts";
import { createMailLinks } from "../../src/host/mailLinks.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import type { Deps } from "../../src/http/deps.ts";
import { createAuth } from "../../src/http/identity/auth.ts";
import { createOAuth } from "../../src/http/oauth/oauth.ts";
import type { Outside } from "../../src/http/oauth/outside.ts";
import { createHttpServer } from "../../src/http/server.ts";
import { createUserBounds } from "../../src/http/userBounds.ts";
import { readQuickAdd } from "../../src/language/quickAdd.ts";
import { outlineRequests } from "../../src/language/requests/requestOutline.ts";
import { openMcp } from "../../src/parts/mcp.ts";
import { createAccountRemoval } from "../../src/persistence/accounts/accountRemoval.ts";
import { createCalendarFeedStore } from "../../src/persistence/accounts/calendarFeedStore.ts";
import { createClients } from "../../src/persistence/accounts/clients.ts";
import { createSessionReads } from "../../src/persistence/accounts/sessionReads.ts";
import { createSignUpLinks } from "../../src/persistence/accounts/signUpLinks.ts";
import { createUsedCodes } from "../../src/persistence/accounts/usedCodes.ts";
import { createProposalStore } from "../../src/persistence/chat/proposalStore.ts";
import type { Database } from "../../src/persistence/database.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createReminderIndex } from "../../src/persistence/journal/reminderIndex.ts";
import { createEndpointStore } from "../../src/persistence/ledger/endpointStore.ts";
import { createHookStore } from "../../src/persistence/ledger/hookStore.ts";
import { createPushStore } from "../../src/persistence/ledger/pushStore.ts";
import { createSendAgain } from "../../src/persistence/ledger/sendAgain.ts";
import { createShardTable } from "../../src/persistence/placement/shardTable.ts";
import { reachingPool } from "../../src/persistence/reachingPool.ts";
import { createReadModelStore } from "../../src/persistence/reads/readModelStore.ts";
import { createLocalLeases } from "../../src/pod/localLeases.ts";
import { createLocalLimits, createLocalTally } from "../../src/pod/localLimits.ts";
import { createUserTurns, READINGS, REQUESTS } from "../../src/pod/userTurns.ts";
import type { ChatServer } from "../../src/ports/assistant/chatServer.ts";
import type { HealthReport } from "../../src/ports/cluster/podReport.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { freePort } from "../support/freePort.ts";
import { openSignUp } from "../support/openSignUp.ts";
import { createTestDatabase } from "../support/postgres.ts";

const SECRET = "a secret for tests of thirty-two characters";

export interface TestApp {
	/** Where it listens, and the origin of its pages. */
	readonly url: string;
	/** How the database behaves towards the accounts. */
	database: "works" | "refuses" | "hangs";
	readonly deps: Deps;
	/** Every command that reached the gate. */
	readonly envelopes: CommandEnvelope[];
	/** What was logged as an error. */
	readonly faults: unknown[];
	health: () => Promise<HealthReport>;
	chat: ChatServer["handle"];
	query: Database["query"];
	/** E-mail addresses that may see the dashboard. */
	readonly operators: Set<string>;
	/** Closes the HTTP server alone; `stop` is still to come. */
	closeServer(): Promise<void>;
	stop(): Promise<void>;
}

/** Tests do not reach out. */
const NOWHERE: Outside = {
	resolve: async () => [],
	open() {
		throw new Error("a test reached out");
	},
};

/** `replace`: the parts that a test brings itself, made from the real ones. */
export async function startTestApp(
	replace: (deps: Deps) => Partial<Deps> = () => ({}),
	rateLimitScale = 1_000,
	trustedProxies: readonly string[] = [],
	outside: Outside = NOWHERE,
): Promise<TestApp> {
	const database = await createTestDatabase();
	const port = await freePort();
	const publicUrl = `http://127.0.0.1:${port}`;
	const clock = createSystemClock();
	const faults: unknown[] = [];
	const log = { info: () => {}, warn: () => {}, error: (_: string, fields?: object) => void faults.push(fields) };
	const journal = createJournalStore(database);
	const eventLog = createInProcessLog({ shards: 4, clock, log, onDeadLetter: async () => {} });
	const liveUpdates = createLiveUpdates({ log });
	const actors = createActorSystem({
		random: Math.random,
		journal,
		reminders: createReminderIndex(database),
		table: createShardTable(database, clock),
		eventLog,
		clock,
		log,
		pod: `test-${randomUUID()}`,
		address: null,
		shards: 4,
		onCommitted: (events) => liveUpdates.tell(events),
		onClockOffset: () => {},
	});
	await actors.start();
	const reads = createSessionReads(database);
	const whileItWorks = <Answer>(read: () => Promise<Answer>): Promise<Answer> => {
		if (app.database === "hangs") return new Promise(() => {});
		return app.database === "works" ? read() : Promise.reject(new StorageUnavailable("the test says so"));
	};
	const clients = createClients(database, log);
	const accountRules = openSignUp(createSignUpLinks(database));
	const base = {
		pool: reachingPool({
			connect() {
				if (app.database === "hangs") return new Promise<never>(() => {});
				if (app.database === "works") return database.pool.connect();
				return Promise.reject(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }));
			},
		}),
		baseUrl: publicUrl,
		secrets: [SECRET] as const,
		trustedOrigins: [],
		rateLimitScale,
		limits: createLocalLimits({ clock }),
		log,
	};
	const auth = createAuth({
		...base,
		clients,
		sessions: {
			findByToken: (token) => whileItWorks(() => reads.findByToken(token)),
			findById: (session_id) => whileItWorks(() => reads.findById(session_id)),
		},
		clock,
		...accountRules.options,
		usedCodes: createUsedCodes(database),
		removal: createAccountRemoval(database, { named: [], mustBeConfirmed: false }),
	});
	const operators = new Set<string>();
	const envelopes: CommandEnvelope[] = [];
	const real: Omit<Deps, "mcp"> = {
		config: { port, host: "127.0.0.1", publicUrl, trustedOrigins: [], trustedProxies },
		gate: {
			execute(envelope) {
				envelopes.push(envelope);
				return actors.gate.execute(envelope);
			},
		},
		endpoints: createEndpointStore(database),
		hooks: createHookSettings({ hooks: createHookStore(database), secrets: ["s".repeat(32)], ownHosts: [] }),
		sendAgain: createSendAgain(database),
		push: { publicKey: "BPublic", devices: createPushStore(database), whyUnfit },
		mailLinks: createMailLinks([SECRET]),
		readModel: createReadModelStore(database, { messageIdOf: (id) => `<${id}@adjutant.test>` }),
		journal,
		tools: {
			gate: actors.gate,
			trial: createCommandTrial({ journal, clock, shards: 4 }),
			readModel: createReadModelStore(database, { messageIdOf: (id) => `<${id}@adjutant.test>` }),
			journal,
			proposals: createProposalStore(database),
			linkTo: (user_id, task_id) => taskLink(publicUrl, { user_id, task_id }),
		},
		liveUpdates,
		conversations: createConversationUpdates({ log }),
		chat: { handle: (...asked) => app.chat(...asked) },
		auth,
		clients,
		feeds: createCalendarFeedStore(database, log),
		oauth: createOAuth({ ...base, clock, outside }),
		bounds: createUserBounds({
			tally: createLocalTally({ clock }),
			leases: createLocalLeases(),
			scale: rateLimitScale,
		}),
		databaseAnswered: database.answered,
		isOperator: async (_, email) => operators.has(email),
		mustConfirm: async () => false,
		security: accountRules.options.security,
		dashboard: async () => ({ taken_at: clock.now().toString(), pods: [] }),
		live: () => ({ status: "ok", checks: {} }),
		health: () => app.health(),
		metrics: { contentType: "text/plain", expose: async () => "adjutant_up 1\n", noteRequest: () => {} },
		requests: createUserTurns(clock, REQUESTS),
		readings: createUserTurns(clock, READINGS),
		readText: readQuickAdd,
		readRequests: outlineRequests,
		clock,
		log,
		hears: false,
		webRoot: "/nowhere",
	};
	const { tools, requests } = real;
	const mcp = openMcp({ clock, log }, { tools, requests, journal, liveUpdates });
	const deps: Deps = { ...real, mcp, ...replace({ ...real, mcp }) };
	const server = createHttpServer(deps);
	await server.listen();
	const app: TestApp = {
		url: publicUrl,
		database: "works",
		deps,
		envelopes,
		faults,
		operators,
		query: database.query,
		health: async () => ({ status: "ok", checks: { postgres: "ok" } }),
		chat: async () => ({ kind: "json", body: {} }),
		closeServer: () => server.close(),
		async stop() {
			await server.close();
			await actors.stop();
			await eventLog.close();
			await database.drop();
		},
	};
	return app;
}
