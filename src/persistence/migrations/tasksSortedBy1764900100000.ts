/** Lists by last change, by title and by priority are read off an index in their order, a page at a time (taskQuery.ts). */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropIndex, makeIndex } from "../concurrentIndexes.ts";

const INDEXES = {
	task_updated: "ON task (user_id, updated_at, task_id)",
	// Bounded: an entry that is too long for its page would fail the write of its task.
	task_title: "ON task (user_id, left(lower(plain_text(title)), 100), task_id)",
	task_priority: "ON task (user_id, array_position(ARRAY['low', 'medium', 'high', 'urgent'], priority), task_id)",
};

export class TasksSortedBy1764900100000 implements MigrationInterface {
	readonly name = "TasksSortedBy1764900100000";
	readonly transaction = false;

	async up(runner: QueryRunner): Promise<void> {
		for (const [name, definition] of Object.entries(INDEXES)) await makeIndex(runner, name, definition);
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const name of Object.keys(INDEXES)) await dropIndex(runner, name);
	}
}
