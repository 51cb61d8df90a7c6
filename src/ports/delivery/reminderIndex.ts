/** What is due, and whose tasks still follow a change of settings, asked across users. */
import type { InstantText } from "../../domain/time/instant.ts";

export interface DueReminder {
	readonly user_id: string;
	readonly shard: number;
	readonly reminder_id: number;
	readonly task_id: number;
	readonly fire_at: InstantText;
}

export interface ReminderIndex {
	/** Armed reminders of these shards due before `until`, soonest first, without those of the users named. */
	dueBefore(
		shards: readonly number[],
		until: InstantText,
		limit: number,
		exceptUsers?: readonly string[],
	): Promise<readonly DueReminder[]>;
	/** Users of these shards whose tasks are still following a change of settings, by id from behind `after`, at most `limit`. */
	following(shards: readonly number[], limit: number, after?: string): Promise<readonly FollowingUser[]>;
	/** Armed reminders overdue by at least `byMs` on the database's clock, oldest first, of all shards and users but these. */
	overdue(byMs: number, limit: number, except: LeftOut): Promise<readonly DueReminder[]>;
}

/** A user whose tasks are following a change of settings. */
export interface FollowingUser {
	readonly user_id: string;
	readonly shard: number;
}

/** Whom a look leaves out, in the statement itself: what is filtered afterwards has taken the place of others. */
export interface LeftOut {
	readonly shards: readonly number[];
	readonly users: readonly string[];
}
