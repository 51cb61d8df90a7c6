/** When a user was refused something last (decision 0206). A column without a default: nothing is rewritten. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class RefusedAt1765600000000 implements MigrationInterface {
	readonly name = "RefusedAt1765600000000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE user_actor ADD COLUMN IF NOT EXISTS refused_at timestamptz(3)");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE user_actor DROP COLUMN refused_at");
	}
}
