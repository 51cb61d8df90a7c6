/**
 * What every event log promises (ports/cluster/eventLog.ts), whatever carries the records. Each adapter runs it on itself.
 * Nothing here assumes that a member owns partitions the moment it joined, or that a record comes only once.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { EventLog, JoinOptions, LogRecord } from "../../src/ports/cluster/eventLog.ts";
import { eventually } from "./eventually.ts";
import { sampleRecord } from "./sampleRecords.ts";

export interface LogUnderTest {
	/** A fresh log with 4 shards, without groups and records. */
	readonly log: EventLog;
	/** Lets a little time pass: real, or driven. */
	pass(): Promise<void>;
	/** Records given up so far. */
	deadLetters(): readonly LogRecord[];
	close(): Promise<void>;
}

interface Member {
	readonly join: JoinOptions;
	owned: ReadonlySet<number>;
	readonly handled: LogRecord[];
}

/** A member of a group on task-events that remembers; `handle` may refuse before it remembers. */
function member(group: string, id: string, handle: JoinOptions["handle"] = async () => {}): Member {
	const own: Member = {
		owned: new Set(),
		handled: [],
		join: {
			group,
			topics: ["task-events"],
			member: { id, address: null },
			onOwned(shards) {
				own.owned = shards;
			},
			async handle(shard, records) {
				await handle(shard, records);
				own.handled.push(...records);
			},
		},
	};
	return own;
}

/** Seqs of a user in the order of their first arrival. */
function seqsOf(records: readonly LogRecord[], user: string): number[] {
	return [...new Set(records.filter((record) => record.key === user).map((record) => Number(record.headers.seq)))];
}

const SHARDS = 4;
const ALL = [0, 1, 2, 3];

