/**
 * Daily digests: who wants one and when stands beside the snapshot, in a column of its own, so that the index on it leaves the
 * row's updates cheap; when the next one is due; and the ledger of those that were.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropIndex, makeIndex } from "../concurrentIndexes.ts";

const TABLES = [
	`CREATE TABLE IF NOT EXISTS digest_plan (
		user_id uuid CONSTRAINT digest_plan_pk PRIMARY KEY
			CONSTRAINT digest_plan_user REFERENCES user_actor (user_id) ON DELETE CASCADE,
		basis text NOT NULL,
		local_date date NOT NULL,
		due_at timestamptz(3) NOT NULL
	)`,
	"CREATE INDEX IF NOT EXISTS digest_plan_due ON digest_plan (due_at)",
	`CREATE TABLE IF NOT EXISTS digest (
		user_id uuid NOT NULL CONSTRAINT digest_user REFERENCES user_actor (user_id) ON DELETE CASCADE,
		local_date date NOT NULL,
		channel text NOT NULL,
		due_at timestamptz(3) NOT NULL,
		state text NOT NULL DEFAULT 'queued',
		attempts integer NOT NULL DEFAULT 0,
		provider_answer text,
		next_attempt_at timestamptz(3),
		sent_at timestamptz(3),
		CONSTRAINT digest_pk PRIMARY KEY (user_id, local_date, channel)
	)`,
	"CREATE INDEX IF NOT EXISTS digest_waiting ON digest (channel, next_attempt_at) WHERE state IN ('queued', 'sending')",
];

export class Digests1765300600000 implements MigrationInterface {
	readonly name = "Digests1765300600000";
	readonly transaction = false;

	async up(runner: QueryRunner): Promise<void> {
		await runner.query("ALTER TABLE user_actor ADD COLUMN IF NOT EXISTS digest text");
		await makeIndex(runner, "user_actor_digest", "ON user_actor (user_id) WHERE digest IS NOT NULL");
		for (const statement of TABLES) await runner.query(statement);
	}

	async down(runner: QueryRunner): Promise<void> {
		await runner.query("DROP TABLE digest");
		await runner.query("DROP TABLE digest_plan");
		await dropIndex(runner, "user_actor_digest");
		await runner.query("ALTER TABLE user_actor DROP COLUMN digest");
	}
}
