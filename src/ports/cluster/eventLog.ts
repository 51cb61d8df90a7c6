/** The log that carries records between pods: Kafka in a cluster, in process otherwise. Delivery is at least once. */

export const TOPICS = ["task-events", "task-reminders", "task-recurrence"] as const;
export type Topic = (typeof TOPICS)[number];

/** How long a handler may have what it was given; what takes longer is stuck. */
export const HANDLE_WITHIN_MS = 15_000;

/** One message of the log. `shard` is the partition; records of one key keep their order. */
export interface LogRecord {
	readonly topic: Topic;
	readonly shard: number;
	/** The user id. */
	readonly key: string;
	/** A JSON document (domain/documents/wireEvent.ts). */
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
	/**
	 * Told the full set of partitions at every change; the empty set on loss and at the end. While the log is away the
	 * last word stands: nobody else can be given them.
	 */
	onOwned(shards: ReadonlySet<number>): void;
	/**
	 * Resolved means durable: the records are not delivered again. A rejection redelivers the same records after a
	 * back-off, before any later one of that partition. One that has not ended after 15 s is taken for rejected, so that
	 * the rest goes on: its records may be handed over again while it still runs.
	 */
	handle(shard: number, records: readonly LogRecord[]): Promise<void>;
}

/** For dashboard, metrics and liveness: counts and times, measured here. */
export interface LogFacts {
	/** Ms since the log's brokers last answered; null when none ever did; 0 for a log without brokers. */
	readonly silent_ms: number | null;
	/** The groups that joined here. */
	readonly groups: readonly GroupFacts[];
	/** Records that a group was not done with when it was last measured; empty until then. */
	readonly lag: readonly { readonly group: string; readonly topic: Topic; readonly records: number }[];
}

export interface GroupFacts {
	readonly group: string;
	readonly topics: readonly Topic[];
	/** How many this member owns. */
	readonly shards: number;
	/** Ms since its consumer last showed life; null before it first did. */
	readonly silent_ms: number | null;
	/** How long the handler has had what it has longest in hand, in ms; 0 when nothing is. */
	readonly in_hand_ms: number;
	/** Handlers that did not end within their time. */
	readonly stuck: number;
	/** Consumers that died and were replaced. */
	readonly rebuilds: number;
}

export interface EventLog {
	/**
	 * Resolves when every record is acknowledged. Rejects with `RecordsRefused` when all are but those that it names, which
	 * can never be; with anything else when any may not be (then publish all again). Records of one shard keep their order.
	 */
	publish(records: readonly LogRecord[]): Promise<void>;
	join(options: JoinOptions): Promise<Membership>;
	healthy(): boolean;
	facts(): LogFacts;
	close(): Promise<void>;
}

/** The log will never take these records as they are; every other one of the call is acknowledged. */
export class RecordsRefused extends Error {
	override readonly name = "RecordsRefused";
	readonly refused: readonly { readonly record: LogRecord; readonly reason: string }[];

	constructor(refused: RecordsRefused["refused"]) {
		super(`The log refuses ${refused.length} records for good`);
		this.refused = refused;
	}
}
