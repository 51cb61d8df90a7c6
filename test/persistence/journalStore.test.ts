import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { addAccount, createTestDatabase } from "../support/postgres.ts";
import { journalContract } from "./journal.contract.ts";
import type { JournalUnderTest } from "./journalUnderTest.ts";
import { journalUndoContract } from "./journalUndo.contract.ts";
import { neighboursContract } from "./neighbours.contract.ts";

async function open(): Promise<JournalUnderTest> {
	const database = await createTestDatabase();
	return {
		journal: createJournalStore(database),
		addAccount: () => addAccount(database),
		async now() {
			const [row] = await database.query<{ ms: number }>(
				"SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms",
			);
			return Temporal.Instant.fromEpochMilliseconds(Math.floor(row?.ms ?? 0));
		},
		close: () => database.drop(),
	};
}

journalContract("journal in PostgreSQL", open);
journalUndoContract("undo on the journal in PostgreSQL", open);
neighboursContract("neighbours in PostgreSQL", open);
