/** Lists in the user's own order, and the neighbour of a task in it, are found by an index (rows.ts, `PLACE`). */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class PlaceOrder1764200200000 implements MigrationInterface {
	readonly name = "PlaceOrder1764200200000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE INDEX task_place ON task (user_id,
			(coalesce(position, chr(96 + length(task_id::text)) || task_id::text) COLLATE "C"), task_id)`);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP INDEX task_place");
	}
}
