/** Which processes live, by their own word: for whoever looks at the cluster. It decides nothing; the shard table does. */

export interface Pod {
	readonly name: string;
	/** Base URL of its internal door; null where pods cannot ask one another. */
	readonly address: string | null;
	readonly roles: readonly string[];
}

export interface PodRow extends Pod {
	/** ms since it last said that it lives (database clock). */
	readonly silent_ms: number;
}

export interface PodTable {
	/** Says that the process `id` lives, as this pod; resolves with how often it has said so by now. */
	beat(id: string, pod: Pod): Promise<number>;
	/** The process `id` ends: it is not missed. */
	leave(id: string): Promise<void>;
	/** Of each name the process that was last heard of, unless that was more than ten minutes ago. */
	read(): Promise<readonly PodRow[]>;
}
