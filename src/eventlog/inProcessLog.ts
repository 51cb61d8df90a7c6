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
import type { Clock } from "../ports/clock.ts";
import type { EventLog, GroupFacts, JoinOptions, LogFacts, Membership, Topic } from "../ports/eventLog.ts";
import type { Log } from "../ports/log.ts";
import { within } from "../timing/within.ts";
import { createGroupPartition, type DeadLetter, type GroupPartition } from "./groupPartition.ts";

const ACKNOWLEDGE_WITHIN_MS = 10_000;
const FINISH_WITHIN_MS = 2_000;

interface Group {
	/** In order of joining. */
	readonly members: JoinOptions[];
	readonly partitions: Map<number, GroupPartition>;
	/** By shard. */
	owners: readonly (JoinOptions | undefined)[];
	readonly topics: Set<Topic>;
}

export interface InProcessLogOptions {
	/** Number of partitions: the full set that a group's members split. */
	readonly shards: number;
	readonly clock: Clock;
	readonly log: Log;
	/** Keeps what a group could not handle in 5 tries. A rejection counts as not kept: it is offered again. */
	readonly onDeadLetter: (letter: DeadLetter) => Promise<void>;
}

export function createInProcessLog({ shards, clock, log, onDeadLetter }: InProcessLogOptions): EventLog {
	const groups = new Map<string, Group>();
	let closed = false;

	/** Member i of n owns every n-th partition. Losses are told first: no partition is ever said to be owned twice. */
	function assign(group: Group): void {
		const before = group.owners;
		const { members } = group;
		group.owners = Array.from({ length: shards }, (_, shard) => members[shard % members.length]);
		for (const member of new Set(before)) {
			const kept = before.flatMap((owner, shard) =>
				owner === member && group.owners[shard] === member ? [shard] : [],
			);
			const lost = before.some((owner, shard) => owner === member && group.owners[shard] !== member);
			if (lost) member?.onOwned(new Set(kept));
		}
		for (const member of members) {
			const owned = group.owners.flatMap((owner, shard) => (owner === member ? [shard] : []));
			if (owned.some((shard) => before[shard] !== member)) member.onOwned(new Set(owned));
		}
	}

	function partitionOf(name: string, group: Group, shard: number): GroupPartition {
		const known = group.partitions.get(shard);
		if (known) return known;
		const partition = createGroupPartition({
			group: name,
			shard,
			clock,
			log,
			onDeadLetter,
			owner: () => group.owners[shard],
		});
		group.partitions.set(shard, partition);
		return partition;
	}

	function factsOf(name: string, group: Group, member: JoinOptions): GroupFacts {
		const owned = [...group.owners.keys()].filter((shard) => group.owners[shard] === member);
		const nowMs = clock.now().epochMilliseconds;
		const inHandMs = owned.map((shard) => nowMs - (group.partitions.get(shard)?.inHandSince() ?? nowMs));
		return {
			group: name,
			topics: member.topics,
			shards: owned.length,
			silent_ms: 0,
			in_hand_ms: Math.max(0, ...inHandMs),
			stuck: owned.reduce((sum, shard) => sum + (group.partitions.get(shard)?.stuck() ?? 0), 0),
			rebuilds: 0,
		};
	}

	function lagOf(group: string, { partitions }: Group, topic: Topic): LogFacts["lag"][number] {
		const waiting = [...partitions.values()].map((partition) => partition.waiting().get(topic) ?? 0);
		return { group, topic, records: waiting.reduce((sum, records) => sum + records, 0) };
	}

	async function leave(name: string, group: Group, member: JoinOptions): Promise<void> {
		const index = group.members.indexOf(member);
		if (index < 0) return;
		group.members.splice(index, 1);
		assign(group);
		const inHand = [...group.partitions.values()].map((partition) => partition.ownerChanged(member));
		await within(clock, FINISH_WITHIN_MS, Promise.all(inHand));
		// Such a group is its one member; nobody is owed anything now.
		if (member.everyMember) groups.delete(name);
	}

	return {
		async publish(records) {
			if (closed) throw new Error("The log is closed");
			const unknown = records.find((record) => !(record.shard >= 0 && record.shard < shards));
			if (unknown) throw new RangeError(`There is no shard ${unknown.shard}: the log has ${shards}`);
			const abandon = new AbortController();
			const handled: Promise<void>[] = [];
			for (const [name, group] of groups) {
				const wanted = records.filter((record) => group.topics.has(record.topic));
				for (const [shard, batch] of Map.groupBy(wanted, (record) => record.shard)) {
					handled.push(partitionOf(name, group, shard).put(batch, abandon.signal));
				}
			}
			const done = await within(clock, ACKNOWLEDGE_WITHIN_MS, settleAll(handled));
			if (done) return;
			abandon.abort();
			throw new Error(`Not every group handled the records within ${ACKNOWLEDGE_WITHIN_MS} ms`);
		},

		async join(options): Promise<Membership> {
			if (closed) throw new Error("The log is closed");
			const name = options.everyMember ? `${options.group} of ${options.member.id}` : options.group;
			const known = groups.get(name);
			const group: Group = known ?? { members: [], partitions: new Map(), owners: [], topics: new Set() };
			groups.set(name, group);
			const member = { ...options };
			for (const topic of options.topics) group.topics.add(topic);
			group.members.push(member);
			assign(group);
			return {
				leave: () => leave(name, group, member),
				healthy: () => !closed && group.members.includes(member),
			};
		},

		healthy: () => !closed,

		facts: () => ({
			silent_ms: 0,
			groups: [...groups].flatMap(([name, group]) => group.members.map((member) => factsOf(name, group, member))),
			lag: [...groups].flatMap(([name, group]) => [...group.topics].map((topic) => lagOf(name, group, topic))),
		}),

		async close() {
			if (closed) return;
			closed = true;
			const all = [...groups];
			await Promise.all(all.flatMap(([name, group]) => group.members.map((member) => leave(name, group, member))));
			for (const [, group] of all) for (const partition of group.partitions.values()) partition.close();
		},
	};
}

/** Waits for all, also when one rejects: the batches of a publication stand or fall together, at the end. */
async function settleAll(parts: readonly Promise<void>[]): Promise<void> {
	const failed = (await Promise.allSettled(parts)).find((part) => part.status === "rejected");
	if (failed) throw failed.reason;
}
