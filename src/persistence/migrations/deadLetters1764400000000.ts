/**
 * Events that the log refuses for good, moved out of the outbox with the reason. A table of its own and no column of the
 * outbox: a pod of the version before, which knows of no such column, would go on trying them and hold up the others.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class DeadLetters1764400000000 implements MigrationInterface {
	readonly name = "DeadLetters1764400000000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`
CREATE TABLE dead_letter (
  user_id uuid NOT NULL CONSTRAINT dead_letter_user REFERENCES user_actor(user_id) ON DELETE CASCADE,
  seq bigint NOT NULL,
  shard integer NOT NULL,
  reason text NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT dead_letter_pk PRIMARY KEY (user_id, seq)
)`);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE dead_letter");
	}
}
