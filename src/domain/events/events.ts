/**
 * What happened: past tense, immutable. The wire name is the type; `data` is exactly what is journalled and
 * published. An event that changes something carries what was there before, so that history can show
 * "old → new" and undo needs nothing but the event.
 */

import type { ChannelName } from "../channels.ts";
import type { Settings } from "../settings/settings.ts";
import type { Following } from "../state/userState.ts";
import type { Label, Recurrence, ReminderPromise, SavedFilter, Task, TaskFields } from "../tasks/task.ts";
import type { InstantText, WallText } from "../time/instant.ts";

interface Shape<Type extends string, Data> {
	readonly type: Type;
	readonly data: Data;
}

export type TaskEvent =
	/** The whole task as it came into being, its reminders included. */
	| Shape<"task.created", { task_id: number; task: TaskDocument }>
	| Shape<"task.updated", FieldsChange>
	/** The occurrence is left out; the task stands for the next one. */
	| Shape<"occurrence.skipped", FieldsChange>
	/** This occurrence has another due date; its name and the rule are as before. */
	| Shape<"occurrence.moved", FieldsChange>
	| Shape<"series.changed", FieldsChange>
	| Shape<"series.paused", FieldsChange>
	| Shape<"series.resumed", FieldsChange>
	/** The task stays, and is the last of its series. */
	| Shape<"series.ended", FieldsChange>
	| Shape<"task.completed", { task_id: number; completed_at: InstantText; recurrence_rule: string | null }>
	| Shape<"task.reopened", { task_id: number; previous_completed_at: InstantText }>
	| Shape<"task.deleted", { task_id: number }>
	| Shape<"task.restored", { task_id: number }>
	| Shape<"reminder.scheduled", { task_id: number; reminder: ReminderDocument }>
	/** The reminder's state changed for a reason other than firing; `reminder` is new, `previous` old. */
	| Shape<"reminder.rescheduled", ReminderChange>
	| Shape<"reminder.snoozed", ReminderChange>
	| Shape<"reminder.cancelled", ReminderChange & { reason: "asked" | "completed" | "deleted" | "paused" | "undone" }>
	/** The reminder's instant came (glossary: fired). It carries the task as it was then, so that a reader of the log can tell of it. */
	| Shape<"reminder.sent", ReminderFired>;

/** A new task as the event carries it: without what `evolve` gives every new task. */
export type TaskDocument = Omit<
	Task,
	| "task_id"
	| "status"
	| "status_before_deletion"
	| "version"
	| "created_at"
	| "updated_at"
	| "completed_at"
	| "deleted_at"
	| "duration_minutes"
	| "position"
	| "series"
	| "reminders"
> &
	SeriesFields & {
		readonly reminders: readonly ReminderDocument[];
		/** Absent: nobody said how long it takes. */
		readonly duration_minutes?: number;
		/** Absent: the place of its number (place.ts). */
		readonly position?: string;
	};

/**
 * A task's place in a series as documents have it: three fields beside the others, all null for a task that never recurred
 * (seriesFields.ts turns them into one value and back).
 */
export interface SeriesFields {
	readonly recurrence: Recurrence | null;
	readonly series_id: string | null;
	readonly occurrence: WallText | null;
}

/** Of a reminder, as documents have it. */
export const REMINDER_STATUSES = ["armed", "fired", "cancelled", "waiting"] as const;

/** A reminder as documents have it (reminderDocument.ts): one that was withdrawn is cancelled, and has no `fire_at`. */
export interface ReminderDocument extends ReminderPromise {
	readonly status: (typeof REMINDER_STATUSES)[number];
	readonly fire_at: InstantText | null;
	readonly snoozed_until: InstantText | null;
}

/** What an event can change of a task: what an edit may name, and the task's place in its series and in the user's order. */
export type ChangedFields = TaskFields & SeriesFields & Pick<Task, "position">;

/** What became of the fields of a task, and what they were before. */
export interface FieldsChange {
	readonly task_id: number;
	readonly updated_fields: Partial<ChangedFields>;
	readonly previous_fields: Partial<ChangedFields>;
}

/** The events that change fields of a task: they differ in why, not in what they say. */
export type FieldEventType =
	| "task.updated"
	| "occurrence.skipped"
	| "occurrence.moved"
	| "series.changed"
	| "series.paused"
	| "series.resumed"
	| "series.ended";

