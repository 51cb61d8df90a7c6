/** What there was at an instant is what the journal folds to at that instant, whatever happened before and since. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { evolveAll } from "../../src/domain/evolve/evolve.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import { bindFilter } from "../../src/domain/filter/bindFilter.ts";
import { matchFilter } from "../../src/domain/filter/matchFilter.ts";
import { readFilter } from "../../src/domain/filter/readFilter.ts";
import { shownTask } from "../../src/domain/labels/hiddenLabels.ts";
import type { Task } from "../../src/domain/tasks/task.ts";
import { type InstantText, readDate, toInstantText } from "../../src/domain/time/instant.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createReadModelStore } from "../../src/persistence/reads/readModelStore.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import type { PastReads, ReadModel } from "../../src/ports/reading/readModel.ts";
import { life, START } from "../domain/randomCommands.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { live } from "./life.ts";

const test = suite("what there was at an instant");
const RUNS = 15;
let database: TestDatabase;
let journal: Journal;
let model: ReadModel;

test.before(async () => {
	database = await createTestDatabase();
	journal = createJournalStore(database);
	model = createReadModelStore(database, { messageIdOf: (id) => id });
});
test.after(() => database.drop());

/** The book at the instant, by the journal alone. */
async function foldedAt(user: string, at: InstantText) {
	const events = await journal.eventsAfter(user, 0, 100_000);
	return evolveAll(emptyBook(), events.slice(0, events.findLastIndex((event) => event.at <= at) + 1));
}

const byMaking = (one: Task, other: Task) =>
	one.created_at < other.created_at ? -1 : one.created_at > other.created_at ? 1 : one.task_id - other.task_id;

async function all(past: Pick<PastReads, "listTasks">, query: object = {}): Promise<readonly Task[]> {
	const tasks: Task[] = [];
	let cursor: string | undefined;
	do {
		const page = await past.listTasks({ limit: 3, sort: "created_at", ...query, ...(cursor ? { cursor } : {}) });
		tasks.push(...page.data);
		cursor = page.next_cursor ?? undefined;
	} while (cursor !== undefined);
	return tasks;
}

const FILTERS = ["overdue | today", "no date & !recurring", "reminder", "no tag | p1"];

async function mustBeAsFolded(user: string, at: InstantText): Promise<void> {
	const { user: state, tasks } = await foldedAt(user, at);
	const past = await model.at(user, at);
	const shown = [...tasks.values()].map((task) => shownTask(task, state)).sort(byMaking);
	assert.equal(
		await all(past, { status: "all" }),
		shown.filter(({ status }) => status !== "deleted"),
	);
	assert.equal(
		await all(past, { status: "deleted" }),
		shown.filter(({ status }) => status === "deleted"),
	);
	const { settings, categories, tags } = await past.profile();
	assert.equal(
		{ settings, categories, tags },
		{ settings: state.settings, categories: state.categories, tags: state.tags },
	);
	for (const task_id of [1, 2, 99]) {
		assert.equal(
			await past.findTask(task_id),
			shown.find((task) => task.task_id === task_id),
		);
	}
	for (const text of FILTERS) {
		const read = readFilter(text);
		assert.ok(read.kind === "filter");
		const bound = bindFilter(read.filter, { ...state, now: at }, []);
		const chosen = shown.filter((task) => task.status === "open" && matchFilter(bound, task, () => false));
		assert.equal(await all(past, { filter: { tree: read.filter, now: at } }), chosen, text);
	}
	const isOverdue = ({ status, due }: Task) =>
		status === "open" &&
		due !== null &&
		("at" in due
			? due.at < at
			: due.date < Temporal.Instant.from(at).toZonedDateTimeISO(state.settings.time_zone).toPlainDate().toString());
	assert.equal(await all(past, { overdue: true }), shown.filter(isOverdue));
	// Every sort holds the same tasks, each once.
	for (const sort of ["due", "priority", "title", "updated_at", "position"]) {
		const found = await all(past, { status: "all", sort, order: "desc" });
		assert.equal(
			found.map(({ task_id }) => task_id).sort((a, b) => a - b),
			shown.flatMap(({ status, task_id }) => (status === "deleted" ? [] : [task_id])).sort((a, b) => a - b),
		);
	}
}

