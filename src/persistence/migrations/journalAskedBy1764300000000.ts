/** The journal by what an undo and a repeated turn ask for, so that neither reads a user's whole journal. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropIndex, makeIndex } from "../concurrentIndexes.ts";

const INDEXES = {
	journal_event: "ON journal (user_id, event_id)",
	journal_turn: "ON journal (user_id, (principal->>'turn_id'), seq) WHERE principal ? 'turn_id'",
	journal_principal: "ON journal (user_id, (principal->>'id'), seq)",
	// What people and their clients did, apart from the clockwork's events; there may be any number of those in between.
	journal_asked: "ON journal (user_id, seq) WHERE principal->>'kind' <> 'system'",
	// What is about labels and settings: few, and every undo has to look at the later ones.
	journal_common: "ON journal (user_id, seq) WHERE NOT data ? 'task_id'",
};

export class JournalAskedBy1764300000000 implements MigrationInterface {
	readonly name = "JournalAskedBy1764300000000";
	readonly transaction = false;

	async up(runner: QueryRunner): Promise<void> {
		for (const [name, definition] of Object.entries(INDEXES)) await makeIndex(runner, name, definition);
	}

	async down(runner: QueryRunner): Promise<void> {
		for (const name of Object.keys(INDEXES)) await dropIndex(runner, name);
	}
}
