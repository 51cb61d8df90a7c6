/**
 * The event log of embedded mode: partitions in memory, the same promises as Kafka's towards publishers and groups.
 *
 * Acknowledgement. Memory is not durable, so `publish` resolves only when every joined group has handled the records:
 * until then the publisher (the outbox relay) keeps its rows, and a crash loses nothing (P6). A publisher waits at
 * most 10 s; then what is not in hand is dropped, the publisher publishes again, and consumers pass over by seq what
 * they had already. A group that joined once is owed every record until the log closes: without a member its records
 * stay unacknowledged. What was published before a group first joined is not kept for it; so consumers join before the
 * relay starts.
 *
 * Groups have their own queues: a slow one delays the acknowledgement, never another group's handling.
 */

import type { EventLog, Membership } from "../ports/cluster/eventLog.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { within } from "../timing/within.ts";
import type { DeadLetter } from "./groupPartition.ts";
import { createLogGroup, type LogGroup } from "./logGroup.ts";

const ACKNOWLEDGE_WITHIN_MS = 10_000;

export interface InProcessLogOptions {
	/** Number of partitions: the full set that a group's members split. */
	readonly shards: number;
	readonly clock: Clock;
	readonly log: Log;
	/** Keeps what a group could not handle in 5 tries. A rejection counts as not kept: it is offered again. */
	readonly onDeadLetter: (letter: DeadLetter) => Promise<void>;
}

export function createInProcessLog({ shards, clock, log, onDeadLetter }: InProcessLogOptions): EventLog {
	const groups = new Map<string, LogGroup>();
	let closed = false;

	function requireOpen(): void {
		if (closed) throw new Error("The log is closed");
	}

	return {
		async publish(records) {
			requireOpen();
			const unknown = records.find((record) => !(record.shard >= 0 && record.shard < shards));
			if (unknown) throw new RangeError(`There is no shard ${unknown.shard}: the log has ${shards}`);
			const abandon = new AbortController();
			const handled = [...groups.values()].flatMap((group) => group.put(records, abandon.signal));
			const done = await within(clock, ACKNOWLEDGE_WITHIN_MS, settleAll(handled));
			if (done) return;
			abandon.abort();
			throw new Error(`Not every group handled the records within ${ACKNOWLEDGE_WITHIN_MS} ms`);
		},

		async join(options): Promise<Membership> {
			requireOpen();
			const name = options.everyMember ? `${options.group} of ${options.member.id}` : options.group;
			const group = groups.get(name) ?? createLogGroup({ name, shards, clock, log, onDeadLetter });
			groups.set(name, group);
			const member = { ...options };
			group.join(member);
			return {
				async leave() {
					await group.leave(member);
					// Such a group is its one member; nobody is owed anything now.
					if (member.everyMember) groups.delete(name);
				},
				healthy: () => !closed && group.has(member),
			};
		},

		healthy: () => !closed,

		facts: () => ({
			silent_ms: 0,
			groups: [...groups.values()].flatMap((group) => group.facts()),
			lag: [...groups.values()].flatMap((group) => group.lag()),
		}),

		async close() {
			if (closed) return;
			closed = true;
			const all = [...groups.values()];
			await Promise.all(all.flatMap((group) => [...group.members()].map(group.leave)));
			for (const group of all) group.close();
		},
	};
}

/** Waits for all, also when one rejects: the batches of a publication stand or fall together, at the end. */
async function settleAll(parts: readonly Promise<void>[]): Promise<void> {
	const failed = (await Promise.allSettled(parts)).find((part) => part.status === "rejected");
	if (failed) throw failed.reason;
}
