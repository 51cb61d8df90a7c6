/** P9 through the actors: an occurrence has one successor, whoever completes it and however often the log says so. */

import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createActorSystem } from "../../src/actors/actorSystem.ts";
import { shardOf } from "../../src/actors/shard.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import { journal as journalise } from "../../src/domain/commands/journalling.ts";
import { writeWireEvent } from "../../src/domain/documents/wireEvent.ts";
import { evolveAll } from "../../src/domain/evolve/evolve.ts";
import { isSome } from "../../src/domain/some.ts";
import type { EventLog, JoinOptions } from "../../src/ports/cluster/eventLog.ts";
import type { CommandResult } from "../../src/ports/commands/commandGate.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createMemoryStore } from "../support/memoryStore.ts";

const SHARDS = 4;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const USER = "user-1";
const shard = shardOf(USER, SHARDS);

async function setUp() {
	const clock = createDrivenClock();
	const store = createMemoryStore(clock);
	let joined: JoinOptions | undefined;
	/** Hands over what the actors joined with; records are delivered by hand. */
	const eventLog: EventLog = {
		publish: async () => undefined,
		join: async (options) => {
			joined = options;
			options.onOwned(new Set(Array.from({ length: SHARDS }, (_, id) => id)));
			return { leave: async () => options.onOwned(new Set()), healthy: () => true };
		},
		healthy: () => true,
		facts: () => ({ silent_ms: 0, groups: [], lag: [] }),
		close: async () => undefined,
	};
	const system = createActorSystem({
		random: Math.random,
		journal: store.journal,
		reminders: store.reminders,
		table: store.table,
		eventLog,
		clock,
		log: silent,
		pod: "pod-1",
		address: null,
		shards: SHARDS,
		onCommitted: () => undefined,
		onClockOffset: () => undefined,
	});
	await system.start();
	await clock.advance(0);
	let commands = 0;
	const ask = (command: Command): Promise<CommandResult> => {
		commands += 1;
		const principal = { kind: "user", id: "page" } as const;
		return system.gate.execute({ command_id: `c${commands}`, user_id: USER, principal, command });
	};
	const start = clock.now().toZonedDateTimeISO("UTC").toPlainDate().add({ days: 1 }).toString();
	await ask({
		type: "AddTask",
		title: "water the plants",
		recurrence: { rrule: "FREQ=DAILY", start: `${start}T09:00`, time_zone: "UTC" },
	});
	const tasks = () => [...(store.rows(USER)?.tasks.values() ?? [])];
	const redeliver = async () => {
		for (const event of store.written.filter(({ type }) => type === "task.completed")) {
			const value = writeWireEvent(event);
			await joined?.handle(shard, [{ topic: "task-recurrence", shard, key: USER, value, headers: {} }]);
		}
	};
	return { clock, store, system, ask, tasks, redeliver };
}

const test = suite("recurrence through the actors");

test("given two pages that complete at once, then there is one next occurrence (P9)", async () => {
	const { system, ask, tasks } = await setUp();
	await Promise.all([ask({ type: "CompleteTask", task_id: 1 }), ask({ type: "CompleteTask", task_id: 1 })]);
	assert.is(tasks().length, 2);
	await system.stop();
});

test("given a completion that comes again by hand, then nothing is made and nothing written (P9)", async () => {
	const { system, ask, tasks, store, redeliver } = await setUp();
	await ask({ type: "CompleteTask", task_id: 1 });
	const events = store.written.length;
	await redeliver();
	await redeliver();
	assert.is(tasks().length, 2);
	assert.is(store.written.length, events);
	await system.stop();
});

test("given a next occurrence that the user deleted, when the completion comes again, then it stays deleted", async () => {
	const { system, ask, tasks, redeliver } = await setUp();
	await ask({ type: "CompleteTask", task_id: 1 });
	await ask({ type: "DeleteTask", task_id: 2 });
	await redeliver();
	assert.equal(
		tasks().map(({ status }) => status),
		["completed", "deleted"],
	);
	await system.stop();
});

test("given a completion that was written without its next occurrence, then the log brings it, once (P9)", async () => {
	const { system, clock, store, tasks, redeliver } = await setUp();
	await completeAlone();
	await redeliver();
	await redeliver();
	assert.equal(
		tasks().map(({ status }) => status),
		["completed", "open"],
	);
	await system.stop();

	/** As a writer that knows nothing of recurrence leaves it. */
	async function completeAlone() {
		const snapshot = store.rows(USER)?.snapshot;
		assert.ok(snapshot);
		const before = { user: snapshot.state, tasks: new Map(tasks().map((task) => [task.task_id, task])) };
		const envelope = { user_id: USER, principal: { kind: "user", id: "old" }, command_id: "alone" } as const;
		const completed_at = tasks()[0]?.created_at;
		assert.ok(completed_at);
		const data = { task_id: 1, completed_at, recurrence_rule: "FREQ=DAILY" };
		const event = { type: "task.completed", data, undoes: null } as const;
		const events = journalise([event], envelope, snapshot.version, clock.now());
		assert.ok(isSome(events));
		const after = evolveAll(before, events);
		await store.journal.append({
			...snapshot,
			state: after.user,
			events,
			fingerprint: "",
			answer: { kind: "nothing" },
			tasks: [...after.tasks.values()],
			reminders: [],
			deliveries: [],
			not_before: null,
		});
	}
});

test("given a database that is away, then the record is not done with (P6)", async () => {
	const { system, ask, store, redeliver } = await setUp();
	await ask({ type: "CompleteTask", task_id: 1 });
	store.isAway = true;
	let fault: unknown;
	await redeliver().catch((reason: unknown) => {
		fault = reason;
	});
	assert.instance(fault, StorageUnavailable);
	store.isAway = false;
	await system.stop();
});

for (const memory of ["awake", "asleep"] as const) {
	test(`given an actor that is ${memory} when its account goes, when the log brings a completion, then the record is done with`, async () => {
		const { system, ask, store, tasks, redeliver } = await setUp();
		await ask({ type: "CompleteTask", task_id: 1 });
		// Whatever cannot be read is read afresh next time.
		store.isAway = memory === "asleep";
		await ask({ type: "ReopenTask", task_id: 1 });
		store.isAway = false;
		const before = tasks();
		Object.assign(store.journal, { activate: async () => undefined, append: async () => ({ kind: "stale" }) });
		await redeliver();
		assert.equal((await ask({ type: "AddTask", title: "rent" })).kind, "rejected");
		assert.equal(tasks(), before);
		await system.stop();
	});
}

test.run();
