/** What a command does with the brokers once: looks whether all is well, or makes the topics. No pod is needed for it. */
import kafkajs, { type Admin } from "kafkajs";
import { TOPICS } from "../ports/cluster/eventLog.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import type { KafkaAccess } from "./access.ts";
import { createWithAdmin } from "./admins.ts";
import { createClients } from "./clients.ts";
import { countDeadLetters } from "./deadLetterReplay.ts";
import { explainSilence } from "./kafkaProblem.ts";
import { ensureTopics, findMissingTopics, nameTopics } from "./topics.ts";

/** Brokers under load take a while until they all know a topic. A pod tries again by itself; a command is run once. */
const PATIENCE_MS = 60_000;

export interface KafkaLook {
	readonly brokers: number;
	readonly missingTopics: readonly string[];
	/** Dead letters that no replay has had yet. */
	readonly deadLetters: number;
}

export interface KafkaLookOptions {
	readonly access: KafkaAccess;
	readonly prefix: string;
	readonly shards: number;
	readonly clock: Clock;
	readonly log: Log;
}

/** Nothing is made or changed. Rejects with `KafkaProblem` when no broker answers, when one refuses, or when a topic has other partitions. */
export function lookAtKafka(options: KafkaLookOptions): Promise<KafkaLook> {
	const { prefix, shards } = options;
	return withAdmin(options, "doctor", async (admin) => {
		const { brokers } = await admin.describeCluster();
		const missingTopics = await findMissingTopics(admin, nameTopics(prefix), shards);
		return { brokers: brokers.length, missingTopics, deadLetters: await countDeadLetters(admin, prefix) };
	});
}

export interface KafkaCopies {
	readonly brokers: number;
	/** Of the partition that has fewest; 0 while a topic is missing. */
	readonly replicas: number;
	/** How many of them must have a record before it counts, of the topic that asks for fewest. */
	readonly inSync: number;
}

/** How many brokers each record is on. Rejects as `lookAtKafka` does. */
export function lookAtCopies(options: KafkaLookOptions): Promise<KafkaCopies> {
	const names = nameTopics(options.prefix);
	return withAdmin(options, "doctor", async (admin) => {
		const brokers = (await admin.describeCluster()).brokers.length;
		if ((await findMissingTopics(admin, names, options.shards)).length > 0) return { brokers, replicas: 0, inSync: 0 };
		const topics = TOPICS.map((topic) => names.of(topic));
		const metadata = await admin.fetchTopicMetadata({ topics });
		const counts = metadata.topics.flatMap(({ partitions }) => partitions.map(({ replicas }) => replicas.length));
		const { resources } = await admin.describeConfigs({
			includeSynonyms: false,
			resources: topics.map((name) => ({
				type: kafkajs.ConfigResourceTypes.TOPIC,
				name,
				configNames: ["min.insync.replicas"],
			})),
		});
		const inSync = resources.flatMap(({ configEntries }) =>
			configEntries.map(({ configValue }) => Number(configValue)),
		);
		return { brokers, replicas: Math.min(...counts), inSync: Math.min(...inSync) };
	});
}

/** Makes the topics that are missing, as the first pod would, and resolves to their names. Rejects as `lookAtKafka` does. */
export function makeTopics(options: KafkaLookOptions): Promise<readonly string[]> {
	const { prefix, shards, clock } = options;
	return withAdmin(options, "topics", (admin) => ensureTopics(admin, nameTopics(prefix), shards, clock, PATIENCE_MS));
}

async function withAdmin<Result>(
	{ access, clock, log }: KafkaLookOptions,
	name: string,
	work: (admin: Admin) => Promise<Result>,
): Promise<Result> {
	try {
		return await createWithAdmin(createClients(access, name, log).impatient, clock, log)(work);
	} catch (fault) {
		throw explainSilence(fault, access.brokers);
	}
}
