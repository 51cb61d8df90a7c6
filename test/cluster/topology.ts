/**
 * A cluster on one machine, of real parts: PostgreSQL, Kafka and Redis as processes, an SMTP sink, pods as processes, and
 * doors in front of PostgreSQL and Kafka through which the pods go. It starts them and takes them down; nothing outlives
 * this process, however it ends.
 */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase } from "../../src/persistence/database.ts";
import { freePort } from "../support/freePort.ts";
import { type KafkaBroker, startKafkaBroker } from "../support/kafkaBroker.ts";
import { type KafkaTrio, startKafkaTrio } from "../support/kafkaTrio.ts";
import { lacksRedis, type RedisServer, startRedisServer } from "../support/redisServer.ts";
import { type SmtpSink, startSmtpSink } from "../support/smtpSink.ts";
import { createTcpDoor, type TcpDoor } from "../support/tcpDoor.ts";
import { createTiedFolder } from "../support/tiedProcess.ts";
import { createPodProcess, type PodProcess } from "./podProcess.ts";
import { type PostgresServer, startPostgresServer } from "./postgresServer.ts";

const silent = { info: () => undefined, warn: () => undefined, error: console.error };

/** How often an orchestrator of ours starts a pod before it gives up. */
const STARTS = 3;

export interface TopologyOptions {
	readonly pods: number;
	/** Default true: one broker, behind a door. "trio": three that keep copies, without doors. */
	readonly kafka?: boolean | "trio";
	/** Default: where the machine has one. */
	readonly redis?: boolean;
	/** For every pod. */
	readonly environment?: Readonly<Record<string, string>>;
}

export interface Kafka extends KafkaBroker {
	/** The way that the pods take to it. */
	readonly door: TcpDoor;
}

export interface Postgres extends PostgresServer {
	readonly door: TcpDoor;
}

export interface Topology {
	/** In the order of their names, `pod-1` first. */
	readonly pods: readonly PodProcess[];
	readonly postgres: Postgres;
	readonly kafka: Kafka | undefined;
	readonly trio: KafkaTrio | undefined;
	readonly redis: RedisServer | undefined;
	readonly smtp: SmtpSink;
	/** Removes what groups have kept in the broker; only while that is dead. */
	forgetGroups(): void;
	/** A connection of the harness's own, past the door. */
	readonly database: Database;
	pod(number: number): PodProcess;
	/** One more pod, started. */
	addPod(): Promise<PodProcess>;
	stop(): Promise<void>;
}

/** Whoever signs up here has proved the address, without which no reminder would be mailed to it. */
const PROVED = `
CREATE FUNCTION proved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."emailVerified" = true; RETURN NEW; END $$;
CREATE TRIGGER user_proved BEFORE INSERT ON "user" FOR EACH ROW EXECUTE FUNCTION proved()`;

/** Resolves when every pod is ready. Cleans up and rejects when a part cannot be started. */
export async function startTopology(options: TopologyOptions): Promise<Topology> {
	const folder = createTiedFolder("adjutant-cluster-");
	const ends: (() => Promise<unknown>)[] = [() => folder.remove()];
	const stop = async () => {
		const faults: unknown[] = [];
		for (const end of ends.splice(0).reverse()) await end().catch((fault: unknown) => faults.push(fault));
		if (faults.length > 0) throw new AggregateError(faults, "a part of the cluster did not stop");
	};
	try {
		return await build(options, folder.path, ends, stop);
	} catch (fault) {
		await stop();
		throw fault;
	}
}

