/** Engines that keep jobs in a table or in Redis and look for those that are due. Each as its documentation advises for low delay. */
import { AT_ONCE, type StartEngine } from "./engine.ts";
import { load } from "./packages.ts";

interface Closing {
	close(): Promise<unknown>;
}

interface BullMq {
	readonly Queue: new (
		name: string,
		options: object,
	) => Closing & { add(name: string, data: object, options: object): Promise<unknown> };
	readonly Worker: new (
		name: string,
		work: (job: { readonly data: { readonly id: number } }) => Promise<void>,
		options: object,
	) => Closing & { on(event: "error", told: (fault: Error) => void): unknown; waitUntilReady(): Promise<unknown> };
}

/** https://docs.bullmq.io/guide/going-to-production: `maxRetriesPerRequest: null`, jobs removed when done. */
export const startBullMq: StartEngine = async ({ redisPort, run }) => {
	const { Queue, Worker } = await load<BullMq>("bullmq");
	const connection = { host: "127.0.0.1", port: redisPort, maxRetriesPerRequest: null };
	const queue = new Queue("fire", { connection });
	const worker = new Worker("fire", ({ data }) => run(data.id), { connection, concurrency: AT_ONCE });
	worker.on("error", (fault) => console.error(fault));
	await worker.waitUntilReady();
	return {
		schedule: (id, atMs) =>
			queue.add("fire", { id }, { delay: Math.max(0, atMs - Date.now()), removeOnComplete: true }),
		stop: async () => {
			await worker.close();
			await queue.close();
		},
	};
};

interface PgBossModule {
	readonly PgBoss: new (
		options: object,
	) => {
		on(event: "error", told: (fault: Error) => void): unknown;
		start(): Promise<unknown>;
		createQueue(name: string): Promise<unknown>;
		send(name: string, data: object, options: object): Promise<unknown>;
		work(
			name: string,
			options: object,
			handler: (jobs: readonly { readonly data: { readonly id: number } }[]) => Promise<unknown>,
		): Promise<unknown>;
		stop(options: object): Promise<unknown>;
	};
}

/** Polling at its least, 0.5 s; batches, and on without a pause while they are full. */
export const startPgBoss: StartEngine = async ({ databaseUrl, run }) => {
	const { PgBoss } = await load<PgBossModule>("pg-boss");
	const boss = new PgBoss({ connectionString: databaseUrl, max: 20 });
	boss.on("error", (fault) => console.error(fault));
	await boss.start();
	await boss.createQueue("fire");
	const options = { pollingIntervalSeconds: 0.5, batchSize: AT_ONCE, burstWhenBatchFull: true };
	await boss.work("fire", options, (jobs) => Promise.all(jobs.map(({ data }) => run(data.id))));
	return {
		schedule: (id, atMs) => boss.send("fire", { id }, { startAfter: new Date(atMs) }),
		stop: () => boss.stop({ graceful: false }),
	};
};

interface GraphileWorker {
	makeWorkerUtils(options: object): Promise<{
		migrate(): Promise<void>;
		addJob(name: string, data: object, options: object): Promise<unknown>;
		release(): Promise<void>;
	}>;
	run(options: object): Promise<{ stop(): Promise<void> }>;
	readonly Logger: new (make: () => () => void) => object;
}

/** https://worker.graphile.org/docs/performance: a local queue; polling each 100 ms, for what is due later is found by polling alone. */
export const startGraphileWorker: StartEngine = async ({ databaseUrl, run }) => {
	const { makeWorkerUtils, run: begin, Logger } = await load<GraphileWorker>("graphile-worker");
	const logger = new Logger(() => () => undefined);
	const utils = await makeWorkerUtils({ connectionString: databaseUrl, maxPoolSize: 20, logger });
	await utils.migrate();
	const preset = { worker: { localQueue: { size: 2 * AT_ONCE } } };
	const runner = await begin({
		...{ connectionString: databaseUrl, maxPoolSize: 20, concurrency: AT_ONCE, pollInterval: 100, logger, preset },
		noHandleSignals: true,
		taskList: { fire: ({ id }: { readonly id: number }) => run(id) },
	});
	return {
		schedule: (id, atMs) => utils.addJob("fire", { id }, { runAt: new Date(atMs) }),
		stop: async () => {
			await runner.stop();
			await utils.release();
		},
	};
};

interface AgendaModule {
	readonly Agenda: new (
		options: object,
	) => {
		define(
			name: string,
			work: (job: { readonly attrs: { readonly data: { readonly id: number } } }) => Promise<void>,
			options: object,
		): void;
		on(event: "error", told: (fault: Error) => void): unknown;
		start(): Promise<void>;
		schedule(when: Date, name: string, data: object): Promise<unknown>;
		stop(): Promise<unknown>;
	};
}
interface AgendaBackend {
	readonly PostgresBackend: new (options: object) => object;
}

/** On PostgreSQL, looking each 100 ms; as many in hand as the others. */
export const startAgenda: StartEngine = async ({ databaseUrl, run }) => {
	const { Agenda } = await load<AgendaModule>("agenda");
	const { PostgresBackend } = await load<AgendaBackend>("@agendajs/postgres-backend");
	const backend = new PostgresBackend({ connectionString: databaseUrl, poolConfig: { max: 20 } });
	const agenda = new Agenda({ backend, processEvery: 100, maxConcurrency: AT_ONCE, removeOnComplete: true });
	agenda.on("error", (fault) => console.error(fault));
	agenda.define("fire", ({ attrs }) => run(attrs.data.id), { concurrency: AT_ONCE });
	await agenda.start();
	return {
		schedule: (id, atMs) => agenda.schedule(new Date(atMs), "fire", { id }),
		stop: () => agenda.stop(),
	};
};