export function eventLogContract(name: string, createLog: () => Promise<LogUnderTest>): void {
	const promise = suite<{ under: LogUnderTest }>(name);
	promise.before.each(async (context) => {
		context.under = await createLog();
	});
	promise.after.each(async (context) => {
		await context.under.close();
	});

	/** As the relay does: published again until acknowledged. */
	async function publish({ log, pass }: LogUnderTest, records: readonly LogRecord[]): Promise<void> {
		for (let attempt = 0; attempt < 50; attempt++) {
			let outcome: "open" | "acknowledged" | "rejected" = "open";
			log.publish(records).then(
				() => {
					outcome = "acknowledged";
				},
				() => {
					outcome = "rejected";
				},
			);
			await eventually("the publication is settled", () => outcome !== "open", pass);
			if ((outcome as string) === "acknowledged") return;
			await pass();
		}
		throw new Error("Never acknowledged");
	}

	async function joined({ log, pass }: LogUnderTest, ...members: Member[]) {
		const memberships = await Promise.all(members.map((each) => log.join(each.join)));
		const all = () => members.flatMap((each) => [...each.owned]).toSorted();
		await eventually("the members own all shards", () => all().join() === ALL.join(), pass);
		return memberships;
	}

	promise(
		"given a record, when a group handles it, then key, value, headers, topic and shard are as published",
		async ({ under }) => {
			const reader = member("g", "a");
			await joined(under, reader);
			const sent = { ...sampleRecord("zoë 💧", 1, 2), value: '{"text":"ü💧\\u0000"}' };
			await publish(under, [sent]);
			await eventually("it arrives", () => reader.handled.length > 0, under.pass);
			assert.equal({ ...reader.handled[0], headers: { ...reader.handled[0]?.headers } }, sent);
		},
	);

	promise(
		"given records of one key, when published one after another, then they are handled in that order",
		async ({ under }) => {
			const reader = member("g", "a");
			await joined(under, reader);
			for (let seq = 1; seq <= 20; seq += 2) {
				await publish(under, [
					sampleRecord("ann", seq, 1),
					sampleRecord("bob", seq, 3),
					sampleRecord("ann", seq + 1, 1),
				]);
			}
			await eventually("all arrive", () => seqsOf(reader.handled, "ann").length === 20, under.pass);
			assert.equal(
				seqsOf(reader.handled, "ann"),
				Array.from({ length: 20 }, (_, index) => index + 1),
			);
		},
	);

	promise(
		"given a handler that fails, when its records come again, then no later one came before (P6)",
		async ({ under }) => {
			let failures = 2;
			const offered: number[] = [];
			const reader = member("g", "a", async (_shard, records) => {
				offered.push(...records.map((record) => Number(record.headers.seq)));
				if (failures-- > 0) throw new Error("not now");
			});
			await joined(under, reader);
			const publications = Promise.all([
				publish(under, [sampleRecord("ann", 1, 0)]),
				publish(under, [sampleRecord("ann", 2, 0)]),
			]);
			await publications;
			await eventually("both arrive", () => seqsOf(reader.handled, "ann").length === 2, under.pass);
			assert.ok(offered.filter((seq) => seq === 1).length >= 2, "the first was delivered again");
			assert.equal(seqsOf(reader.handled, "ann"), [1, 2]);
		},
	);

	promise(
		"given one record that always fails, then it alone is a dead letter and what follows is handled",
		async ({ under }) => {
			const reader = member("g", "a", async (_shard, records) => {
				if (records.some((record) => record.headers.seq === "2")) throw new Error("poison");
			});
			await joined(under, reader);
			await publish(
				under,
				[1, 2, 3].map((seq) => sampleRecord("ann", seq, 0)),
			);
			await publish(under, [sampleRecord("ann", 4, 0)]);
			await eventually("the others arrive", () => seqsOf(reader.handled, "ann").length === 3, under.pass);
			await eventually("a dead letter is kept", () => under.deadLetters().length > 0, under.pass);
			assert.equal(seqsOf(reader.handled, "ann"), [1, 3, 4]);
			assert.equal(seqsOf(under.deadLetters(), "ann"), [2]);
		},
	);

	promise("given a group that is stuck, then another group handles the same records at once", async ({ under }) => {
		const gate = Promise.withResolvers<void>();
		const stuck = member("stuck", "a", () => gate.promise);
		const quick = member("quick", "a");
		await joined(under, stuck);
		await joined(under, quick);
		const publication = publish(under, [sampleRecord("ann", 1, 0)]);
		await eventually("the quick group has it", () => quick.handled.length > 0, under.pass);
		assert.is(stuck.handled.length, 0);
		gate.resolve();
		await publication;
		await eventually("the stuck group has it too", () => stuck.handled.length > 0, under.pass);
	});

	promise(
		"given one member, when it joins, then it is told the full set; when it leaves, the empty one",
		async ({ under }) => {
			const only = member("g", "a");
			const [membership] = await joined(under, only);
			assert.equal([...only.owned].toSorted(), ALL);
			assert.ok(membership?.healthy());
			await membership?.leave();
			assert.is(only.owned.size, 0);
			assert.not(membership?.healthy());
		},
	);

	promise(
		"given two members, then they split the shards, and who leaves hands over to the other",
		async ({ under }) => {
			const first = member("g", "a");
			const second = member("g", "b");
			const [leaving] = await joined(under, first, second);
			// For a while the first one may own all of them, alone in the group.
			await eventually("both have a part", () => first.owned.size > 0 && second.owned.size > 0, under.pass);
			await leaving?.leave();
			await eventually("the other owns all", () => second.owned.size === SHARDS, under.pass);
			await publish(
				under,
				ALL.map((shard) => sampleRecord(`user ${shard}`, 1, shard)),
			);
			await eventually(
				"it handles all",
				() => new Set(second.handled.map((record) => record.shard)).size === SHARDS,
				under.pass,
			);
		},
	);

	promise(
		"given records while a group has no member, when one joins again, then it gets them (P6)",
		async ({ under }) => {
			const [first] = await joined(under, member("g", "a"));
			await first?.leave();
			const publication = publish(under, [sampleRecord("ann", 1, 0)]);
			const later = member("g", "b");
			await joined(under, later);
			await publication;
			await eventually("it arrives", () => seqsOf(later.handled, "ann").length === 1, under.pass);
		},
	);

	promise(
		"given a group in which every member gets all, then each handles each record, and who left is owed none",
		async ({ under }) => {
			const [first, second] = ["a", "b"].map((id) => {
				const each = member("pages", id);
				return {
					...each,
					join: { ...each.join, everyMember: true, onOwned: (shards: ReadonlySet<number>) => owns(id, shards) },
				};
			});
			const owned = new Map<string, ReadonlySet<number>>();
			const owns = (id: string, shards: ReadonlySet<number>) => owned.set(id, shards);
			if (!first || !second) throw new Error("There are two");
			await publish(under, [sampleRecord("ann", 1, 0)]);
			const leaving = await under.log.join(first.join);
			await under.log.join(second.join);
			await eventually("both own all", () => ["a", "b"].every((id) => owned.get(id)?.size === SHARDS), under.pass);
			await publish(under, [sampleRecord("ann", 2, 0)]);
			await eventually("both have it", () => [first, second].every(({ handled }) => handled.length > 0), under.pass);
			await leaving.leave();
			await publish(under, [sampleRecord("ann", 3, 0)]);
			await eventually("the other has the next", () => second.handled.length === 2, under.pass);
			assert.equal(seqsOf(first.handled, "ann"), [2]);
			assert.equal(seqsOf(second.handled, "ann"), [2, 3]);
		},
	);

	promise("given a handler at work, then the figures say who has what in hand and what waits", async ({ under }) => {
		const gate = Promise.withResolvers<void>();
		await joined(
			under,
			member("g", "a", () => gate.promise),
		);
		const publication = publish(
			under,
			[1, 2].map((seq) => sampleRecord("ann", seq, 0)),
		);
		const group = () => under.log.facts().groups.find((each) => each.group === "g");
		const lag = () => under.log.facts().lag.find((each) => each.group === "g" && each.topic === "task-events")?.records;
		await eventually("two records wait", () => lag() === 2, under.pass);
		await eventually("the handler has been at work", () => (group()?.in_hand_ms ?? 0) > 0, under.pass);
		assert.is(group()?.shards, SHARDS);
		assert.is.not(under.log.facts().silent_ms, null);
		gate.resolve();
		await publication;
		await eventually("nothing waits", () => lag() === 0, under.pass);
		await eventually("nothing is in hand", () => group()?.in_hand_ms === 0, under.pass);
	});

	promise("given a closed log, then its members own nothing and nothing more is accepted", async ({ under }) => {
		const reader = member("g", "a");
		await joined(under, reader);
		await under.log.close();
		assert.is(reader.owned.size, 0);
		assert.not(under.log.healthy());
		let isRejected = false;
		await under.log.publish([sampleRecord("ann", 1, 0)]).catch(() => {
			isRejected = true;
		});
		assert.ok(isRejected);
	});

	promise.run();
}
