/** Which processes say that they live. Only shown to operators: who owns a shard is decided by the shard table. */
import type { InstantText } from "../../domain/time/instant.ts";

export interface Pod {
	readonly name: string;
	/** Base URL of its internal door; null where pods cannot ask one another. */
	readonly address: string | null;
	readonly roles: readonly string[];
}

export interface PodRow extends Pod {
	/** ms since it last said that it lives (database clock). */
	readonly silent_ms: number;
	/** When it saw that the database had been put back to an older state; null: never. */
	readonly set_back_at: InstantText | null;
}

export interface PodTable {
	/**
	 * Says that the process `id` lives, as this pod, and when it last saw the database go back; resolves with how often
	 * it has said so by now.
	 */
	beat(id: string, pod: Pod, set_back_at: InstantText | null): Promise<number>;
	/** The process `id` ends: it is not missed. */
	leave(id: string): Promise<void>;
	/** Of each name the process that was last heard of, unless that was more than ten minutes ago. */
	read(): Promise<readonly PodRow[]>;
}
