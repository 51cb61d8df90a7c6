/** The two clients of the library that are made of an access: a patient and an impatient one (decision 0030). */
import kafkajs, { type Kafka, type KafkaConfig, type LogEntry, type RetryOptions, type SASLOptions } from "kafkajs";
import type { Log } from "../ports/process/log.ts";
import type { KafkaAccess } from "./access.ts";
import { guardLeaderless } from "./leaderlessGuard.ts";
import { guardTimerLoop } from "./timerLoopGuard.ts";

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
	guardLeaderless();
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
