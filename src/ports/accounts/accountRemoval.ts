/** The end of an account. */

export type Removal = "removed" | "is_needed" | "gone";

export interface AccountRemoval {
	/**
	 * Removes the account with everything of its user: tasks, history, conversations, keys, what waits to be mailed. Whole or not at
	 * all, for good: no undo brings it back. Whatever still acts for the user finds nobody from then on. `is_needed`: others use the
	 * installation and nobody else operates it; then nothing is removed. `gone`: it was removed before. Throws `StorageUnavailable` when PostgreSQL is away.
	 */
	remove(user_id: string): Promise<Removal>;
}
