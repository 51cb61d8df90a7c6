/** Every process says that it lives, also one that owns no shard. */
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Pods1764000300000 implements MigrationInterface {
	readonly name = "Pods1764000300000";

	async up(runner: QueryRunner): Promise<void> {
		await runner.query(`CREATE TABLE pod (
			id uuid CONSTRAINT pod_pk PRIMARY KEY,
			name text NOT NULL,
			address text,
			roles jsonb NOT NULL,
			beats bigint NOT NULL,
			heartbeat timestamptz(3) NOT NULL
		)`);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE pod");
	}
}
