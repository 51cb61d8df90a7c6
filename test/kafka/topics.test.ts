/** Topics as they are asked for, on an admin of our own that answers as a cluster would. */
import type { Admin, ITopicConfig } from "kafkajs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { ensureTopics, nameTopics } from "../../src/kafka/topics.ts";
import { StartProblem } from "../../src/ports/process/startProblem.ts";

/** A cluster without topics, of so many brokers. `refusal` is what it says to whoever would make some. */
function createCluster(brokers: number, refusal?: Error) {
	const made: ITopicConfig[] = [];
	const admin = {
		listTopics: async () => made.map(({ topic }) => topic),
		describeCluster: async () => ({ brokers: Array.from({ length: brokers }, (_, nodeId) => ({ nodeId })) }),
		async createTopics({ topics }: { readonly topics: readonly ITopicConfig[] }) {
			if (refusal) throw refusal;
			made.push(...topics);
			return true;
		},
		fetchTopicOffsets: async (name: string) => {
			const topic = made.find((each) => each.topic === name);
			return Array.from({ length: topic?.numPartitions ?? 0 }, (_, partition) => ({ partition }));
		},
	};
	return { admin: admin as unknown as Admin, made };
}
const refused = (type: string) =>
	Object.assign(new Error("Topic creation errors"), { errors: [Object.assign(new Error("refused"), { type })] });

const topics = suite("topics");

for (const [brokers, replicas, inSync] of [
	[1, 1, "1"],
	[2, 2, "1"],
	[3, 3, "2"],
	[9, 3, "2"],
] as const) {
	topics(`given ${brokers} brokers, then each topic has ${replicas} replicas, ${inSync} of them in sync`, async () => {
		const { admin, made } = createCluster(brokers);
		await ensureTopics(admin, nameTopics("p."), 16, createSystemClock());
		assert.is(made.length, 6);
		for (const { topic, numPartitions, replicationFactor, configEntries } of made) {
			assert.match(topic, /^p\.task-(events|reminders|recurrence)(\.dead-letter)?$/);
			assert.is(numPartitions, 16);
			assert.is(replicationFactor, replicas);
			assert.is(configEntries?.find(({ name }) => name === "min.insync.replicas")?.value, inSync);
		}
	});
}

for (const type of ["TOPIC_AUTHORIZATION_FAILED", "CLUSTER_AUTHORIZATION_FAILED"]) {
	topics(`given an account that may not make topics (${type}), then a sentence names those to make`, async () => {
		const { admin } = createCluster(1, refused(type));
		let fault: unknown;
		await ensureTopics(admin, nameTopics(""), 16, createSystemClock()).catch((reason: unknown) => {
			fault = reason;
		});
		assert.ok(fault instanceof StartProblem);
		assert.match(
			(fault as Error).message,
			/^this Kafka account may not make topics: make task-events, task-events\.dead-letter, /,
		);
	});
}

topics("given a topic that gets no partitions, then the fault says where to look and who tries again", async () => {
	const { admin } = createCluster(1);
	const mute = { ...admin, fetchTopicOffsets: async () => [] };
	let said = "";
	await ensureTopics(mute, nameTopics(""), 16, createSystemClock(), 0).catch((fault: Error) => {
		said = fault.message;
	});
	assert.match(said, /^Kafka has not made task-events yet: see in the logs of its brokers .* tries again by itself/);
});

topics("given a cluster that cannot make topics just now, then that is no problem of the configuration", async () => {
	const { admin } = createCluster(1, refused("NOT_CONTROLLER"));
	let name = "";
	await ensureTopics(admin, nameTopics(""), 16, createSystemClock()).catch((fault: Error) => {
		name = fault.name;
	});
	assert.is(name, "Error");
});

topics.run();
