/** The read model in PostgreSQL keeps what the assistant is promised. */
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createReadModelStore } from "../../src/persistence/reads/readModelStore.ts";
import { addAccount, createTestDatabase } from "../support/postgres.ts";
import { live } from "./life.ts";
import { readModelContract } from "./readModel.contract.ts";

readModelContract("read model in PostgreSQL", async () => {
	const database = await createTestDatabase();
	const journal = createJournalStore(database);
	const model = createReadModelStore(database, { messageIdOf: (id) => `<${id}@example.org>` });
	return {
		async begin() {
			const user = await addAccount(database);
			return { model, user, execute: (command, now, principal) => live(journal, user, command, { now, principal }) };
		},
		close: () => database.drop(),
	};
});
