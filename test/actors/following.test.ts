/** Who has the tasks of a large account follow a change of settings, and who goes on where another left off (decision 0078). */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createActorSystem } from "../../src/actors/actorSystem.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import { LIMITS } from "../../src/domain/tasks/task.ts";
import type { EventLog } from "../../src/ports/cluster/eventLog.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { SHARDS, userOf } from "../support/cluster.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createMemoryStore } from "../support/memoryStore.ts";

const OWN = 0;
const MANY = 3 * LIMITS.followAtOnce;

/** A user with many floating tasks, and pods that own his shard or nothing. */
async function setUp() {
	const clock = createDrivenClock();
	const store = createMemoryStore(clock);
	const user_id = userOf(OWN);
	/** Steps that may still be written; the next ones find the database away. */
	let steps = Number.POSITIVE_INFINITY;
	const { append } = store.journal;
	store.journal.append = async (write) => {
		const isStep = write.events[0]?.command_id.startsWith("follow:");
		if (isStep && steps-- <= 0) throw new StorageUnavailable("away");
		return append(write);
	};
	const create = (pod: string, shards: readonly number[]) => {
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
			log: { info() {}, warn() {}, error() {} },
			...{ pod, address: null, shards: SHARDS, onCommitted() {}, onClockOffset() {} },
		});
	};
	const ask = async (system: ReturnType<typeof create>, command: Command) => {
		const principal = { kind: "user", id: "page" } as const;
		const result = await system.gate.execute({ command_id: randomUUID(), user_id, principal, command });
		assert.is(result.kind, "done");
	};
	const writer = create("writer", []);
	for (let n = 0; n < MANY; n += 1) {
		const due = { at: "2030-03-01T09:00:00.000Z" as never, time_zone: "UTC", floating: true };
		await ask(writer, { type: "AddTask", title: "t", due, reminders: [] });
	}
	const state = () => store.rows(user_id)?.snapshot.state;
	const zones = () =>
		new Set([...(store.rows(user_id)?.tasks.values() ?? [])].map(({ due }) => due && "at" in due && due.time_zone));
	/** Lets the clock run until it is so; each turn of it is a second. */
	const until = async (isSo: () => boolean, seconds = 30) => {
		for (let turn = 0; !isSo(); turn += 1) {
			assert.ok(turn < seconds, `within ${seconds} s`);
			await clock.advance(1_000);
		}
	};
	const moveTo = (time_zone: string): Command => ({ type: "ChangeSettings", changes: { time_zone } });
	const allow = (count: number) => {
		steps = count;
	};
	return { store, create, writer, ask, state, zones, until, moveTo, allow };
}

const test = suite("tasks that follow the settings");

test("given a change, then the user's actor goes on by itself, and what is asked meanwhile is answered", async () => {
	const { create, ask, state, zones, until, moveTo } = await setUp();
	const owner = create("owner", [OWN]);
	await owner.start();
	await until(() => owner.ownedShards().length > 0);
	await ask(owner, moveTo("Asia/Karachi"));
	await ask(owner, { type: "AddTask", title: "meanwhile" });
	assert.ok(state()?.following, "not all have followed yet");
	await until(() => state()?.following === undefined);
	assert.equal(zones(), new Set(["Asia/Karachi", null]));
	await owner.stop();
});

test("given an owner that cannot go on and ends, then the next one finds the user and goes on", async () => {
	const { create, ask, state, zones, until, moveTo, allow } = await setUp();
	const first = create("first", [OWN]);
	await first.start();
	await until(() => first.ownedShards().length > 0);
	allow(1);
	await ask(first, moveTo("Asia/Karachi"));
	await until(() => state()?.following?.steps === 1);
	await first.stop();
	assert.is(zones().size, 2);
	allow(Number.POSITIVE_INFINITY);
	const next = create("next", [OWN]);
	await next.start();
	await until(() => state()?.following === undefined);
	assert.equal(zones(), new Set(["Asia/Karachi"]));
	await next.stop();
});

test("given a change that was decided by the direct path, then the owner has the tasks follow", async () => {
	const { create, writer, ask, state, zones, until, moveTo } = await setUp();
	await ask(writer, moveTo("Asia/Karachi"));
	assert.ok(state()?.following);
	const owner = create("owner", [OWN]);
	await owner.start();
	await until(() => state()?.following === undefined);
	assert.equal(zones(), new Set(["Asia/Karachi"]));
	await owner.stop();
});

test("given an owner that runs, when another pod decides the change, then the owner finds it and goes on", async () => {
	const { create, writer, ask, state, zones, until, moveTo } = await setUp();
	const owner = create("owner", [OWN]);
	await owner.start();
	await until(() => owner.ownedShards().length > 0);
	await ask(writer, moveTo("Asia/Karachi"));
	assert.ok(state()?.following);
	await until(() => zones().size === 1, 45);
	assert.is(state()?.following, undefined);
	await owner.stop();
});

test("given steps that cannot be written, when they can, then the actor goes on within three seconds, without being found", async () => {
	const { store, create, ask, state, until, moveTo, allow } = await setUp();
	const owner = create("owner", [OWN]);
	await owner.start();
	await until(() => owner.ownedShards().length > 0);
	store.reminders.following = async () => [];
	allow(1);
	await ask(owner, moveTo("Asia/Karachi"));
	await until(() => state()?.following?.steps === 1);
	allow(Number.POSITIVE_INFINITY);
	await until(() => state()?.following === undefined, 3);
	await owner.stop();
});

test("given more users than a round takes whose tasks cannot follow, then those behind them go on", async () => {
	const { store, create, writer, ask, zones, until, moveTo } = await setUp();
	await ask(writer, moveTo("Asia/Tokyo"));
	const stuck = Array.from({ length: 150 }, (_, n) => ({
		user_id: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
		shard: OWN,
	}));
	const { following } = store.reminders;
	store.reminders.following = async (shards, limit, after = "") =>
		[...stuck, ...(await following(shards, limit))].filter(({ user_id }) => user_id > after).slice(0, limit);
	const owner = create("owner", [OWN]);
	await owner.start();
	await until(() => [...zones()].join() === "Asia/Tokyo");
	await owner.stop();
});

test.run();
