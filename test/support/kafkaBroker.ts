/**
 * A real Kafka broker for tests: one node (KRaft), from Maven's jars, on Java. It dies with the process that started it,
 * and does not keep that process alive.
 *
 * The settings are those of a broker with one node, a small heap and short sessions; each says why where it is not plain.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./freePort.ts";
import {
	CLUSTER_ID,
	classArchive,
	JVM,
	KEY_PASSWORD,
	prepareData,
	prepareJars,
	prepareTls,
	type TlsFiles,
} from "./kafkaFiles.ts";
import { makeOnce } from "./makeOnce.ts";

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;
const READY = "Kafka Server started";
const OPEN_LISTENERS = ["PLAINTEXT", "CONTROLLER"] as const;
const SECURED_LISTENERS = ["SASL_PLAINTEXT", "SSL", "SASL_SSL"] as const;
type Listener = (typeof OPEN_LISTENERS | typeof SECURED_LISTENERS)[number];

/** Of the secured listeners; PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512 know the same account. */
export const KAFKA_ACCOUNT = { username: "adjutant", password: "a-password-for-tests" } as const;

export interface KafkaBroker {
	/** `host:port` of the open listener. */
	readonly brokers: string;
	/** `host:port` of each listener. Only a secured broker has all of them. */
	readonly addresses: Readonly<Partial<Record<Listener, string>>>;
	/** File of the certificate that the TLS listeners show; undefined when there are none. */
	readonly certificate: string | undefined;
	readonly pid: number;
	/** SIGSTOP: a broker that hangs, SIGCONT: and recovers. */
	signal(signal: NodeJS.Signals): void;
	/** A crash: what was acknowledged is on disk. */
	kill(): Promise<void>;
	/** The same broker again, on the same data and ports. Resolves when it takes records. */
	restart(): Promise<void>;
	/** Ends it and removes its data. */
	stop(): Promise<void>;
}

export interface KafkaBrokerOptions {
	/** Also with SASL and TLS listeners. */
	readonly isSecured?: boolean;
	/** `host:port` that the broker tells its clients instead of its own: a door in front of its open listener. */
	readonly clientsReachItAt?: string;
	/** Its files go into a folder in this one; default: the temporary one. */
	readonly parent?: string;
	/** `host:port` of the controller of a broker whose cluster it joins, as its second node. */
	readonly joins?: string | undefined;
}

/** A broker of one's own. */
export async function startKafkaBroker(options: KafkaBrokerOptions = {}): Promise<KafkaBroker> {
	const { isSecured = false, clientsReachItAt, parent = tmpdir(), joins } = options;
	const classPath = await prepareJars();
	const tls = isSecured ? await prepareTls() : undefined;
	const folder = mkdtempSync(path.join(parent, "adjutant-kafka-"));
	const dataDir = path.join(folder, "data");
	const listeners = OPEN_LISTENERS.filter((name) => name !== "CONTROLLER" || joins === undefined);
	const ports = await findPorts([...listeners, ...(isSecured ? SECURED_LISTENERS : [])]);
	const write = (name: string, logDir: string) => {
		const file = path.join(folder, name);
		writeFileSync(file, propertiesOf(ports, logDir, tls, { clientsReachItAt, joins }));
		return file;
	};
	const layData = async () => {
		if (joins !== undefined) return layDataOfSecond(dataDir);
		const { username, password } = KAFKA_ACCOUNT;
		const scram = ["SCRAM-SHA-256", "SCRAM-SHA-512"].map((name) => `${name}=[name=${username},password=${password}]`);
		const data = await prepareData(classPath, tls ? scram : [], (logDir) => write("format.properties", logDir));
		rmSync(dataDir, { recursive: true, force: true });
		cpSync(data, dataDir, { recursive: true });
	};
	const properties = write("server.properties", dataDir);
	const boot = (jvm: readonly string[]) => spawnBroker([...JVM, ...jvm, "-cp", classPath, "kafka.Kafka", properties]);
	try {
		if (joins === undefined) {
			await layData();
			await makeClassArchive(boot);
		}
		await layData();
		let child = await boot([`-XX:SharedArchiveFile=${classArchive()}`]);
		const kill = () => endChild(child, "SIGKILL");
		const onExit = () => {
			child.kill("SIGKILL");
			rmSync(folder, { recursive: true, force: true });
		};
		process.once("exit", onExit);
		return {
			brokers: addressOf(ports.PLAINTEXT),
			addresses: Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, addressOf(port)])),
			certificate: tls?.certificate,
			get pid() {
				return child.pid ?? 0;
			},
			signal: (signal) => void child.kill(signal),
			kill,
			async restart() {
				await kill();
				child = await boot([`-XX:SharedArchiveFile=${classArchive()}`]);
			},
			async stop() {
				child.kill("SIGCONT");
				await endChild(child, "SIGTERM");
				process.off("exit", onExit);
				rmSync(folder, { recursive: true, force: true });
			},
		};
	} catch (fault) {
		rmSync(folder, { recursive: true, force: true });
		throw fault;
	}
}

const addressOf = (port: number | undefined): string => `127.0.0.1:${port}`;

async function findPorts(names: readonly Listener[]): Promise<Partial<Record<Listener, number>>> {
	const found: Partial<Record<Listener, number>> = {};
	for (const name of names) found[name] = await freePort();
	return found;
}

