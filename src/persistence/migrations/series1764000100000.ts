/**
 * A deleted task gives up its place in its series: an undone completion leaves one behind, and the occurrence must be
 * there to be made again. The tasks of a series, and those below a task, are found by indexes of their own.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Series1764000100000 implements MigrationInterface {
	readonly name = "Series1764000100000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query("DROP INDEX task_occurrence");
		await runner.query(`CREATE UNIQUE INDEX task_occurrence ON task (user_id, series_id, occurrence)
			WHERE series_id IS NOT NULL AND status <> 'deleted'`);
		await runner.query("CREATE INDEX task_series ON task (user_id, series_id) WHERE series_id IS NOT NULL");
		await runner.query("CREATE INDEX task_parent ON task (user_id, parent_id) WHERE parent_id IS NOT NULL");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP INDEX task_parent");
		await runner.query("DROP INDEX task_series");
		await runner.query("DROP INDEX task_occurrence");
		await runner.query(`CREATE UNIQUE INDEX task_occurrence ON task (user_id, series_id, occurrence)
			WHERE series_id IS NOT NULL`);
	}
}
