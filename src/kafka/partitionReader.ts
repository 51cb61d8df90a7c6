/**
 * One partition of a topic as one group reads it: batches in order, and what becomes of those that fail.
 *
 * A batch that its handler rejects is read again, after a back-off, before anything later. Unavailable storage and a full
 * mailbox are waited out, however long they last. After any other failure the batch is handed over record by record, so that one record that
 * can never be handled costs no other: with its fifth failure it alone becomes a dead letter and the partition goes on.
 * What is no record of ours, or carries no event, becomes one at once: no repetition can heal it.
 */
import type { KafkaMessage } from "kafkajs";
import { UnreadableEvent } from "../domain/documents/wireEvent.ts";
import type { JoinOptions, LogRecord, Topic } from "../ports/cluster/eventLog.ts";
import { isPassing } from "../ports/process/faults.ts";
import type { Log } from "../ports/process/log.ts";
import { backOffMs } from "../timing/backOff.ts";
import { readMessage } from "./kafkaRecords.ts";

const TRIES = 5;
const BACK_OFF = { firstMs: 100, longestMs: 2_000 };

/** A message that a group could not handle, and what its handler said last. */
export interface DeadLetter {
	readonly group: string;
	readonly topic: Topic;
	readonly shard: number;
	readonly message: KafkaMessage;
	readonly reason: unknown;
}

export interface PartitionReader {
	/**
	 * Hands over as much of the batch as it can. `done` is called after each part that is handled, with its last offset;
	 * when it rejects, so does this, and nothing more is handed over. Resolves to 0 when all is done, else to the ms to
	 * wait before the rest is read again.
	 */
	read(messages: readonly KafkaMessage[], hand: HandOver): Promise<number>;
}

export interface HandOver {
	/** False when the partition is no longer ours to read. */
	isWanted(): boolean;
	/** Waits for the handler, and keeps the membership alive meanwhile. */
	await(work: Promise<void>): Promise<void>;
	done(lastOffset: string): Promise<void>;
}

export interface PartitionReaderOptions {
	readonly group: string;
	readonly topic: Topic;
	readonly shard: number;
	readonly log: Log;
	readonly handle: JoinOptions["handle"];
	/** Rejects when the letter may not be kept; then it is offered again. */
	readonly onDeadLetter: (letter: DeadLetter) => Promise<void>;
}

export function createPartitionReader(options: PartitionReaderOptions): PartitionReader {
	const { group, topic, shard, log, handle, onDeadLetter } = options;
	/** Up to this offset records are handed over one by one: they were in a batch that failed. */
	let singlyUpTo = -1n;
	/** Failures in a row, for the back-off. */
	let failures = 0;
	/** Failures that count against the record at this offset. */
	let counted = { offset: "", tries: 0 };

	function backOff(reason: unknown): number {
		failures++;
		log.warn("a group did not handle its records", { group, topic, shard, failures, err: reason });
		return backOffMs(BACK_OFF, failures);
	}

	/** Undefined when the part is handled, or a dead letter; else the ms to wait. */
	async function handOver(part: readonly KafkaMessage[], hand: HandOver): Promise<number | undefined> {
		let records: LogRecord[] = [];
		try {
			records = part.map((message) => readMessage(topic, shard, message));
			await hand.await(handle(shard, records));
			return undefined;
		} catch (reason) {
			if (reason instanceof Abandoned) throw reason.cause;
			if (isPassing(reason)) return backOff(reason);
			const [message, ...others] = part;
			if (message === undefined) return undefined;
			if (others.length > 0) {
				singlyUpTo = BigInt(part.at(-1)?.offset ?? -1);
				return backOff(reason);
			}
			counted = { offset: message.offset, tries: counted.offset === message.offset ? counted.tries + 1 : 1 };
			if (counted.tries < TRIES && !(reason instanceof UnreadableEvent)) return backOff(reason);
			return bury(message, reason);
		}
	}

	async function bury(message: KafkaMessage, reason: unknown): Promise<number | undefined> {
		try {
			await onDeadLetter({ group, topic, shard, message, reason });
		} catch (err) {
			return backOff(err);
		}
		const { offset } = message;
		log.error("a record could not be handled; it is a dead letter", { group, topic, shard, offset, err: reason });
		return undefined;
	}

	return {
		async read(messages, hand) {
			let rest = messages;
			while (rest.length > 0) {
				if (!hand.isWanted()) return 0;
				const isSingle = BigInt(rest[0]?.offset ?? 0) <= singlyUpTo;
				const part = isSingle ? rest.slice(0, 1) : rest;
				const retryMs = await handOver(part, hand);
				if (retryMs !== undefined) return retryMs;
				failures = 0;
				rest = rest.slice(part.length);
				await hand.done(part.at(-1)?.offset ?? "");
			}
			return 0;
		},
	};
}

/** The handler was given up because the membership is in doubt; `cause` says why. No failure of the records. */
export class Abandoned extends Error {
	override readonly name = "Abandoned";
}
