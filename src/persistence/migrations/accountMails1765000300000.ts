/** Mails about accounts that wait to be sent. What they say is sealed: who reads the table can follow no link of theirs. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class AccountMails1765000300000 implements MigrationInterface {
	readonly name = "AccountMails1765000300000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE TABLE account_mail (
			mail_id uuid CONSTRAINT account_mail_pk PRIMARY KEY,
			user_id uuid CONSTRAINT account_mail_account REFERENCES "user" (id) ON DELETE CASCADE,
			sealed text NOT NULL,
			attempts integer NOT NULL,
			made_at timestamptz(3) NOT NULL,
			expires_at timestamptz(3) NOT NULL,
			next_attempt_at timestamptz(3) NOT NULL
		)`);
		await runner.query("CREATE INDEX account_mail_next ON account_mail (next_attempt_at)");
		// Deleting an account looks here for what goes with it.
		await runner.query("CREATE INDEX account_mail_user ON account_mail (user_id)");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE account_mail");
	}
}
