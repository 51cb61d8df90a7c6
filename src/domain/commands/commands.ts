/** Wishes. Imperative; each may be refused. They are already well-formed JSON (zod at the edge), not yet lawful. */

import type { ChannelName } from "../channels.ts";
import type { Principal } from "../events/events.ts";
import type { Settings } from "../settings/settings.ts";
import type { Due, Priority, Recurrence, ReminderSpec, TaskFields } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";

export interface NewReminder {
	readonly spec: ReminderSpec;
	/** Absent: the channels that the settings name when it fires. */
	readonly channels?: readonly ChannelName[];
}

/**
 * A recurrence as it is asked for. `rrule`: a rule, or the lines of a calendar (RRULE, DTSTART, EXDATE, RDATE). What is
 * left out follows: the start is the due date, else today; the zone that of the due date, else the user's; the mode
 * `scheduled`. One that floats has the user's zone, whatever zone is said beside it.
 */
export interface AskedRecurrence extends Pick<Recurrence, "rrule">, Partial<Pick<Recurrence, "time_zone" | "mode">> {
	/** Wall times as they were written: none of them has been read. */
	readonly start?: string;
	readonly exdates?: readonly string[];
	readonly rdates?: readonly string[];
	readonly floating?: boolean;
}

/**
 * A due date as it is asked for. `time_zone` absent: that of the due date that it replaces, else the user's. `floating`
 * absent: as the task is. True: the wall time that `at` has in `time_zone` is meant
 * in the user's zone, whichever that is.
 */
export type AskedDue =
	| Extract<Due, { date: unknown }>
	| { readonly at: InstantText; readonly time_zone?: string; readonly floating?: boolean };

/** The fields that an edit names, as asked. */
export type TaskChanges = Partial<Omit<TaskFields, "due">> & {
	readonly due?: AskedDue | null;
	readonly recurrence?: AskedRecurrence | null;
};

/** The task that another is put next to. */
export type Beside = { readonly before: number } | { readonly after: number };

/** To an instant, or by minutes from the deciding instant. */
export type Snooze =
	| { readonly until: InstantText; readonly minutes?: undefined }
	| { readonly minutes: number; readonly until?: undefined };

export const CHANGE_SCOPES = ["this", "following", "all"] as const;

/** By its number; or by its name: found without regard to case, else made in the same command. */
type AskedCategory =
	| { readonly category_id?: number | null; readonly category_name?: undefined }
	| { readonly category_name: string; readonly category_id?: undefined };

export type AddTask = AskedCategory & {
	readonly type: "AddTask";
	readonly title: string;
	readonly description?: string | null;
	readonly priority?: Priority;
	readonly tag_ids?: readonly number[];
	/** Tags by name, found or made likewise; they come on top of `tag_ids`. */
	readonly tag_names?: readonly string[];
	readonly due?: AskedDue | null;
	readonly recurrence?: AskedRecurrence | null;
	readonly parent_id?: number | null;
	readonly duration_minutes?: number | null;
	/** Absent: the default reminder (when there is a due date). Present, even empty: exactly these. */
	readonly reminders?: readonly NewReminder[];
};

/** What a command does to the tasks below its own (takenAlong.ts). */
export const CHOICES_OF_CHILDREN = ["take_along", "leave"] as const;

interface StatusChange<Type extends string> {
	readonly type: Type;
	readonly task_id: number;
	/** Absent: as the setting `children` says. */
	readonly children?: (typeof CHOICES_OF_CHILDREN)[number];
	readonly expected_version?: number;
}

export type StatusCommand =
	/** `completed_at`: not later than now; absent: now. Of what was completed elsewhere, before it came here. */
	| (StatusChange<"CompleteTask"> & { readonly completed_at?: InstantText })
	| StatusChange<"ReopenTask">
	| StatusChange<"DeleteTask">
	| StatusChange<"RestoreTask">;

