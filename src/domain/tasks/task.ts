/** The task and its reminders as state, and the labels that it may have: what one row of the read model holds. */
import type { ChannelName } from "../channels.ts";
import type { DateText, InstantText, WallText } from "../time/instant.ts";

export const PRIORITIES = ["low", "medium", "high", "urgent"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const TASK_STATUSES = ["open", "completed", "deleted"] as const;

/**
 * When a task is to be done: a whole local day, or an instant together with the zone it was meant in. `floating`: the wall
 * time is meant wherever the user is, so the zone is the user's, and the instant moves when that changes (floating.ts).
 */
export type Due =
	| { readonly date: DateText }
	| { readonly at: InstantText; readonly time_zone: string; readonly floating?: true };

/** Where the next occurrence comes from: the rule, or the day on which this one was done. */
export const MODES = ["scheduled", "after_completion"] as const;

/**
 * The rule by which a task comes back. `start` is wall time (`2026-11-23T09:00`, or `2026-11-23` for whole
 * days), `exdates` and `rdates` are wall times too; instants come into being only by `time_zone`. The zone stays whatever
 * becomes of the user's: 09:00 in Berlin is meant in Berlin; unless it floats, which is 09:00 wherever the user is. Whole
 * days have no zone of their own: like all-day tasks they follow the user's.
 */
export interface Recurrence {
	readonly rrule: string;
	readonly start: WallText;
	readonly time_zone: string;
	readonly mode: (typeof MODES)[number];
	readonly exdates: readonly WallText[];
	/** Absent when nothing is added. */
	readonly rdates?: readonly WallText[];
	/** `time_zone` is the user's and changes with it. Never of whole days, which follow it anyway. */
	readonly floating?: true;
	/** Present while the series is paused: nothing follows a completion, and nothing reminds. */
	readonly paused?: true;
}

/** When a reminder is to fire: minutes before the task is due (0–525,600), or at an instant. */
export type ReminderSpec = ReminderLead | { readonly at: InstantText };

export interface ReminderLead {
	readonly before_minutes: number;
}

/** What was promised: for which reminder it is, and by which channels. */
export interface ReminderPromise {
	readonly reminder_id: number;
	readonly spec: ReminderSpec;
	readonly channels: readonly ChannelName[];
}

/**
 * `armed`: will fire at `fire_at`. `fired`: its instant came and the journal has it. `cancelled`: will not fire, since it went
 * with its task (completed, deleted, paused) or its instant was past already; it may come back with the task or a new due date.
 */
interface ReminderWithInstant extends ReminderPromise {
	readonly status: "armed" | "fired" | "cancelled";
	readonly fire_at: InstantText;
	/** The instant a snooze moved it to, which stands until the due date changes; null when not snoozed. */
	readonly snoozed_until: InstantText | null;
}

interface ReminderWithoutInstant extends ReminderPromise {
	readonly fire_at: null;
	readonly snoozed_until: null;
}

/** Counted from a due date that the task does not have at present. */
interface WaitingReminder extends ReminderWithoutInstant {
	readonly status: "waiting";
	readonly spec: ReminderLead;
}

/** Taken back for good. */
interface WithdrawnReminder extends ReminderWithoutInstant {
	readonly status: "withdrawn";
}

export type Reminder = ReminderWithInstant | WaitingReminder | WithdrawnReminder;

/** A task's place in a series. All tasks of one recurrence share `series_id`. */
export interface TaskSeries {
	readonly series_id: string;
	/** The wall time that names this occurrence in its series. */
	readonly occurrence: WallText;
	/** The rule by which the series goes on; null: the task is the last of it, or left it. */
	readonly recurrence: Recurrence | null;
}

/** Whether it is open, done or gone, and since when: the four that a status leaves possible. */
export type TaskState =
	| {
			readonly status: "open";
			readonly status_before_deletion: null;
			readonly completed_at: null;
			readonly deleted_at: null;
	  }
	| {
			readonly status: "completed";
			readonly status_before_deletion: null;
			readonly completed_at: InstantText;
			readonly deleted_at: null;
	  }
	/** `status_before_deletion`: what a restore brings back. */
	| {
			readonly status: "deleted";
			readonly status_before_deletion: "open";
			readonly completed_at: null;
			readonly deleted_at: InstantText;
	  }
	| {
			readonly status: "deleted";
			readonly status_before_deletion: "completed";
			readonly completed_at: InstantText;
			readonly deleted_at: InstantText;
	  };

/** All else of a task. */
export interface TaskFacts {
	readonly task_id: number;
	readonly title: string;
	readonly description: string | null;
	readonly priority: Priority;
	readonly category_id: number | null;
	readonly tag_ids: readonly number[];
	readonly due: Due | null;
	/** Null for a task that never recurred. */
	readonly series: TaskSeries | null;
	readonly parent_id: number | null;
	/** How long it takes (5–1,440); null: nobody said. With a due time, it ends so many minutes after it. */
	readonly duration_minutes: number | null;
	/** Where it stands in the user's own order: compared by bytes (place.ts). */
	readonly position: string;
	/** Ascending by `reminder_id`. */
	readonly reminders: readonly Reminder[];
	/** Seq of the last change to the task. A reminder that fires is no change of the task: an edit under way must not fail for it. */
	readonly version: number;
	readonly created_at: InstantText;
	readonly updated_at: InstantText;
}

export type Task = TaskFacts & TaskState;

/** The fields of a task that an edit may name, but for its recurrence, which is a part of its series. */
export type TaskFields = Pick<
	Task,
	"title" | "description" | "priority" | "category_id" | "tag_ids" | "due" | "parent_id" | "duration_minutes"
>;

/** A name with a colour that groups tasks: a category (one a task) or a tag (up to ten a task). */
export interface Label {
	readonly id: number;
	readonly name: string;
	/** `#RRGGBB`, upper case, or null. */
	readonly color: string | null;
	readonly created_at: InstantText;
}

/** A filter that a user keeps under a name. It is read at each use, since it names labels, which change, and days, which pass. */
export interface SavedFilter {
	readonly id: number;
	readonly name: string;
	/** As it was written (docs/filters.md). */
	readonly filter: string;
	readonly created_at: InstantText;
}

/** What a user may have of each; lengths count Unicode code points. */
export const LIMITS = {
	title: 200,
	description: 10_000,
	categories: 50,
	categoryName: 50,
	tags: 100,
	tagName: 30,
	tagsOfTask: 10,
	filters: 50,
	filterName: 50,
	remindersOfTask: 20,
	leadMinutes: 525_600,
	/** Minutes. */
	leastDuration: 5,
	mostDuration: 1_440,
	/** Of a tree of tasks: one without a parent is on the first. */
	levels: 5,
	/** Tasks below one that a single command takes along or carries into the next occurrence. */
	takenAlong: 200,
	/** Tools that settings name. */
	toolsNamed: 60,
	/** Tasks that follow a change of zone or morning hour in one step; as many follow within the change itself. */
	followAtOnce: 250,
} as const;
