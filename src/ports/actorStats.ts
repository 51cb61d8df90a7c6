/** What the dashboard shows of one pod: counts and ids, never texts (features H3). */
export interface ActorStats {
	readonly shards: readonly {
		readonly shard: number;
		readonly epoch: number;
		readonly users: number;
		readonly tasks_armed: number;
		/** Messages waiting in all mailboxes of the shard. */
		readonly mailbox: number;
	}[];
	readonly actors: {
		readonly users_active: number;
		readonly users_stopping: number;
		readonly tasks_armed: number;
		readonly activations: number;
		readonly passivations: number;
		/** Handlers that threw; each cost its caller an error and nothing else. */
		readonly faults: number;
		readonly mailbox_longest: number;
	};
	readonly timers: {
		readonly armed: number;
		readonly next_fire_at: string | null;
		readonly fired: number;
		/** Of the last 1,000 firings, in ms. */
		readonly late_ms_p50: number;
		readonly late_ms_p99: number;
		/** Sweeps that found what a timer should have fired; 0 in health. */
		readonly sweeps_with_finds: number;
	};
	readonly writes: {
		readonly commands: number;
		readonly version_conflicts: number;
		readonly fenced: number;
		readonly direct_path: number;
		/** Commands that the owner's pod answered for this one. */
		readonly forwarded: number;
		/** Forwards that found no answer; their commands went the direct path. */
		readonly forwards_unanswered: number;
	};
}
export interface ActorSystemView {
	stats(): ActorStats;
}
