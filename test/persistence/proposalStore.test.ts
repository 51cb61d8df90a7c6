/** Proposals in PostgreSQL keep what tools are promised. The database's clock cannot be moved: the rows are moved instead. */
import { createProposalStore } from "../../src/persistence/proposalStore.ts";
import { addAccount, createTestDatabase } from "../support/postgres.ts";
import { proposalsContract } from "./proposals.contract.ts";

proposalsContract("proposals in PostgreSQL", async () => {
	const database = await createTestDatabase();
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
