/**
 * Between records of the port and messages of Kafka, and what is asked of their envelope on both sides: whose they are,
 * which event they carry, in which version. The document inside is checked by who writes and who reads it.
 */
import type { IHeaders, KafkaMessage, Message } from "kafkajs";
import { z } from "zod";
import { UnreadableEvent } from "../domain/documents/wireEvent.ts";
import type { LogRecord, Topic } from "../ports/cluster/eventLog.ts";

const envelope = z
	.object({
		key: z.string().min(1),
		value: z.string().min(1),
		headers: z.looseObject({
			user_id: z.string().min(1),
			seq: z.string().regex(/^[1-9]\d*$/, "is no sequence number"),
			event_id: z.string().min(1),
			schema_version: z.string().regex(/^1\./, "is not a version that can be read here"),
			/** W3C Trace Context; absent without a trace. */
			traceparent: z
				.string()
				.regex(/^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}/, "is no trace context")
				.optional(),
		}),
	})
	.refine(({ key, headers }) => key === headers.user_id, { path: ["key"], message: "is not the user of the headers" });

/** Throws `UnreadableEvent` when no reader would accept it. */
export function toMessage(record: LogRecord): Message {
	check(record);
	return { key: record.key, value: record.value, partition: record.shard, headers: { ...record.headers } };
}

/** Throws `UnreadableEvent` when it is none of ours, which no repetition can heal. */
export function readMessage(topic: Topic, shard: number, message: KafkaMessage): LogRecord {
	const record = {
		topic,
		shard,
		key: message.key?.toString() ?? "",
		value: message.value?.toString() ?? "",
		headers: readHeaders(message.headers),
	};
	check(record);
	return record;
}

export function readHeaders(headers: IHeaders | undefined): Record<string, string> {
	const entries = Object.entries(headers ?? {}).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, Array.isArray(value) ? value.join() : value.toString()] as const],
	);
	return Object.fromEntries(entries);
}

function check(record: Pick<LogRecord, "key" | "value" | "headers">): void {
	const { error } = envelope.safeParse(record);
	if (!error) return;
	const what = error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
	throw new UnreadableEvent(`The record cannot be read: ${what.join("; ")}`, { cause: error });
}
