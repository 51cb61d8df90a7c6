/** What could not be handled, as it is kept: the message as it was, with the reason and where it came from in headers. */
import type { Message } from "kafkajs";
import { readHeaders } from "./kafkaRecords.ts";
import type { DeadLetter } from "./partitionReader.ts";

const HEADER = "dead_letter_";
const LONGEST_REASON = 1_000;

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

/** The headers that the message had before it was a dead letter. */
function withoutDeath(headers: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(HEADER)));
}
