// test-timeout: 120 s
/** What lists and commands ask of the tasks costs what it returns, however many tasks a user and the others have. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { toInstantText } from "../../../src/domain/time/instant.ts";
import { createJournalStore } from "../../../src/persistence/journal/journalStore.ts";
import { createReminderIndex } from "../../../src/persistence/journal/reminderIndex.ts";
import { createDeliveryLedger } from "../../../src/persistence/ledger/deliveryLedger.ts";
import { createReadModelStore } from "../../../src/persistence/reads/readModelStore.ts";
import type { TaskQuery } from "../../../src/ports/reading/readModel.ts";
import type { TestDatabase } from "../../support/postgres.ts";
import { addTask } from "../life.ts";
import { assertPlanned, assertRowsRead, type Recorder, record, timesPlanned } from "./plans.ts";
import { createSeededDatabase, LARGE } from "./seeded.ts";

const plan = suite<{ database: TestDatabase; recorder: Recorder }>("plans of the tasks");
plan.before(async (context) => {
	context.database = await createSeededDatabase("tasks");
	context.recorder = record(context.database);
});
plan.after(({ database }) => database.drop());

const lists: readonly [string, Omit<TaskQuery, "limit">, readonly string[]][] = [
	["by creation", {}, ["task_created"]],
	["by due date", { sort: "due" }, ["task_due_at", "task_due_date", "task_undated", "task_pk"]],
	[
		"of every status by due date, the last first",
		{ sort: "due", status: "all", order: "desc" },
		["task_due_at", "task_due_date"],
	],
	[
		"due within a day",
		{ due_after: "2030-02-01T00:00:00.000Z" as never, due_before: "2030-02-02T00:00:00.000Z" as never },
		["task_due_at", "task_due_date"],
	],
	["by last change, the last first", { sort: "updated_at", order: "desc" }, ["task_updated"]],
	["by title", { sort: "title" }, ["task_title"]],
	["by priority, the urgent first", { sort: "priority", order: "desc" }, ["task_priority"]],
	["overdue", { overdue: true }, []],
	["in the user's own order", { sort: "position" }, ["task_place"]],
	["of a rare word", { search: "number 4711" }, ["task_search"]],
	["of a category", { category_id: 3 }, []],
	["of a tag", { tag_ids: [3] }, []],
	["of a priority", { priority: "urgent" }, []],
];
for (const [what, query, indexes] of lists) {
	plan(`the list ${what}`, async ({ database, recorder }) => {
		const model = createReadModelStore(recorder.database, { messageIdOf: (id) => id });
		await assertPlanned(
			database,
			await recorder.sentBy(() => model.listTasks(LARGE, { limit: 50, ...query })),
			indexes,
		);
	});
}

plan(
	"the list as of now: where nothing was touched since, it is read like any other",
	async ({ database, recorder }) => {
		const model = createReadModelStore(recorder.database, { messageIdOf: (id) => id });
		const now = toInstantText(Temporal.Now.instant());
		const sent = await recorder.sentBy(async () => (await model.at(LARGE, now)).listTasks({ limit: 50 }));
		await assertRowsRead(database, sent, 200);
	},
);

plan(
	"due within months, by due date: a page of them is read and nothing before or behind it",
	async ({ database, recorder }) => {
		const model = createReadModelStore(recorder.database, { messageIdOf: (id) => id });
		const months = { due_after: "2030-02-20T00:00:00.000Z" as never, due_before: "2030-12-31T00:00:00.000Z" as never };
		const asked = { limit: 10, sort: "due", ...months } as const;
		const sent = await recorder.sentBy(() => model.listTasks(LARGE, asked));
		await assertRowsRead(database, sent, 150);
	},
);

plan("one task, asked for beside those of others", async ({ database, recorder }) => {
	const model = createReadModelStore(recorder.database, { messageIdOf: (id) => id });
	const others = ["00000000-0000-4000-8000-000000000009", "00000000-0000-4000-8000-00000000000a"];
	const sent = await recorder.sentBy(() => Promise.all([LARGE, ...others].map((user) => model.findTask(user, 5))));
	assert.is(sent.length, 1, "they go together");
	await assertPlanned(database, sent, ["task_pk"]);
});

const SERIES = "00000000-0000-4000-8000-000000000001";
const loads = {
	"tasks by id": [{ task_ids: [5, 6] }, ["task_pk", "reminder_of_task"]],
	"tasks by their reminders": [{ reminder_ids: [5] }, ["reminder_pk", "task_pk"]],
	"the rest of a series": [{ series: { series_id: SERIES, from: "2036-01-01T09:00" } }, ["task_series_order"]],
	"one that is in a category": [{ carrier: { kind: "category", id: 3, apart_from: [5] } }, ["task_category"]],
	"the next that move with the zone": [{ followers: { after: 90, floating: true } }, ["task_pk", "reminder_of_task"]],
	"one that has a tag": [{ carrier: { kind: "tag", id: 3, apart_from: [5] } }, ["task_tags"]],
} as const;
for (const [what, [needs, indexes]] of Object.entries(loads)) {
	plan(`the load of ${what}`, async ({ database, recorder }) => {
		const journal = createJournalStore(recorder.database);
		await assertPlanned(database, await recorder.sentBy(() => journal.loadTasks(LARGE, needs)), indexes);
	});
}

plan("what is due, in some shards and overdue in any", async ({ database, recorder }) => {
	const reminders = createReminderIndex(recorder.database);
	const sent = await recorder.sentBy(() => reminders.dueBefore([0, 1], "2030-01-02T00:00:00.000Z" as never, 100));
	await assertPlanned(database, sent, ["reminder_due"]);
});

for (const [sort, order] of [
	["created_at", "asc"],
	["updated_at", "desc"],
	["title", "asc"],
	["priority", "desc"],
	["position", "asc"],
] as const) {
	plan(`the fifth page by ${sort} costs what the first does`, async ({ database, recorder }) => {
		const model = createReadModelStore(recorder.database, { messageIdOf: (id) => id });
		const query = { limit: 50, sort, order } as const;
		let page = await model.listTasks(LARGE, query);
		for (let n = 2; n < 5; n += 1) page = await model.listTasks(LARGE, { ...query, cursor: page.next_cursor ?? "" });
		const sent = await recorder.sentBy(() => model.listTasks(LARGE, { ...query, cursor: page.next_cursor ?? "" }));
		// 50 tasks and as many more as are done; each with its reminder.
		await assertRowsRead(database, sent, 300);
	});
}

plan(
	"a search for a word that every task has ranks the newest and reads no more, nor does its walk on",
	async (scene) => {
		const model = createReadModelStore(scene.recorder.database, { messageIdOf: (id) => id });
		const query = { limit: 50, search: "plants" };
		let page = await model.listTasks(LARGE, query);
		// The 1,000 newest, each with its reminder where it is on the page.
		const sent = await scene.recorder.sentBy(() => model.listTasks(LARGE, query));
		await assertRowsRead(scene.database, sent, 1_300);
		await assertPlanned(scene.database, sent, ["task_pk"]);
		for (let n = 0; n < 40; n += 1) page = await model.listTasks(LARGE, { ...query, cursor: page.next_cursor ?? "" });
		const further = await scene.recorder.sentBy(() =>
			model.listTasks(LARGE, { ...query, cursor: page.next_cursor ?? "" }),
		);
		await assertRowsRead(scene.database, further, 200);
	},
);

plan("a walk through what such a search finds meets each task once, the ranked ones first", async ({ database }) => {
	const model = createReadModelStore(database, { messageIdOf: (id) => id });
	const query = { limit: 200, search: "plants or topic", status: "all" } as const;
	// One of the newest and one of the older have the word in the title, too: only the one is ranked.
	const [newest, older] = [11_500, 5_000];
	const named = "UPDATE task SET title = 'A topic of its own, plants' WHERE user_id = $1 AND task_id = ANY($2)";
	await database.query(named, [LARGE, [newest, older]]);
	const met: number[] = [];
	for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
		const page = await model.listTasks(LARGE, { ...query, ...(cursor === undefined ? {} : { cursor }) });
		met.push(...page.data.map(({ task_id }) => task_id));
		cursor = page.next_cursor ?? undefined;
	}
	const first = 11_001;
	assert.is(met.length, 12_000);
	assert.is(new Set(met).size, 12_000);
	assert.is(met[0], newest);
	assert.ok(met.slice(0, 1_000).every((id) => id >= first));
	assert.equal(
		met.slice(1_000),
		Array.from({ length: first - 1 }, (_, n) => first - 1 - n),
	);
});

for (const side of ["before", "after"] as const) {
	plan(`the neighbour ${side} a task in the user's own order`, async ({ database, recorder }) => {
		const journal = createJournalStore(recorder.database);
		const sent = await recorder.sentBy(() => journal.loadTasks(LARGE, { neighbour: { side, of: 6_000, without: 7 } }));
		await assertPlanned(database, sent, ["task_place", "task_pk"]);
		await assertRowsRead(database, sent, 10);
	});
}

plan("what the mailer claims", async ({ database, recorder }) => {
	const ledger = createDeliveryLedger(recorder.database);
	const sent = await recorder.sentBy(() =>
		ledger.claim({ channel: "email", limit: 4, lease_ms: 35_000, inHand: [], perHour: 60 }),
	);
	await assertPlanned(database, sent, ["delivery_channel_turn"]);
	// Whose turn is first, whose is next, and what of his is due.
	assert.ok((await timesPlanned(database, sent, "delivery_channel_turn")) >= 3);
});

plan("the write of a group of users", async ({ database, recorder }) => {
	const journal = createJournalStore(recorder.database);
	// As many as make one look for each user cheaper than reading them all; last, since it changes what is there.
	await database.query(
		`WITH made AS (
		   INSERT INTO "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
		   SELECT gen_random_uuid(), 'Test', 'many-' || n || '@example.org', true, now(), now() FROM generate_series(1, 20000) AS n
		   RETURNING id)
		 INSERT INTO user_actor (user_id, shard, epoch, state)
		 SELECT made.id, 0, 1, a.state FROM made, (SELECT state FROM user_actor LIMIT 1) AS a`,
	);
	await database.query("ANALYZE user_actor");
	const users = await database.query<{ user_id: string }>("SELECT user_id FROM user_actor LIMIT 40");
	const writes = await Promise.all(users.map(({ user_id }) => addTask(journal, user_id, "together")));
	const sent = await recorder.sentBy(() => Promise.all(writes.map(journal.append)));
	await assertPlanned(database, sent, ["user_actor_pk"]);
});

plan.run();
