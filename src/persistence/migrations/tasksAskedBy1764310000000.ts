/** Tasks by what lists and decisions ask for: due dates in order, the rest of a series, a category, what follows the clock. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropIndex, makeIndex } from "../concurrentIndexes.ts";

const INDEXES = {
	task_due_at: "ON task (user_id, status, due_at, task_id) WHERE due_at IS NOT NULL",
	task_due_date: "ON task (user_id, status, due_date, task_id) WHERE due_date IS NOT NULL",
	task_undated: "ON task (user_id, status, task_id) WHERE due_at IS NULL AND due_date IS NULL",
	task_category: "ON task (user_id, category_id) WHERE category_id IS NOT NULL",
	task_floating: "ON task (user_id) WHERE status = 'open' AND (due_floating OR recurrence ? 'floating')",
	// Names of occurrences are wall times: their bytes are in their order, whatever the database's locale.
	task_series_order: `ON task (user_id, series_id, occurrence COLLATE "C") WHERE series_id IS NOT NULL`,
};

export class TasksAskedBy1764310000000 implements MigrationInterface {
	readonly name = "TasksAskedBy1764310000000";
	readonly transaction = false;

	async up(runner: QueryRunner): Promise<void> {
		for (const [name, definition] of Object.entries(INDEXES)) await makeIndex(runner, name, definition);
		await dropIndex(runner, "task_series");
	}

	async down(runner: QueryRunner): Promise<void> {
		await makeIndex(runner, "task_series", "ON task (user_id, series_id) WHERE series_id IS NOT NULL");
		for (const name of Object.keys(INDEXES)) await dropIndex(runner, name);
	}
}
