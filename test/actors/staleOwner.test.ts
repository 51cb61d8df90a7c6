/**
 * An owner that was thought silent while another pod decided by the direct path: what it remembers is old. A write would
 * lose on the version; an answer that writes nothing has no such guard of its own (P1, P4, P8).
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Command } from "../../src/domain/commands/commands.ts";
import { toInstantText } from "../../src/domain/time/instant.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { createCluster, remindIn, SHARDS, userOf } from "../support/cluster.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const every = Array.from({ length: SHARDS }, (_, shard) => shard);
const add = (title: string): Command => ({ type: "AddTask", title });

/** Pod 1 owns the user's shard and has one open task of his in mind; pod 2 cannot reach it. */
async function setUp() {
	const clock = createDrivenClock();
	const cluster = createCluster(clock);
	const owner = await cluster.addPod("pod-1");
	owner.assign(...every);
	await clock.advance(100);
	const other = await cluster.addPod("pod-2");
	const user = userOf(0);
	await owner.ask(user, add("one"));
	owner.state = "refuses";
	const typesOf = () => cluster.store.rows(user)?.events.map(({ type }) => type);
	return { clock, cluster, owner, other, user, typesOf };
}

const test = suite("an owner behind the journal");

test("given a task that is open again, when its owner is asked to complete it, then it is completed, not called so (P8)", async () => {
	const { cluster, owner, other, user, typesOf } = await setUp();
	await owner.ask(user, { type: "CompleteTask", task_id: 1 });
	await other.ask(user, { type: "ReopenTask", task_id: 1 });
	const answer = await owner.ask(user, { type: "CompleteTask", task_id: 1 });
	assert.is(answer.kind === "done" && answer.events.length, 1);
	assert.equal(typesOf(), ["task.created", "task.completed", "task.reopened", "task.completed"]);
	await cluster.stop();
});

test("given a tag that another pod made, when the owner is asked to use it, then it is known (P1)", async () => {
	const { cluster, owner, other, user } = await setUp();
	await other.ask(user, { type: "AddTag", name: "home" });
	const answer = await owner.ask(user, { type: "AddTask", title: "two", tag_ids: [1] });
	assert.is(answer.kind, "done");
	await cluster.stop();
});

test("given nobody who wrote in between, when a request is refused or idle, then it is decided once", async () => {
	const { cluster, owner, user } = await setUp();
	await owner.ask(user, { type: "CompleteTask", task_id: 1 });
	assert.is((await owner.ask(user, { type: "CompleteTask", task_id: 1 })).kind, "done");
	assert.is((await owner.ask(user, { type: "CompleteTask", task_id: 99 })).kind, "rejected");
	assert.is(owner.system.stats().writes.version_conflicts, 0);
	await cluster.stop();
});

for (const [when, ms] of [
	["beyond the next look at the table", 120_000],
	["before the next look at the table", 20_000],
] as const) {
	test(`given a reminder that another pod moved ${when}, and that pod gone, then the owner fires it (P4)`, async () => {
		const { clock, cluster, owner, other, user } = await setUp();
		await owner.ask(user, remindIn(clock, 300_000));
		const [{ reminder_id } = { reminder_id: 0 }] = [...(cluster.store.rows(user)?.tasks.values() ?? [])].flatMap(
			(task) => task.reminders,
		);
		const until = toInstantText(clock.now().add({ milliseconds: ms }));
		await other.ask(user, { type: "SnoozeReminder", reminder_id, until });
		await other.system.stop();
		await clock.advance(ms + 2_000);
		const late = cluster.store.rows(user)?.events.flatMap((event) => {
			return event.type === "reminder.sent" ? [event.data.late_by_ms] : [];
		});
		// What the next look finds has its timer; before that, the sweep of what is due finds it.
		assert.is(late?.length, 1);
		assert.ok((late?.[0] ?? Infinity) <= (ms > 60_000 ? 0 : 1_500));
		await cluster.stop();
	});
}

test("given a cut connection, when another pod wrote the same command meanwhile, then the owner forgets its own version (P1, P2)", async () => {
	const { clock, cluster, owner, other, user } = await setUp();
	const { journal } = cluster.store;
	const { append } = journal;
	journal.append = async () => {
		journal.append = append;
		await clock.advance(1_000);
		await other.ask(user, add("two"), "key");
		throw new StorageUnavailable("cut before the statement arrived");
	};
	const answer = await owner.ask(user, add("two"), "key");
	assert.is(answer.kind === "done" && answer.replayed, true);
	await owner.ask(user, { type: "EditTask", task_id: 2, changes: { title: "three" } });
	const [task] = await journal.loadTasks(user, { task_ids: [2] });
	const [created] = cluster.store.rows(user)?.events.filter(({ seq }) => seq === 2) ?? [];
	assert.is(task?.title, "three");
	assert.is(task?.created_at, created?.at);
	await cluster.stop();
});

test.run();
