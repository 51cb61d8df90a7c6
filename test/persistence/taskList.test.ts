/** Lists: filters, orders, pages by key. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AddTask } from "../../src/domain/commands/commands.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createReadModelStore } from "../../src/persistence/reads/readModelStore.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import { type ReadModel, type TaskQuery, UnknownCursor } from "../../src/ports/reading/readModel.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { live, NOW } from "./life.ts";

interface Context {
	database: TestDatabase;
	journal: Journal;
	model: ReadModel;
	user: string;
}
const list = suite<Context>("task list");

list.before(async (context) => {
	context.database = await createTestDatabase();
	context.journal = createJournalStore(context.database);
	context.model = createReadModelStore(context.database, { messageIdOf: (id) => `<${id}@example.org>` });
});
list.before.each(async (context) => {
	context.user = await addAccount(context.database);
});
list.after(async ({ database }) => {
	await database.drop();
});

let minutes = 0;
const add = ({ journal, user }: Context, title: string, fields: Partial<AddTask> = {}) => {
	minutes += 1;
	return live(journal, user, { type: "AddTask", title, ...fields }, { now: NOW.add({ minutes }) });
};
const titles = async ({ model, user }: Context, query: Partial<TaskQuery>) =>
	(await model.listTasks(user, { limit: 50, ...query })).data.map(({ title }) => title);
const dueAt = (at: string) => ({ due: { at, time_zone: "UTC" } }) as Partial<AddTask>;
const dueOn = (date: string) => ({ due: { date } }) as Partial<AddTask>;

list("given no query, then open tasks come, oldest first, as the domain's documents", async (context) => {
	await add(context, "b");
	await add(context, "a", { tag_names: ["x"], ...dueAt("2026-05-01T10:00:00.000Z") });
	await add(context, "gone");
	await live(context.journal, context.user, { type: "CompleteTask", task_id: 3 });
	const page = await context.model.listTasks(context.user, { limit: 10 });
	const loaded = await context.journal.loadTasks(context.user, { task_ids: [1, 2] });
	assert.equal(
		page.data,
		loaded.toSorted((a, b) => a.task_id - b.task_id),
	);
	assert.is(page.next_cursor, null);
	assert.equal(page.data[1], await context.model.findTask(context.user, 2));
});

list("given filters, then all of them must hold", async (context) => {
	await add(context, "both", { priority: "high", tag_names: ["x", "y"], category_name: "Home" });
	await add(context, "no tag", { priority: "high", category_name: "Home" });
	await add(context, "low", { priority: "low", tag_names: ["x", "y"], category_name: "Home" });
	assert.equal(await titles(context, { priority: "high", tag_ids: [1, 2], category_id: 1 }), ["both"]);
	assert.equal(await titles(context, { tag_ids: [1] }), ["both", "low"]);
	assert.equal(await titles(context, { status: "completed" }), []);
});

list("given days and instants, then a day counts as its first instant in the user's zone", async (context) => {
	await live(context.journal, context.user, { type: "ChangeSettings", changes: { time_zone: "Asia/Karachi" } });
	await add(context, "day", dueOn("2026-05-02"));
	await add(context, "instant", dueAt("2026-05-01T19:00:00.000Z"));
	assert.equal(await titles(context, { due_before: "2026-05-01T19:00:00.001Z" as never }), ["day", "instant"]);
	assert.equal(await titles(context, { due_before: "2026-05-01T19:00:00.000Z" as never }), []);
	assert.equal(await titles(context, { due_after: "2026-05-01" as never }), ["day", "instant"]);
	assert.equal(await titles(context, { due_after: "2026-05-02" as never }), []);
});

list("given overdue, then instants past and days before today, open ones only", async (context) => {
	await add(context, "past", dueAt("2026-01-01T00:00:00.000Z"));
	await add(context, "past day", dueOn("2026-01-01"));
	await add(context, "future", dueAt("2099-01-01T00:00:00.000Z"));
	await add(context, "never");
	assert.equal(await titles(context, { overdue: true }), ["past", "past day"]);
	assert.equal(await titles(context, { overdue: false }), ["future", "never"]);
});

for (const sort of ["created_at", "updated_at", "due", "priority", "title", "position"] as const) {
	for (const order of ["asc", "desc"] as const) {
		list(`given pages of 3 by ${sort} ${order}, then no gap, no repeat, none last`, async (context) => {
			const dues = [dueAt("2026-05-01T10:00:00.000Z"), {}, dueOn("2026-05-01"), {}, dueAt("2026-05-01T10:00:00.000Z")];
			const priorities = ["low", "urgent", "medium"] as const;
			for (const [n, due] of [...dues, ...dues].entries()) {
				await add(context, `t${n % 4}`, { ...due, priority: priorities[n % 3] ?? "low" });
			}
			const whole = (await context.model.listTasks(context.user, { limit: 50, sort, order })).data;
			const walked: number[] = [];
			let cursor: string | null | undefined;
			while (cursor !== null) {
				const query = { limit: 3, sort, order, ...(cursor ? { cursor } : {}) };
				const page = await context.model.listTasks(context.user, query);
				walked.push(...page.data.map(({ task_id }) => task_id));
				cursor = page.next_cursor;
				// A task that comes in during the walk does not move the others.
				if (walked.length === 3) await add(context, "zzz in between", dueAt("2026-06-01T00:00:00.000Z"));
			}
			assert.equal(new Set(walked).size, walked.length);
			assert.equal(
				walked.filter((id) => id !== 11),
				whole.map(({ task_id }) => task_id),
			);
			if (sort === "due") assert.ok(whole.slice(-4).every(({ due }) => due === null));
		});
	}
}

list("given tasks that were put elsewhere, then the list by position is the user's own order", async (context) => {
	for (let n = 1; n <= 11; n += 1) await add(context, `t${n}`);
	const { journal, user } = context;
	await live(journal, user, { type: "PlaceTask", task_id: 11, beside: { before: 1 } });
	await live(journal, user, { type: "PlaceTask", task_id: 2, beside: { after: 9 } });
	const order = ["t11", "t1", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t2", "t10"];
	assert.equal(await titles(context, { sort: "position" }), order);
	assert.equal(await titles(context, { sort: "position", order: "desc" }), order.toReversed());
});

list("given a cursor of another order or none at all, then it is unknown", async (context) => {
	for (let n = 0; n < 3; n += 1) await add(context, `t${n}`);
	const { next_cursor } = await context.model.listTasks(context.user, { limit: 1 });
	for (const query of [
		{ cursor: next_cursor ?? "", sort: "due" },
		{ cursor: "nonsense" },
		{ cursor: "bnVsbA" },
	] as const) {
		try {
			await context.model.listTasks(context.user, { limit: 1, ...query });
			assert.unreachable();
		} catch (fault) {
			assert.instance(fault, UnknownCursor);
		}
	}
});

list(
	"given labels that are deleted, then nothing shows them, finds by them or counts them, until they come back",
	async (context) => {
		const { journal, model, user } = context;
		await add(context, "marked", { tag_names: ["x", "y"], category_name: "Home" });
		const looks = async () => {
			const [listed] = (await model.listTasks(user, { limit: 5, search: "marked" })).data;
			const found = await model.findTask(user, 1);
			assert.equal(found, listed);
			return {
				shown: [found?.category_id, found?.tag_ids],
				found: [
					await titles(context, { category_id: 1 }),
					await titles(context, { tag_ids: [1] }),
					await titles(context, { tag_ids: [1, 2], sort: "due" }),
					await titles(context, { search: "x" }),
				],
				counted: [await model.categories(user), await model.tags(user)].map((labels) =>
					labels.map(({ id, task_count }) => [id, task_count]),
				),
				labels: [(await model.labels(user)).categories.length, (await model.labels(user)).tags.length],
			};
		};
		const before = await looks();
		await live(journal, user, { type: "DeleteTag", tag_id: 1 });
		await live(journal, user, { type: "DeleteCategory", category_id: 1 });
		assert.equal(await looks(), {
			shown: [null, [2]],
			found: [[], [], [], []],
			counted: [[], [[2, 1]]],
			labels: [0, 1],
		});
		await live(journal, user, { type: "Undo", target: { last: 2 } });
		assert.equal(await looks(), before);
		assert.equal(before.found, [["marked"], ["marked"], ["marked"], ["marked"]]);
	},
);

list("given another user's tasks, then none of them is listed or found (P8)", async (context) => {
	await add(context, "theirs");
	const other = { ...context, user: await addAccount(context.database) };
	assert.equal(await titles(other, { status: "all" }), []);
	assert.is(await context.model.findTask(other.user, 1), undefined);
});

list.run();
