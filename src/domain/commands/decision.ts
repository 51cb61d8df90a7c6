/** What `decide` returns, and what is answered (and stored as the answer) once its events are in the journal. */
import type { DomainEvent } from "../events/events.ts";
import type { Rejection } from "../refusals/rejection.ts";
import type { Sentence } from "../refusals/sentence.ts";
import type { Settings } from "../settings/settings.ts";
import type { Label, Reminder, SavedFilter, Task } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";

/** An event that `decide` asks for; the journal gives it user, seq, id, instant and principal. */
export type NewEvent = DomainEvent & { readonly undoes: number | null };

/** Why an event was not undone: it is undone at present, or something stands in the way that `reason` tells. */
export const NOT_UNDONE_CODES = ["undone_already", "in_the_way"] as const;
export type NotUndoneCode = (typeof NOT_UNDONE_CODES)[number];

/** What could not be undone, and why; the rest was. */
export interface UndoReport {
	/** Of which task all was that was undone, where it was one; absent in what was stored before it was told. */
	readonly task?: { readonly task_id: number; readonly title: string };
	readonly undone: readonly { event_id: string; seq: number; type: string }[];
	readonly not_undone: readonly {
		event_id: string;
		seq: number;
		type: string;
		code: NotUndoneCode;
		reason: string;
		/** What `reason` says, in English and joined; absent in what was stored before refusals had keys. */
		why?: readonly Sentence[];
	}[];
}

/** A task that a change of settings moves: instants as they are and as they would be. `due` is null where it stays. */
export interface MovedTask {
	readonly task_id: number;
	readonly title: string;
	readonly due: { readonly from: InstantText; readonly to: InstantText } | null;
	readonly reminders: readonly {
		readonly reminder_id: number;
		readonly from: InstantText | null;
		readonly to: InstantText | null;
	}[];
}

/** The settings as they would be, and the tasks that would move; the first are named. */
export interface SettingsPreview {
	readonly settings: Settings;
	readonly moved: readonly MovedTask[];
	readonly moved_count: number;
}

/** What the command was about, by id: the answer shows its state after the events. */
export type Subject =
	/** `next_id`: the occurrence that follows it, when there is one. */
	| { readonly kind: "task"; readonly task_id: number; readonly next_id?: number }
	| { readonly kind: "reminder"; readonly task_id: number; readonly reminder_id: number }
	| { readonly kind: "category"; readonly category_id: number }
	| { readonly kind: "tag"; readonly tag_id: number }
	| { readonly kind: "filter"; readonly filter_id: number }
	/** `to_follow`: tasks that move with them and follow in steps; absent: all have. */
	| { readonly kind: "settings"; readonly to_follow?: number }
	/** A change of settings that is only looked at. */
	| ({ readonly kind: "settings_preview" } & SettingsPreview)
	| { readonly kind: "undo"; readonly report: UndoReport; readonly to_follow?: number }
	| { readonly kind: "nothing" };

/** No events: the command asked for what already is. That is an acceptance, and nothing is written. */
export type Decision =
	| { readonly kind: "accepted"; readonly events: readonly NewEvent[]; readonly subject: Subject }
	| { readonly kind: "rejected"; readonly rejection: Rejection };

/** What a command is answered: its subject as it is after the events. A deleted category, tag or filter is shown as it was. */
export type CommandAnswer =
	/** `next`: the occurrence that follows it, when there is one. */
	| { readonly kind: "task"; readonly task: Task; readonly next?: Task }
	| { readonly kind: "reminder"; readonly task: Task; readonly reminder: Reminder }
	| { readonly kind: "category"; readonly category: Label }
	| { readonly kind: "tag"; readonly tag: Label }
	| { readonly kind: "filter"; readonly filter: SavedFilter }
	/** `to_follow`: tasks that will move with the settings in steps, when more do than one command moves. */
	| { readonly kind: "settings"; readonly settings: Settings; readonly to_follow?: number }
	| { readonly kind: "settings_preview"; readonly preview: SettingsPreview }
	| { readonly kind: "undo"; readonly undo: UndoReport; readonly to_follow?: number }
	| { readonly kind: "nothing" };
