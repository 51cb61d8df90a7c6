/** Codes of the second factor that somebody has just signed in with. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class UsedCodes1765000310000 implements MigrationInterface {
	readonly name = "UsedCodes1765000310000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE TABLE used_code (
			user_id uuid CONSTRAINT used_code_account REFERENCES "user" (id) ON DELETE CASCADE,
			code text,
			used_at timestamptz(3) NOT NULL,
			CONSTRAINT used_code_pk PRIMARY KEY (user_id, code)
		)`);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE used_code");
	}
}
