/**
 * P9 on PostgreSQL: an occurrence that is completed by the owner and by the direct path at once, repeated with its key, and
 * brought again by the log, has one next occurrence, which carries all that it had.
 */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type ActorSystem, createActorSystem } from "../../src/actors/actorSystem.ts";
import { execute } from "../../src/actors/commandExecution.ts";
import { createRecurrenceConsumer } from "../../src/actors/recurrenceConsumer.ts";
import { shardOf } from "../../src/actors/shard.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import { writeWireEvent } from "../../src/domain/documents/wireEvent.ts";
import type { Task } from "../../src/domain/tasks/task.ts";
import { createInProcessLog } from "../../src/eventlog/inProcessLog.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createReminderIndex } from "../../src/persistence/journal/reminderIndex.ts";
import { verifyJournals } from "../../src/persistence/journal/verify.ts";
import { createShardTable } from "../../src/persistence/placement/shardTable.ts";
import type { CommandResult } from "../../src/ports/commands/commandGate.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";

const SHARDS = 4;
/** Series that are completed at once; each by four askers. */
const SERIES = 12;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = createSystemClock();
const page = { kind: "user", id: "page" } as const;

interface Scene {
	database: TestDatabase;
	journal: Journal;
	system: ActorSystem;
	user: string;
}
const test = suite<Scene>("one next occurrence, on PostgreSQL");

test.before(async (scene) => {
	scene.database = await createTestDatabase();
	scene.journal = createJournalStore(scene.database);
	scene.system = createActorSystem({
		random: Math.random,
		journal: scene.journal,
		reminders: createReminderIndex(scene.database),
		table: createShardTable(scene.database, clock),
		eventLog: createInProcessLog({ shards: SHARDS, clock, log: silent, onDeadLetter: async () => undefined }),
		clock,
		log: silent,
		pod: "pod-1",
		address: null,
		shards: SHARDS,
		onCommitted: () => undefined,
		onClockOffset: () => undefined,
	});
	await scene.system.start();
});
test.before.each(async (scene) => {
	scene.user = await addAccount(scene.database);
});
test.after(async ({ system, database }) => {
	await system.stop();
	await database.drop();
});

/** As a client asks: one that is told to come back, because too many decide at once, does so with the same key. */
async function patiently(ask: () => Promise<CommandResult>): Promise<CommandResult> {
	for (;;) {
		const result = await ask();
		if (result.kind !== "unavailable") return result;
	}
}

const byOwner = ({ system, user }: Scene, command: Command, command_id: string = randomUUID()) =>
	patiently(() => system.gate.execute({ command_id, user_id: user, principal: page, command }));

/** As a pod that does not own the user decides it: on the rows, with the version alone. */
function directly({ journal, user }: Scene, command: Command): Promise<CommandResult> {
	const read = () => journal.readOrCreate(user, shardOf(user, SHARDS));
	const envelope = { command_id: randomUUID(), user_id: user, principal: page, command };
	const context = { journal, clock, reload: read, isFresh: true, onConflict: () => undefined };
	return patiently(async () => {
		const snapshot = await read();
		if (!snapshot) throw new Error("no such account");
		const execution = await execute({ snapshot, tasks: new Map() }, envelope, context);
		return execution.kind === "answered" ? execution.result : { kind: "unavailable", retry_after_ms: 0 };
	});
}

const answerOf = (result: CommandResult) => {
	if (result.kind !== "done" || result.answer.kind !== "task") throw new Error(result.kind);
	return result.answer;
};

async function add(scene: Scene, more: object = {}): Promise<Task> {
	const recurrence = { rrule: "FREQ=DAILY;COUNT=5", start: "2040-01-01T09:00", time_zone: "Europe/Berlin" };
	const { task } = answerOf(await byOwner(scene, { type: "AddTask", title: "water", recurrence, ...more }));
	return task;
}

const seriesOf = async ({ journal, user }: Scene, { series }: Task) =>
	(await journal.loadTasks(user, { series: { series_id: series?.series_id ?? "", from: "" } })).toSorted(
		(a, b) => a.task_id - b.task_id,
	);

/** Every completion of the user as records of the log, delivered by hand. */
async function redeliver({ journal, system, user }: Scene): Promise<void> {
	const handle = createRecurrenceConsumer(system.gate);
	const events = await journal.eventsAfter(user, 0, 10_000);
	const records = events
		.filter(({ type }) => type === "task.completed")
		.map((event) => {
			const shard = shardOf(user, SHARDS);
			return { topic: "task-recurrence", shard, key: user, value: writeWireEvent(event), headers: {} } as const;
		});
	await handle(records);
}

