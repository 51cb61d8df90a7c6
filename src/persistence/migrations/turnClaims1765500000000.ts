/** Who runs a turn of a conversation (decision 0250). Columns without a default: nothing is rewritten. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class TurnClaims1765500000000 implements MigrationInterface {
	readonly name = "TurnClaims1765500000000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(
			`ALTER TABLE thread_item ADD COLUMN IF NOT EXISTS turn_state text,
			   ADD COLUMN IF NOT EXISTS turn_holder text, ADD COLUMN IF NOT EXISTS turn_until timestamptz(3)`,
		);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query(
			"ALTER TABLE thread_item DROP COLUMN turn_state, DROP COLUMN turn_holder, DROP COLUMN turn_until",
		);
	}
}
