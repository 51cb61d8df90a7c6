/** `adjutant topics`: makes the Kafka topics before any server starts, for instance by an account that may. */
import { readAccess } from "../kafka/access.ts";
import { makeTopics } from "../kafka/lookAtKafka.ts";
import type { CommandContext } from "./command.ts";

export async function makeKafkaTopics({ config, say, clock, log }: CommandContext): Promise<number> {
	const access = readAccess(config);
	if (!access) {
		say("KAFKA_BROKERS is not set: without Kafka there are no topics.");
		return 1;
	}
	const { KAFKA_TOPIC_PREFIX: prefix, SHARDS: shards } = config;
	const made = await makeTopics({ access, prefix, shards, clock, log });
	say(made.length === 0 ? "All topics are there." : `Made ${made.join(", ")}.`);
	return 0;
}
