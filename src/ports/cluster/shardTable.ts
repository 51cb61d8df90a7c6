/** Who owns which shard, and under which epoch. */

export interface ShardRow {
	readonly shard: number;
	/** Pod name; null: nobody. */
	readonly owner: string | null;
	/** Base URL of the owner's internal door; null in embedded mode. */
	readonly address: string | null;
	readonly epoch: number;
	/** ms since the owner last said that it lives (database clock); null without owner. */
	readonly silent_ms: number | null;
}

export interface BeatAnswer {
	/** Those of the shards that are still the owner's under these epochs. */
	readonly held: ReadonlySet<number>;
	/** Whether events of these shards wait to be published: perhaps nobody has told this pod of them. */
	readonly unpublished: boolean;
}

/** The routing table (glossary: epoch, claim, fenced). The row decides; the log only proposes. */
export interface ShardTable {
	/** Takes the shards and raises their epochs; returns the new epoch of each. */
	claim(shards: readonly number[], owner: string, address: string | null): Promise<ReadonlyMap<number, number>>;
	/** Says that the owner lives. */
	beat(owner: string, epochs: ReadonlyMap<number, number>): Promise<BeatAnswer>;
	/** Lets go of what is still held under these epochs. */
	release(owner: string, epochs: ReadonlyMap<number, number>): Promise<void>;
	read(): Promise<readonly ShardRow[]>;
	/** The database's clock minus this process's, in ms, as measured now (half the round trip is allowed for). */
	clockOffsetMs(): Promise<number>;
}
