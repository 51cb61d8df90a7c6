/** What assistants and clients propose and the user has to answer. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Proposals1765000110000 implements MigrationInterface {
	readonly name = "Proposals1765000110000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE TABLE proposal (
			proposal_id uuid CONSTRAINT proposal_pk PRIMARY KEY,
			user_id uuid NOT NULL CONSTRAINT proposal_account REFERENCES "user" (id) ON DELETE CASCADE,
			key text NOT NULL,
			tool text NOT NULL,
			asked text NOT NULL,
			question text NOT NULL,
			count integer NOT NULL,
			plan jsonb NOT NULL,
			principal jsonb NOT NULL,
			answer text,
			created_at timestamptz(3) NOT NULL,
			expires_at timestamptz(3) NOT NULL,
			CONSTRAINT proposal_of_key UNIQUE (user_id, key)
		)`);
		await runner.query("CREATE INDEX proposal_latest ON proposal (user_id, created_at)");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE proposal");
	}
}
