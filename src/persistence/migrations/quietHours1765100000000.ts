/** Quiet hours hold a delivery back: until when, for the ledger. What has been planned before was not held. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class QuietHours1765100000000 implements MigrationInterface {
	readonly name = "QuietHours1765100000000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE delivery ADD COLUMN held_until timestamptz(3)");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE delivery DROP COLUMN held_until");
	}
}
