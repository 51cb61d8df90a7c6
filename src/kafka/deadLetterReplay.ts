/**
 * Dead letters published again to the topic they came from, once what was wrong is mended. How far a replay came is
 * committed under a group of its own, so that the next one begins behind it; dying in between publishes some again.
 */
import type { Admin, Consumer, EachBatchPayload, Kafka } from "kafkajs";
import { TOPICS, type Topic } from "../ports/cluster/eventLog.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import type { KafkaAccess } from "./access.ts";
import { createClients } from "./clients.ts";
import { type KeptLetter, readDeadLetter } from "./deadLetters.ts";
import { awaitDisconnect } from "./disconnect.ts";
import { explainSilence, KafkaProblem } from "./kafkaProblem.ts";
import { toMessage } from "./kafkaRecords.ts";
import { createPublisher, type Publisher } from "./publisher.ts";
import { nameTopics } from "./topics.ts";

const GROUP = "dead-letter-replay";
const SESSION_MS = 6_000;
/** Without progress for so long a replay is given up. */
const PROGRESS_WITHIN_MS = 30_000;

export interface ReplayOptions {
	readonly access: KafkaAccess;
	readonly prefix: string;
	readonly topic: Topic;
	/** Nothing is published and nothing committed. */
	readonly isDry: boolean;
	readonly clock: Clock;
	readonly log: Log;
	/** Told of each letter, before it is published. */
	readonly onLetter: (letter: KeptLetter) => void;
}

export interface ReplayResult {
	/** Published again; on a dry run, what would be. */
	readonly replayed: number;
	/** Passed over, because no reader would accept them. */
	readonly unreadable: number;
}

/**
 * Takes what was there when it began. Rejects with `KafkaProblem` when the broker refuses, when the topic is not there,
 * or when another replay of it runs.
 */
export async function replayDeadLetters(options: ReplayOptions): Promise<ReplayResult> {
	const { access, prefix, clock, log } = options;
	const kafka = createClients(access, "replay", log).impatient;
	const publisher = createPublisher({ kafka, clock, log, onContact() {} });
	try {
		return await replayWith(kafka, publisher, options, `${prefix}${GROUP}`);
	} catch (fault) {
		throw explainSilence(fault, access.brokers);
	} finally {
		await publisher.close();
	}
}

async function replayWith(
	kafka: Kafka,
	publisher: Publisher,
	options: ReplayOptions,
	groupId: string,
): Promise<ReplayResult> {
	const { prefix, topic, isDry, clock, log, onLetter } = options;
	const names = nameTopics(prefix);
	const source = names.deadLettersOf(topic);
	const admin = kafka.admin();
	const { open, partitions } = await admin
		.connect()
		.then(() => findOpen(admin, source, groupId))
		.finally(() => admin.disconnect());
	const result = { replayed: 0, unreadable: 0 };
	if (open.size === 0) return result;

	async function take({ batch, heartbeat, resolveOffset, commitOffsetsIfNecessary }: EachBatchPayload): Promise<void> {
		const { partition } = batch;
		const end = open.get(partition);
		if (end === undefined) return;
		const letters = batch.messages.filter(({ offset }) => BigInt(offset) < end);
		const kept = letters.map((message) => readDeadLetter(topic, partition, message));
		for (const letter of kept) onLetter(letter);
		const readable = kept.flatMap(({ record }) => record ?? []);
		if (!isDry && readable.length > 0) {
			const outgoing = readable.map((record) => ({ topic: names.of(topic), message: toMessage(record) }));
			const [refused] = await publisher.send(outgoing);
			if (refused)
				throw new KafkaProblem(
					`Kafka refuses a dead letter of ${source}: ${refused.reason}. Mend what it names, then replay again.`,
				);
		}
		result.replayed += readable.length;
		result.unreadable += kept.length - readable.length;
		const last = BigInt(batch.lastOffset());
		const next = last + 1n < end ? last + 1n : end;
		if (!isDry) {
			const offsets = [{ partition, offset: String(next) }];
			await commitOffsetsIfNecessary({ topics: [{ topic: source, partitions: offsets }] });
		}
		resolveOffset(String(last));
		await heartbeat();
		if (next >= end) open.delete(partition);
	}

	const consumer = kafka.consumer({
		groupId,
		allowAutoTopicCreation: false,
		sessionTimeout: SESSION_MS,
		maxWaitTimeInMs: 250,
		retry: { retries: 2, restartOnFailure: async () => false },
	});
	try {
		await readUntilEmpty(consumer, { source, partitions, open, take, clock });
		return result;
	} finally {
		await awaitDisconnect(consumer.disconnect(), { clock, log }, "the consumer of a replay");
	}
}

/** Letters of all topics that no replay has had yet; 0 for a topic that is not there. */
export async function countDeadLetters(admin: Admin, prefix: string): Promise<number> {
	const names = nameTopics(prefix);
	const existing = await admin.listTopics();
	const sources = TOPICS.map(names.deadLettersOf).filter((name) => existing.includes(name));
	const found = await Promise.all(sources.map((source) => findOpen(admin, source, `${prefix}${GROUP}`)));
	return found.reduce((sum, { letters }) => sum + letters, 0);
}

/** Partitions with letters that no replay has had yet, and where each ends now. */
async function findOpen(admin: Admin, source: string, groupId: string) {
	const existing = await admin.listTopics();
	if (!existing.includes(source)) {
		throw new KafkaProblem(`Kafka has no topic ${source}: start Adjutant once, or check KAFKA_TOPIC_PREFIX.`);
	}
	const [committed] = await admin.fetchOffsets({ groupId, topics: [source] });
	const doneUpTo = new Map(committed?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
	const offsets = await admin.fetchTopicOffsets(source);
	const open = new Map<number, bigint>();
	let letters = 0;
	for (const { partition, low, high } of offsets) {
		const done = doneUpTo.get(partition) ?? -1n;
		// What is older than the retention is gone, committed or not.
		const from = done > BigInt(low) ? done : BigInt(low);
		if (from >= BigInt(high)) continue;
		open.set(partition, BigInt(high));
		letters += Number(BigInt(high) - from);
	}
	return { open, letters, partitions: offsets.length };
}

interface Reading {
	readonly source: string;
	/** Of the topic: a member that is given fewer is not alone. */
	readonly partitions: number;
	readonly open: ReadonlyMap<number, unknown>;
	readonly take: (payload: EachBatchPayload) => Promise<void>;
	readonly clock: Clock;
}

async function readUntilEmpty(consumer: Consumer, reading: Reading): Promise<void> {
	const { source, partitions, open, take, clock } = reading;
	const over = Promise.withResolvers<void>();
	const giveUp = () => over.reject(new Error(`A replay made no progress for ${PROGRESS_WITHIN_MS} ms; start it again`));
	let cancel = clock.setTimer(PROGRESS_WITHIN_MS, giveUp);
	consumer.on(consumer.events.CRASH, ({ payload }) => over.reject(payload.error));
	consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
		const mine = payload.memberAssignment[source]?.length ?? 0;
		if (mine < partitions) over.reject(new KafkaProblem(`another replay of ${source} runs: let it end first.`));
	});
	try {
		await consumer.connect();
		await consumer.subscribe({ topics: [source], fromBeginning: true });
		await consumer.run({
			autoCommit: false,
			eachBatchAutoResolve: false,
			async eachBatch(payload) {
				await take(payload);
				cancel();
				cancel = clock.setTimer(PROGRESS_WITHIN_MS, giveUp);
				if (open.size === 0) over.resolve();
			},
		});
		await over.promise;
	} finally {
		cancel();
	}
}
