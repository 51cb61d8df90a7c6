/** A Kafka log on a real broker, with topics and groups of its own, and a foreign client to look at them. */
import { randomUUID } from "node:crypto";
import kafkajs, { type KafkaMessage } from "kafkajs";
import { createSystemClock } from "../../src/host/systemClock.ts";
import type { KafkaAccess } from "../../src/kafka/access.ts";
import { createKafkaLog, type KafkaLogOptions } from "../../src/kafka/kafkaLog.ts";
import { createRememberingLog } from "../eventlog/sampleRecords.ts";

export const makePrefix = () => `t-${randomUUID().slice(0, 8)}.`;

const accessTo = (brokers: string): KafkaAccess => ({ brokers: [brokers], sasl: undefined, tls: undefined });

export async function createLogOn(brokers: string, options: Partial<KafkaLogOptions> = {}) {
	const log = createRememberingLog();
	const prefix = options.prefix ?? makePrefix();
	const eventLog = await createKafkaLog({
		access: accessTo(brokers),
		prefix,
		shards: 4,
		pod: "pod",
		clock: createSystemClock(),
		log,
		random: Math.random,
		...options,
	});
	return { eventLog, prefix, lines: log.lines };
}

/** A client that knows nothing of Adjutant. */
export function foreignClient(brokers: string) {
	return new kafkajs.Kafka({ brokers: [brokers], clientId: "foreign", logLevel: kafkajs.logLevel.NOTHING });
}

/** Every message of a topic from its beginning on, as they come. */
export async function followTopic(brokers: string, topic: string) {
	const consumer = foreignClient(brokers).consumer({ groupId: `follow-${randomUUID()}`, maxWaitTimeInMs: 100 });
	const messages: (KafkaMessage & { readonly partition: number })[] = [];
	await consumer.connect();
	await consumer.subscribe({ topics: [topic], fromBeginning: true });
	await consumer.run({
		eachMessage: async ({ message, partition }) => void messages.push({ ...message, partition }),
	});
	return { messages, stop: () => consumer.disconnect() };
}
