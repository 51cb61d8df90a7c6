/**
 * The event log of a cluster: Kafka carries the records, a shard is a partition, a group's members split the shards.
 *
 * It starts without a broker too: groups join and publications are accepted from when one answers, and until then
 * `healthy` says no and the outbox keeps the events (P6, P11). What is wrong for good, such as a topic with another
 * number of partitions or a refused password, is told at the start, in a sentence.
 */
import type { Admin } from "kafkajs";
import { type Clock, sleep } from "../ports/clock.ts";
import type { EventLog, LogRecord } from "../ports/eventLog.ts";
import { RecordsRefused } from "../ports/faults.ts";
import type { Log } from "../ports/log.ts";
import { backOffMs } from "../timing/backOff.ts";
import { within } from "../timing/within.ts";
import type { KafkaAccess } from "./access.ts";
import { createClients } from "./clients.ts";
import { toDeadLetter, withoutBody } from "./deadLetters.ts";
import { explainFault, KafkaProblem } from "./kafkaProblem.ts";
import { toMessage } from "./kafkaRecords.ts";
import { createLagWatch } from "./lagWatch.ts";
import { type KafkaMembership, startMembership } from "./membership.ts";
import { createPublisher, type Outgoing } from "./publisher.ts";
import { ensureTopics, nameTopics } from "./topics.ts";

const FIRST_TRY_WITHIN_MS = 8_000;
const BACK_OFF = { firstMs: 200, longestMs: 2_000, spread: 0.5 };
/** Without any answer for so long Kafka counts as down; consumers and the lag watch ask more often. */
const CONTACT_WITHIN_MS = 10_000;
const DISCONNECT_WITHIN_MS = 2_000;

export interface KafkaLogOptions {
	readonly access: KafkaAccess;
	/** Stands before the names of topics and groups. */
	readonly prefix: string;
	/** Partitions of every topic. */
	readonly shards: number;
	/** Name of this process among its fellows. */
	readonly pod: string;
	readonly clock: Clock;
	readonly log: Log;
	/** 0 ≤ n < 1; spreads the back-offs of pods that lost the broker together. */
	readonly random: () => number;
}

/**
 * Resolves within 8 s, whether Kafka answers or not. Rejects with `KafkaProblem` when it answers and cannot be used.
 */
export async function createKafkaLog(options: KafkaLogOptions): Promise<EventLog> {
	const { access, prefix, shards, pod, clock, log, random } = options;
	if (access.sasl?.mechanism === "plain" && !access.tls)
		log.warn("the password for Kafka travels in clear: set KAFKA_SSL");
	const clients = createClients(access, pod, log);
	const names = nameTopics(prefix);
	const memberships = new Set<KafkaMembership>();
	const closing = new AbortController();
	const ready = Promise.withResolvers<void>();
	let isReady = false;
	let problem: unknown = new Error("No Kafka broker has answered yet");
	let contactMs: number | undefined;

	const nowMs = () => clock.now().epochMilliseconds;
	const onContact = () => {
		contactMs = nowMs();
	};
	const publisher = createPublisher({ kafka: clients.impatient, clock, log, onContact });
	const lagWatch = createLagWatch({ kafka: clients.impatient, names, prefix, clock, log, onContact });

	async function prepare(): Promise<void> {
		const admin = clients.impatient.admin();
		try {
			await admin.connect();
			await ensureTopics(admin, names, shards, clock);
		} catch (fault) {
			problem = explainFault(fault, access.brokers);
			throw problem;
		} finally {
			await disconnect(admin);
		}
		onContact();
		isReady = true;
		ready.resolve();
	}

	async function disconnect(admin: Admin): Promise<void> {
		await within(clock, DISCONNECT_WITHIN_MS, admin.disconnect()).catch((err: unknown) =>
			log.info("a Kafka admin did not disconnect", { err }),
		);
	}

	async function findEnds(topic: string): Promise<ReadonlyMap<number, string>> {
		const admin = clients.impatient.admin();
		try {
			await admin.connect();
			const offsets = await admin.fetchTopicOffsets(topic);
			return new Map(offsets.map(({ partition, high }) => [partition, high]));
		} finally {
			await disconnect(admin);
		}
	}

	async function prepareWithoutEnd(): Promise<void> {
		for (let failures = 1; !isReady && !closing.signal.aborted; failures++) {
			try {
				await prepare();
				log.warn("Kafka answers now");
			} catch (err) {
				const ms = backOffMs(BACK_OFF, failures, random());
				const level = err instanceof KafkaProblem ? "error" : "warn";
				log[level]("Kafka cannot be used; it is tried again", { failures, retry_in_ms: ms, err });
				await sleep(clock, ms, closing.signal);
			}
		}
	}

	const first = prepare().then(
		() => undefined,
		(fault: unknown) => fault,
	);
	await within(clock, FIRST_TRY_WITHIN_MS, first);
	if (problem instanceof KafkaProblem && !isReady) {
		await publisher.close();
		throw problem;
	}
	const preparation = first.then(() => prepareWithoutEnd());
	if (!isReady) log.warn("no Kafka broker answers; starting without", { err: problem });
	lagWatch.start(ready.promise);

	return {
		async publish(records) {
			if (closing.signal.aborted) throw new Error("The log is closed");
			const unknown = records.find((record) => !(record.shard >= 0 && record.shard < shards));
			if (unknown) throw new RangeError(`There is no shard ${unknown.shard}: the log has ${shards}`);
			const outgoing = new Map<Outgoing, LogRecord>(
				records.map((record) => [{ topic: names.of(record.topic), message: toMessage(record) }, record]),
			);
			if (!isReady) throw problem;
			const refused = await publisher.send([...outgoing.keys()]);
			if (refused.length === 0) return;
			throw new RecordsRefused(
				refused.flatMap(({ record, reason }) => {
					const ours = outgoing.get(record);
					return ours ? [{ record: ours, reason }] : [];
				}),
			);
		},

		async join(join) {
			if (closing.signal.aborted) throw new Error("The log is closed");
			const groupId = `${prefix}${join.group}`;
			const membership = startMembership({
				kafka: clients.patient,
				groupId,
				names,
				shards,
				join,
				clock,
				log,
				random,
				ready: ready.promise,
				findEnds,
				onContact,
				onDeadLetter: async (letter) => {
					const topic = names.deadLettersOf(letter.topic);
					const message = toDeadLetter(letter, clock.now());
					const [refused] = await publisher.send([{ topic, message }]);
					if (!refused) return;
					// The letter is a little larger than its record, and the partition must go on: the journal has the body.
					const [again] = await publisher.send([{ topic, message: withoutBody(message, refused.reason) }]);
					if (again) throw new Error(`Kafka takes no dead letter: ${again.reason}`);
				},
			});
			memberships.add(membership);
			// A group that commits nothing has no lag to speak of.
			if (!join.everyMember) lagWatch.add(join.group, join.topics);
			return membership;
		},

		healthy: () =>
			isReady && !closing.signal.aborted && contactMs !== undefined && nowMs() - contactMs < CONTACT_WITHIN_MS,

		facts: () => ({
			silent_ms: contactMs === undefined ? null : nowMs() - contactMs,
			groups: [...memberships].map((membership) => membership.facts()),
			lag: lagWatch.lag(),
		}),

		async close() {
			if (closing.signal.aborted) return;
			closing.abort();
			await Promise.all([...memberships].map((membership) => membership.leave()));
			await Promise.all([publisher.close(), lagWatch.stop(), within(clock, DISCONNECT_WITHIN_MS, preparation)]);
		},
	};
}
