/**
 * A real Kafka broker for tests: one node (KRaft), from Maven's jars, on Java. It dies with the process that started it,
 * and does not keep that process alive.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CLUSTER_ID, prepareData, prepareJars, prepareTls } from "./kafkaFiles.ts";
import { makeClassArchive, startKafkaNode } from "./kafkaNode.ts";
import {
	addressOf,
	findPorts,
	type Listener,
	OPEN_LISTENERS,
	propertiesOf,
	SCRAM_ACCOUNTS,
	SECURED_LISTENERS,
} from "./kafkaProperties.ts";

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
	const id = joins === undefined ? 1 : 2;
	const voters = `1@${joins ?? addressOf(ports.CONTROLLER)}`;
	const write = (name: string, logDir: string) => {
		const file = path.join(folder, name);
		writeFileSync(file, propertiesOf({ id, ports, voters, dataDir: logDir, tls, clientsReachItAt, copies: 1 }));
		return file;
	};
	const layData = async () => {
		if (joins !== undefined) return layDataOfSecond(dataDir);
		const scram = tls ? SCRAM_ACCOUNTS : [];
		const data = await prepareData(classPath, { id, scram }, (logDir) => write("format.properties", logDir));
		rmSync(dataDir, { recursive: true, force: true });
		cpSync(data, dataDir, { recursive: true });
	};
	const properties = write("server.properties", dataDir);
	try {
		if (joins === undefined) {
			await layData();
			await makeClassArchive(classPath, properties);
		}
		await layData();
		const node = await startKafkaNode(classPath, properties);
		const onExit = () => {
			node.signal("SIGKILL");
			rmSync(folder, { recursive: true, force: true });
		};
		process.once("exit", onExit);
		return {
			brokers: addressOf(ports.PLAINTEXT),
			addresses: Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, addressOf(port)])),
			certificate: tls?.certificate,
			get pid() {
				return node.pid;
			},
			signal: node.signal,
			kill: node.kill,
			async restart() {
				await node.kill();
				await node.start();
			},
			async stop() {
				node.signal("SIGCONT");
				await node.end();
				process.off("exit", onExit);
				rmSync(folder, { recursive: true, force: true });
			},
		};
	} catch (fault) {
		rmSync(folder, { recursive: true, force: true });
		throw fault;
	}
}

/** As `kafka-storage format` leaves it, but for what only a controller needs. */
function layDataOfSecond(dataDir: string): void {
	mkdirSync(dataDir, { recursive: true });
	const properties = { version: 1, "cluster.id": CLUSTER_ID, "node.id": 2, "directory.id": "c2Vjb25kIG5vZGUgMDAwMg" };
	const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}\n`);
	writeFileSync(path.join(dataDir, "meta.properties"), lines.join(""));
}
