/**
 * Records on their way to the brokers. One publication is under way at a time for each partition, so that no later record
 * of a user overtakes an earlier one that the library sends again, and a partition that answers nobody holds up no other.
 */
import type { Kafka, Message } from "kafkajs";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { within } from "../timing/within.ts";
import { DISCONNECT_WITHIN_MS } from "./disconnect.ts";
import { createHeldProducer } from "./heldProducer.ts";

/** A caller is not kept longer; whether its records arrived is then unknown, and it publishes them again. */
const ACKNOWLEDGE_WITHIN_MS = 10_000;
/** A producer does not always find its way back by itself (kafkajs issue 919). */
const FAILURES_OF_A_PRODUCER = 3;
/**
 * A broker refuses a batch of more than 1 MiB by default; what one call brings for a partition is split below that. Where
 * an operator allows less, what is refused is halved until it is taken, or is one record.
 */
const BATCH_BYTES = 512 * 1_024;
/** How a broker says that it will never take a batch as it is (Kafka protocol, error codes 10, 18 and 87). */
const REFUSALS = new Set(["MESSAGE_TOO_LARGE", "RECORD_LIST_TOO_LARGE", "INVALID_RECORD"]);

export interface Outgoing {
	/** The topic's name on the broker. */
	readonly topic: string;
	readonly message: Message;
}

export interface Refused {
	readonly record: Outgoing;
	/** What the broker said. */
	readonly reason: string;
}

export interface Publisher {
	/**
	 * Resolves when all replicas in sync have the records, but for those that the brokers refuse for good, which it names;
	 * rejects when any other may be missing.
	 */
	send(records: readonly Outgoing[]): Promise<readonly Refused[]>;
	close(): Promise<void>;
}

export interface PublisherOptions {
	readonly kafka: Kafka;
	readonly clock: Clock;
	readonly log: Log;
	readonly onContact: () => void;
}

export function createPublisher({ kafka, clock, log, onContact }: PublisherOptions): Publisher {
	const producer = createHeldProducer({ kafka, clock, isClosed: () => isClosed });
	let failures = 0;
	/** The last publication of each partition; never rejected. */
	const tails = new Map<number | undefined, Promise<unknown>>();
	const closing = Promise.withResolvers<never>();
	closing.promise.catch(() => {});
	let isClosed = false;

	async function sendOnce(records: readonly Outgoing[]): Promise<void> {
		const byTopic = Map.groupBy(records, ({ topic }) => topic);
		const topicMessages = [...byTopic].map(([topic, batch]) => ({
			topic,
			messages: batch.map(({ message }) => message),
		}));
		await (await producer.get()).sendBatch({ acks: -1, timeout: 5_000, topicMessages });
		onContact();
	}

	/** What is refused is sent in smaller parts, in order. A part that was taken may so come twice, which readers expect. */
	async function sendPart(part: readonly Outgoing[], refused: Refused[]): Promise<void> {
		try {
			await sendOnce(part);
		} catch (err) {
			const reason = findRefusal(err);
			if (reason === undefined) throw err;
			const [record, ...others] = part;
			if (record && others.length === 0) refused.push({ record, reason });
			else for (const smaller of divide(part)) await sendPart(smaller, refused);
		}
	}

	async function sendNow(records: readonly Outgoing[]): Promise<readonly Refused[]> {
		if (isClosed) throw new Error("The log is closed");
		const refused: Refused[] = [];
		try {
			for (const part of splitBatches(records)) await sendPart(part, refused);
			failures = 0;
			return refused;
		} catch (err) {
			failures++;
			if (failures % FAILURES_OF_A_PRODUCER === 0) await producer.discard();
			throw err;
		}
	}

	return {
		async send(records) {
			if (isClosed) throw new Error("The log is closed");
			const partitions = [...new Set(records.map(({ message }) => message.partition))];
			const mine = Promise.all(partitions.map((each) => tails.get(each))).then(() => sendNow(records));
			const tail = mine.catch(() => {});
			for (const each of partitions) tails.set(each, tail);
			const isDone = await Promise.race([within(clock, ACKNOWLEDGE_WITHIN_MS, mine), closing.promise]);
			if (!isDone) throw new Error(`Kafka did not acknowledge within ${ACKNOWLEDGE_WITHIN_MS} ms`);
			return mine;
		},
		async close() {
			if (isClosed) return;
			isClosed = true;
			// What is in hand is given the time of one disconnection; the relay keeps what was not acknowledged.
			await within(clock, DISCONNECT_WITHIN_MS, Promise.all(tails.values()));
			closing.reject(new Error("The log is closed"));
			await producer.discard().catch((err: unknown) => log.warn("a Kafka producer did not disconnect", { err }));
		},
	};
}

/** By topic and partition as long as there are several, then in halves: in order for each. */
function divide(part: readonly Outgoing[]): Outgoing[][] {
	const places = Map.groupBy(part, ({ topic, message }) => `${topic} ${message.partition}`);
	if (places.size > 1) return [...places.values()];
	const half = part.length >> 1;
	return [part.slice(0, half), part.slice(half)];
}

/** The broker's words when it refuses for good; the library wraps them once or twice. */
function findRefusal(fault: unknown): string | undefined {
	for (let err = fault; err instanceof Error; err = err.cause) {
		if ("type" in err && typeof err.type === "string" && REFUSALS.has(err.type)) return `${err.type}: ${err.message}`;
	}
	return undefined;
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
