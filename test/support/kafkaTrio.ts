/**
 * Kafka as it is run: three nodes, each a broker and a voter, three copies of each record of which two are written before it is
 * acknowledged, and clients that sign in by SCRAM over TLS. Any one node may be away.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import kafkajs from "kafkajs";
import { prepareData, prepareJars, prepareTls, type TlsFiles } from "./kafkaFiles.ts";
import { type KafkaNode, startKafkaNode } from "./kafkaNode.ts";
import { addressOf, findPorts, KAFKA_ACCOUNT, type Ports, propertiesOf, SCRAM_ACCOUNTS } from "./kafkaProperties.ts";
import { eventually } from "./promises.ts";

const IDS = [1, 2, 3] as const;
const IN_SYNC_WITHIN_MS = 60_000;

export interface TrioNode extends KafkaNode {
	readonly id: number;
}

export interface KafkaTrio {
	readonly nodes: readonly TrioNode[];
	/** What a pod is told to reach it. */
	readonly environment: Readonly<Record<string, string>>;
	/** The node that leads this partition now. */
	leaderOf(topic: string, partition: number): Promise<TrioNode>;
	/** The node whose controller is the active one now. */
	activeController(): TrioNode;
	/** Resolves when all three nodes have every record of every topic. */
	untilInSync(): Promise<void>;
	/** Ends all and removes their data. */
	stop(): Promise<void>;
}

/** Its files go into a folder in `parent`; default: the temporary one. */
export async function startKafkaTrio(parent = tmpdir()): Promise<KafkaTrio> {
	const classPath = await prepareJars();
	const tls = await prepareTls();
	const folder = mkdtempSync(path.join(parent, "adjutant-kafkas-"));
	try {
		const plans = await planNodes(folder, tls);
		for (const plan of plans) await layData(classPath, plan);
		// Together: each waits for a second voter.
		const started = await Promise.all(plans.map(({ file }) => startKafkaNode(classPath, file)));
		const nodes = plans.map(({ id }, n) => Object.assign(started[n] as KafkaNode, { id }));
		return await openTrio(nodes, plans, folder, tls);
	} catch (fault) {
		rmSync(folder, { recursive: true, force: true });
		throw fault;
	}
}

interface Plan {
	readonly id: number;
	readonly ports: Ports;
	readonly dataDir: string;
	/** Of its settings. */
	readonly file: string;
	settings(dataDir: string): string;
}

async function planNodes(folder: string, tls: TlsFiles): Promise<Plan[]> {
	const ports: Ports[] = [];
	for (const _id of IDS) ports.push(await findPorts(["PLAINTEXT", "CONTROLLER", "SASL_SSL"]));
	const voters = IDS.map((id, n) => `${id}@${addressOf(ports[n]?.CONTROLLER)}`).join();
	return IDS.map((id, n) => {
		const dataDir = path.join(folder, `data-${id}`);
		const own = ports[n] ?? {};
		return {
			id,
			ports: own,
			dataDir,
			file: path.join(folder, `node-${id}.properties`),
			settings: (dataDir) => propertiesOf({ id, ports: own, voters, dataDir, tls, copies: 3 }),
		};
	});
}

async function layData(classPath: string, { id, dataDir, file, settings }: Plan): Promise<void> {
	const data = await prepareData(classPath, { id, scram: SCRAM_ACCOUNTS }, (aside) => {
		writeFileSync(file, settings(aside));
		return file;
	});
	cpSync(data, dataDir, { recursive: true });
	writeFileSync(file, settings(dataDir));
}

async function openTrio(
	nodes: readonly TrioNode[],
	plans: readonly Plan[],
	folder: string,
	tls: TlsFiles,
): Promise<KafkaTrio> {
	const onExit = () => {
		for (const node of nodes) node.signal("SIGKILL");
		rmSync(folder, { recursive: true, force: true });
	};
	process.once("exit", onExit);
	const nodeOf = (id: number | undefined): TrioNode => {
		const node = nodes.find((one) => one.id === id);
		if (!node) throw new Error(`there is no node ${id}`);
		return node;
	};
	const at = (listener: "PLAINTEXT" | "SASL_SSL") => plans.map(({ ports }) => addressOf(ports[listener]));
	const admin = new kafkajs.Kafka({ brokers: at("PLAINTEXT"), logLevel: kafkajs.logLevel.NOTHING }).admin();
	await admin.connect();
	return {
		nodes,
		environment: {
			KAFKA_BROKERS: at("SASL_SSL").join(),
			KAFKA_SSL: "true",
			KAFKA_SSL_CA: tls.certificate,
			KAFKA_SASL_MECHANISM: "scram-sha-512",
			KAFKA_SASL_USERNAME: KAFKA_ACCOUNT.username,
			KAFKA_SASL_PASSWORD: KAFKA_ACCOUNT.password,
		},
		async leaderOf(topic, partition) {
			const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
			return nodeOf(topics[0]?.partitions.find(({ partitionId }) => partitionId === partition)?.leader);
		},
		activeController() {
			// The protocol's answer to "who is the controller" is any broker that lives; the voters' own files tell the truth.
			const states = plans.map(({ dataDir }) => readQuorumState(dataDir));
			return nodeOf(states.toSorted((a, b) => b.leaderEpoch - a.leaderEpoch)[0]?.leaderId);
		},
		async untilInSync() {
			await eventually(
				() => admin.fetchTopicMetadata().catch(() => ({ topics: [] })),
				({ topics }) =>
					topics.length > 0 &&
					topics.every(({ partitions }) => partitions.every(({ isr }) => isr.length === nodes.length)),
				IN_SYNC_WITHIN_MS,
			);
		},
		async stop() {
			await admin.disconnect();
			for (const node of nodes) node.signal("SIGCONT");
			// A node that ends politely waits for a controller, which the last of them would not find.
			await Promise.all(nodes.map((node) => node.kill()));
			process.off("exit", onExit);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** What a voter has written down of the last election that it knows of. */
function readQuorumState(dataDir: string): { readonly leaderId: number; readonly leaderEpoch: number } {
	return JSON.parse(readFileSync(path.join(dataDir, "__cluster_metadata-0", "quorum-state"), "utf8"));
}
