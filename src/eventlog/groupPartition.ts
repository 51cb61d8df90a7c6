/**
 * One partition as one group sees it: batches in order, one in hand at a time, whichever member owns it.
 *
 * A batch that its handler rejects is delivered again before anything later. Unavailable storage and a full mailbox are
 * waited out, however long they last; any other failure counts. After five counted failures the batch is delivered record by record, so that
 * one record that can never be handled costs no other: it alone goes to the dead letters. A handler that does not end in
 * its time has failed for the fifth time: its publisher does not wait for so long, and would begin at the first.
 */

import { HANDLE_WITHIN_MS, type JoinOptions, type LogRecord, type Topic } from "../ports/cluster/eventLog.ts";
import type { Clock } from "../ports/process/clock.ts";
import { HandlerStuck, isPassing } from "../ports/process/faults.ts";
import type { Log } from "../ports/process/log.ts";
import { backOffMs } from "../timing/backOff.ts";
import { within } from "../timing/within.ts";
import { type Batch, createBatchQueue } from "./batchQueue.ts";

const TRIES = 5;
const BACK_OFF = { firstMs: 100, longestMs: 2_000 };

/** A record that a group could not handle, and what its handler said last. */
export interface DeadLetter {
	readonly group: string;
	readonly record: LogRecord;
	readonly reason: unknown;
}

export interface GroupPartition {
	/**
	 * Resolves when the group has handled these records (or they are among the dead letters). Rejects when it was
	 * abandoned first, or when the group has nobody to handle them.
	 */
	put(records: readonly LogRecord[], abandoned: AbortSignal): Promise<void>;
	/** The owner may be another now. Resolves when `former` no longer has anything of this partition in hand. */
	ownerChanged(former: JoinOptions): Promise<void>;
	/** Records that wait or are in hand, by topic. */
	waiting(): ReadonlyMap<Topic, number>;
	/** How long its owner has had the batch in hand, in ms; 0 when none is. */
	inHandMs(): number;
	/** Handlers that did not end within their time. */
	stuck(): number;
	/** Rejects what waits; nothing is delivered from here on. */
	close(): void;
}

export interface GroupPartitionOptions {
	readonly group: string;
	readonly shard: number;
	readonly clock: Clock;
	readonly log: Log;
	readonly owner: () => JoinOptions | undefined;
	readonly onDeadLetter: (letter: DeadLetter) => Promise<void>;
}

export function createGroupPartition(options: GroupPartitionOptions): GroupPartition {
	const { group, shard, clock, log, owner, onDeadLetter } = options;
	const queue = createBatchQueue();
	let inHand: { readonly member: JoinOptions; readonly done: Promise<void>; readonly sinceMs: number } | undefined;
	let cancelBackOff: (() => void) | undefined;
	const bound = createHandlerBound(options);
	const letters = createLetters(group, onDeadLetter);

	function pump(): void {
		if (inHand || cancelBackOff) return;
		const batch = queue.first();
		const member = owner();
		const sinceMs = clock.elapsedMs();
		if (batch && member) inHand = { member, sinceMs, done: deliver(member, batch).then(next) };
		else queue.rejectAll(`Group ${group} has no member`);
	}

	function next(): void {
		inHand = undefined;
		pump();
	}

	async function deliver(member: JoinOptions, batch: Batch): Promise<void> {
		try {
			const records = batch.records.filter((record) => !letters.have(record));
			if (records.length > 0) await bound.wait(member.handle(shard, records));
			queue.take(batch).resolve();
		} catch (reason) {
			await failed(batch, reason);
		}
	}

	async function failed(batch: Batch, reason: unknown): Promise<void> {
		countFailure(batch, reason);
		log.warn("a group did not handle its records", { group, shard, failures: batch.failures, err: reason });
		const [record, ...others] = batch.records;
		if (batch.tries < TRIES) return backOff(batch);
		if (record && others.length === 0) return bury(batch, record, reason);
		// What hangs is found also after its publisher gave up: each repetition would hang as long.
		const abandoned = reason instanceof HandlerStuck ? new AbortController().signal : batch.abandoned;
		queue.replaceByOnes(batch, abandoned, TRIES - 1);
	}

	async function bury(batch: Batch, record: LogRecord, reason: unknown): Promise<void> {
		try {
			await letters.keep(record, reason);
			queue.take(batch).resolve();
		} catch (err) {
			log.error("a dead letter could not be kept; it is tried again", { group, shard, err });
			backOff(batch);
		}
	}

	function backOff(batch: Batch): void {
		cancelBackOff = clock.setTimer(backOffMs(BACK_OFF, batch.failures), () => {
			cancelBackOff = undefined;
			pump();
		});
	}

	return {
		put(records, abandoned) {
			const handled = queue.put(records, abandoned);
			pump();
			return handled;
		},
		async ownerChanged(former) {
			if (inHand?.member === former) await inHand.done;
			else pump();
		},
		waiting: queue.count,
		inHandMs: () => (inHand === undefined ? 0 : clock.elapsedMs() - inHand.sinceMs),
		stuck: bound.stuck,
		close() {
			cancelBackOff?.();
			cancelBackOff = undefined;
			queue.rejectAll("The log is closed");
		},
	};
}

/** Gives a handler up that does not end in its time, and counts those. */
function createHandlerBound({ group, shard, clock, log }: GroupPartitionOptions) {
	let stuck = 0;
	return {
		async wait(work: Promise<void>): Promise<void> {
			if (await within(clock, HANDLE_WITHIN_MS, work)) return;
			stuck++;
			log.error("a handler is stuck; its records are handed over again", { group, shard });
			throw new HandlerStuck(`The handler did not end within ${HANDLE_WITHIN_MS} ms`);
		},
		stuck: () => stuck,
	};
}

/** What hung has had all its tries; what passes by itself costs none. */
function countFailure(batch: Batch, reason: unknown): void {
	batch.failures++;
	if (reason instanceof HandlerStuck) batch.tries = TRIES;
	else if (!isPassing(reason)) batch.tries++;
}

/** Keeps dead letters. Those that hung are known again: their publisher had given up by then and offers them again. */
function createLetters(group: string, onDeadLetter: GroupPartitionOptions["onDeadLetter"]) {
	const hung = new Set<string>();
	return {
		have: (record: LogRecord) => hung.has(nameOf(record)),
		async keep(record: LogRecord, reason: unknown): Promise<void> {
			await onDeadLetter({ group, record, reason });
			if (reason instanceof HandlerStuck) hung.add(nameOf(record));
		},
	};
}

const nameOf = ({ topic, headers }: LogRecord) => `${topic} ${headers.event_id}`;
