/** The read model besides lists: labels with counts, history, deliveries, settings. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createReadModelStore } from "../../src/persistence/reads/readModelStore.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import { type ReadModel, UnknownCursor } from "../../src/ports/reading/readModel.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { live, NOW } from "./life.ts";

const reads = suite<{ database: TestDatabase; journal: Journal; model: ReadModel; user: string }>("read model");

reads.before(async (context) => {
	context.database = await createTestDatabase();
	context.journal = createJournalStore(context.database);
	context.model = createReadModelStore(context.database, { messageIdOf: (id) => `<${id}@example.org>` });
});
reads.before.each(async (context) => {
	context.user = await addAccount(context.database);
});
reads.after(async ({ database }) => {
	await database.drop();
});

reads("given an account whose actor never lived, then defaults, nothing, version 0", async ({ model, user }) => {
	assert.equal(await model.settings(user), initialUserState().settings);
	assert.equal([await model.categories(user), await model.tags(user), await model.version(user)], [[], [], 0]);
	assert.is(await model.isNew(user), true);
	assert.equal(await model.history(user, { limit: 5 }), { data: [], next_cursor: null });
});

reads("given labels, then each comes with the number of its tasks, deleted ones left out", async (context) => {
	const { model, journal, user } = context;
	for (const title of ["a", "b", "gone"]) {
		await live(journal, user, { type: "AddTask", title, category_name: "Home", tag_names: ["x", `only ${title}`] });
	}
	await live(journal, user, { type: "DeleteTask", task_id: 3 });
	assert.equal(
		(await model.categories(user)).map(({ name, task_count }) => [name, task_count]),
		[["Home", 2]],
	);
	assert.equal(
		(await model.tags(user)).map(({ name, task_count }) => [name, task_count]),
		[
			["x", 2],
			["only a", 1],
			["only b", 1],
			["only gone", 0],
		],
	);
});

reads(
	"given tasks below tasks, then open ones are counted once, without those named and those below a deleted one",
	async (context) => {
		const { model, journal, user } = context;
		for (const parent_id of [null, 1, 2, 1, 4, null])
			await live(journal, user, { type: "AddTask", title: "t", parent_id });
		assert.equal(
			await Promise.all([[1], [1, 2], [2], [3, 6], [1, 2, 3, 4, 5], []].map((ids) => model.countOpenBelow(user, ids))),
			[4, 3, 1, 0, 0, 0],
		);
		await live(journal, user, { type: "CompleteTask", task_id: 3 });
		await live(journal, user, { type: "DeleteTask", task_id: 4, children: "leave" });
		assert.is(await model.countOpenBelow(user, [1]), 1);
		assert.is(await model.countOpenBelow(await addAccount(context.database), [1]), 0);
	},
);

reads("given a history, then newest first, by task, by principal, by instant, in pages", async (context) => {
	const { model, journal, user } = context;
	for (const n of [0, 1, 2, 3, 4]) {
		const principal = { kind: "client", id: n === 2 ? "other" : "mine" } as const;
		await live(journal, user, { type: "AddTask", title: `t${n}` }, { now: NOW.add({ hours: n }), principal });
	}
	const seqs = async (query: Partial<Parameters<ReadModel["history"]>[1]>) =>
		(await model.history(user, { limit: 10, ...query })).data.map(({ seq }) => seq);
	assert.equal(await seqs({}), [5, 4, 3, 2, 1]);
	assert.equal((await model.history(user, { limit: 9 })).data.toReversed(), await journal.eventsAfter(user, 0, 9));
	assert.equal(await seqs({ task_id: 4 }), [4]);
	assert.equal(await seqs({ principal_id: "other" }), [3]);
	const [since, until] = [NOW.add({ hours: 1 }), NOW.add({ hours: 3 })].map((at) => at.toString() as never);
	assert.equal(await seqs({ since, until }), [3, 2]);
	const first = await model.history(user, { limit: 2 });
	assert.equal(await seqs({ limit: 2, cursor: first.next_cursor ?? "" }), [3, 2]);
	assert.is((await model.history(user, { limit: 5 })).next_cursor, null);
});

reads("given fired reminders, then the ledger shows each delivery, latest first, in pages", async (context) => {
	const { model, journal, user } = context;
	const at = (minutes: number) => ({
		spec: { at: NOW.add({ minutes }).toString({ smallestUnit: "millisecond" }) as never },
	});
	await live(journal, user, { type: "AddTask", title: "call", reminders: [at(1), at(2), at(3)] });
	for (const id of [1, 2, 3]) {
		await live(
			journal,
			user,
			{ type: "FireReminders", reminder_ids: [id] },
			{ now: NOW.add({ minutes: id, seconds: 2 }) },
		);
	}
	const first = await model.deliveries(user, { limit: 2 });
	assert.equal(
		first.data.map((row) => [row.kind === "reminder" && row.reminder_id, row.late_by_ms, row.state]),
		[
			[3, 2_000, "queued"],
			[2, 2_000, "queued"],
		],
	);
	assert.is(first.data[0]?.message_id, `<${first.data[0]?.delivery_id}@example.org>`);
	const rest = await model.deliveries(user, { limit: 2, cursor: first.next_cursor ?? "" });
	assert.equal(
		rest.data.map((row) => row.kind === "reminder" && row.reminder_id),
		[1],
	);
	assert.is(rest.next_cursor, null);
	assert.equal((await model.deliveries(user, { limit: 5, state: "sent" })).data, []);
	assert.equal((await model.deliveries(await addAccount(context.database), { limit: 5, task_id: 1 })).data, []);
});

for (const cursor of ["x", "1.5", "", "2026-13-40T00:00:00.000Z~email"]) {
	reads(`given the cursor "${cursor}", then history and deliveries do not know it`, async ({ model, user }) => {
		for (const read of [
			() => model.history(user, { limit: 1, cursor }),
			() => model.deliveries(user, { limit: 1, cursor }),
		]) {
			try {
				await read();
				assert.unreachable("the cursor was taken");
			} catch (fault) {
				assert.instance(fault, UnknownCursor);
			}
		}
	});
}

reads.run();
