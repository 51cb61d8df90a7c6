/** One user with 100,000 tasks: what each command and list waits for, and what another user waits for meanwhile. */

import { shardOf } from "../src/actors/shard.ts";
import type { Command } from "../src/domain/commands/commands.ts";
import { initialUserState } from "../src/domain/evolve/initialState.ts";
import type { Label } from "../src/domain/tasks/task.ts";
import type { InstantText } from "../src/domain/time/instant.ts";
import { writeUserState } from "../src/persistence/journal/userState.ts";
import { createReadModelStore } from "../src/persistence/reads/readModelStore.ts";
import type { TaskQuery } from "../src/ports/reading/readModel.ts";
import { limited, type Measurement } from "./measure.ts";
import { type Pod, SHARDS, startPod } from "./pod.ts";

const TASKS = 100_000;
const TRIES = 3;
const SLICE = 2_500;
const MOST_MS = 1_000;

/** Labels on all, whole days and floating dues by turns, one in ten below another. In slices: one statement has 5 s. */
async function seed({ database }: Pod, user: string): Promise<void> {
	const created_at = "2026-01-01T00:00:00.000Z" as InstantText;
	const label = (id: number): Label => ({ id, name: `label ${id}`, color: null, created_at });
	const labels = Array.from({ length: 20 }, (_, n) => label(n + 1));
	const counters = { next_task_id: TASKS + 1, next_reminder_id: TASKS + 1, next_category_id: 21, next_tag_id: 21 };
	const state = { ...initialUserState(), ...counters, categories: labels, tags: labels };
	await database.query("INSERT INTO user_actor (user_id, shard, epoch, state) VALUES ($1, $2, 0, $3)", [
		user,
		shardOf(user, SHARDS),
		JSON.stringify(writeUserState(state)),
	]);
	for (let from = 1; from <= TASKS; from += SLICE) {
		await database.query(
			`INSERT INTO task (user_id, task_id, title, description, status, priority, tag_ids, category_id, due_floating, parent_id,
			   due_date, due_at, due_time_zone, version, created_at, updated_at)
			 SELECT $1, n, 'Water the plants number ' || n, 'Running report about topic ' || n % 97, 'open',
			   (ARRAY['low','medium','high','urgent'])[1 + n % 4], ARRAY[1, 2 + n % 19], CASE WHEN n % 5 = 0 THEN 1 + n % 20 END,
			   n % 4 = 1, CASE WHEN n % 10 = 3 THEN n - 1 END, CASE WHEN n % 4 = 2 THEN (d.at)::date END,
			   CASE WHEN n % 4 <> 2 THEN d.at END, CASE WHEN n % 4 <> 2 THEN 'UTC' END, n, now(), now()
			 FROM generate_series($2::integer, $3::integer) AS n
			 CROSS JOIN LATERAL (SELECT '2030-01-01T00:00:00Z'::timestamptz + n % 300 * interval '1 day' + n * interval '1 s' AS at) d`,
			[user, from, from + SLICE - 1],
		);
		await database.query(
			`INSERT INTO reminder (user_id, reminder_id, shard, task_id, spec, channels, fire_at, status)
			 SELECT t.user_id, t.task_id, a.shard, t.task_id, '{"before_minutes": 0}', '{email}',
			   coalesce(t.due_at, (t.due_date + interval '9 hours') AT TIME ZONE 'UTC'), 'armed'
			 FROM task t JOIN user_actor a USING (user_id) WHERE t.user_id = $1 AND t.task_id BETWEEN $2 AND $3`,
			[user, from, from + SLICE - 1],
		);
	}
	for (const table of ["task", "reminder"]) await database.query(`ANALYZE ${table}`);
}

