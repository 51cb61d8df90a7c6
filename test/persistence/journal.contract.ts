/** What every journal promises the actors (ports/commands/journal.ts), in memory or in PostgreSQL. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { toInstantText } from "../../src/domain/time/instant.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import { refusalContract } from "./journalRefusal.contract.ts";
import { treeContract } from "./journalTree.contract.ts";
import type { JournalUnderTest } from "./journalUnderTest.ts";
import { addTask, live, SHARD, writeOf } from "./life.ts";

export function journalContract(name: string, open: () => Promise<JournalUnderTest>): void {
	const promise = suite<{ under: JournalUnderTest; user: string }>(name);
	promise.before(async (context) => {
		context.under = await open();
	});
	promise.before.each(async (context) => {
		context.user = await context.under.addAccount();
	});
	promise.after(async ({ under }) => {
		await under.close();
	});

	promise(
		"given a new account, when it is activated, then it begins at version 0 under that epoch",
		async ({ under, user }) => {
			const snapshot = await under.journal.activate(user, SHARD, 4);
			assert.equal([snapshot?.version, snapshot?.epoch, snapshot?.shard], [0, 4, SHARD]);
		},
	);

	promise("given epoch 5, when activated under 4, then 5 stays and is told (P7)", async ({ under, user }) => {
		await under.journal.activate(user, SHARD, 5);
		assert.is((await under.journal.activate(user, SHARD, 4))?.epoch, 5);
	});

	promise("given epoch 5, when only read, then the epoch stays", async ({ under, user }) => {
		await under.journal.activate(user, SHARD, 5);
		assert.is((await under.journal.readOrCreate(user, SHARD))?.epoch, 5);
	});

	promise("given a write, then events, snapshot, tasks and answer are there (P1)", async ({ under, user }) => {
		const write = await addTask(under.journal, user, "Milk", { command_id: "one" });
		assert.equal(await under.journal.append(write), { kind: "written" });
		const { journal } = under;
		assert.equal(await journal.eventsAfter(user, 0, 10), write.events);
		const snapshot = await journal.readOrCreate(user, SHARD);
		assert.is(snapshot?.version, write.events.length);
		assert.equal(snapshot?.state, write.state);
		assert.equal(await journal.loadTasks(user, { task_ids: [1] }), write.tasks);
		const events = write.events.map(({ event_id, seq, type }) => ({ event_id, seq, type }));
		assert.equal(await journal.findAnswer(user, "one"), {
			fingerprint: "of one",
			answer: write.answer,
			at: write.events[0]?.at,
			events,
		});
	});

	promise(
		"given tasks that commands added, then they are found by those together, of that user alone (P8)",
		async ({ under, user }) => {
			const { journal } = under;
			const other = await under.addAccount();
			for (const [title, command_id] of [
				["Milk", "k1"],
				["Rent", "k2"],
			] as const) {
				await live(journal, user, { type: "AddTask", title }, { command_id });
			}
			await live(journal, user, { type: "DeleteTask", task_id: 2 }, { command_id: "k3" });
			await live(journal, other, { type: "AddTask", title: "Not his" }, { command_id: "k4" });
			assert.equal([...(await journal.tasksAddedBy(user, ["k2", "k1", "none", "k4"]))].toSorted(), [
				["k1", { task_id: 1, status: "open" }],
				["k2", { task_id: 2, status: "deleted" }],
			]);
			assert.is((await journal.tasksAddedBy(user, [])).size, 0);
		},
	);

	promise(
		"given a series, then its tasks load by the occurrence they stand for, the deleted ones too (P9)",
		async ({ under, user }) => {
			const { journal } = under;
			const recurrence = { rrule: "FREQ=DAILY", start: "2026-03-27T09:00", time_zone: "UTC" };
			await live(journal, user, { type: "AddTask", title: "water", recurrence });
			await live(journal, user, { type: "CompleteTask", task_id: 1 });
			await live(journal, user, { type: "DeleteTask", task_id: 2 });
			const [first] = await journal.loadTasks(user, { task_ids: [1] });
			const series_id = first?.series?.series_id ?? "";
			const found = async (from: string) =>
				(await journal.loadTasks(user, { series: { series_id, from } })).map(({ task_id }) => task_id).sort();
			assert.equal(await found(""), [1, 2]);
			assert.equal(await found("2026-03-28T09:00"), [2]);
			assert.equal(await found("2026-03-28T09:01"), []);
		},
	);

	treeContract(promise);
	refusalContract(promise);

	promise("given an undone completion, then the occurrence can be made again (P9)", async ({ under, user }) => {
		const { journal } = under;
		const recurrence = { rrule: "FREQ=DAILY", start: "2026-03-27T09:00", time_zone: "UTC" };
		await live(journal, user, { type: "AddTask", title: "water", recurrence });
		await live(journal, user, { type: "CompleteTask", task_id: 1 });
		await live(journal, user, { type: "Undo", target: { last: 1 } });
		await live(journal, user, { type: "CompleteTask", task_id: 1 });
		const tasks = await journal.loadTasks(user, { task_ids: [1, 2, 3] });
		assert.equal(
			tasks.toSorted((a, b) => a.task_id - b.task_id).map(({ status, series }) => [status, series?.occurrence]),
			[
				["completed", "2026-03-27T09:00"],
				["deleted", "2026-03-28T09:00"],
				["open", "2026-03-28T09:00"],
			],
		);
	});

	promise(
		"given a database that has forgotten the writer's epoch, then a firing is stale, not early: waiting would not end (P7)",
		async ({ under, user }) => {
			const { journal } = under;
			await journal.activate(user, SHARD, 4);
			const now = await under.now();
			const at = toInstantText(now.subtract({ seconds: 30 }));
			const before = { now: now.subtract({ seconds: 60 }) };
			await live(journal, user, { type: "AddTask", title: "call", reminders: [{ spec: { at } }] }, before);
			const snapshot = await journal.readOrCreate(user, SHARD);
			if (!snapshot) throw new Error("no snapshot");
			const options = { now, snapshot: { ...snapshot, epoch: 9 } };
			const write = await writeOf(journal, user, { type: "FireReminders", reminder_ids: [1] }, options);
			if (!write) throw new Error("nothing fired");
			assert.equal(await journal.append(write), { kind: "stale" });
			assert.is((await journal.readOrCreate(user, SHARD))?.version, snapshot.version);
		},
	);

	promise("given a version that moved on, then the write is stale and leaves nothing (P2)", async ({ under, user }) => {
		const late = await addTask(under.journal, user, "late");
		await live(under.journal, user, { type: "AddTask", title: "first" });
		assert.equal(await under.journal.append(late), { kind: "stale" });
		assert.is((await under.journal.eventsAfter(user, 0, 10)).length, 1);
	});

	promise(
		"given a version that is not reached yet, then the write is stale and leaves no gap (P2)",
		async ({ under, user }) => {
			const snapshot = await under.journal.activate(user, SHARD, 1);
			if (!snapshot) throw new Error("no such account");
			const ahead = await addTask(under.journal, user, "ahead", { snapshot: { ...snapshot, version: 5 } });
			assert.equal(await under.journal.append(ahead), { kind: "stale" });
			assert.equal(await under.journal.eventsAfter(user, 0, 10), []);
		},
	);

	promise("given a higher epoch, then the old owner's write is fenced (P7)", async ({ under, user }) => {
		const old = await addTask(under.journal, user, "old");
		await under.journal.activate(user, SHARD, 9);
		assert.equal(await under.journal.append(old), { kind: "fenced" });
		assert.equal(await under.journal.eventsAfter(user, 0, 10), []);
	});

	promise("given a command that is in the journal, then its second write is repeated (P1)", async ({ under, user }) => {
		await live(under.journal, user, { type: "AddTask", title: "once" }, { command_id: "same" });
		const again = await addTask(under.journal, user, "twice", { command_id: "same" });
		assert.equal(await under.journal.append(again), { kind: "repeated" });
		assert.is((await under.journal.readOrCreate(user, SHARD))?.version, 1);
	});

	promise("given the same command id of two users, then both are written", async ({ under, user }) => {
		const other = await under.addAccount();
		for (const id of [user, other]) {
			await live(under.journal, id, { type: "AddTask", title: "mine" }, { command_id: "shared" });
		}
		assert.is((await under.journal.findAnswer(other, "shared"))?.events.length, 1);
	});

	promise(
		"given a write that may not be before a later instant, then it is early by that (P4)",
		async ({ under, user }) => {
			const write = await addTask(under.journal, user, "later");
			const not_before = toInstantText((await under.now()).add({ seconds: 30 }));
			const result = await under.journal.append({ ...write, not_before });
			assert.is(result.kind, "early");
			if (result.kind === "early") assert.ok(Math.abs(result.ahead_ms - 30_000) < 10_000, `${result.ahead_ms}`);
			// A little before: the clock may be stepped back between the two.
			const past = toInstantText((await under.now()).subtract({ seconds: 10 }));
			assert.equal(await under.journal.append({ ...write, not_before: past }), {
				kind: "written",
			});
		},
	);

	promise("given many writes of one user decided on one version, then one is written (P2)", async ({ under, user }) => {
		const writes = await Promise.all(["a", "b", "c", "d"].map((title) => addTask(under.journal, user, title)));
		const kinds = (await Promise.all(writes.map(under.journal.append))).map(({ kind }) => kind);
		assert.equal(kinds.toSorted(), ["stale", "stale", "stale", "written"]);
		assert.is((await under.journal.readOrCreate(user, SHARD))?.version, 1);
	});

	promise(
		"given two writes of one user sent together, each on the version after the last, then both are in order (P2)",
		async ({ under, user }) => {
			const snapshot = await under.journal.activate(user, SHARD, 1);
			if (!snapshot) throw new Error("no such account");
			const first = await addTask(under.journal, user, "first", { snapshot });
			const next = {
				...snapshot,
				version: snapshot.version + first.events.length,
				state: first.state ?? snapshot.state,
			};
			const second = await addTask(under.journal, user, "second", { snapshot: next });
			await Promise.all([under.journal.append(first), under.journal.append(second)]);
			const seqs = (await under.journal.eventsAfter(user, 0, 10)).map(({ seq }) => seq);
			assert.equal(
				seqs,
				seqs.map((_seq, n) => n + 1),
			);
			assert.is((await under.journal.readOrCreate(user, SHARD))?.version, seqs.length);
		},
	);

	promise(
		"given tasks, then they are loaded by id, reminder, label and day, and missing ids are left out",
		async ({ under, user }) => {
			const { journal } = under;
			await live(journal, user, { type: "AddTask", title: "plain" });
			await live(journal, user, {
				type: "AddTask",
				title: "full",
				category_name: "Home",
				tag_names: ["shop"],
				due: { date: "2026-03-28" as never },
			});
			const idsOf = async (needs: Parameters<Journal["loadTasks"]>[1]) =>
				(await journal.loadTasks(user, needs)).map(({ task_id }) => task_id).toSorted();
			assert.equal(await idsOf({ task_ids: [1, 2, 77] }), [1, 2]);
			assert.equal(await idsOf({ reminder_ids: [1, 5] }), [2]);
			await live(journal, user, { type: "AddTask", title: "too", category_name: "Home", tag_names: ["shop"] });
			for (const kind of ["category", "tag"] as const) {
				assert.equal(await idsOf({ carrier: { kind, id: 1, apart_from: [] } }), [2]);
				assert.equal(await idsOf({ carrier: { kind, id: 1, apart_from: [2] } }), [3]);
				assert.equal(await idsOf({ carrier: { kind, id: 1, apart_from: [2, 3] } }), []);
			}
			await live(journal, user, { type: "DeleteTask", task_id: 2 });
			assert.equal(await idsOf({ carrier: { kind: "tag", id: 1, apart_from: [] } }), [3]);
			await live(journal, user, { type: "RestoreTask", task_id: 2 });
			await live(journal, user, {
				type: "AddTask",
				title: "wherever I am",
				due: { at: "2026-03-28T09:00:00.000Z" as never, time_zone: "UTC", floating: true },
			});
			await live(journal, user, {
				type: "AddTask",
				title: "every day, wherever I am",
				recurrence: { rrule: "FREQ=DAILY", start: "2026-03-28T09:00", floating: true },
			});
			// Whole days count by what is armed on them.
			await live(journal, user, {
				type: "AddTask",
				title: "silent",
				due: { date: "2026-03-29" as never },
				reminders: [],
			});
			assert.equal(await idsOf({ followers: { after: "first", floating: false } }), [2]);
			assert.equal(await idsOf({ followers: { after: "first", floating: true } }), [2, 4, 5]);
			assert.equal(await idsOf({ followers: { after: 2, floating: true } }), [4, 5]);
			assert.equal([await journal.countFollowers(user, false), await journal.countFollowers(user, true)], [1, 3]);
			assert.equal(await idsOf({}), []);
		},
	);

	promise("given deleted tasks, then they are not counted, and no more than is asked for", async ({ under, user }) => {
		const { journal } = under;
		for (const title of ["one", "two", "three"]) await live(journal, user, { type: "AddTask", title });
		await live(journal, user, { type: "DeleteTask", task_id: 1 });
		await live(journal, user, { type: "CompleteTask", task_id: 2 });
		assert.equal([await journal.countTasks(user, 9), await journal.countTasks(user, 1)], [2, 1]);
	});

	promise("given another user's task of the same number, then it is not loaded (P8)", async ({ under, user }) => {
		const other = await under.addAccount();
		await live(under.journal, other, { type: "AddTask", title: "theirs" });
		assert.equal(await under.journal.loadTasks(user, { task_ids: [1], reminder_ids: [1] }), []);
		assert.equal(await under.journal.eventsAfter(user, 0, 10), []);
	});

	promise.run();
}
