/**
 * Who of a group holds which shards. Pure: each pod's claims in, everybody's shards out, and the same on every pod.
 *
 * Balanced: two members differ by one shard at most. Sticky: a member keeps what it holds unless balance takes it.
 * Co-partitioned: who has shard s of one topic has it of every topic that the same members read.
 */
export interface GroupMember {
	readonly id: string;
	/** Breaks ties, so that a restart under the same name changes nothing. */
	readonly pod: string;
	readonly topics: readonly string[];
	/** Shards that it holds, as it says; after a pause others may hold them too. */
	readonly claims: readonly number[];
	/** Since when (epoch ms): of two that claim a shard the later one holds it. */
	readonly since: number;
}

/** Shards by member and topic, ascending. Every shard of every topic has exactly one of the topic's readers. */
export function assignShards(members: readonly GroupMember[], shards: number): Map<string, Map<string, number[]>> {
	const assigned = new Map(members.map(({ id }) => [id, new Map<string, number[]>()]));
	const topics = [...new Set(members.flatMap((member) => member.topics))].toSorted();
	const readersOf = (topic: string) => members.filter((member) => member.topics.includes(topic));
	const key = (topic: string) => JSON.stringify(readersOf(topic).map(({ id }) => id));
	for (const alike of Map.groupBy(topics, key).values()) {
		const [first = ""] = alike;
		for (const [id, held] of share(readersOf(first), shards)) {
			for (const topic of alike) assigned.get(id)?.set(topic, held);
		}
	}
	return assigned;
}

function share(members: readonly GroupMember[], shards: number): Map<string, number[]> {
	const sorted = members.toSorted((a, b) => compare(a.pod, b.pod) || compare(a.id, b.id));
	const held = new Map(sorted.map(({ id }) => [id, [] as number[]]));
	const least = Math.floor(shards / sorted.length);
	/** So many members hold one more than the least. */
	let larger = shards % sorted.length;
	const free = new Set(Array.from({ length: shards }, (_, shard) => shard));
	for (const { id, claims } of sorted.toSorted((a, b) => b.since - a.since)) {
		const mine = held.get(id) ?? [];
		for (const shard of claims.toSorted((a, b) => a - b)) {
			const hasRoom = mine.length < least || (mine.length === least && larger > 0);
			if (!hasRoom || !free.delete(shard)) continue;
			if (mine.length === least) larger--;
			mine.push(shard);
		}
	}
	for (const shard of free) {
		const smallest = [...held.values()].reduce((a, b) => (b.length < a.length ? b : a));
		smallest.push(shard);
	}
	for (const mine of held.values()) mine.sort((a, b) => a - b);
	return held;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