export interface ReminderChange {
	readonly task_id: number;
	readonly reminder: ReminderDocument;
	readonly previous: ReminderDocument;
}

export interface ReminderFired {
	readonly task_id: number;
	readonly reminder_id: number;
	readonly task_title: string;
	readonly task_description: string | null;
	readonly task_priority: Task["priority"];
	readonly task_due: Task["due"];
	/** The instant it was promised for; together with the ids it names this firing. */
	readonly fire_at: InstantText;
	/** Fired instant − `fire_at`, in ms, never negative. */
	readonly late_by_ms: number;
	readonly channels: readonly ChannelName[];
	/** It fired in quiet hours: what goes out by the channels goes out then. */
	readonly held_until?: InstantText;
}

export type UserEvent =
	| Shape<"category.created", { category: Label }>
	| Shape<"category.updated", { category: Label; previous: Label }>
	/**
	 * `task_ids`: the tasks that lose it, in journals from before 0077; since then none does, and the list is empty (it stays,
	 * since a pod of an older version reads none without it).
	 */
	| Shape<"category.deleted", { category: Label; task_ids: readonly number[] }>
	/** Undo of a deletion: the same id comes back, on the tasks where it is hidden and on those named. */
	| Shape<"category.restored", { category: Label; task_ids: readonly number[] }>
	| Shape<"tag.created", { tag: Label }>
	| Shape<"tag.updated", { tag: Label; previous: Label }>
	| Shape<"tag.deleted", TagOnTasks>
	| Shape<"tag.restored", TagOnTasks>
	| Shape<"filter.created", { filter: SavedFilter }>
	| Shape<"filter.updated", { filter: SavedFilter; previous: SavedFilter }>
	| Shape<"filter.deleted", { filter: SavedFilter }>
	/** Undo of a deletion: the same id comes back. */
	| Shape<"filter.restored", { filter: SavedFilter }>
	| Shape<"settings.changed", SettingsChange>
	/** A step of tasks after a change of settings; the events of those tasks are of the same command. */
	| Shape<"settings.followed", SettingsFollowed>;

export interface SettingsChange {
	readonly updated_fields: Partial<Settings>;
	readonly previous_fields: Partial<Settings>;
	/** More tasks hang on it than one command moves: they follow in steps. */
	readonly tasks_follow?: true;
}

export interface SettingsFollowed extends Pick<Following, "change" | "taking_back" | "steps_back"> {
	/** Every task up to this id has followed; null: all have. */
	readonly after_task_id: number | null;
}

/**
 * A tag that leaves tasks or comes back to them; `places[i]` is its index among the tags of `task_ids[i]`. Both are empty
 * since 0077, but where the undo of an older deletion names its tasks.
 */
export interface TagOnTasks {
	readonly tag: Label;
	readonly task_ids: readonly number[];
	readonly places: readonly number[];
}

export type DomainEvent = TaskEvent | UserEvent;
export type EventType = DomainEvent["type"];

/** Who asked. `id` names the client among its kind; `turn_id` groups what one assistant turn did. */
export type Principal =
	/** `turn_id`, here and of a client: of a proposal that was answered with yes. */
	| { readonly kind: "user"; readonly id: string; readonly turn_id?: string }
	| { readonly kind: "assistant"; readonly id: string; readonly turn_id: string }
	/** `name`: as it was called then. */
	| { readonly kind: "client"; readonly id: string; readonly name?: string; readonly turn_id?: string }
	| { readonly kind: "system"; readonly id: string };
/** All but the clockwork, which has commands of its own and uses no tool. */
export type AskingPrincipal = Exclude<Principal, { kind: "system" }>;

/** What of an event in its journal the fold looks at (evolve.ts). `at` is the deciding pod's instant (UTC). */
export type FoldedEvent = DomainEvent & {
	readonly seq: number;
	readonly at: InstantText;
	/** Seq of the event that this one undoes; null for an ordinary event. */
	readonly undoes: number | null;
};

/** An event in its journal; `n` is its place in its command, from 0. */
export type JournalEvent = FoldedEvent & {
	readonly user_id: string;
	readonly event_id: string;
	readonly principal: Principal;
	readonly command_id: string;
	readonly n: number;
};