export async function benchLarge(url: string): Promise<Measurement[]> {
	const pod = await startPod(url, "large");
	try {
		const [user = "", other = ""] = await pod.addUsers(2);
		await seed(pod, user);
		await pod.ask(other, { type: "AddTask", title: "mine" });
		const model = createReadModelStore(pod.database, { messageIdOf: (id) => id });
		const rows: Measurement[] = [];
		const slowest = async (what: string, ask: (n: number) => Promise<unknown>, tries = TRIES) => {
			let most = 0;
			for (let n = 0; n < tries; n += 1) {
				const start = performance.now();
				await ask(n);
				most = Math.max(most, performance.now() - start);
			}
			rows.push(limited(`${what}, ${TASKS} tasks of one user (slowest of ${tries})`, most, MOST_MS, "ms"));
		};
		const list = (what: string, query: Omit<TaskQuery, "limit">) =>
			slowest(`list ${what}`, () => model.listTasks(user, { limit: 50, ...query }));
		const does = async (what: string, command: (n: number) => Command, tries = TRIES) =>
			slowest(
				what,
				async (n) => {
					const result = await pod.ask(user, command(n));
					if (result.kind !== "done") throw new Error(`${what}: ${JSON.stringify(result)}`);
				},
				tries,
			);
		const undoLast = (what: string) => does(`undo of ${what}`, () => ({ type: "Undo", target: { last: 1 } }), 1);

		for (const sort of ["created_at", "updated_at", "due", "priority", "title", "position"] as const)
			await list(`by ${sort}`, { sort });
		await list("of a tag on all", { tag_ids: [1] });
		await list("of a category", { category_id: 6 });
		await list("of a priority, by due", { priority: "urgent", sort: "due" });
		await list("overdue", { overdue: true });
		await list("completed", { status: "completed" });
		await list("search, a word of all", { search: "plants" });
		await list("search, a mistyped word", { search: "plantz" });
		await slowest("tags with counts", () => model.tags(user));
		await slowest("categories with counts", () => model.categories(user));
		await slowest("history", () => model.history(user, { limit: 50 }));
		await does("add a task", () => ({
			type: "AddTask",
			title: "new",
			tag_ids: [1],
			due: { date: "2031-01-01" as never },
		}));
		await does("edit a task", (n) => ({
			type: "EditTask",
			task_id: 50 + n,
			changes: { title: "other", parent_id: 7 },
		}));
		await does("place a task", (n) => ({ type: "PlaceTask", task_id: 60 + n, beside: { before: 90_000 } }));
		await does("complete a task", (n) => ({ type: "CompleteTask", task_id: 100 + n, children: "take_along" }));
		await undoLast("completing");
		await does("delete a task", (n) => ({ type: "DeleteTask", task_id: 110 + n, children: "take_along" }));
		await does("rename a tag on all", (n) => ({ type: "EditTag", tag_id: 1, changes: { name: `renamed ${n}` } }));
		await does("delete a tag on all", () => ({ type: "DeleteTag", tag_id: 1 }), 1);
		await undoLast("deleting a tag on all");
		await does("delete a category", (n) => ({ type: "DeleteCategory", category_id: 6 + n }));
		await does("look at a change of zone", () => ({
			type: "ChangeSettings",
			changes: { time_zone: "Asia/Karachi" },
			dry_run: true,
		}));
		await does("change the zone", () => ({ type: "ChangeSettings", changes: { time_zone: "Asia/Karachi" } }), 1);
		const following = async () => (await pod.database.query("SELECT 1 FROM user_actor WHERE is_following")).length > 0;
		await slowest("list of another user while tasks follow", () => model.listTasks(other, { limit: 50 }), 50);
		await does("add a task while tasks follow", () => ({ type: "AddTask", title: "meanwhile" }));
		const start = performance.now();
		while (await following()) await new Promise((resolve) => setTimeout(resolve, 20));
		rows.push({
			subject: `until all of ${TASKS / 2} tasks have followed`,
			measured: `${((performance.now() - start) / 1000).toFixed(1)} s`,
			compared: "–",
			ratio: 0,
			bound: null,
		});
		await does(
			"change the morning hour",
			() => ({ type: "ChangeSettings", changes: { all_day_reminder_at: "07:00" as never } }),
			1,
		);
		return rows;
	} finally {
		await pod.stop();
	}
}
