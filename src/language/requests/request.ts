/** What a person can ask for, as data; `requests.ts` reads it from words, `docs/requests.md` lists it. */

import type { Settings } from "../../domain/settings/settings.ts";
import type { Due, Priority } from "../../domain/tasks/task.ts";
import type { FullReading, ReadingContext } from "../shapes/reading.ts";
import type { TaskFilter } from "./named/filters.ts";
import type { TaskReference, Trust } from "./named/references.ts";
import type { Days } from "./when/readDays.ts";
import type { RecurrenceAsked } from "./when/readMoment.ts";

/** A request that names tasks and changes them. */
export type ChangeRequest =
	| {
			readonly kind:
				| "complete"
				| "reopen"
				| "delete"
				| "restore"
				| "clear_due"
				| "cancel_reminder"
				| "end_series"
				| "resume_series";
			readonly reference: TaskReference;
	  }
	/** `category`: only if it is in that one. */
	| { readonly kind: "clear_category"; readonly reference: TaskReference; readonly category?: string }
	/** `is_limited`: until when was said, which only a request can resume it at. */
	| { readonly kind: "pause_series"; readonly reference: TaskReference; readonly is_limited?: true }
	/** `within`: only if it is due then. */
	| { readonly kind: "skip_occurrence"; readonly reference: TaskReference; readonly within?: Days }
	/** That one, and what is below it, becomes a subtask of another that is there. */
	| { readonly kind: "put_below"; readonly reference: TaskReference; readonly parent: TaskReference }
	/** A new task below that one. */
	| { readonly kind: "add_below"; readonly reference: TaskReference; readonly reading: FullReading }
	| { readonly kind: "rename"; readonly reference: TaskReference; readonly title: string }
	/** `description` null: it is to have none. */
	| { readonly kind: "describe"; readonly reference: TaskReference; readonly description: string | null }
	/** `is_time`: only a time of day was said, so the day stays what it is; `is_bare`: an hour without its half of the day. */
	| {
			readonly kind: "change_due" | "move_occurrence";
			readonly reference: TaskReference;
			/** The words in which the moment was said. */
			readonly said: string;
			readonly due: Due;
			readonly is_time?: true;
			readonly is_bare?: true;
			readonly duration_minutes?: number;
			readonly within?: Days;
	  }
	/** So much later than it is due, or earlier (a negative count). */
	| { readonly kind: "shift_due"; readonly reference: TaskReference; readonly by: Shift }
	/** How long it takes; null: it is not said any more. */
	| { readonly kind: "set_duration"; readonly reference: TaskReference; readonly duration_minutes: number | null }
	| { readonly kind: "change_priority"; readonly reference: TaskReference; readonly priority: Priority }
	| { readonly kind: "add_tag" | "remove_tag"; readonly reference: TaskReference; readonly tag: string }
	| { readonly kind: "clear_tags"; readonly reference: TaskReference }
	| { readonly kind: "set_category"; readonly reference: TaskReference; readonly category: string }
	/** Without a reference it is about the reminder that fired last. */
	| { readonly kind: "snooze"; readonly reference: TaskReference | undefined; readonly due: Due }
	/** The next one to come, so much later or earlier, or to a moment. */
	| { readonly kind: "move_reminder"; readonly reference: TaskReference; readonly by: Shift }
	| {
			readonly kind: "move_reminder";
			readonly reference: TaskReference;
			readonly due: Due;
			readonly is_time?: true;
			readonly is_bare?: true;
	  }
	/** `is_likely`: where there is such a task, and no more to be said of it than when. */
	| {
			readonly kind: "remind";
			readonly reference: TaskReference;
			readonly reminders: readonly ReminderWish[];
			readonly is_likely?: true;
	  }
	| {
			readonly kind: "make_recurring" | "change_recurrence";
			readonly reference: TaskReference;
			readonly recurrence: RecurrenceAsked;
	  };

