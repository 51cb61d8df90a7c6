/** Deliveries that go out as one message name it. What was tried before went out by itself. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropIndex, makeIndex } from "../concurrentIndexes.ts";

export class Bundles1765100100000 implements MigrationInterface {
	readonly name = "Bundles1765100100000";
	readonly transaction = false;

	async up(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE delivery ADD COLUMN IF NOT EXISTS bundle_id uuid");
		await makeIndex(runner, "delivery_bundle", "ON delivery (bundle_id) WHERE bundle_id IS NOT NULL");
	}

	async down(runner: QueryRunner): Promise<void> {
		await dropIndex(runner, "delivery_bundle");
		await runner.query("ALTER TABLE delivery DROP COLUMN IF EXISTS bundle_id");
	}
}
