/** Somebody for whom much waits. */
export interface HotUser {
	readonly shard: number;
	/** The first characters of the user's id: enough to find it in the tables, and nobody's name. */
	readonly id: string;
	/** Messages waiting in the user's mailbox. */
	readonly mailbox: number;
	/** Reminders with a live timer. */
	readonly armed: number;
}

/** Firings that were late by up to so many ms, and by more than the step before says. */
export interface LateStep {
	/** Null: no upper bound. */
	readonly upto_ms: number | null;
	readonly reminders: number;
}

/** What the dashboard shows of one pod: counts and ids, never texts. */
export interface ActorStats {
	readonly shards: readonly {
		readonly shard: number;
		readonly epoch: number;
		readonly users: number;
		readonly tasks_armed: number;
		/** Messages waiting in all mailboxes of the shard. */
		readonly mailbox: number;
		/** By how much the latest of its firings of the last minute was late, in ms; 0 when none was. */
		readonly late_ms: number;
	}[];
	/**
	 * Of each shard the three for whom most waits, then those with most reminders. Beside the shards, not in them: pods of
	 * earlier versions take a shard for numbers alone, and one that answers otherwise for dead.
	 */
	readonly hot_users: readonly HotUser[];
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
		/** The same firings by how late they were. */
		readonly lateness: readonly LateStep[];
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
