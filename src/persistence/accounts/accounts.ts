/** What we need to know of the accounts beyond a credential. */
import type { Database } from "../database.ts";

export interface OperatorRule {
	/** `DASHBOARD_USERS`, in lower case. */
	readonly named: readonly string[];
	/** Whether a named address counts only once it is confirmed: wherever a stranger could sign up with it. */
	readonly mustBeConfirmed: boolean;
}

export interface Accounts {
	/** Whether this account may operate the installation. */
	isOperator(user_id: string, rule: OperatorRule): Promise<boolean>;
	/** Of people: one of `adjutant try` is none. */
	hasAny(): Promise<boolean>;
	/** Whether somebody was ever in the account: it has a session, or has done something. */
	isUsed(user_id: string): Promise<boolean>;
	/** Whether somebody has shown that mails to the account's address reach its owner. */
	isConfirmed(user_id: string): Promise<boolean>;
}

/**
 * Accounts of `adjutant try` have addresses that can be nobody's (RFC 2606 §2): none of them is the first account, which operates
 * the installation and is made by the printed link.
 */
export const TRIAL_DOMAIN = "adjutant.invalid";
export const IS_SOMEBODY = `email NOT LIKE '%@${TRIAL_DOMAIN}'`;

/**
 * Whether this row of "user" is an operator's: by its address ($2, and $3: whether that counts only when confirmed); by the link of
 * the first start; or, where nobody is named, as the account that was made first.
 */
export const isOperatorOf = (row: string) => `(
  (${row}.email = ANY ($2::text[]) AND (${row}."emailVerified" OR NOT $3::boolean))
  OR EXISTS (SELECT 1 FROM sign_up_link l WHERE l.kind = 'operator' AND l.used_at IS NOT NULL AND l.used_by = ${row}.id)
  OR (cardinality($2::text[]) = 0
    AND ${row}.id = (SELECT f.id FROM "user" f WHERE ${IS_SOMEBODY} ORDER BY f."createdAt", f.id LIMIT 1)))`;
const IS_OPERATOR = `SELECT ${isOperatorOf("u")} AS is_operator FROM "user" u WHERE u.id = $1`;

const IS_USED = `
SELECT EXISTS (SELECT 1 FROM session WHERE "userId" = $1) OR EXISTS (SELECT 1 FROM journal WHERE user_id = $1 AND principal->>'kind' <> 'system') AS is_used`;

export function createAccounts(database: Pick<Database, "query">): Accounts {
	return {
		async isOperator(user_id, { named, mustBeConfirmed }) {
			const values = [user_id, named, mustBeConfirmed];
			const [row] = await database.query<{ is_operator: boolean }>(IS_OPERATOR, values, "is_operator");
			return row?.is_operator ?? false;
		},
		async isConfirmed(user_id) {
			const sql = 'SELECT "emailVerified" AS is_confirmed FROM "user" WHERE id = $1';
			const [row] = await database.query<{ is_confirmed: boolean }>(sql, [user_id], "is_confirmed");
			return row?.is_confirmed ?? false;
		},
		async isUsed(user_id) {
			const [row] = await database.query<{ is_used: boolean }>(IS_USED, [user_id], "account_is_used");
			return row?.is_used ?? false;
		},
		async hasAny() {
			return (await database.query(`SELECT 1 FROM "user" WHERE ${IS_SOMEBODY} LIMIT 1`, [], "has_account")).length > 0;
		},
	};
}
