/** Keys and apps that act for users. Of a key only its digest is kept: who reads the table can use none. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Clients1765000200000 implements MigrationInterface {
	readonly name = "Clients1765000200000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE TABLE client (
			client_id uuid CONSTRAINT client_pk PRIMARY KEY,
			user_id uuid NOT NULL CONSTRAINT client_user REFERENCES "user" (id) ON DELETE CASCADE,
			place integer NOT NULL,
			kind text NOT NULL,
			name text NOT NULL,
			scopes text[] NOT NULL,
			digest text CONSTRAINT client_digest UNIQUE,
			made_at timestamptz(3) NOT NULL,
			expires_at timestamptz(3),
			used_at timestamptz(3),
			revoked_at timestamptz(3)
		)`);
		// Of two that are made at once for the same place, one has it: so nobody has more than there are places.
		await runner.query("CREATE UNIQUE INDEX client_place ON client (user_id, place) WHERE revoked_at IS NULL");
		await runner.query("CREATE INDEX client_made ON client (user_id, made_at)");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE client");
	}
}
