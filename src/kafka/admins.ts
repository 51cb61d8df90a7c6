/** A connection for administration, for as long as one piece of work takes. */
import type { Admin, Kafka } from "kafkajs";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { awaitDisconnect } from "./disconnect.ts";

/** What `use` comes to; rejects with it, or when no broker can be reached. One that does not disconnect holds up nothing. */
export type WithAdmin = <Answer>(use: (admin: Admin) => Promise<Answer>) => Promise<Answer>;

export function createWithAdmin(kafka: Kafka, clock: Clock, log: Log): WithAdmin {
	return async (use) => {
		const admin = kafka.admin();
		try {
			await admin.connect();
			return await use(admin);
		} finally {
			await awaitDisconnect(admin.disconnect(), { clock, log }, "a Kafka admin");
		}
	};
}

/** The next offset of each partition of a topic. */
export async function findEnds(withAdmin: WithAdmin, topic: string): Promise<ReadonlyMap<number, string>> {
	const offsets = await withAdmin((admin) => admin.fetchTopicOffsets(topic));
	return new Map(offsets.map(({ partition, high }) => [partition, high]));
}
