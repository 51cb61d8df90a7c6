/**
 * The event log of a cluster: Kafka carries the records, a shard is a partition, a group's members split the shards.
 *
 * It starts without a broker too: groups join and publications are accepted from when one answers, and until then
 * `healthy` says no and the outbox keeps the events (P6, P11). What is wrong for good, such as a topic with another
 * number of partitions or a refused password, is told at the start, in a sentence (`readiness.ts`).
 */

import type { EventLog, LogRecord } from "../ports/cluster/eventLog.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { within } from "../timing/within.ts";
import type { KafkaAccess } from "./access.ts";
import { createWithAdmin, findEnds } from "./admins.ts";
import { createClients } from "./clients.ts";
import { createLagWatch } from "./lagWatch.ts";
import { type KafkaMembership, startMembership } from "./membership.ts";
import { createPublisher } from "./publisher.ts";
import { createReadiness } from "./readiness.ts";
import { publishRecords, sendDeadLetter } from "./sendings.ts";
import { createSignsOfLife } from "./signsOfLife.ts";
import { ensureTopics, nameTopics } from "./topics.ts";

/** Without any answer for so long Kafka counts as down; consumers and the lag watch ask more often. */
const CONTACT_WITHIN_MS = 10_000;
const STOP_PREPARING_WITHIN_MS = 2_000;

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
	warnOfClearText(access, log);
	const clients = createClients(access, pod, log);
	const names = nameTopics(prefix);
	const memberships = new Set<KafkaMembership>();
	const closing = new AbortController();
	const contact = createSignsOfLife(clock);
	const onContact = contact.show;
	const publisher = createPublisher({ kafka: clients.impatient, clock, log, onContact });
	const lagWatch = createLagWatch({ kafka: clients.impatient, names, prefix, clock, log, onContact });
	const withAdmin = createWithAdmin(clients.impatient, clock, log);
	const readiness = createReadiness({
		brokers: access.brokers,
		clock,
		log,
		random,
		closing: closing.signal,
		async prepare() {
			await withAdmin((admin) => ensureTopics(admin, names, shards, clock));
			onContact();
		},
	});

	try {
		await readiness.tryFirst();
	} catch (problem) {
		await publisher.close();
		throw problem;
	}
	const preparation = readiness.tryOn();
	lagWatch.start(readiness.whenReady);

	const { whenReady: ready } = readiness;
	const ofEveryMember = { kafka: clients.patient, names, shards, clock, log, random, onContact, ready };

	function requireOpen(): void {
		if (closing.signal.aborted) throw new Error("The log is closed");
	}

	return {
		async publish(records) {
			requireOpen();
			requireShards(records, shards);
			readiness.require();
			await publishRecords(publisher, names, records);
		},
		async join(join) {
			requireOpen();
			const membership = startMembership({
				...ofEveryMember,
				groupId: `${prefix}${join.group}`,
				join,
				findEnds: (topic) => findEnds(withAdmin, topic),
				onDeadLetter: (letter) => sendDeadLetter(publisher, names, letter, clock.now()),
			});
			memberships.add(membership);
			// A group that commits nothing has no lag to speak of.
			if (!join.everyMember) lagWatch.add(join.group, join.topics);
			return membership;
		},
		healthy: () =>
			readiness.isReady() &&
			!closing.signal.aborted &&
			(contact.silentMs() ?? Number.POSITIVE_INFINITY) < CONTACT_WITHIN_MS,
		facts: () => ({
			silent_ms: contact.silentMs(),
			groups: [...memberships].map((membership) => membership.facts()),
			lag: lagWatch.lag(),
		}),
		async close() {
			if (closing.signal.aborted) return;
			closing.abort();
			await Promise.all([...memberships].map((membership) => membership.leave()));
			await Promise.all([publisher.close(), lagWatch.stop(), within(clock, STOP_PREPARING_WITHIN_MS, preparation)]);
		},
	};
}

function warnOfClearText({ sasl, tls }: KafkaAccess, log: Log): void {
	if (sasl?.mechanism === "plain" && !tls) log.warn("the password for Kafka travels in clear: set KAFKA_SSL");
}

function requireShards(records: readonly LogRecord[], shards: number): void {
	const unknown = records.find(({ shard }) => !(shard >= 0 && shard < shards));
	if (unknown) throw new RangeError(`There is no shard ${unknown.shard}: the log has ${shards}`);
}
