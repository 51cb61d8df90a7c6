/**
 * The mailer serves users in turn and bounds each one's mails by the hour, by these. They were once made together with the
 * state that they are about, under a lock that stopped writers: where that was done they are there already.
 */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropIndex, makeIndex } from "../concurrentIndexes.ts";

const INDEXES = {
	delivery_turn: "ON delivery (user_id, next_attempt_at, planned_at) WHERE state IN ('queued', 'sending')",
	delivery_sending: "ON delivery (user_id) WHERE state = 'sending'",
	delivery_sent: "ON delivery (user_id, sent_at) WHERE sent_at IS NOT NULL",
	delivery_unverified: "ON delivery (fired_at) WHERE state = 'unverified'",
};

export class DeliveryIndexes1764900000000 implements MigrationInterface {
	readonly name = "DeliveryIndexes1764900000000";
	readonly transaction = false;

	async up(runner: QueryRunner): Promise<void> {
		for (const [name, definition] of Object.entries(INDEXES)) await makeIndex(runner, name, definition);
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const name of Object.keys(INDEXES)) await dropIndex(runner, name);
	}
}
