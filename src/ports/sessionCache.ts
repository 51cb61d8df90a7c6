/** Spares the database the same question: who is it that sent this session's credential? */

/** Whose session it is. */
export interface SessionUser {
	readonly user_id: string;
	readonly email: string;
	readonly name: string;
}

export interface SessionCache {
	/**
	 * The user of the session `token`, else what `look` finds. A remembered answer began at most 1 s ago on the clock,
	 * whatever becomes of the cache: so a session that was ended counts at most 1 s longer. Only who shows the whole
	 * `credential` that was looked up gets it. Rejects as `look` does.
	 */
	find(
		session: { readonly token: string; readonly credential: string },
		look: () => Promise<SessionUser | undefined>,
	): Promise<SessionUser | undefined>;
	/** The session ended: nobody gets it any more. Never rejects. */
	forget(token: string): Promise<void>;
}
