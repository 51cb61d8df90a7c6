/**
 * What every read model promises the assistant (ports/reading/readModel.ts), in memory or in PostgreSQL: filters, orders, the
 * history, labels with counts. Search beyond whole words, pages and other users are PostgreSQL's alone (their own tests).
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AddTask, Command } from "../../src/domain/commands/commands.ts";
import type { Principal } from "../../src/domain/events/events.ts";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { toInstantText } from "../../src/domain/time/instant.ts";
import type { ReadModel, TaskQuery } from "../../src/ports/reading/readModel.ts";
import { NOW } from "./life.ts";

/** One account, and what it does. */
export interface LifeUnderTest {
	readonly model: ReadModel;
	readonly user: string;
	/** Does what is asked, at `now`. Throws when it is refused. */
	execute(command: Command, now: Temporal.Instant, principal: Principal): Promise<void>;
}

export interface ReadModelUnderTest {
	begin(): Promise<LifeUnderTest>;
	close(): Promise<void>;
}

const PAGE: Principal = { kind: "user", id: "page" };

export function readModelContract(name: string, open: () => Promise<ReadModelUnderTest>): void {
	const promise = suite<{ under: ReadModelUnderTest; life: LifeUnderTest }>(name);
	promise.before(async (context) => {
		context.under = await open();
	});
	promise.before.each(async (context) => {
		context.life = await context.under.begin();
	});
	promise.after(({ under }) => under.close());

	let minutes = 0;
	const does = ({ execute }: LifeUnderTest, command: Command, principal = PAGE) => {
		minutes += 1;
		return execute(command, NOW.add({ minutes }), principal);
	};
	const adds = (life: LifeUnderTest, title: string, fields: Partial<AddTask> = {}) =>
		does(life, { type: "AddTask", title, ...fields });
	const titles = async ({ model, user }: LifeUnderTest, query: Partial<TaskQuery>) =>
		(await model.listTasks(user, { limit: 50, ...query })).data.map(({ title }) => title);
	const dueAt = (at: string) => ({ due: { at, time_zone: "UTC" } }) as Partial<AddTask>;
	const dueOn = (date: string) => ({ due: { date } }) as Partial<AddTask>;

	promise("given an account that did nothing, then defaults, nothing, version 0", async ({ life }) => {
		const { model, user } = life;
		assert.equal(await model.settings(user), initialUserState().settings);
		const { categories, tags } = await model.labels(user);
		assert.equal([categories, tags], [[], []]);
		assert.equal(await model.profile(user), { settings: initialUserState().settings, categories: [], tags: [] });
		assert.equal([await model.categories(user), await model.tags(user), await model.version(user)], [[], [], 0]);
		assert.is(await model.isNew(user), true);
		assert.equal(await model.listTasks(user, { limit: 5 }), { data: [], next_cursor: null });
		assert.equal(await model.history(user, { limit: 5 }), { data: [], next_cursor: null });
		assert.equal(await model.deliveries(user, { limit: 5 }), { data: [], next_cursor: null });
		assert.is(await model.findTask(user, 1), undefined);
	});

	promise("given tasks of each status, then a list has those asked for, open ones unless told", async ({ life }) => {
		for (const title of ["open", "done", "gone"]) await adds(life, title);
		await does(life, { type: "CompleteTask", task_id: 2 });
		await does(life, { type: "DeleteTask", task_id: 3 });
		assert.equal(await titles(life, {}), ["open"]);
		assert.equal(await titles(life, { status: "completed" }), ["done"]);
		assert.equal(await titles(life, { status: "deleted" }), ["gone"]);
		assert.equal(await titles(life, { status: "all" }), ["open", "done"]);
		assert.is((await life.model.findTask(life.user, 3))?.status, "deleted");
	});

	promise("given filters, then all of them must hold", async ({ life }) => {
		await adds(life, "both", { priority: "high", tag_names: ["x", "y"], category_name: "Home" });
		await adds(life, "no tag", { priority: "high", category_name: "Home" });
		await adds(life, "low", { priority: "low", tag_names: ["x", "y"], category_name: "Home" });
		assert.equal(await titles(life, { priority: "high", tag_ids: [1, 2], category_id: 1 }), ["both"]);
		assert.equal(await titles(life, { tag_ids: [1] }), ["both", "low"]);
		assert.equal(await titles(life, { limit: 2 }), ["both", "no tag"]);
	});

	promise("given a tree, then those directly below a task are found by it, whatever their status", async ({ life }) => {
		await adds(life, "root");
		for (const title of ["open", "done"]) await adds(life, title, { parent_id: 1 });
		await adds(life, "deeper", { parent_id: 2 });
		await does(life, { type: "CompleteTask", task_id: 3 });
		assert.equal(await titles(life, { parent_id: 1, status: "all" }), ["open", "done"]);
		assert.equal(await titles(life, { parent_id: 1 }), ["open"]);
		assert.equal(await titles(life, { parent_id: 99 }), []);
	});

	promise("given days and instants, then a day counts as its first instant in the user's zone", async ({ life }) => {
		await does(life, { type: "ChangeSettings", changes: { time_zone: "Asia/Karachi" } });
		await adds(life, "day", dueOn("2026-05-02"));
		await adds(life, "instant", dueAt("2026-05-01T19:00:00.000Z"));
		assert.equal(await titles(life, { due_before: "2026-05-01T19:00:00.001Z" as never }), ["day", "instant"]);
		assert.equal(await titles(life, { due_before: "2026-05-01T19:00:00.000Z" as never }), []);
		assert.equal(await titles(life, { due_after: "2026-05-01" as never }), ["day", "instant"]);
		assert.equal(await titles(life, { due_after: "2026-05-02" as never }), []);
	});

	promise("given due dates and priorities, then lists are in that order, what has none last", async ({ life }) => {
		await adds(life, "never", { priority: "low" });
		await adds(life, "later", { ...dueAt("2026-05-03T10:00:00.000Z"), priority: "urgent" });
		await adds(life, "sooner", { ...dueOn("2026-05-02"), priority: "medium" });
		assert.equal(await titles(life, { sort: "due" }), ["sooner", "later", "never"]);
		assert.equal(await titles(life, { sort: "due", order: "desc" }), ["later", "sooner", "never"]);
		assert.equal(await titles(life, { sort: "priority" }), ["never", "sooner", "later"]);
		assert.equal(await titles(life, { order: "desc" }), ["sooner", "later", "never"]);
		assert.equal(await titles(life, { sort: "title" }), ["later", "never", "sooner"]);
	});

	promise("given words, then tasks with all of them are found, whatever their case", async ({ life }) => {
		await adds(life, "Buy running shoes");
		await adds(life, "Buy milk");
		assert.equal(await titles(life, { search: "SHOES buy" }), ["Buy running shoes"]);
		assert.equal(await titles(life, { search: "shoes milk" }), []);
	});

	promise("given labels, then each comes with the number of its tasks, deleted ones left out", async ({ life }) => {
		const { model, user } = life;
		for (const title of ["a", "b", "gone"]) await adds(life, title, { category_name: "Home", tag_names: ["x", title] });
		await does(life, { type: "DeleteTask", task_id: 3 });
		const counted = (labels: Awaited<ReturnType<ReadModel["tags"]>>) =>
			labels.map(({ name, task_count }) => [name, task_count]);
		assert.equal(counted(await model.categories(user)), [["Home", 2]]);
		assert.equal(counted(await model.tags(user)), [
			["x", 2],
			["a", 1],
			["b", 1],
			["gone", 0],
		]);
		assert.equal(
			(await model.labels(user)).tags.map(({ name }) => name),
			["x", "a", "b", "gone"],
		);
	});

	promise("given a label that is deleted, then its tasks are shown without it", async ({ life }) => {
		await adds(life, "a", { tag_names: ["x", "y"] });
		await does(life, { type: "DeleteTag", tag_id: 1 });
		assert.equal((await life.model.findTask(life.user, 1))?.tag_ids, [2]);
		assert.equal(await titles(life, { tag_ids: [1] }), []);
		assert.equal(await titles(life, { tag_ids: [2] }), ["a"]);
	});

	promise("given a history, then newest first, by task, by principal, by instant", async ({ life }) => {
		const { model, user, execute } = life;
		for (const n of [0, 1, 2, 3, 4]) {
			const principal = { kind: "client", id: n === 2 ? "other" : "mine" } as const;
			await execute({ type: "AddTask", title: `t${n}` }, NOW.add({ hours: n }), principal);
		}
		const seqs = async (query: Partial<Parameters<ReadModel["history"]>[1]>) =>
			(await model.history(user, { limit: 10, ...query })).data.map(({ seq }) => seq);
		assert.equal(await seqs({}), [5, 4, 3, 2, 1]);
		assert.equal(await seqs({ limit: 2 }), [5, 4]);
		assert.equal(await seqs({ task_id: 4 }), [4]);
		assert.equal(await seqs({ principal_id: "other" }), [3]);
		assert.equal(await seqs({ who: "client", limit: 2 }), [5, 4]);
		assert.equal(await seqs({ who: "user" }), []);
		assert.equal(await seqs({ what: "task", limit: 1 }), [5]);
		assert.equal(await seqs({ what: "series" }), []);
		const [since, until] = [NOW.add({ hours: 1 }), NOW.add({ hours: 3 })].map(toInstantText);
		assert.equal(await seqs({ ...(since && { since }), ...(until && { until }) }), [3, 2]);
		assert.is(await model.version(user), 5);
		assert.is(await model.isNew(user), false);
	});

	promise.run();
}
