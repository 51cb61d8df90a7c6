/** How the brokers are reached, and the two clients that are made of it: a patient and an impatient one (decision 0030). */
import { readFileSync } from "node:fs";
import kafkajs, { type Kafka, type KafkaConfig, type LogEntry, type RetryOptions, type SASLOptions } from "kafkajs";
import type { Log } from "../ports/log.ts";
import { KafkaProblem } from "./kafkaProblem.ts";
import { guardTimerLoop } from "./timerLoopGuard.ts";

export interface KafkaAccess {
	/** `host:port` of some of the brokers; the others are learnt from them. */
	readonly brokers: readonly string[];
	readonly sasl: SaslAccount | undefined;
	/** Undefined: no TLS. `ca`: PEM of who signed the brokers' certificates; undefined: whom Node trusts. */
	readonly tls: { readonly ca: string | undefined } | undefined;
}

interface SaslAccount {
	readonly mechanism: "plain" | "scram-sha-256" | "scram-sha-512";
	readonly username: string;
	readonly password: string;
}

/** The variables of the environment that say how. */
export interface KafkaVariables {
	readonly KAFKA_BROKERS?: readonly string[] | undefined;
	readonly KAFKA_SASL_MECHANISM?: SaslAccount["mechanism"] | undefined;
	readonly KAFKA_SASL_USERNAME?: string | undefined;
	readonly KAFKA_SASL_PASSWORD?: string | undefined;
	readonly KAFKA_SSL: boolean;
	/** A file. */
	readonly KAFKA_SSL_CA?: string | undefined;
}

/** Undefined without brokers. Throws `KafkaProblem` when the file of the authority cannot be read. */
export function readAccess(variables: KafkaVariables): KafkaAccess | undefined {
	const { KAFKA_BROKERS: brokers, KAFKA_SASL_MECHANISM: mechanism } = variables;
	if (!brokers) return undefined;
	const { KAFKA_SASL_USERNAME: username = "", KAFKA_SASL_PASSWORD: password = "" } = variables;
	return {
		brokers,
		sasl: mechanism && { mechanism, username, password },
		tls: variables.KAFKA_SSL ? { ca: readAuthority(variables.KAFKA_SSL_CA) } : undefined,
	};
}

function readAuthority(file: string | undefined): string | undefined {
	if (file === undefined) return undefined;
	try {
		return readFileSync(file, "utf8");
	} catch (cause) {
		throw new KafkaProblem(`${file} cannot be read: set KAFKA_SSL_CA to a file of certificates (PEM).`, { cause });
	}
}

export interface KafkaClients {
	/** For consumers: holds out for two minutes, so that a short outage costs no membership. */
	readonly patient: Kafka;
	/** For producers and admins: a clear error after about 2.5 s, because somebody else tries again. */
	readonly impatient: Kafka;
}

const PATIENT: RetryOptions = { initialRetryTime: 200, maxRetryTime: 1_000, retries: 120 };
const IMPATIENT: RetryOptions = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 };

export function createClients({ brokers, sasl, tls }: KafkaAccess, pod: string, log: Log): KafkaClients {
	guardTimerLoop();
	// The default partitioner is never asked: every record names its partition.
	process.env.KAFKAJS_NO_PARTITIONER_WARNING = "1";
	const config: KafkaConfig = {
		clientId: `adjutant-${pod}`,
		brokers: [...brokers],
		connectionTimeout: 2_000,
		requestTimeout: 5_000,
		enforceRequestTimeout: true,
		// The library's type wants each mechanism spelt out beside the same two fields.
		...(sasl && { sasl: sasl as SASLOptions }),
		...(tls && { ssl: tls.ca === undefined ? true : { ca: [tls.ca] } }),
		logLevel: kafkajs.logLevel.WARN,
		// The library reports expected rebalances and retries as errors; what matters is reported by this folder.
		logCreator: () => (entry) => log.info("kafka client", fieldsOf(entry)),
	};
	return {
		patient: new kafkajs.Kafka({ ...config, retry: PATIENT }),
		impatient: new kafkajs.Kafka({ ...config, retry: IMPATIENT }),
	};
}

function fieldsOf({ namespace, label, log: { message, groupId, broker, error } }: LogEntry) {
	return { namespace, label, said: message, group: groupId, broker, reason: String(error ?? "") };
}