async function build(
	{ pods: count, kafka: hasKafka = true, redis: hasRedis = !lacksRedis(), environment = {} }: TopologyOptions,
	folder: string,
	ends: (() => Promise<unknown>)[],
	stop: () => Promise<void>,
): Promise<Topology> {
	const [server, { kafka: broker, trio }] = await settleBoth(
		startPostgresServer(folder, await freePort()).then((started) => {
			ends.push(() => started.stop());
			return started;
		}),
		startBrokers(hasKafka, ends, folder),
	);
	const door = await createTcpDoor({ host: "127.0.0.1", port: server.port });
	ends.push(() => door.close());
	const postgres = Object.assign(Object.create(server) as PostgresServer, { door });
	const redis = hasRedis ? await startRedisServer() : undefined;
	if (redis) ends.push(() => redis.stop());
	const smtp = await startSmtpSink();
	ends.push(() => smtp.stop());
	const database = await openDatabase({ url: server.url }, silent);
	ends.push(async () => {
		if (!database.pool.ended) await database.close();
	});

	const shared: Record<string, string> = {
		...PODS_OWN,
		DATABASE_URL: server.url.replace(`:${server.port}/`, `:${door.port}/`),
		SMTP_URL: smtp.url,
		...(broker ? { KAFKA_BROKERS: `127.0.0.1:${broker.door.port}` } : {}),
		...trio?.environment,
		...(redis ? { REDIS_URL: redis.url } : {}),
		...environment,
	};
	const pods: PodProcess[] = [];
	let named = 0;
	const makePod = async () => {
		named += 1;
		const name = `pod-${named}`;
		mkdirSync(join(folder, "pods"), { recursive: true });
		const pod = createPodProcess(name, await freePort(), join(folder, "pods"), shared);
		pods.push(pod);
		ends.push(() => pod.kill());
		return pod;
	};
	const made: PodProcess[] = [];
	for (let number = 0; number < count; number += 1) made.push(await makePod());
	// The first one migrates; the others would only wait for it.
	await made[0]?.start();
	await database.query(PROVED);
	await Promise.all(made.slice(1).map(startAsOrchestrator));
	return {
		pods,
		postgres,
		kafka: broker,
		trio,
		redis,
		smtp,
		database,
		pod(number) {
			const pod = pods[number - 1];
			if (!pod) throw new Error(`there is no pod-${number}`);
			return pod;
		},
		forgetGroups() {
			for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
				if (/__consumer_offsets-\d+$/.test(name)) rmSync(join(folder, name), { recursive: true });
			}
		},
		async addPod() {
			const pod = await makePod();
			await startAsOrchestrator(pod);
			return pod;
		},
		async stop() {
			await Promise.all(pods.map((pod) => pod.stop()));
			await stop();
		},
	};
}

/** A pod that ends at its start, because the machine was too busy to answer it in time, is started again. */
async function startAsOrchestrator(pod: PodProcess): Promise<void> {
	for (let left = STARTS - 1; ; left -= 1) {
		try {
			return await pod.start();
		} catch (fault) {
			if (left === 0) throw fault;
			await pod.kill();
		}
	}
}

/** What every pod has: the cluster's secrets, and limits that no test reaches. */
const PODS_OWN = {
	AUTH_SECRET: "a secret of the test cluster, long enough",
	INTERNAL_SECRET: "another secret of the test cluster that is long",
	RATE_LIMIT_SCALE: "100000",
	LOG_LEVEL: "warn",
	ROLES: "",
	REDIS_URL: "",
	KAFKA_BROKERS: "",
};

async function startBrokers(
	which: boolean | "trio",
	ends: (() => Promise<unknown>)[],
	folder: string,
): Promise<{ readonly kafka?: Kafka; readonly trio?: KafkaTrio }> {
	if (which !== "trio") return which ? { kafka: await startBroker(ends, folder) } : {};
	const trio = await startKafkaTrio(folder);
	ends.push(() => trio.stop());
	return { trio };
}

async function startBroker(ends: (() => Promise<unknown>)[], folder: string): Promise<Kafka> {
	const port = await freePort();
	const broker = await startKafkaBroker({ clientsReachItAt: `127.0.0.1:${port}`, parent: folder });
	ends.push(() => broker.stop());
	const [host = "", brokerPort] = broker.brokers.split(":");
	const door = await createTcpDoor({ host, port: Number(brokerPort) }, port);
	ends.push(() => door.close());
	return Object.assign(Object.create(broker) as KafkaBroker, { door });
}

/** Waits for both also when one fails, so that what the other has started is known to the clean-up. */
async function settleBoth<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
	await Promise.allSettled([first, second]);
	return Promise.all([first, second]);
}
