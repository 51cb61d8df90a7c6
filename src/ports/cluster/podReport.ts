/** What a pod tells its operator. */
/** One pod's counts and ids, never texts; of a dead one what the tables say. */
export interface PodLine {
	readonly pod: string;
	readonly state: "alive" | "dead";
	/** What it does; not told by every version. */
	readonly roles?: readonly string[] | undefined;
	readonly shards: readonly { readonly shard: number; readonly epoch: number; readonly [count: string]: number }[];
	readonly [part: string]: unknown;
}

/** Counts and ids of every pod. */
export interface Dashboard {
	readonly taken_at: string;
	/** How many shards there are in all. Pods of older versions do not tell. */
	readonly shards_in_all?: number | undefined;
	readonly pods: readonly PodLine[];
}

export interface HealthReport {
	readonly status: "ok" | "down";
	/** By part: `postgres`, `log`, … */
	readonly checks: Readonly<Record<string, "ok" | "down">>;
}

export interface PodReport {
	dashboard(): Promise<Dashboard>;
	/** Down when only a new process can help; never because PostgreSQL, Kafka or Redis are away. */
	live(): HealthReport;
	/** Down when this pod cannot serve; told within 100 ms. */
	health(): Promise<HealthReport>;
}
