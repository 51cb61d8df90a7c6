/** The log that carries records between pods: Kafka in a cluster, in process otherwise. Delivery is at least once. */

export const TOPICS = ["task-events", "task-reminders", "task-recurrence"] as const;
export type Topic = (typeof TOPICS)[number];

/** One message of the log. `shard` is the partition; records of one key keep their order. */
export interface LogRecord {
	readonly topic: Topic;
	readonly shard: number;
	/** The user id. */
	readonly key: string;
	/** A JSON document (domain/wireEvent.ts). */
	readonly value: string;
	readonly headers: Readonly<Record<string, string>>;
}

export interface Membership {
	leave(): Promise<void>;
	healthy(): boolean;
}

export interface JoinOptions {
	readonly group: string;
	readonly topics: readonly Topic[];
	readonly member: { readonly id: string; readonly address: string | null };
	/**
	 * True: each member gets every record that is published while it owns the partitions, which are all of them, and is
	 * owed none of before. Absent: the group's members split the partitions, and the group is owed every record.
	 */
	readonly everyMember?: boolean;
	/** Told the full set of partitions at every change; the empty set on loss, crash and stop. */
	onOwned(shards: ReadonlySet<number>): void;
	/**
	 * Resolved means durable: the records are not delivered again. A rejection redelivers the same records after a
	 * back-off, before any later one of that partition.
	 */
	handle(shard: number, records: readonly LogRecord[]): Promise<void>;
}

export interface EventLog {
	/** Resolves when every record is acknowledged; rejects when any may not be (then publish all again). */
	publish(records: readonly LogRecord[]): Promise<void>;
	join(options: JoinOptions): Promise<Membership>;
	healthy(): boolean;
	close(): Promise<void>;
}
