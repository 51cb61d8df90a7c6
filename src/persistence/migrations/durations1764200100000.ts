/**
 * A task has a duration, and a place in its user's own order. Null in both is what tasks have by themselves, so that no row is
 * rewritten, and a pod of the version before goes on writing tasks.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Durations1764200100000 implements MigrationInterface {
	readonly name = "Durations1764200100000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`ALTER TABLE task ADD COLUMN duration_minutes integer, ADD COLUMN position text COLLATE "C"`);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE task DROP COLUMN position, DROP COLUMN duration_minutes");
	}
}
