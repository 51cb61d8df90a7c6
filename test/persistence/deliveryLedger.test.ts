import { randomUUID } from "node:crypto";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createDeliveryLedger } from "../../src/persistence/ledger/deliveryLedger.ts";
import { createEndpointStore } from "../../src/persistence/ledger/endpointStore.ts";
import { deliveryLedgerContract } from "../delivery/deliveryLedger.contract.ts";
import { addAccount, createTestDatabase } from "../support/postgres.ts";
import { unsettleClock } from "../support/unsteadyClock.ts";
import { live } from "./life.ts";

/** The contract opens one ledger for each of its tests; the database goes with the last. */
const CONTRACT_TESTS = 19;

for (const clock of ["the machine's clock", "a clock that is stepped to and fro"] as const) {
	const database = await createTestDatabase();
	if (clock !== "the machine's clock") await unsettleClock(database);
	const journal = createJournalStore(database);
	const endpoints = createEndpointStore(database);
	let opened = 0;

	deliveryLedgerContract(`delivery ledger in PostgreSQL, by ${clock}: contract`, async () => {
		opened += 1;
		await database.query("DELETE FROM delivery");
		const users = new Map<string, string>();
		/** With task 1 open and task 2 completed. */
		const userNamed = async (name: string): Promise<string> => {
			const known = users.get(name);
			if (known) return known;
			const user = await addAccount(database);
			users.set(name, user);
			await live(journal, user, { type: "AddTask", title: "open" });
			await live(journal, user, { type: "AddTask", title: "done" });
			await live(journal, user, { type: "CompleteTask", task_id: 2 });
			await setVerified(name, true);
			return user;
		};
		const setVerified = async (name: string, isVerified: boolean): Promise<void> => {
			const values = [users.get(name), isVerified];
			await database.query('UPDATE "user" SET "emailVerified" = $2 WHERE id = $1', values);
		};
		let minutes = 0;
		// Read once: what is added to one minute must not fall into two because one has just gone by.
		const began = Temporal.Now.instant().toString();
		const insert = async (task_id: number, name: string, channel = "email", isHeld = false) => {
			const user = await userNamed(name);
			const id = randomUUID();
			await database.query(
				`INSERT INTO delivery (delivery_id, user_id, task_id, reminder_id, channel, planned_at, fired_at, next_attempt_at, held_until)
			 SELECT $1, $2, $3, 1, $4, at.minute, now() - interval '1 minute', at.minute, CASE WHEN $6 THEN at.minute END
			 FROM (SELECT date_trunc('minute', $7::timestamptz) - interval '1 day' + $5 * interval '1 minute' AS minute) AS at`,
				[id, user, task_id, channel, minutes, isHeld, began],
			);
			return id;
		};
		const add = (task_id: number, name: string = randomUUID(), channel?: string, isHeld?: boolean) => {
			minutes += 1;
			return insert(task_id, name, channel, isHeld);
		};
		return {
			ledger: createDeliveryLedger(database),
			add: (user, channel) => add(1, user, channel),
			addHeld: (user) => add(1, user, "email", true),
			addTogether: (user, { status, isHeld = true } = {}) =>
				insert(status === "completed" ? 2 : 1, user, "email", isHeld),
			addCompleted: () => add(2),
			setVerified,
			setMute: async (name, mute) => void (await endpoints.mute(await userNamed(name), "email", mute)),
			// The ledger's clock is the database's, which nobody moves: instead everything in the ledger gets older.
			async elapse(ms) {
				await database.query(
					`UPDATE delivery SET next_attempt_at = next_attempt_at - $1::float8 * interval '1 millisecond',
				   fired_at = fired_at - $1::float8 * interval '1 millisecond',
				   sent_at = sent_at - $1::float8 * interval '1 millisecond'`,
					[ms],
				);
			},
			async close() {
				if (opened === CONTRACT_TESTS) await database.drop();
			},
		};
	});
}
