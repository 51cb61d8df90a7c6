/** A job engine as it is measured: it takes jobs for instants, and runs each at its own. */

export interface EngineNeeds {
	/** A database in which it makes its tables. */
	readonly databaseUrl: string;
	readonly redisPort: number;
	/** A folder of its own. */
	readonly folder: string;
	/** The work of a job: one committed row. */
	readonly run: (id: number) => Promise<void>;
}

export interface Engine {
	/** Resolves when the job is kept. Of many at once. */
	schedule(id: number, atMs: number): Promise<unknown>;
	/** Bytes that a server of its own has in memory; none where it has none. */
	ownServerBytes?(): Promise<number>;
	stop(): Promise<unknown>;
}

export type StartEngine = (needs: EngineNeeds) => Promise<Engine>;

/** How many jobs an engine may have in hand at once, where it asks. */
export const AT_ONCE = 100;
