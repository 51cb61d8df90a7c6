/** Events waiting to be published. Deleted after the log's acknowledgement, never skipped by a watermark. */
import type { JournalEvent } from "../../domain/events/events.ts";

export interface OutboxEntry {
	/** Ascends in commit order per user. */
	readonly id: string;
	readonly shard: number;
	readonly event: JournalEvent;
}

export interface RefusedEntry {
	/** Of the entry. */
	readonly id: string;
	readonly reason: string;
}

export interface Outbox {
	/** The oldest entries of these shards, ascending by id. */
	read(shards: readonly number[], limit: number): Promise<readonly OutboxEntry[]>;
	remove(ids: readonly string[]): Promise<void>;
	/** Moves entries that can never be published to the dead letters, in one statement (P6). */
	setAside(refused: readonly RefusedEntry[]): Promise<void>;
	/** Entries waiting, how long the oldest has waited in ms (database clock; 0 when none), and dead letters. */
	backlog(): Promise<{ readonly waiting: number; readonly oldest_ms: number; readonly dead: number }>;
}
