/** The log that carries records: Kafka where brokers are named, or in process. */
import { createInProcessLog } from "../eventlog/inProcessLog.ts";
import { readAccess } from "../kafka/access.ts";
import type { EventLog } from "../ports/cluster/eventLog.ts";
import type { Basics } from "./basics.ts";
import type { Part } from "./lifeCycle.ts";

/** Rejects with a `StartProblem` when Kafka answers and cannot be used. */
export async function openEventLog({ config, hostClock: clock, log, pod, traced }: Basics): Promise<Part<EventLog>> {
	const access = readAccess(config);
	const { SHARDS: shards, KAFKA_TOPIC_PREFIX: prefix } = config;
	if (access) {
		// Only who has brokers loads the library.
		const { createKafkaLog } = await import("../kafka/kafkaLog.ts");
		const eventLog = await createKafkaLog({ access, prefix, shards, pod, clock, log, random: Math.random });
		return { api: traced.eventLog(eventLog), stop: () => eventLog.close() };
	}
	const eventLog = createInProcessLog({
		shards,
		clock,
		log,
		// The journal keeps every event: what a consumer here cannot handle is noted, and nothing is lost by it.
		onDeadLetter: async ({ group, record, reason }) =>
			log.error("a record could not be handled", { group, headers: record.headers, err: reason }),
	});
	return { api: traced.eventLog(eventLog), stop: () => eventLog.close() };
}
