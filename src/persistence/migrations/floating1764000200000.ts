/** A due date may float: its wall time is meant in whatever zone the user has. Those that are there keep theirs. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Floating1764000200000 implements MigrationInterface {
	readonly name = "Floating1764000200000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE task ADD COLUMN due_floating boolean NOT NULL DEFAULT false");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE task DROP COLUMN due_floating");
	}
}
