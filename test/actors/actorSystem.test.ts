/** The actor system on a driven clock: timers, sweeps, fencing, passivation and faults (P1, P4, P7, P11). */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createActorSystem } from "../../src/actors/actorSystem.ts";
import { shardOf } from "../../src/actors/shard.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import { instantTextOfEpochMs } from "../../src/domain/time/instant.ts";
import type { EventLog } from "../../src/ports/cluster/eventLog.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createMemoryStore, type MemoryStore } from "../support/memoryStore.ts";

const SHARDS = 4;
const ALL = new Set(Array.from({ length: SHARDS }, (_, shard) => shard));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** A log that assigns every shard to whoever joins. */
const everything: EventLog = {
	publish: async () => undefined,
	join: async ({ onOwned }) => {
		onOwned(ALL);
		return { leave: async () => onOwned(new Set()), healthy: () => true };
	},
	healthy: () => true,
	facts: () => ({ silent_ms: 0, groups: [], lag: [] }),
	close: async () => undefined,
};

const clock = createDrivenClock();
/** How often placement has said that events wait. */
let unpublished = 0;
/** How long a pod that takes over waits for the other one to let go. */
const LET_GO_MS = 1_000;
const setUp = async (store: MemoryStore = createMemoryStore(clock), pod = "pod-1") => {
	const system = createActorSystem({
		random: Math.random,
		journal: store.journal,
		reminders: store.reminders,
		table: store.table,
		eventLog: everything,
		clock,
		log: silent,
		pod,
		address: null,
		shards: SHARDS,
		onCommitted: () => undefined,
		onClockOffset: () => undefined,
		onUnpublished: () => {
			unpublished += 1;
		},
	});
	await system.start();
	await clock.advance(0);
	const ask = (user_id: string, command: Command, command_id: string = randomUUID()) =>
		system.gate.execute({ command_id, user_id, principal: { kind: "user", id: "page" }, command });
	const fired = (user_id: string) =>
		(store.rows(user_id)?.events ?? []).flatMap((event) => (event.type === "reminder.sent" ? [event.data] : []));
	return { store, system, ask, fired };
};
/** A task with one reminder `ms` from now. */
const remindIn = (ms: number, title = "call mum"): Command => ({
	type: "AddTask",
	title,
	reminders: [{ spec: { at: instantTextOfEpochMs(clock.now().epochMilliseconds + ms) } }],
});

const test = suite("actor system");

test("given a reminder in two minutes, when they have passed, then it fires then, once (P4)", async () => {
	const { system, ask, fired } = await setUp();
	const user = randomUUID();
	assert.is((await ask(user, remindIn(120_000))).kind, "done");
	await clock.advance(119_999);
	assert.is(fired(user).length, 0);
	await clock.advance(1);
	assert.equal(
		fired(user).map(({ late_by_ms }) => late_by_ms),
		[0],
	);
	await clock.advance(60_000);
	assert.is(fired(user).length, 1);
	await system.stop();
});

test("given events of our shards that wait, when placement beats, then that is told, each second (P6)", async () => {
	const { store, system } = await setUp();
	const { beat } = store.table;
	unpublished = 0;
	await clock.advance(2_000);
	assert.is(unpublished, 0);
	store.table.beat = async (...asked) => ({ ...(await beat(...asked)), unpublished: true });
	await clock.advance(3_000);
	assert.is(unpublished, 3);
	await system.stop();
});

test("given a reminder beyond the loading window, when its instant comes, then it was armed in time", async () => {
	const { system, ask, fired } = await setUp();
	const user = randomUUID();
	await ask(user, remindIn(3_600_000));
	assert.is(system.stats().timers.armed, 0);
	await clock.advance(3_600_000);
	assert.equal(
		fired(user).map(({ late_by_ms }) => late_by_ms),
		[0],
	);
	await system.stop();
});

test("given a snooze, when the first instant comes, then only the second fires", async () => {
	const { system, ask, fired } = await setUp();
	const user = randomUUID();
	await ask(user, remindIn(60_000));
	await ask(user, { type: "SnoozeReminder", reminder_id: 1, minutes: 5 });
	await clock.advance(299_999);
	assert.is(fired(user).length, 0);
	await clock.advance(1);
	assert.is(fired(user).length, 1);
	await system.stop();
});

test("given reminders that fell due while nothing ran, when started, then each fires late and says so (P4)", async () => {
	const first = await setUp();
	const user = randomUUID();
	await first.ask(user, remindIn(60_000));
	await first.system.stop();
	await clock.advance(720_000);
	const second = await setUp(first.store, "pod-2");
	await clock.advance(2_000);
	const [late, ...more] = second.fired(user);
	assert.ok(late && late.late_by_ms >= 660_000 && late.late_by_ms <= 662_000);
	assert.is(more.length, 0);
	await second.system.stop();
});

test("given the database away at the instant, when it is back, then the sweeper fires once (P4, P11)", async () => {
	const { store, system, ask, fired } = await setUp();
	const user = randomUUID();
	await ask(user, remindIn(10_000));
	store.isAway = true;
	await clock.advance(20_000);
	assert.is((await ask(user, remindIn(1_000))).kind, "unavailable");
	store.isAway = false;
	await clock.advance(2_000);
	assert.is(fired(user).length, 1);
	await system.stop();
});

