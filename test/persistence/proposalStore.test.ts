/** Proposals in PostgreSQL keep what tools are promised. The database's clock cannot be moved: the rows are moved instead. */
import { createProposalStore } from "../../src/persistence/chat/proposalStore.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { unsettleClock } from "../support/unsteadyClock.ts";
import { proposalsContract } from "./proposals.contract.ts";

const contract = (clock: string, prepare: (database: TestDatabase) => Promise<void>) =>
	proposalsContract(`proposals in PostgreSQL, by ${clock}`, async () => {
		const database = await createTestDatabase();
		await prepare(database);
		return {
			proposals: createProposalStore(database),
			user: () => addAccount(database),
			async elapse(seconds) {
				const past = "- make_interval(secs => $1)";
				await database.query(`UPDATE proposal SET created_at = created_at ${past}, expires_at = expires_at ${past}`, [
					seconds,
				]);
			},
			close: () => database.drop(),
		};
	});

contract("the machine's clock", async () => {});
contract("a clock that is stepped to and fro", unsettleClock);
