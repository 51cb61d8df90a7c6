/** The sessions of accounts as their rows are now. Nothing is remembered: one that was ended is gone at once, everywhere. */

export interface StoredSession {
	readonly session_id: string;
	/** Epoch ms; what is past it no longer counts. */
	readonly expires_ms: number;
	readonly user_id: string;
	readonly email: string;
	readonly name: string;
}

/** Lookups that come together go together. They throw `StorageUnavailable` when PostgreSQL is away. */
export interface Sessions {
	findByToken(token: string): Promise<StoredSession | undefined>;
	findById(session_id: string): Promise<StoredSession | undefined>;
}
