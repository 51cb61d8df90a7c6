/** What nobody reads or writes: a lease stands in `next_attempt_at`, and no consumer keeps its place in the database. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Unused1764200300000 implements MigrationInterface {
	readonly name = "Unused1764200300000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE delivery DROP COLUMN lease_until");
		await runner.query("DROP TABLE consumer_position");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE TABLE consumer_position (
			consumer text NOT NULL,
			user_id uuid NOT NULL CONSTRAINT consumer_position_user REFERENCES user_actor(user_id) ON DELETE CASCADE,
			seq bigint NOT NULL,
			CONSTRAINT consumer_position_pk PRIMARY KEY (consumer, user_id)
		)`);
		await runner.query("ALTER TABLE delivery ADD COLUMN lease_until timestamptz(3)");
	}
}
