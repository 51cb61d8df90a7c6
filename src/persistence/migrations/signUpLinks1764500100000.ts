/** Links by which accounts are made. Only a digest of a link is kept: who reads the table can use none. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class SignUpLinks1764500100000 implements MigrationInterface {
	readonly name = "SignUpLinks1764500100000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE TABLE sign_up_link (
			id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT sign_up_link_pk PRIMARY KEY,
			kind text NOT NULL,
			digest text NOT NULL CONSTRAINT sign_up_link_digest UNIQUE,
			email text,
			made_by uuid CONSTRAINT sign_up_link_maker REFERENCES "user" (id) ON DELETE CASCADE,
			made_at timestamptz(3) NOT NULL,
			expires_at timestamptz(3) NOT NULL,
			taken_at timestamptz(3),
			used_at timestamptz(3),
			used_by uuid CONSTRAINT sign_up_link_account REFERENCES "user" (id) ON DELETE CASCADE,
			revoked_at timestamptz(3)
		)`);
		// Of several links that were printed for the first account, one makes it.
		await runner.query(
			"CREATE UNIQUE INDEX sign_up_link_operator ON sign_up_link (kind) WHERE kind = 'operator' AND used_at IS NOT NULL",
		);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE sign_up_link");
	}
}
