/**
 * Records on their way to the brokers. One publication is under way at a time, so that no later record of a user
 * overtakes an earlier one that the library sends again.
 */
import type { Kafka, Message, Producer } from "kafkajs";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { within } from "./within.ts";

/** A caller is not kept longer; whether its records arrived is then unknown, and it publishes them again. */
const ACKNOWLEDGE_WITHIN_MS = 10_000;
const DISCONNECT_WITHIN_MS = 2_000;
/** A producer does not always find its way back by itself (kafkajs issue 919). */
const FAILURES_OF_A_PRODUCER = 3;
/** A broker refuses a batch of more than 1 MiB by default; what one call brings for a partition is split below that. */
const BATCH_BYTES = 512 * 1_024;

export interface Outgoing {
	/** The topic's name on the broker. */
	readonly topic: string;
	readonly message: Message;
}

export interface Publisher {
	/** Resolves when all replicas in sync have the records; rejects when any may be missing. */
	send(records: readonly Outgoing[]): Promise<void>;
	close(): Promise<void>;
}

export interface PublisherOptions {
	readonly kafka: Kafka;
	readonly clock: Clock;
	readonly log: Log;
	readonly onContact: () => void;
}

export function createPublisher({ kafka, clock, log, onContact }: PublisherOptions): Publisher {
	let producer: Producer | undefined;
	let failures = 0;
	let tail: Promise<unknown> = Promise.resolve();
	const closing = Promise.withResolvers<never>();
	closing.promise.catch(() => {});
	let isClosed = false;

	async function connected(): Promise<Producer> {
		if (producer) return producer;
		const made = kafka.producer({ allowAutoTopicCreation: false });
		await made.connect();
		if (isClosed) {
			await made.disconnect();
			throw new Error("The log is closed");
		}
		producer = made;
		return made;
	}

	async function sendNow(records: readonly Outgoing[]): Promise<void> {
		if (isClosed) throw new Error("The log is closed");
		try {
			for (const part of splitBatches(records)) {
				const byTopic = Map.groupBy(part, ({ topic }) => topic);
				const topicMessages = [...byTopic].map(([topic, batch]) => ({
					topic,
					messages: batch.map(({ message }) => message),
				}));
				await (await connected()).sendBatch({ acks: -1, timeout: 5_000, topicMessages });
				onContact();
			}
			failures = 0;
		} catch (err) {
			failures++;
			if (failures % FAILURES_OF_A_PRODUCER === 0) await discard();
			throw err;
		}
	}

	async function discard(): Promise<void> {
		const former = producer;
		producer = undefined;
		if (former) await within(clock, DISCONNECT_WITHIN_MS, former.disconnect());
	}

	return {
		async send(records) {
			if (isClosed) throw new Error("The log is closed");
			const mine = tail.then(() => sendNow(records));
			tail = mine.catch(() => {});
			const isDone = await Promise.race([within(clock, ACKNOWLEDGE_WITHIN_MS, mine), closing.promise]);
			if (!isDone) throw new Error(`Kafka did not acknowledge within ${ACKNOWLEDGE_WITHIN_MS} ms`);
		},
		async close() {
			if (isClosed) return;
			isClosed = true;
			// What is in hand is given the time of one disconnection; the relay keeps what was not acknowledged.
			await within(clock, DISCONNECT_WITHIN_MS, tail);
			closing.reject(new Error("The log is closed"));
			await discard().catch((err: unknown) => log.warn("a Kafka producer did not disconnect", { err }));
		},
	};
}

/** Parts in order; of no partition of a topic does one part hold more than BATCH_BYTES, unless one record does. */
export function splitBatches(records: readonly Outgoing[]): Outgoing[][] {
	const parts: Outgoing[][] = [];
	let sizes = new Map<string, number>();
	for (const record of records) {
		const { topic, message } = record;
		const place = `${topic} ${message.partition}`;
		const size = (sizes.get(place) ?? 0) + bytesOf(message);
		if (parts.length === 0 || (size > BATCH_BYTES && sizes.has(place))) {
			parts.push([]);
			sizes = new Map();
		}
		sizes.set(place, (sizes.get(place) ?? 0) + bytesOf(message));
		parts.at(-1)?.push(record);
	}
	return parts;
}

/** Of the message with the frame around it, a little too much rather than too little. */
function bytesOf({ key, value, headers }: Message): number {
	const texts = [key, value, ...Object.entries(headers ?? {}).flat()];
	return 100 + texts.reduce((sum, text) => sum + Buffer.byteLength(String(text ?? "")), 0);
}