test("given any life, at any instant of it, then tasks, labels and settings are as the journal folds to", async () => {
	await fc.assert(
		fc.asyncProperty(life, fc.nat(), async (steps, chosen) => {
			const user = await addAccount(database);
			const instants = [START.subtract({ hours: 1 })];
			let now = START;
			for (const { command, after } of steps) {
				now = now.add({ minutes: after });
				await live(journal, user, command, { now });
				instants.push(now);
			}
			for (const n of [0, chosen % instants.length, (chosen * 7) % instants.length, instants.length - 1]) {
				await mustBeAsFolded(user, toInstantText(instants[n] ?? now));
			}
		}),
		{ numRuns: RUNS },
	);
});

test("given a title that was another then, then words find the task by the title of then", async () => {
	const user = await addAccount(database);
	await live(journal, user, { type: "AddTask", title: "buy the milk" }, { now: START });
	await live(journal, user, { type: "AddTask", title: "untouched milk" }, { now: START });
	const edit = { type: "EditTask", task_id: 1, changes: { title: "buy the bread" } } as const;
	await live(journal, user, edit, { now: START.add({ hours: 1 }) });
	const past = await model.at(user, toInstantText(START.add({ minutes: 1 })));
	const found = async (search: string) =>
		(await past.listTasks({ search, limit: 10 })).data.map(({ title }) => title).sort();
	assert.equal(await found("milk"), ["buy the milk", "untouched milk"]);
	assert.equal(await found("bread"), []);
});

test("given some tasks that were changed since, then every order is what it was then, across pages", async () => {
	const user = await addAccount(database);
	const due = (hour: number) => ({ at: toInstantText(START.add({ hours: hour })), time_zone: "UTC" });
	const tasks = [
		{ title: "beta", priority: "low", due: due(11) },
		{ title: "Alpha", priority: "urgent", due: { date: readDate(START.toString().slice(0, 10)) } },
		{ title: "delta", priority: "medium" },
		{ title: "charlie", priority: "high", due: due(2) },
		{ title: "echo", priority: "urgent", due: due(100) },
		{ title: "foxtrot", priority: "low" },
	] as const;
	for (const task of tasks) await live(journal, user, { type: "AddTask", ...task }, { now: START });
	const sorts = ["created_at", "due", "priority", "title", "updated_at", "position"] as const;
	const walk = async (reads: Pick<PastReads, "listTasks">) => {
		const orders: Record<string, readonly number[]> = {};
		for (const sort of sorts) {
			for (const order of ["asc", "desc"] as const) {
				const found = await all(reads, { sort, order, limit: 2 });
				orders[`${sort} ${order}`] = found.map(({ task_id }) => task_id);
			}
		}
		return orders;
	};
	const then = await walk({ listTasks: (query) => model.listTasks(user, query) });
	const changes = { title: "Zulu", priority: "high", due: due(50) } as const;
	for (const task_id of [1, 2, 5]) {
		await live(journal, user, { type: "EditTask", task_id, changes }, { now: START.add({ hours: 1 }) });
	}
	assert.equal(await walk(await model.at(user, toInstantText(START.add({ minutes: 1 })))), then);
});

test("given writes while one looks, then no task that is changed meanwhile is missing or new", async () => {
	const user = await addAccount(database);
	for (let n = 1; n <= 6; n += 1) await live(journal, user, { type: "AddTask", title: `then ${n}` }, { now: START });
	const at = toInstantText(START.add({ minutes: 1 }));
	const then = [...(await foldedAt(user, at)).tasks.values()];
	const write = async () => {
		for (let n = 1; n <= 6; n += 1) {
			const changes = { title: `now ${n}` };
			await live(journal, user, { type: "EditTask", task_id: n, changes }, { now: START.add({ hours: n }) });
		}
	};
	const look = async () => {
		const past = await model.at(user, at);
		for (let n = 0; n < 10; n += 1) assert.equal((await past.listTasks({ limit: 10, sort: "created_at" })).data, then);
	};
	await Promise.all([write(), look(), look()]);
});

test("P8: given another user, then there is nothing of the first one's", async () => {
	const [one, other] = [await addAccount(database), await addAccount(database)];
	await live(journal, one, { type: "AddTask", title: "mine" }, { now: START });
	await live(journal, one, { type: "DeleteTask", task_id: 1 }, { now: START.add({ hours: 1 }) });
	const past = await model.at(other, toInstantText(START.add({ minutes: 1 })));
	assert.equal([(await past.listTasks({ limit: 10 })).data, await past.findTask(1)], [[], undefined]);
});

test.run();
