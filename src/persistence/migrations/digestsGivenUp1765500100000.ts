/** Digests that were given up are counted at every scrape, and are few among all that were sent. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropIndex, makeIndex } from "../concurrentIndexes.ts";

export class DigestsGivenUp1765500100000 implements MigrationInterface {
	readonly name = "DigestsGivenUp1765500100000";
	readonly transaction = false;

	async up(runner: QueryRunner): Promise<void> {
		await makeIndex(runner, "digest_dead", "ON digest (user_id) WHERE state = 'dead'");
	}

	async down(runner: QueryRunner): Promise<void> {
		await dropIndex(runner, "digest_dead");
	}
}
