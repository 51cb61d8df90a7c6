/** What the sweeps owe everybody behind a user whose reminders cannot fire (P4). */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createActorSystem } from "../../src/actors/actorSystem.ts";
import { instantTextOfEpochMs } from "../../src/domain/time/instant.ts";
import type { EventLog } from "../../src/ports/cluster/eventLog.ts";
import { SHARDS, userOf } from "../support/cluster.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createMemoryStore } from "../support/memoryStore.ts";

const OWN = 0;
const FOREIGN = 1;
/** More than any sweep takes at one look. */
const MANY = 1_100;
const PER_TASK = 10;

/** A pod that owns shard 0 only; whoever is in `poisoned` cannot be written. Its timers are never armed. */
async function setUp() {
	const clock = createDrivenClock();
	const store = createMemoryStore(clock);
	const poisoned = new Set<string>();
	const faults: unknown[] = [];
	const { append } = store.journal;
	store.journal.append = async (write) => {
		if (poisoned.has(write.user_id)) throw new TypeError("this user's rows are broken");
		return append(write);
	};
	const { dueBefore } = store.reminders;
	store.reminders.dueBefore = async (shards, until, ...rest) =>
		until > instantTextOfEpochMs(clock.now().epochMilliseconds) ? [] : dueBefore(shards, until, ...rest);
	const create = (shards: readonly number[]) => {
		const eventLog: EventLog = {
			publish: async () => undefined,
			join: async ({ onOwned }) => {
				onOwned(new Set(shards));
				return { leave: async () => onOwned(new Set()), healthy: () => true };
			},
			healthy: () => true,
			facts: () => ({ silent_ms: 0, groups: [], lag: [] }),
			close: async () => undefined,
		};
		return createActorSystem({
			random: Math.random,
			...{ journal: store.journal, reminders: store.reminders, table: store.table, eventLog, clock },
			log: { info() {}, warn() {}, error: (_message, fields) => void faults.push(fields?.err) },
			...{ pod: "pod-1", address: null, shards: SHARDS, onCommitted() {}, onClockOffset() {} },
		});
	};
	/** `count` reminders, the first `ms` from now and each 1 ms after the other, put there by a pod that is gone since. */
	const remind = async (user_id: string, count: number, ms: number) => {
		const writer = create([]);
		const firstMs = clock.now().epochMilliseconds + ms;
		for (let n = 0; n < count; n += PER_TASK) {
			const reminders = Array.from({ length: Math.min(PER_TASK, count - n) }, (_, i) => ({
				spec: { at: instantTextOfEpochMs(firstMs + n + i) },
			}));
			const command = { type: "AddTask", title: "call", reminders } as const;
			const principal = { kind: "user", id: "page" } as const;
			const result = await writer.gate.execute({ command_id: randomUUID(), user_id, principal, command });
			assert.is(result.kind, "done");
		}
		await writer.stop();
	};
	const fired = (user_id: string) =>
		(store.rows(user_id)?.events ?? []).filter(({ type }) => type === "reminder.sent").length;
	return { clock, poisoned, faults, create, remind, fired };
}

const test = suite("sweeps beside a user who cannot be served");

for (const [whose, shard] of [
	["our own shard", OWN],
	["nobody's shard", FOREIGN],
] as const) {
	test(`given ${MANY} older reminders of ${whose} that cannot fire, then an orphan behind them fires (P4)`, async () => {
		const { clock, poisoned, create, remind, fired } = await setUp();
		const [stuck, other] = [userOf(shard), userOf(FOREIGN)];
		await remind(stuck, MANY, 5_000);
		await remind(other, 1, 10_000);
		poisoned.add(stuck);
		const pod = create([OWN]);
		await pod.start();
		await clock.advance(14_000);
		assert.is(fired(other), 1);
		assert.is(fired(stuck), 0);
		await pod.stop();
	});
}

test("given an orphan that cannot fire, when the round goes on, then everybody behind it fires in the same (P4)", async () => {
	const { clock, poisoned, faults, create, remind, fired } = await setUp();
	const [stuck, ...others] = Array.from({ length: 20 }, () => userOf(FOREIGN));
	for (const [n, user] of [stuck ?? "", ...others].entries()) await remind(user, 1, 1_000 + n);
	poisoned.add(stuck ?? "");
	await clock.advance(5_000);
	const pod = create([OWN]);
	await pod.start();
	await clock.advance(0);
	assert.equal(
		others.map(fired),
		others.map(() => 1),
	);
	assert.is(faults.length, 1);
	await pod.stop();
});

test(`given ${MANY} missed reminders of ours that cannot fire, then the sweeper fires what is behind them (P4)`, async () => {
	const { clock, poisoned, create, remind, fired } = await setUp();
	const [stuck, other] = [userOf(OWN), userOf(OWN)];
	await remind(stuck, MANY, 1_000);
	await remind(other, 1, 4_000);
	poisoned.add(stuck);
	await clock.advance(6_000);
	const pod = create([OWN]);
	await pod.start();
	await clock.advance(5_000);
	assert.is(fired(other), 1);
	await pod.stop();
});

test("given a user who can be served again, then his reminders fire within the longest pause, each once (P4)", async () => {
	const { clock, poisoned, create, remind, fired } = await setUp();
	const [own, orphan] = [userOf(OWN), userOf(FOREIGN)];
	for (const user of [own, orphan]) {
		await remind(user, 3, 1_000);
		poisoned.add(user);
	}
	const pod = create([OWN]);
	await pod.start();
	await clock.advance(120_000);
	poisoned.clear();
	await clock.advance(11_500);
	assert.equal([fired(own), fired(orphan)], [3, 3]);
	await clock.advance(60_000);
	assert.equal([fired(own), fired(orphan)], [3, 3]);
	await pod.stop();
});

test.run();
