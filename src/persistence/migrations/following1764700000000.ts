/**
 * Whose tasks are following a change of settings is asked every other second (decision 0078). How far they have come is no event
 * that an undo looks at among those of labels and settings: one run of a large account would fill its window.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropIndex, makeIndex } from "../concurrentIndexes.ts";

export class Following1764700000000 implements MigrationInterface {
	readonly name = "Following1764700000000";
	readonly transaction = false;

	async up(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE user_actor ADD COLUMN IF NOT EXISTS is_following boolean NOT NULL DEFAULT false");
		await makeIndex(runner, "user_actor_following", "ON user_actor (shard) WHERE is_following");
		await makeIndex(
			runner,
			"journal_shared",
			"ON journal (user_id, seq) WHERE NOT data ? 'task_id' AND type <> 'settings.followed'",
		);
		await dropIndex(runner, "journal_common");
	}

	async down(runner: QueryRunner): Promise<void> {
		await makeIndex(runner, "journal_common", "ON journal (user_id, seq) WHERE NOT data ? 'task_id'");
		await dropIndex(runner, "journal_shared");
		await dropIndex(runner, "user_actor_following");
		await runner.query("ALTER TABLE user_actor DROP COLUMN is_following");
	}
}
