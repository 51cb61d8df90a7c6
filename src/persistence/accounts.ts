/** What we need to know of the accounts beyond a credential. */
import type { Database } from "./database.ts";
import { ACCOUNT } from "./entities/userEntities.ts";
import { reaching } from "./faults.ts";

export interface Accounts {
	/** The account that was made first: the operator where none is named; undefined before any. */
	findFirst(): Promise<string | undefined>;
}

export function createAccounts(database: Database): Accounts {
	const accounts = database.dataSource.getRepository(ACCOUNT);
	return {
		async findFirst() {
			const [first] = await reaching(() =>
				accounts.find({ select: { id: true }, order: { createdAt: "ASC", id: "ASC" }, take: 1 }),
			);
			return first?.id;
		},
	};
}