test("given owner and direct path that complete at once, when the log brings it twice more, then there is one next (P9)", async (scene) => {
	const tasks = await Promise.all(Array.from({ length: SERIES }, () => add(scene)));
	const results = await Promise.all(
		tasks.flatMap(({ task_id }) => {
			const command = { type: "CompleteTask", task_id } as const;
			return [byOwner(scene, command), directly(scene, command), byOwner(scene, command), directly(scene, command)];
		}),
	);
	await redeliver(scene);
	await redeliver(scene);
	for (const result of results) assert.is(answerOf(result).task.status, "completed");
	for (const task of tasks) {
		const series = await seriesOf(scene, task);
		assert.equal(
			series.map(({ status, series }) => [status, series?.occurrence]),
			[
				["completed", "2040-01-01T09:00"],
				["open", "2040-01-02T09:00"],
			],
		);
	}
	assert.equal((await verifyJournals(scene.database, () => undefined)).differences, []);
});

test("given a completion that is repeated with its key, then the stored answer names the same next (P1, P9)", async (scene) => {
	const { task_id } = await add(scene);
	const command = { type: "CompleteTask", task_id } as const;
	const [first, second] = await Promise.all([byOwner(scene, command, "once"), byOwner(scene, command, "once")]);
	const third = await byOwner(scene, command, "once");
	const ids = [first, second, third].map((result) => answerOf(result).next?.task_id);
	assert.equal(ids, [task_id + 1, task_id + 1, task_id + 1]);
	assert.is(third.kind === "done" && third.replayed, true);
});

test("given COUNT=5, when it is completed five times, alternately by owner and direct path, then there are five", async (scene) => {
	const first = await add(scene);
	for (let done = 0; done < 7; done += 1) {
		const open = (await seriesOf(scene, first)).find(({ status }) => status === "open");
		if (open === undefined) break;
		const command = { type: "CompleteTask", task_id: open.task_id } as const;
		await (done % 2 === 0 ? byOwner(scene, command) : directly(scene, command));
		await redeliver(scene);
	}
	const series = await seriesOf(scene, first);
	assert.equal(
		series.map(({ status, series }) => `${status} ${series?.occurrence.slice(8, 10)}`),
		["completed 01", "completed 02", "completed 03", "completed 04", "completed 05"],
	);
});

test("given a full task, when the direct path completes it, then the same write carries all of it to the next", async (scene) => {
	const task = await add(scene, {
		description: "all of them",
		priority: "high",
		category_name: "Home",
		tag_names: ["green", "weekly"],
		reminders: [{ spec: { before_minutes: 30 } }, { spec: { before_minutes: 5 } }],
	});
	await byOwner(scene, { type: "AddTask", title: "fill the can", parent_id: task.task_id, tag_names: ["green"] });
	const result = await directly(scene, { type: "CompleteTask", task_id: task.task_id, children: "take_along" });
	const { next } = answerOf(result);
	if (result.kind !== "done" || next === undefined) throw new Error("nothing followed");
	assert.equal(
		result.events.map(({ type }) => type),
		["task.completed", "reminder.cancelled", "reminder.cancelled", "task.completed", "task.created", "task.created"],
	);
	const [stored] = await scene.journal.loadTasks(scene.user, { task_ids: [next.task_id] });
	assert.equal(stored, next);
	const { title, description, priority, category_id, tag_ids, series } = task;
	const goesOn = { ...series, occurrence: "2040-01-02T09:00" };
	const carried = { title, description, priority, category_id, tag_ids, series: goesOn };
	for (const [field, value] of Object.entries(carried)) assert.equal(next[field as keyof Task], value, field);
	assert.equal(
		next.reminders.map(({ fire_at, status }) => [fire_at, status]),
		[
			["2040-01-02T07:30:00.000Z", "armed"],
			["2040-01-02T07:55:00.000Z", "armed"],
		],
	);
	const below = await scene.journal.loadTasks(scene.user, { below: { task_id: next.task_id, which: "live" } });
	assert.equal(
		below.map((child) => [child.title, child.status, child.tag_ids.length]),
		[["fill the can", "open", 1]],
	);
});

test.run();
