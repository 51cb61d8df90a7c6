/**
 * One group of the log in process: its members, the partitions that they split, and what waits in each.
 *
 * A group that was joined once is owed every record until the log closes: without a member its records stay unacknowledged.
 */

import type { GroupFacts, JoinOptions, LogFacts, LogRecord, Topic } from "../ports/cluster/eventLog.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { within } from "../timing/within.ts";
import { createGroupPartition, type DeadLetter, type GroupPartition } from "./groupPartition.ts";

const FINISH_WITHIN_MS = 2_000;

export interface LogGroup {
	/** Those of these records that are of the group's topics: for each shard, what resolves when it has handled them, in order. */
	put(records: readonly LogRecord[], abandoned: AbortSignal): Promise<void>[];
	join(member: JoinOptions): void;
	has(member: JoinOptions): boolean;
	/** The member's partitions go to the others. Resolves when it has nothing in hand, or has had its time. Idempotent. */
	leave(member: JoinOptions): Promise<void>;
	/** As they are now: a member that leaves is gone from it. */
	members(): readonly JoinOptions[];
	/** Of each member. */
	facts(): readonly GroupFacts[];
	/** Of each topic. */
	lag(): LogFacts["lag"];
	/** Rejects what waits; nothing is delivered from here on. */
	close(): void;
}

export interface LogGroupOptions {
	readonly name: string;
	readonly shards: number;
	readonly clock: Clock;
	readonly log: Log;
	readonly onDeadLetter: (letter: DeadLetter) => Promise<void>;
}

export function createLogGroup(options: LogGroupOptions): LogGroup {
	const { name, shards, clock, log, onDeadLetter } = options;
	/** In order of joining. */
	const members: JoinOptions[] = [];
	const partitions = new Map<number, GroupPartition>();
	const topics = new Set<Topic>();
	/** By shard. */
	let owners: readonly (JoinOptions | undefined)[] = [];

	/** Member i of n owns every n-th partition. */
	function assign(): void {
		const before = owners;
		owners = Array.from({ length: shards }, (_, shard) => members[shard % members.length]);
		tellOwned(members, before, owners);
	}

	function partitionOf(shard: number): GroupPartition {
		const known = partitions.get(shard);
		if (known) return known;
		const owner = () => owners[shard];
		const partition = createGroupPartition({ group: name, shard, clock, log, onDeadLetter, owner });
		partitions.set(shard, partition);
		return partition;
	}

	function factsOf(member: JoinOptions): GroupFacts {
		const owned = [...owners.keys()].filter((shard) => owners[shard] === member);
		const inHandMs = owned.map((shard) => partitions.get(shard)?.inHandMs() ?? 0);
		const stuck = owned.reduce((sum, shard) => sum + (partitions.get(shard)?.stuck() ?? 0), 0);
		const in_hand_ms = Math.max(0, ...inHandMs);
		return { group: name, topics: member.topics, shards: owned.length, silent_ms: 0, in_hand_ms, stuck, rebuilds: 0 };
	}

	return {
		put(records, abandoned) {
			const wanted = records.filter(({ topic }) => topics.has(topic));
			const batches = Map.groupBy(wanted, ({ shard }) => shard);
			return [...batches].map(([shard, batch]) => partitionOf(shard).put(batch, abandoned));
		},
		join(member) {
			for (const topic of member.topics) topics.add(topic);
			members.push(member);
			assign();
		},
		has: (member) => members.includes(member),
		async leave(member) {
			const index = members.indexOf(member);
			if (index < 0) return;
			members.splice(index, 1);
			assign();
			const inHand = [...partitions.values()].map((partition) => partition.ownerChanged(member));
			await within(clock, FINISH_WITHIN_MS, Promise.all(inHand));
		},
		members: () => members,
		facts: () => members.map(factsOf),
		lag: () =>
			[...topics].map((topic) => {
				const waiting = [...partitions.values()].map((partition) => partition.waiting().get(topic) ?? 0);
				return { group: name, topic, records: waiting.reduce((sum, records) => sum + records, 0) };
			}),
		close() {
			for (const partition of partitions.values()) partition.close();
		},
	};
}

type Owners = readonly (JoinOptions | undefined)[];

/** Losses are told first: no partition is ever said to be owned twice. */
function tellOwned(members: readonly JoinOptions[], before: Owners, after: Owners): void {
	for (const member of new Set(before)) {
		const kept = before.flatMap((owner, shard) => (owner === member && after[shard] === member ? [shard] : []));
		const lost = before.some((owner, shard) => owner === member && after[shard] !== member);
		if (lost) member?.onOwned(new Set(kept));
	}
	for (const member of members) {
		const owned = after.flatMap((owner, shard) => (owner === member ? [shard] : []));
		if (owned.some((shard) => before[shard] !== member)) member.onOwned(new Set(owned));
	}
}
