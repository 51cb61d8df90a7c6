/** Keys and apps of which their user has said that they need not ask him (decision 0171). */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class ClientTrust1765400000000 implements MigrationInterface {
	readonly name = "ClientTrust1765400000000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE client ADD COLUMN is_trusted boolean NOT NULL DEFAULT false");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE client DROP COLUMN is_trusted");
	}
}
