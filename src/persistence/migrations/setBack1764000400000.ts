/** A process that has seen the database go back to an older state says so for as long as it lives. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class SetBack1764000400000 implements MigrationInterface {
	readonly name = "SetBack1764000400000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE pod ADD COLUMN set_back_at timestamptz(3)");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE pod DROP COLUMN set_back_at");
	}
}
