/** One look at the brokers, for who wants to know whether all is well: nothing is made or changed. */
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { within } from "../timing/within.ts";
import type { KafkaAccess } from "./access.ts";
import { createClients } from "./clients.ts";
import { countDeadLetters } from "./deadLetterReplay.ts";
import { explainSilence } from "./kafkaProblem.ts";
import { findMissingTopics, nameTopics } from "./topics.ts";

const DISCONNECT_WITHIN_MS = 2_000;

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

/** Rejects with `KafkaProblem` when no broker answers, when one refuses, or when a topic has other partitions. */
export async function lookAtKafka({ access, prefix, shards, clock, log }: KafkaLookOptions): Promise<KafkaLook> {
	const admin = createClients(access, "doctor", log).impatient.admin();
	try {
		await admin.connect();
		const { brokers } = await admin.describeCluster();
		const missingTopics = await findMissingTopics(admin, nameTopics(prefix), shards);
		return { brokers: brokers.length, missingTopics, deadLetters: await countDeadLetters(admin, prefix) };
	} catch (fault) {
		throw explainSilence(fault, access.brokers);
	} finally {
		await within(clock, DISCONNECT_WITHIN_MS, admin.disconnect());
	}
}
