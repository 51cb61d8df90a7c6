/** What every journal promises of the tree of tasks: what is above and below a task is loaded as needs.ts means it. */
import type { Test } from "uvu";
import * as assert from "uvu/assert";
import type { Command } from "../../src/domain/commands/commands.ts";
import { LIMITS } from "../../src/domain/tasks/task.ts";
import type { TaskNeeds } from "../../src/ports/commands/journal.ts";
import { neededTasks } from "../support/neededTasks.ts";
import type { JournalUnderTest } from "./journalUnderTest.ts";
import { live, NOW } from "./life.ts";

export function treeContract(promise: Test<{ under: JournalUnderTest; user: string }>): void {
	promise(
		"given subtasks, then all below a task load, without the deleted and what is below those",
		async (context) => {
			const { under, user } = context;
			const { journal } = under;
			for (const parent_id of [null, 1, 2, 1, 4]) await live(journal, user, { type: "AddTask", title: "t", parent_id });
			await live(journal, user, { type: "DeleteTask", task_id: 4, children: "leave" });
			const found = await journal.loadTasks(user, { below: { task_id: 1, which: "live" } });
			assert.equal(found.map(({ task_id }) => task_id).toSorted(), [2, 3]);
		},
	);

	promise(
		"given trees with deleted and completed tasks, then what is above and below each is loaded as the needs mean it",
		async ({ under, user }) => {
			const { journal } = under;
			const ask = (command: Command) => live(journal, user, command);
			const parents = [null, 1, 2, 1, 4, 5, null, 7, 8, 9, 10, 3, 12];
			for (const parent_id of parents) await ask({ type: "AddTask", title: "t", parent_id });
			const later = NOW.add({ minutes: 1 });
			const recurrence = { rrule: "FREQ=DAILY", start: "2026-03-27T09:00", time_zone: "UTC" };
			await ask({ type: "EditTask", task_id: 6, changes: { recurrence } });
			await ask({ type: "CompleteTask", task_id: 8, children: "leave" });
			await live(journal, user, { type: "CompleteTask", task_id: 9, children: "take_along" }, { now: later });
			await ask({ type: "DeleteTask", task_id: 13, children: "leave" });
			await live(journal, user, { type: "DeleteTask", task_id: 2, children: "take_along" }, { now: later });
			const ids = parents.map((_, index) => index + 1);
			const all = await journal.loadTasks(user, { task_ids: ids });
			assert.is(all.length, ids.length);
			const needs: TaskNeeds[] = [
				{ above: [6, 11, 13] },
				{ above: [99, 2 ** 40] },
				{ deepest_below: { task_ids: [1, 4, 7], apart_from: [4] } },
				...ids.flatMap((task_id) => [
					{ deepest_below: { task_ids: [task_id], apart_from: [] } },
					...(["live", "deleted_with", "completed_with"] as const).map((which) => ({ below: { task_id, which } })),
				]),
			];
			for (const need of needs) {
				const found = (await journal.loadTasks(user, need)).map(({ task_id }) => task_id);
				const named = neededTasks(all, need).map(({ task_id }) => task_id);
				assert.equal(
					[...new Set(found)].sort((a, b) => a - b),
					named.sort((a, b) => a - b),
					JSON.stringify(need),
				);
			}
		},
	);

	promise(
		"given more tasks below than a command can take along, then one more than those load, the open ones first",
		async ({ under, user }) => {
			const { journal } = under;
			const most = LIMITS.takenAlong;
			await live(journal, user, { type: "AddTask", title: "t" });
			for (let n = 0; n < most + 5; n += 1) await live(journal, user, { type: "AddTask", title: "t", parent_id: 1 });
			for (const task_id of [2, 3, 4]) await live(journal, user, { type: "CompleteTask", task_id });
			const found = await journal.loadTasks(user, { below: { task_id: 1, which: "live" } });
			assert.is(found.length, most + 1);
			assert.is(found.filter(({ status }) => status === "open").length, most + 1);
		},
	);
}
