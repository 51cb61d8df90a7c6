/**
 * The topics, made by the system with their partitions and retention and never by asking for them: a topic that a broker
 * makes by itself has its own idea of both, and a partition would no longer be a shard.
 */
import type { Admin, ITopicConfig } from "kafkajs";
import { TOPICS, type Topic } from "../ports/cluster/eventLog.ts";
import { type Clock, sleep } from "../ports/process/clock.ts";
import { KafkaProblem } from "./kafkaProblem.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const RETENTION_DAYS: Readonly<Record<Topic, number>> = {
	"task-events": 7,
	"task-reminders": 1,
	"task-recurrence": 7,
};
const DEAD_LETTER_DAYS = 30;
const MOST_REPLICAS = 3;
const VISIBLE_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 50;

export interface TopicNames {
	of(topic: Topic): string;
	deadLettersOf(topic: Topic): string;
	/** Which of our topics has this name; `undefined` when none has. */
	find(name: string): Topic | undefined;
}

/** `prefix` stands before each name, for brokers that others use too. */
export function nameTopics(prefix: string): TopicNames {
	return {
		of: (topic) => `${prefix}${topic}`,
		deadLettersOf: (topic) => `${prefix}${topic}.dead-letter`,
		find: (name) => TOPICS.find((topic) => name === `${prefix}${topic}`),
	};
}

/**
 * Makes what is missing, waits until it is seen, and resolves to its names; what is there stays as it is. Rejects with
 * `KafkaProblem` when a topic has another number of partitions or may not be made, and with kafkajs's errors when the broker
 * cannot be asked.
 */
export async function ensureTopics(
	admin: Admin,
	names: TopicNames,
	shards: number,
	clock: Clock,
	visibleWithinMs = VISIBLE_WITHIN_MS,
): Promise<readonly string[]> {
	const wanted = TOPICS.flatMap((topic) => [
		{ name: names.of(topic), days: RETENTION_DAYS[topic] },
		{ name: names.deadLettersOf(topic), days: DEAD_LETTER_DAYS },
	]);
	const missing = await findMissingTopics(admin, names, shards);
	if (missing.length === 0) return [];
	const { brokers } = await admin.describeCluster();
	const replicas = Math.min(MOST_REPLICAS, brokers.length);
	const topics = wanted
		.filter(({ name }) => missing.includes(name))
		.map(({ name, days }): ITopicConfig => {
			const config = {
				"retention.ms": days * DAY_MS,
				"cleanup.policy": "delete",
				"min.insync.replicas": replicas > 2 ? 2 : 1,
			};
			const configEntries = Object.entries(config).map(([key, value]) => ({ name: key, value: String(value) }));
			return { topic: name, numPartitions: shards, replicationFactor: replicas, configEntries };
		});
	// Waiting for leaders here fails on a fresh broker although the topics were made; the look below is the proof.
	await admin.createTopics({ topics, waitForLeaders: false }).catch((fault: unknown) => {
		throw explainCreation(fault, missing);
	});
	await waitUntilVisible({ admin, shards, clock }, missing, visibleWithinMs);
	return missing;
}

/** Names of those that do not exist. Rejects with `KafkaProblem` when one has another number of partitions. */
export async function findMissingTopics(admin: Admin, names: TopicNames, shards: number): Promise<string[]> {
	const wanted = TOPICS.flatMap((topic) => [names.of(topic), names.deadLettersOf(topic)]);
	const existing = await admin.listTopics();
	const present = wanted.filter((name) => existing.includes(name));
	if (present.length > 0) {
		const { topics } = await admin.fetchTopicMetadata({ topics: present });
		for (const { name, partitions } of topics) requirePartitions(name, partitions.length, shards);
	}
	return wanted.filter((name) => !present.includes(name));
}

function requirePartitions(name: string, partitions: number, shards: number): void {
	if (partitions === shards) return;
	throw new KafkaProblem(
		`the Kafka topic ${name} has ${partitions} partitions and SHARDS is ${shards}: set SHARDS to the number of partitions, or remove the topic.`,
	);
}

/** Another pod may make them at the same moment; who came first is the same to both. */
async function waitUntilVisible(
	{ admin, shards, clock }: { readonly admin: Admin; readonly shards: number; readonly clock: Clock },
	names: readonly string[],
	visibleWithinMs: number,
): Promise<void> {
	const endsMs = clock.elapsedMs() + visibleWithinMs;
	for (const name of names) {
		for (;;) {
			const offsets = await admin.fetchTopicOffsets(name).catch(() => []);
			if (offsets.length > 0) {
				requirePartitions(name, offsets.length, shards);
				break;
			}
			if (clock.elapsedMs() > endsMs) {
				throw new Error(
					`Kafka has not made ${name} yet: see in the logs of its brokers what keeps them. A server tries again by itself; start a command again.`,
				);
			}
			await sleep(clock, LOOK_EVERY_MS);
		}
	}
}

function explainCreation(cause: unknown, names: readonly string[]): unknown {
	const faults =
		cause instanceof AggregateError || (cause instanceof Error && "errors" in cause) ? cause.errors : [cause];
	const isRefused = (faults as unknown[]).some(
		(fault) => fault instanceof Error && "type" in fault && /AUTHORIZATION_FAILED$/.test(String(fault.type)),
	);
	if (!isRefused) return cause;
	return new KafkaProblem(
		`this Kafka account may not make topics: make ${names.join(", ")} with as many partitions as SHARDS, or give it the right.`,
		{ cause },
	);
}
