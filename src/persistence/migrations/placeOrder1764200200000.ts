/** Lists in the user's own order, and the neighbour of a task in it, are found by an index (rows.ts, `PLACE`). */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropIndex, makeIndex } from "../concurrentIndexes.ts";

const ON = `ON task (user_id, (coalesce(position, chr(96 + length(task_id::text)) || task_id::text) COLLATE "C"), task_id)`;

export class PlaceOrder1764200200000 implements MigrationInterface {
	readonly name = "PlaceOrder1764200200000";
	readonly transaction = false;

	up(runner: QueryRunner): Promise<void> {
		return makeIndex(runner, "task_place", ON);
	}

	down(runner: QueryRunner): Promise<void> {
		return dropIndex(runner, "task_place");
	}
}
