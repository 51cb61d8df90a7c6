/** A bound on how much of one user runs at once in this process: the rest of what he asks for waits, and nobody else does. */
export interface UserTurns {
	/** Runs the work when it is the user's turn. Rejects with `Crowded` when that takes too long, else as the work does. */
	take<Result>(user_id: string, work: () => Result | Promise<Result>): Promise<Result>;
}
