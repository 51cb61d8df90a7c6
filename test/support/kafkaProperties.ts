/** The settings of a Kafka node for tests: small, with short sessions; each says why where it is not plain. */
import { freePort } from "./freePort.ts";
import { KEY_PASSWORD, type TlsFiles } from "./kafkaFiles.ts";

export const OPEN_LISTENERS = ["PLAINTEXT", "CONTROLLER"] as const;
export const SECURED_LISTENERS = ["SASL_PLAINTEXT", "SSL", "SASL_SSL"] as const;
export type Listener = (typeof OPEN_LISTENERS | typeof SECURED_LISTENERS)[number];
export type Ports = Readonly<Partial<Record<Listener, number>>>;

/** Of the secured listeners; PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512 know the same account. */
export const KAFKA_ACCOUNT = { username: "adjutant", password: "a-password-for-tests" } as const;

/** That account as `kafka-storage format` takes it. */
export const SCRAM_ACCOUNTS = ["SCRAM-SHA-256", "SCRAM-SHA-512"].map(
	(name) => `${name}=[name=${KAFKA_ACCOUNT.username},password=${KAFKA_ACCOUNT.password}]`,
);

export interface KafkaNodePlan {
	readonly id: number;
	/** A node with a CONTROLLER port is a voter, too. */
	readonly ports: Ports;
	/** `id@host:port` of each voter, by commas. */
	readonly voters: string;
	readonly dataDir: string;
	readonly tls?: TlsFiles | undefined;
	/** `host:port` that clients are told instead of the open listener. */
	readonly clientsReachItAt?: string | undefined;
	/** How many nodes keep each record; with three of them two must have it before it is acknowledged. */
	readonly copies: 1 | 3;
}

export const addressOf = (port: number | undefined): string => `127.0.0.1:${port}`;

export async function findPorts(names: readonly Listener[]): Promise<Ports> {
	const found: Partial<Record<Listener, number>> = {};
	for (const name of names) found[name] = await freePort();
	return found;
}

/** As the text of a properties file. */
export function propertiesOf(plan: KafkaNodePlan): string {
	const properties: Record<string, string> = {
		...rolesOf(plan),
		...listenersOf(plan),
		"log.dirs": plan.dataDir,
		"auto.create.topics.enable": "false",
		...copiesOf(plan),
		"group.initial.rebalance.delay.ms": "0",
		// The default of 128 MiB does not fit into the heap.
		"log.cleaner.dedupe.buffer.size": "4194304",
		"log.cleaner.io.buffer.size": "65536",
		"num.network.threads": "2",
		"num.io.threads": "2",
		"background.threads": "2",
		"group.coordinator.threads": "1",
		"share.coordinator.threads": "1",
		// After a kill the next start must wait out the session of the one before: by default 9 s.
		"broker.session.timeout.ms": "2000",
		"broker.heartbeat.interval.ms": "400",
		...accountsOf(plan),
		...(plan.tls && {
			"ssl.keystore.type": "PKCS12",
			"ssl.keystore.location": plan.tls.keyStore,
			"ssl.keystore.password": KEY_PASSWORD,
		}),
	};
	return Object.entries(properties)
		.map(([name, value]) => `${name}=${value}\n`)
		.join("");
}

const rolesOf = ({ id, ports, voters }: KafkaNodePlan) => ({
	"process.roles": ports.CONTROLLER === undefined ? "broker" : "broker,controller",
	"node.id": String(id),
	"controller.quorum.voters": voters,
	"controller.listener.names": "CONTROLLER",
	"inter.broker.listener.name": "PLAINTEXT",
});

function listenersOf({ ports, clientsReachItAt }: KafkaNodePlan) {
	const names = Object.keys(ports) as Listener[];
	const at = (name: Listener) => `${name}://${addressOf(ports[name])}`;
	const told = (name: Listener) =>
		name === "PLAINTEXT" && clientsReachItAt !== undefined ? `PLAINTEXT://${clientsReachItAt}` : at(name);
	const forClients = names.filter((name) => name !== "CONTROLLER");
	return {
		listeners: names.map(at).join(),
		"advertised.listeners": forClients.map(told).join(),
		"listener.security.protocol.map": forClients
			.map((name) => `${name}:${name}`)
			.concat("CONTROLLER:PLAINTEXT")
			.join(),
	};
}

function copiesOf({ copies }: KafkaNodePlan) {
	const least = String(copies > 2 ? 2 : 1);
	return {
		"default.replication.factor": String(copies),
		"min.insync.replicas": least,
		"offsets.topic.replication.factor": String(copies),
		"offsets.topic.num.partitions": String(copies),
		"transaction.state.log.replication.factor": String(copies),
		"transaction.state.log.min.isr": least,
		// One by itself has nobody to hand its partitions to.
		"controlled.shutdown.enable": String(copies > 1),
	};
}

function accountsOf({ ports }: KafkaNodePlan) {
	const { username, password } = KAFKA_ACCOUNT;
	const security = "org.apache.kafka.common.security";
	return Object.fromEntries(
		Object.keys(ports)
			.filter((name) => name.startsWith("SASL_"))
			.map((name) => `listener.name.${name.toLowerCase()}`)
			.flatMap((listener) => [
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
	);
}
