/** The ledger is worked channel by channel: what waits is asked for by channel first. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropIndex, makeIndex } from "../concurrentIndexes.ts";

const WAITING = "WHERE state IN ('queued', 'sending')";
const NEW = {
	delivery_channel_turn: `ON delivery (channel, user_id, next_attempt_at, planned_at) ${WAITING}`,
	delivery_channel_waiting: `ON delivery (channel, next_attempt_at) ${WAITING}`,
};
const OLD = {
	delivery_turn: `ON delivery (user_id, next_attempt_at, planned_at) ${WAITING}`,
	delivery_waiting: `ON delivery (next_attempt_at) ${WAITING}`,
};

export class DeliveryChannels1765000000000 implements MigrationInterface {
	readonly name = "DeliveryChannels1765000000000";
	readonly transaction = false;

	up = (runner: QueryRunner): Promise<void> => replace(runner, OLD, NEW);
	down = (runner: QueryRunner): Promise<void> => replace(runner, NEW, OLD);
}

async function replace(
	runner: QueryRunner,
	gone: Readonly<Record<string, string>>,
	made: Readonly<Record<string, string>>,
): Promise<void> {
	for (const [name, definition] of Object.entries(made)) await makeIndex(runner, name, definition);
	for (const name of Object.keys(gone)) await dropIndex(runner, name);
}