export type Command =
	| AddTask
	| {
			readonly type: "EditTask";
			readonly task_id: number;
			/** Of a task that recurs: `due` moves this occurrence, `recurrence` changes it and the following, null ends them. */
			readonly changes: TaskChanges;
			/** The task's version that the asker saw (`If-Match`); absent: whatever it is. */
			readonly expected_version?: number;
	  }
	| StatusCommand
	/** Into the user's own order, directly before or after another of the user's tasks. */
	| {
			readonly type: "PlaceTask";
			readonly task_id: number;
			readonly beside: Beside;
			readonly expected_version?: number;
	  }
	/** To the occurrence after this one. */
	| { readonly type: "SkipOccurrence"; readonly task_id: number; readonly expected_version?: number }
	/** This occurrence only. */
	| {
			readonly type: "MoveOccurrence";
			readonly task_id: number;
			readonly due: AskedDue;
			readonly expected_version?: number;
	  }
	/**
	 * `following`: the new rule begins here. `all`: it begins where the series began, so that COUNT counts from there; what
	 * is done stays done. `this`, only with null: the occurrence leaves its series, which goes on without it.
	 */
	| {
			readonly type: "ChangeRecurrence";
			readonly task_id: number;
			readonly scope: (typeof CHANGE_SCOPES)[number];
			readonly recurrence: AskedRecurrence | null;
			readonly expected_version?: number;
	  }
	| { readonly type: "PauseSeries"; readonly task_id: number; readonly expected_version?: number }
	| { readonly type: "ResumeSeries"; readonly task_id: number; readonly expected_version?: number }
	| { readonly type: "EndSeries"; readonly task_id: number; readonly expected_version?: number }
	/** What follows a completed occurrence, if nothing does yet (P9). Only the system asks, when a record says so. */
	| { readonly type: "GrowNextOccurrence"; readonly task_id: number }
	| { readonly type: "AddReminder"; readonly task_id: number; readonly reminder: NewReminder }
	| { readonly type: "CancelReminder"; readonly reminder_id: number }
	| ({ readonly type: "SnoozeReminder"; readonly reminder_id: number } & Snooze)
	/** Fires the armed reminders named whose instant has come; others are passed over. Only the system asks. */
	| { readonly type: "FireReminders"; readonly reminder_ids: readonly number[] }
	| { readonly type: "AddCategory"; readonly name: string; readonly color?: string | null }
	| {
			readonly type: "EditCategory";
			readonly category_id: number;
			readonly changes: { readonly name?: string; readonly color?: string | null };
	  }
	| { readonly type: "DeleteCategory"; readonly category_id: number }
	| { readonly type: "AddTag"; readonly name: string; readonly color?: string | null }
	| {
			readonly type: "EditTag";
			readonly tag_id: number;
			readonly changes: { readonly name?: string; readonly color?: string | null };
	  }
	| { readonly type: "DeleteTag"; readonly tag_id: number }
	| { readonly type: "AddFilter"; readonly name: string; readonly filter: string }
	| {
			readonly type: "EditFilter";
			readonly filter_id: number;
			readonly changes: { readonly name?: string; readonly filter?: string };
	  }
	| { readonly type: "DeleteFilter"; readonly filter_id: number }
	/** `dry_run`: nothing is changed; the answer says what the change would move. */
	| { readonly type: "ChangeSettings"; readonly changes: Partial<Settings>; readonly dry_run?: boolean }
	/**
	 * The next tasks follow a change of zone or morning hour. Only the system asks. `take_back`: the command id of the step that
	 * is taken back; null: the tasks after that id follow.
	 */
	| {
			readonly type: "FollowSettings";
			readonly change: number;
			readonly step: number;
			readonly after_task_id: number;
			readonly take_back: string | null;
	  }
	| { readonly type: "Undo"; readonly target: UndoTarget };

type WithVersion<Any> = Any extends { readonly task_id: number }
	? "expected_version" extends keyof Any
		? Any
		: never
	: never;

/** Those on one task that can say which version of it the asker saw. */
export type VersionedCommand = WithVersion<Command>;

const VERSIONED: Readonly<Record<VersionedCommand["type"], true>> = {
	EditTask: true,
	CompleteTask: true,
	ReopenTask: true,
	DeleteTask: true,
	RestoreTask: true,
	PlaceTask: true,
	SkipOccurrence: true,
	MoveOccurrence: true,
	ChangeRecurrence: true,
	PauseSeries: true,
	ResumeSeries: true,
	EndSeries: true,
};

export const isVersioned = (command: Command): command is VersionedCommand => Object.hasOwn(VERSIONED, command.type);

/**
 * What to undo. A command is undone whole, as it was done whole: an event id stands for its command.
 * `last`: the latest n commands that are neither undone nor undos themselves.
 */
export type UndoTarget =
	| { readonly event_ids: readonly string[] }
	| { readonly turn_id: string }
	| { readonly principal_id: string }
	| { readonly last: number };

/** A command on its way: who asks for whom, under which idempotency key. */
export interface CommandEnvelope {
	/** Idempotency key, 1–255 characters, unique per user. */
	readonly command_id: string;
	/** From the credential, never from the request's body. */
	readonly user_id: string;
	readonly principal: Principal;
	readonly command: Command;
	/**
	 * What the asker sent, when the command made of it depends on the instant it was read ("in 2 minutes"). A repeat
	 * is known by this text, then; otherwise by the command itself.
	 */
	readonly asked?: string;
}
