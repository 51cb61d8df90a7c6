/** What actors need of the store: snapshots to wake up from, and the one write. */

import type { UndoTarget } from "../../domain/commands/commands.ts";
import type { CommandAnswer } from "../../domain/commands/decision.ts";
import type { NewDelivery } from "../../domain/commands/journalling.ts";
import type { TaskNeeds } from "../../domain/decide/needs.ts";
import type { JournalEvent } from "../../domain/events/events.ts";
import type { Some } from "../../domain/some.ts";
import type { UserState } from "../../domain/state/userState.ts";
import type { Reminder, Task } from "../../domain/tasks/task.ts";
import type { InstantText } from "../../domain/time/instant.ts";
import type { EventReceipt } from "./commandGate.ts";

export type { NewDelivery, TaskNeeds };

export interface UserSnapshot {
	readonly user_id: string;
	readonly shard: number;
	/** Seq of the last event of this user; 0 before the first. */
	readonly version: number;
	/** The epoch under which this user may be written. */
	readonly epoch: number;
	/** Nothing is decided at an instant before it: a command was refused then (decision 0206). Null: none was yet. */
	readonly refused_at: InstantText | null;
	readonly state: UserState;
}

/** All that one user's decision changes. It is written whole or not at all. */
export interface UserWrite {
	readonly user_id: string;
	readonly shard: number;
	/** The version that was decided on; the write compares it. */
	readonly version: number;
	/** The epoch of the deciding owner; the write compares it (P7). */
	readonly epoch: number;
	/** What the snapshot said that was decided on; the write compares it. */
	readonly refused_at: InstantText | null;
	/** Null: as it was before. */
	readonly state: UserState | null;
	/** seq runs from `version + 1`; all of one command. */
	readonly events: Some<JournalEvent>;
	/** Names the command's content, so that a reused key is seen. */
	readonly fingerprint: string;
	readonly answer: CommandAnswer;
	/** Changed tasks, whole. Their reminders are written only as named in `reminders`. */
	readonly tasks: readonly Task[];
	readonly reminders: readonly { readonly task_id: number; readonly reminder: Reminder }[];
	readonly deliveries: readonly NewDelivery[];
	/** The database's clock must have reached it (no early fire, whatever this pod's clock says); null: no bound. */
	readonly not_before: InstantText | null;
}

export type WriteResult =
	| { readonly kind: "written" }
	/** Another pod wrote on the version, or refused on it: reload and decide again. */
	| { readonly kind: "stale" }
	/** Another pod owns the user: stop. */
	| { readonly kind: "fenced" }
	| { readonly kind: "early"; readonly ahead_ms: number }
	/** This command is in the journal already: answer with `findAnswer`. */
	| { readonly kind: "repeated" };

export interface StoredAnswer {
	readonly fingerprint: string;
	readonly answer: CommandAnswer;
	/** When it was decided. */
	readonly at: InstantText;
	readonly events: readonly EventReceipt[];
}

/** Events that were asked for. What an event among them undid is there, too, and what that undid in turn. */
export interface LatestChanges {
	/** Newest first. */
	readonly latest: readonly JournalEvent[];
	/** Those that others undid and that are not among the latest, newest first. */
	readonly earlier: readonly JournalEvent[];
}

export type AddedTask = Pick<Task, "task_id" | "status">;

/** All of these throw `StorageUnavailable` when PostgreSQL is away; nothing else is thrown for outside causes. */
export interface Journal {
	/**
	 * Makes `epoch` the one under which the user may be written (never lowering it), creating the row of a
	 * user who has none, and reads the snapshot. A returned epoch above the given one means: no longer the owner.
	 * Resolves to undefined when no such account exists.
	 */
	activate(user_id: string, shard: number, epoch: number): Promise<UserSnapshot | undefined>;
	/** Reads the snapshot and leaves the epoch as it is (direct path); creates the row of a user who has none. */
	readOrCreate(user_id: string, shard: number): Promise<UserSnapshot | undefined>;
	/**
	 * From now on nothing is written that was decided before `at`; returns the snapshot's new `refused_at`. Undefined when the user is no
	 * longer at the version that the refusal was decided on: then it may not stand.
	 */
	refuse(user_id: string, version: number, at: InstantText): Promise<InstantText | undefined>;
	/** Writes that come together are written by one statement. */
	append(write: UserWrite): Promise<WriteResult>;
	findAnswer(user_id: string, command_id: string): Promise<StoredAnswer | undefined>;
	/** Of these commands those that added a task, each with its number and what has become of it. */
	tasksAddedBy(user_id: string, command_ids: readonly string[]): Promise<ReadonlyMap<string, AddedTask>>;
	loadTasks(user_id: string, needs: TaskNeeds): Promise<readonly Task[]>;
	/**
	 * What an undo has to look at, ascending by seq: every event of the commands that the target names, whole, and all later
	 * ones of the same tasks, of labels and of settings; for the last n also all that was asked for since, which tells
	 * them from what is undone. More than an undo can look at (`MOST_EVENTS_OF_UNDO`) need not all be there.
	 */
	loadForUndo(user_id: string, target: UndoTarget): Promise<readonly JournalEvent[]>;
	/**
	 * What a turn of the assistant caused, ascending by seq; none if it caused nothing. At most `MOST_EVENTS_OF_UNDO`, its
	 * first.
	 */
	eventsOfTurn(user_id: string, turn_id: string): Promise<readonly JournalEvent[]>;
	/** What somebody asked for last, however much the clockwork has journalled since. */
	latestChanges(user_id: string, limit: number): Promise<LatestChanges>;
	/** The events of one command, in their order; none if there is none of this id. */
	eventsOfCommand(user_id: string, command_id: string): Promise<readonly JournalEvent[]>;
	/** How many tasks `TaskNeeds.followers` is about in all. */
	countFollowers(user_id: string, floating: boolean): Promise<number>;
	/** How many tasks are not deleted; looks at no more of those than `most`. */
	countTasks(user_id: string, most: number): Promise<number>;
	/** Events after `seq`, ascending, at most `limit`. */
	eventsAfter(user_id: string, seq: number, limit: number): Promise<readonly JournalEvent[]>;
}
