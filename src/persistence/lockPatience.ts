/**
 * How long a statement waits for a row that somebody else has locked. Of many users' rows one may be held for seconds, by a
 * large change of that user from another pod: the others' need not wait as long.
 */

/** Of a statement for many. One for a single user waits until the bound of every statement. */
const COMPANY_MS = 500;

/** The parameter for a statement that concerns so many users. */
export const lockPatience = (users: number) => (users > 1 ? `${COMPANY_MS}ms` : "0");

/**
 * A condition, always true, that sets the bound for the statement that it stands in and no other. Asked once, before the
 * first row of its part of the statement: it belongs where the users come from.
 */
export const lockTimeout = (parameter: string) =>
	`(SELECT set_config('lock_timeout', ${parameter}::text, true)) IS NOT NULL`;
