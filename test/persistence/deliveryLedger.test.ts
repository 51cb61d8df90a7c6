import { randomUUID } from "node:crypto";
import { createDeliveryLedger } from "../../src/persistence/deliveryLedger.ts";
import { createJournalStore } from "../../src/persistence/journalStore.ts";
import { deliveryLedgerContract } from "../delivery/deliveryLedger.contract.ts";
import { addAccount, createTestDatabase } from "../support/postgres.ts";
import { live } from "./life.ts";

const database = await createTestDatabase();
const journal = createJournalStore(database);
/** The contract opens one ledger for each of its tests; the database goes with the last. */
const CONTRACT_TESTS = 7;
let opened = 0;

deliveryLedgerContract("delivery ledger in PostgreSQL: contract", async () => {
	opened += 1;
	await database.query("DELETE FROM delivery");
	const user = await addAccount(database);
	await live(journal, user, { type: "AddTask", title: "open" });
	await live(journal, user, { type: "AddTask", title: "done" });
	await live(journal, user, { type: "CompleteTask", task_id: 2 });
	const add = async (task_id: number) => {
		const id = randomUUID();
		await database.query(
			`INSERT INTO delivery (delivery_id, user_id, task_id, reminder_id, channel, planned_at, fired_at, next_attempt_at)
			 VALUES ($1, $2, $3, 1, 'email', now(), now(), date_trunc('milliseconds', now()))`,
			[id, user, task_id],
		);
		return id;
	};
	return {
		ledger: createDeliveryLedger(database),
		add: () => add(1),
		addCompleted: () => add(2),
		// The ledger's clock is the database's, which nobody moves: instead everything in the ledger gets older.
		async elapse(ms) {
			await database.query(
				"UPDATE delivery SET next_attempt_at = next_attempt_at - $1::float8 * interval '1 millisecond'",
				[ms],
			);
		},
		async close() {
			if (opened === CONTRACT_TESTS) await database.drop();
		},
	};
});