/** A request that is about a tag or a category, not about a task. */
export type LabelRequest =
	| { readonly kind: "create_tag" | "create_category" | "delete_tag" | "delete_category"; readonly name: string }
	| { readonly kind: "rename_tag" | "rename_category"; readonly name: string; readonly new_name: string }
	/** `color_label`: of whichever it is the name. `color`: `#rrggbb`. */
	| { readonly kind: "color_tag" | "color_category" | "color_label"; readonly name: string; readonly color: string };

/** A question: it is answered, and changes nothing. */
export type QuestionRequest =
	| { readonly kind: "list" | "count"; readonly filter: TaskFilter }
	| { readonly kind: "next_due" | "show_settings" | "help" }
	| { readonly kind: "list_tags" | "list_categories" }
	| { readonly kind: "show"; readonly reference: TaskReference }
	| { readonly kind: "preview"; readonly reference: TaskReference }
	/** Without a reference: of all tasks. */
	| { readonly kind: "list_reminders" | "explain_delivery"; readonly reference: TaskReference | undefined }
	/** `within`: only of these days; `only`: additions, or what the person did and not what went with it. */
	| {
			readonly kind: "history";
			readonly reference: TaskReference | undefined;
			readonly within?: Days;
			readonly only?: "added" | "done";
	  }
	/** `perhaps`: what it would be as a task. */
	| { readonly kind: "search"; readonly words: string; readonly perhaps?: string }
	/** Nothing is to change, and why. */
	| { readonly kind: "nothing"; readonly why: "negated" | "question" | "thanks" | "self" | "fewer_mails" };

export type Request =
	| ChangeRequest
	| LabelRequest
	| QuestionRequest
	/** `perhaps`: what it would be as a change, if there is such a task; the first of them that finds one. */
	| {
			readonly kind: "add";
			readonly reading: FullReading;
			readonly perhaps?: readonly ChangeRequest[];
			/** It sounds like an order or a statement: it is asked about, not added, where no task fits. */
			readonly sounds?: Sounding;
	  }
	| { readonly kind: "add_several"; readonly readings: readonly FullReading[] }
	/** `last`: how many; null: what the last turn did. */
	| { readonly kind: "undo"; readonly last: number | null }
	/** Undoes the last undo. */
	| { readonly kind: "redo" }
	| { readonly kind: "settings"; readonly changes: Partial<Settings> }
	/** No reminders by mail until then; null: until it is said otherwise. */
	| { readonly kind: "mute"; readonly due: Due | null }
	| { readonly kind: "unmute" }
	| { readonly kind: "yes" | "no" }
	/** The words say as much for each of these: those that the tasks there leave are asked about. */
	| { readonly kind: "either"; readonly readings: readonly Request[] }
	/** Understood in kind, but something is missing; `text` says what, with an example. */
	| {
			readonly kind: "unclear";
			readonly text: string;
			/** Of which task, where that was said: "it" in the next message. */
			readonly reference?: TaskReference;
			/** What it means right after something was done to a task ("at 3pm"); `asks`: it may mean something else. */
			readonly perhaps?: ChangeRequest;
			readonly asks?: true;
			/** What was done last was meant for this task. */
			readonly instead?: TaskReference;
	  };

/** `state`: of this task; `change`: what it asks for where there is such a task. */
export type Sounding =
	| { readonly kind: "order" }
	/** `label`: like what is in the tag or the category of that name. */
	| { readonly kind: "label"; readonly words: string }
	| { readonly kind: "state"; readonly reference: TaskReference; readonly change?: ChangeRequest };

export interface Shift {
	readonly unit: "minutes" | "hours" | "days" | "weeks" | "months" | "years";
	readonly count: number;
}

export type ReminderWish = { readonly due: Due } | { readonly before_minutes: number };

/** One request of a message, ready for a reader. */
export interface Line {
	/** Without courtesies; as written. */
	readonly text: string;
	readonly lower: string;
	readonly asks: boolean;
	/** It begins with "no, …", "actually …": what was done just now is meant. */
	readonly corrects: boolean;
	readonly context: ReadingContext & Trust;
}

/** Reads one kind of request; `undefined` when the line is none of it. */
export type Reader = (line: Line) => Request | undefined;
