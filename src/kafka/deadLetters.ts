/** What could not be handled, as it is kept: the message as it was, with the reason and where it came from in headers. */
import type { KafkaMessage, Message } from "kafkajs";
import { UnreadableEvent } from "../domain/documents/wireEvent.ts";
import type { LogRecord, Topic } from "../ports/cluster/eventLog.ts";
import { readHeaders, readMessage } from "./kafkaRecords.ts";
import type { DeadLetter } from "./partitionReader.ts";

const HEADER = "dead_letter_";
const LONGEST_REASON = 1_000;

/** A dead letter as it is found again. */
export interface KeptLetter {
	readonly shard: number;
	readonly offset: string;
	/** Undefined when it never was a record that anyone could read. */
	readonly record: LogRecord | undefined;
	readonly reason: string;
	readonly group: string;
	/** Instant at which it was given up (UTC); "" when the letter does not say. */
	readonly at: string;
}

/** Key, value and partition are those of the message. */
export function toDeadLetter({ group, topic, shard, message, reason }: DeadLetter, at: Temporal.Instant): Message {
	const said = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
	return {
		key: message.key,
		value: message.value,
		partition: shard,
		headers: {
			...withoutDeath(readHeaders(message.headers)),
			[`${HEADER}reason`]: said.slice(0, LONGEST_REASON),
			[`${HEADER}group`]: group,
			[`${HEADER}topic`]: topic,
			[`${HEADER}offset`]: message.offset,
			[`${HEADER}at`]: at.toString({ smallestUnit: "millisecond" }),
		},
	};
}

/** For a topic that does not take it whole: who and what it was is in the headers, what it said in the journal. */
export function withoutBody(letter: Message, why: string): Message {
	const headers = readHeaders(letter.headers);
	const reason = `${headers[`${HEADER}reason`]} (kept without its body: ${why})`;
	return { ...letter, value: null, headers: { ...headers, [`${HEADER}reason`]: reason.slice(0, LONGEST_REASON) } };
}

export function readDeadLetter(topic: Topic, shard: number, message: KafkaMessage): KeptLetter {
	const headers = readHeaders(message.headers);
	return {
		shard,
		offset: message.offset,
		record: findRecord(topic, shard, message),
		reason: headers[`${HEADER}reason`] ?? "",
		group: headers[`${HEADER}group`] ?? "",
		at: headers[`${HEADER}at`] ?? "",
	};
}

/** As it was before it was a dead letter. */
function findRecord(topic: Topic, shard: number, message: KafkaMessage): LogRecord | undefined {
	try {
		const record = readMessage(topic, shard, message);
		return { ...record, headers: withoutDeath(record.headers) };
	} catch (err) {
		if (err instanceof UnreadableEvent) return undefined;
		throw err;
	}
}

function withoutDeath(headers: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(HEADER)));
}
