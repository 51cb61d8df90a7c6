/** Addresses that users named for their reminders, with what their messages are signed by. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Hooks1765300000000 implements MigrationInterface {
	readonly name = "Hooks1765300000000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE TABLE hook (
			user_id uuid NOT NULL CONSTRAINT hook_account REFERENCES "user" (id) ON DELETE CASCADE,
			channel text NOT NULL,
			url text NOT NULL,
			secret text,
			made_at timestamptz(3) NOT NULL DEFAULT now(),
			ended_at timestamptz(3),
			CONSTRAINT hook_pk PRIMARY KEY (user_id, channel)
		)`);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE hook");
	}
}
