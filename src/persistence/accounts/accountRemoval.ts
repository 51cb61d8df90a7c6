/** The end of an account: every table refers to it, and goes along (`test/persistence/forgetUser.test.ts`). */
import type pg from "pg";
import type { AccountRemoval, Removal } from "../../ports/accounts/accountRemoval.ts";
import type { Database } from "../database.ts";
import { inTransaction } from "../transaction.ts";
import { IS_SOMEBODY, isOperatorOf, type OperatorRule } from "./accounts.ts";

/** A hundred thousand tasks and their history take some seconds; nobody else waits, since the rows are this user's alone. */
const PATIENCE_MS = 120_000;

/** One removal after the other: of two operators who leave at once, the second sees that the first is gone. */
const IN_TURN = "SELECT pg_advisory_xact_lock(4150377196)";

/** Others would be left without an operator, or with one whom nobody chose: the account that happens to be the next oldest. */
const IS_NEEDED = `
SELECT ${isOperatorOf("u")}
  AND EXISTS (SELECT 1 FROM "user" WHERE id <> u.id AND ${IS_SOMEBODY})
  AND NOT EXISTS (SELECT 1 FROM "user" o WHERE o.id <> u.id AND ${isOperatorOf("o")}) AS is_needed
FROM "user" u WHERE u.id = $1`;
const REMOVE = 'DELETE FROM "user" WHERE id = $1';

export function createAccountRemoval(database: Pick<Database, "connect">, rule: OperatorRule): AccountRemoval {
	async function removeOn(client: pg.PoolClient, user_id: string): Promise<Removal> {
		await client.query(IN_TURN);
		const asked = [user_id, rule.named, rule.mustBeConfirmed];
		const { rows } = await client.query<{ is_needed: boolean }>(IS_NEEDED, asked);
		const [account] = rows;
		if (account && !account.is_needed) {
			await client.query(`SET LOCAL statement_timeout = ${PATIENCE_MS}`);
			const patient: pg.QueryConfig & { readonly query_timeout: number } = {
				text: REMOVE,
				values: [user_id],
				query_timeout: PATIENCE_MS,
			};
			await client.query(patient);
		}
		if (account === undefined) return "gone";
		return account.is_needed ? "is_needed" : "removed";
	}

	return { remove: (user_id) => inTransaction(database, (client) => removeOn(client, user_id)) };
}