function propertiesOf(
	ports: Partial<Record<Listener, number>>,
	dataDir: string,
	tls: TlsFiles | undefined,
	{ clientsReachItAt, joins }: Pick<KafkaBrokerOptions, "clientsReachItAt" | "joins">,
): string {
	const names = Object.keys(ports) as Listener[];
	const at = (name: Listener) => `${name}://${addressOf(ports[name])}`;
	const told = (name: Listener) =>
		name === "PLAINTEXT" && clientsReachItAt !== undefined ? `PLAINTEXT://${clientsReachItAt}` : at(name);
	const { username, password } = KAFKA_ACCOUNT;
	const security = "org.apache.kafka.common.security";
	const sasl = names.filter((name) => name.startsWith("SASL_")).map((name) => `listener.name.${name.toLowerCase()}`);
	const properties: Record<string, string> = {
		"process.roles": joins === undefined ? "broker,controller" : "broker",
		"node.id": joins === undefined ? "1" : "2",
		"controller.quorum.voters": `1@${joins ?? addressOf(ports.CONTROLLER)}`,
		"controller.listener.names": "CONTROLLER",
		"inter.broker.listener.name": "PLAINTEXT",
		listeners: names.map(at).join(),
		"advertised.listeners": names
			.filter((name) => name !== "CONTROLLER")
			.map(told)
			.join(),
		"listener.security.protocol.map": names
			.filter((name) => name !== "CONTROLLER")
			.map((name) => `${name}:${name}`)
			.concat("CONTROLLER:PLAINTEXT")
			.join(),
		"log.dirs": dataDir,
		"auto.create.topics.enable": "false",
		"offsets.topic.replication.factor": "1",
		"offsets.topic.num.partitions": "1",
		"transaction.state.log.replication.factor": "1",
		"transaction.state.log.min.isr": "1",
		"group.initial.rebalance.delay.ms": "0",
		// The default of 128 MiB does not fit into the heap.
		"log.cleaner.dedupe.buffer.size": "4194304",
		"log.cleaner.io.buffer.size": "65536",
		"num.network.threads": "2",
		"num.io.threads": "2",
		"background.threads": "2",
		"group.coordinator.threads": "1",
		"share.coordinator.threads": "1",
		"controlled.shutdown.enable": "false",
		// After a kill the next start must wait out the session of the one before: by default 9 s.
		"broker.session.timeout.ms": "2000",
		"broker.heartbeat.interval.ms": "400",
		...Object.fromEntries(
			sasl.flatMap((listener) => [
				[`${listener}.sasl.enabled.mechanisms`, "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512"],
				[
					`${listener}.plain.sasl.jaas.config`,
					`${security}.plain.PlainLoginModule required user_${username}="${password}";`,
				],
				...["256", "512"].map((bits) => [
					`${listener}.scram-sha-${bits}.sasl.jaas.config`,
					`${security}.scram.ScramLoginModule required;`,
				]),
			]),
		),
		...(tls && {
			"ssl.keystore.type": "PKCS12",
			"ssl.keystore.location": tls.keyStore,
			"ssl.keystore.password": KEY_PASSWORD,
		}),
	};
	return Object.entries(properties)
		.map(([name, value]) => `${name}=${value}\n`)
		.join("");
}

/** As `kafka-storage format` leaves it, but for what only a controller needs. */
function layDataOfSecond(dataDir: string): void {
	mkdirSync(dataDir, { recursive: true });
	const properties = { version: 1, "cluster.id": CLUSTER_ID, "node.id": 2, "directory.id": "c2Vjb25kIG5vZGUgMDAwMg" };
	const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}\n`);
	writeFileSync(path.join(dataDir, "meta.properties"), lines.join(""));
}

/** Once for each machine; without it every start takes twice as long. */
async function makeClassArchive(boot: (jvm: readonly string[]) => Promise<ChildProcess>): Promise<void> {
	await makeOnce(classArchive(), async (aside) => {
		const child = await boot([`-XX:ArchiveClassesAtExit=${aside}`]);
		// Writing the archive takes its time, and is what the broker is started for here.
		child.kill("SIGTERM");
		await gone(child);
		if (!existsSync(aside)) throw new Error("Java made no class archive");
	});
}

/** Resolves when the broker says that it is started; rejects with its last words when it does not. */
async function spawnBroker(args: readonly string[]): Promise<ChildProcess> {
	// The kernel ends the broker when this process dies, however it dies.
	const isTied = process.platform === "linux" && spawnSync("setpriv", ["--version"]).status === 0;
	const [command = "", ...rest] = [...(isTied ? ["setpriv", "--pdeathsig", "KILL"] : []), "java", ...args];
	const child = spawn(command, rest, { stdio: ["ignore", "pipe", "pipe"] });
	let said = "";
	child.unref();
	for (const pipe of [child.stdout, child.stderr] as unknown as Socket[]) pipe.unref();
	const ready = Promise.withResolvers<undefined>();
	const read = (chunk: Buffer) => {
		said = (said + chunk.toString()).slice(-20_000);
		if (said.includes(READY)) ready.resolve(undefined);
	};
	child.stdout.on("data", read);
	child.stderr.on("data", read);
	const bound = new AbortController();
	const problem = await Promise.race([
		ready.promise,
		gone(child).then(() => "ended"),
		wait(READY_WITHIN_MS, `was not ready after ${READY_WITHIN_MS} ms`, { signal: bound.signal }),
	]);
	bound.abort();
	if (problem === undefined) return child;
	child.kill("SIGKILL");
	throw new Error(`Kafka ${problem}\n${said.slice(-4_000)}`);
}

async function gone(child: ChildProcess): Promise<void> {
	if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

async function endChild(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
	child.kill(signal);
	const bound = new AbortController();
	const isOver = await Promise.race([
		gone(child).then(() => true),
		wait(STOP_WITHIN_MS, false, { signal: bound.signal }),
	]);
	bound.abort();
	if (isOver) return;
	child.kill("SIGKILL");
	await gone(child);
}
