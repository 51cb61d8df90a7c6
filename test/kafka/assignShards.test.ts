/** Who holds which shards: balanced, sticky, complete, co-partitioned, for any group and any claims. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { assignShards, type GroupMember } from "../../src/kafka/assignShards.ts";

const TOPICS = ["task-events", "task-recurrence", "task-reminders"];
const member = (id: string, claims: readonly number[] = [], since = 0, topics = ["task-recurrence"]): GroupMember => ({
	id,
	pod: `pod-${id}`,
	topics,
	claims,
	since,
});
const heldBy = (members: readonly GroupMember[], shards: number, topic = "task-recurrence") =>
	new Map([...assignShards(members, shards)].map(([id, byTopic]) => [id, byTopic.get(topic) ?? []]));
/** The same group after it took what it was given. */
const settled = (members: readonly GroupMember[], shards: number) => {
	const held = heldBy(members, shards);
	return members.map((each) => ({ ...each, claims: held.get(each.id) ?? [] }));
};

const anyMember = fc.record({
	topics: fc.subarray(TOPICS, { minLength: 1 }),
	claims: fc.uniqueArray(fc.nat(40), { maxLength: 40 }),
	since: fc.nat(5),
});
const anyGroup = fc
	.array(anyMember, { minLength: 1, maxLength: 9 })
	.map((members) => members.map((each, index) => ({ ...each, id: `m${index}`, pod: `pod-${index % 5}` })));
const anyShards = fc.integer({ min: 1, max: 32 });

const assigning = suite("assigning shards");

assigning("given any group and any claims, then each shard of each topic has exactly one of its readers", () => {
	fc.assert(
		fc.property(anyGroup, anyShards, (members, shards) => {
			const assigned = assignShards(members, shards);
			for (const topic of TOPICS) {
				const readers = members.filter(({ topics }) => topics.includes(topic)).map(({ id }) => id);
				const held = [...assigned].flatMap(([id, byTopic]) => {
					const shardsOf = byTopic.get(topic) ?? [];
					if (shardsOf.length > 0) assert.ok(readers.includes(id), `${id} does not read ${topic}`);
					return shardsOf;
				});
				const all = readers.length > 0 ? Array.from({ length: shards }, (_, shard) => shard) : [];
				assert.equal(
					held.toSorted((a, b) => a - b),
					all,
				);
			}
		}),
	);
});

assigning("given readers of a topic, then two of them differ by one shard at most", () => {
	fc.assert(
		fc.property(anyGroup, anyShards, (members, shards) => {
			for (const topic of TOPICS) {
				const sizes = members
					.filter(({ topics }) => topics.includes(topic))
					.map(({ id }) => heldBy(members, shards, topic).get(id)?.length ?? 0);
				assert.ok(sizes.length === 0 || Math.max(...sizes) - Math.min(...sizes) <= 1, `sizes ${sizes}`);
			}
		}),
	);
});

assigning("given members that read the same topics, then they hold the same shards of each (co-partitioned)", () => {
	fc.assert(
		fc.property(anyGroup, anyShards, (members, shards) => {
			const alike = members.map((each) => ({ ...each, topics: TOPICS }));
			for (const byTopic of assignShards(alike, shards).values()) {
				for (const topic of TOPICS) assert.equal(byTopic.get(topic), byTopic.get(TOPICS[0] ?? ""));
			}
		}),
	);
});

assigning("given a settled group, when it is assigned again in any order, then nothing moves (sticky)", () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 9 }), anyShards, fc.integer(), (size, shards, seed) => {
			const group = settled(
				Array.from({ length: size }, (_, index) => member(`m${index}`)),
				shards,
			);
			const shuffled = group.toSorted((a, b) => ((a.id.charCodeAt(1) * seed) % 7) - ((b.id.charCodeAt(1) * seed) % 7));
			const again = heldBy(shuffled, shards);
			for (const { id, claims } of group) assert.equal(again.get(id), claims);
		}),
	);
});

assigning("given a settled group, when one leaves, then the others keep all they had", () => {
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 9 }), anyShards, fc.nat(8), (size, shards, leaver) => {
			const group = settled(
				Array.from({ length: size }, (_, index) => member(`m${index}`)),
				shards,
			);
			const rest = group.filter((_, index) => index !== leaver % size);
			const after = heldBy(rest, shards);
			for (const { id, claims } of rest) {
				assert.equal(
					claims.filter((shard) => !after.get(id)?.includes(shard)),
					[],
				);
			}
		}),
	);
});

assigning("given a settled group, when one joins, then nobody gains from another but the newcomer", () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 9 }), anyShards, (size, shards) => {
			const group = settled(
				Array.from({ length: size }, (_, index) => member(`m${index}`)),
				shards,
			);
			const after = heldBy([...group, member("new")], shards);
			for (const { id, claims } of group) {
				assert.equal(
					after.get(id)?.filter((shard) => !claims.includes(shard)),
					[],
				);
			}
		}),
	);
});

assigning("given two that claim the same shards, then the later owner holds them (a thawed pod does not)", () => {
	const thawed = member("a", [0, 1], 100);
	const owner = member("b", [0, 1], 200);
	assert.equal(
		[...heldBy([thawed, owner], 4)],
		[
			["a", [2, 3]],
			["b", [0, 1]],
		],
	);
});

assigning("given a pod that comes again under its name with another id, then the group is shared out as before", () => {
	const before = heldBy([member("x"), member("y")], 5);
	const after = heldBy([{ ...member("z"), pod: "pod-x" }, member("y")], 5);
	assert.equal(after.get("z"), before.get("x"));
});

assigning.run();
