/** The broker that the files of a run share; each keeps to topics and groups of its own by a prefix. */
import { startKafkaBroker } from "./kafkaBroker.ts";
import { whyNoKafka } from "./kafkaFiles.ts";

/** Why there is no Kafka here, for a SKIP line; undefined when there is one. */
export async function lacksKafka(): Promise<string | undefined> {
	return process.env.ADJUTANT_TEST_KAFKA ? undefined : whyNoKafka();
}

/** `host:port` of the run's broker, or of one of its own for a file that runs alone. */
export async function shareKafkaBroker(): Promise<string> {
	return process.env.ADJUTANT_TEST_KAFKA ?? (await startKafkaBroker()).brokers;
}
