/** What we say ourselves of an attempt at a message, as a key and what differs. What is there stays as it was said. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class DeliveryReasons1765700000000 implements MigrationInterface {
	readonly name = "DeliveryReasons1765700000000";
	readonly transaction = false;

	async up(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE delivery ADD COLUMN IF NOT EXISTS reason jsonb");
		await runner.query("ALTER TABLE digest ADD COLUMN IF NOT EXISTS reason jsonb");
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE digest DROP COLUMN IF EXISTS reason");
		await runner.query("ALTER TABLE delivery DROP COLUMN IF EXISTS reason");
	}
}