test("given another process that takes the shards, when the first one writes, then it is fenced and still answers (P7)", async () => {
	const first = await setUp();
	const user = randomUUID();
	await first.ask(user, remindIn(60_000, "before"));
	const second = await setUp(first.store, "pod-2");
	await clock.advance(LET_GO_MS);
	await second.ask(user, remindIn(60_000, "in between"));
	const answer = await first.ask(user, remindIn(60_000, "after"));
	assert.is(answer.kind, "done");
	assert.is(first.system.stats().writes.direct_path, 1);
	await clock.advance(60_000);
	assert.is(second.fired(user).length, 3);
	const seqs = first.store.rows(user)?.events.map(({ seq }) => seq) ?? [];
	assert.equal(
		seqs,
		seqs.map((_, n) => n + 1),
	);
	await first.system.stop();
	await second.system.stop();
});

test("given who owns every shard, then it looks for no orphans, and does again as soon as another takes one (P4)", async () => {
	const first = await setUp();
	await clock.advance(2_000);
	const { overdue } = first.store.reminders;
	let looks = 0;
	first.store.reminders.overdue = async (...asked) => {
		looks += 1;
		return overdue(...asked);
	};
	await clock.advance(5_000);
	assert.is(looks, 0);
	const second = await setUp(first.store, "pod-2");
	await clock.advance(LET_GO_MS + 1_500);
	looks = 0;
	await clock.advance(2_000);
	assert.ok(looks >= 2, "the second owns all now and looks for none: these are the first one's");
	await second.system.stop();
	await first.system.stop();
});

test("given an owner that dies, when a reminder is overdue, then the other process fires it within 3 s (P4)", async () => {
	const first = await setUp();
	const user = randomUUID();
	const second = await setUp(first.store, "pod-2");
	await clock.advance(LET_GO_MS);
	await second.ask(user, remindIn(10_000));
	// The owner's clock stops for it: it is as good as dead, and never lets go of its shards.
	second.system.gate.execute = () => new Promise(() => undefined);
	const frozen = first.store.table.beat;
	first.store.table.beat = async (owner, epochs) =>
		owner === "pod-2" ? { held: new Set(epochs.keys()), unpublished: false } : frozen(owner, epochs);
	await second.system.stop();
	await clock.advance(13_000);
	assert.equal(
		first.fired(user).map(({ late_by_ms }) => late_by_ms <= 3_000),
		[true],
	);
	await first.system.stop();
});

test("given 300 commands of one user at once, when the mailbox is full, then the rest are busy and all others done", async () => {
	const { store, system, ask } = await setUp();
	const user = randomUUID();
	const kinds = (await Promise.all(Array.from({ length: 300 }, () => ask(user, remindIn(1_000_000))))).map(
		({ kind }) => kind,
	);
	assert.is(kinds.filter((kind) => kind === "done").length, 256);
	assert.is(kinds.filter((kind) => kind === "busy").length, 44);
	assert.is(store.rows(user)?.tasks.size, 256);
	await system.stop();
});

test("given a repeated command id, when asked again, then the stored answer comes and nothing is written (P1)", async () => {
	const { store, system, ask } = await setUp();
	const user = randomUUID();
	const command = remindIn(60_000);
	const first = await ask(user, command, "key-1");
	const again = await ask(user, command, "key-1");
	const other = await ask(user, remindIn(60_000, "another"), "key-1");
	assert.ok(first.kind === "done" && again.kind === "done" && again.replayed);
	assert.equal(again.kind === "done" && again.events, first.kind === "done" && first.events);
	assert.is(other.kind, "key_reused");
	assert.is(store.rows(user)?.events.length, 1);
	await system.stop();
});

test("given a cut connection after the commit, when asked, then the answer is the stored one (P1, scenario 13)", async () => {
	const { store, system, ask } = await setUp();
	const user = randomUUID();
	const { StorageUnavailable } = await import("../../src/ports/process/faults.ts");
	const append = store.journal.append;
	store.journal.append = async (write) => {
		await append(write);
		store.journal.append = append;
		throw new StorageUnavailable("cut after COMMIT was sent");
	};
	assert.is((await ask(user, remindIn(60_000))).kind, "done");
	assert.is(store.rows(user)?.tasks.size, 1);
	assert.is((await ask(user, remindIn(60_000))).kind, "done");
	assert.is(store.rows(user)?.tasks.size, 2);
	await system.stop();
});

test("given an idle user, when passivated while a command arrives, then the new incarnation serves it once (scenario 20)", async () => {
	const { store, system, ask } = await setUp();
	const user = randomUUID();
	await ask(user, { type: "AddTask", title: "one" });
	assert.is(system.stats().actors.users_active, 1);
	await clock.advance(11 * 60_000);
	assert.is(system.stats().actors.users_active, 0);
	assert.is((await ask(user, { type: "AddTask", title: "two" })).kind, "done");
	assert.equal([...(store.rows(user)?.tasks.values() ?? [])].map(({ title }) => title).sort(), ["one", "two"]);
	assert.is(system.stats().actors.passivations, 1);
	await system.stop();
});

test("given a stopped system, when looked at, then no timer is left behind", async () => {
	const { system, ask } = await setUp();
	const user = randomUUID();
	await ask(user, remindIn(60_000));
	assert.is(shardOf(user, SHARDS) >= 0, true);
	await system.stop();
	assert.is(clock.pending(), 0);
});

test.run();
