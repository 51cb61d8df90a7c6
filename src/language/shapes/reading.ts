/** What reading a line as a task gives: what was understood, where it stands, and what is to be asked. */
import type { AddTask, AskedRecurrence } from "../../domain/commands/commands.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import type { Due, Priority, ReminderSpec } from "../../domain/tasks/task.ts";

/** In the shape in which a task takes it; what is left out is empty. */
export type UnderstoodRecurrence = Required<Pick<AskedRecurrence, "rrule" | "start" | "time_zone" | "mode">> &
	Pick<AskedRecurrence, "exdates">;

export interface Understood {
	readonly title: string;
	readonly due: Due | null;
	/** `due` is its first occurrence. */
	readonly recurrence: UnderstoodRecurrence | null;
	/** Only those that were said; a task with a due date and none gets the default one. */
	readonly reminders: readonly ReminderSpec[];
	readonly priority: Priority | null;
	readonly tags: readonly string[];
	readonly category: string | null;
	readonly duration_minutes: number | null;
}

export type SpanKind =
	| "date"
	| "time"
	| "reminder"
	| "lead"
	| "tag"
	| "category"
	| "priority"
	| "recurrence"
	| "duration"
	| "unread";

/** A part of the text, offsets in UTF-16 units, end exclusive; spans are ascending and do not overlap. */
export interface Span {
	readonly start: number;
	readonly end: number;
	readonly kind: SpanKind;
	/** What it was understood as: a date, a wall time, a name, minutes; the words themselves where nothing was. */
	readonly value: string | number;
}

export interface Question {
	readonly kind:
		| "recurrence_refused"
		| "two_recurrences"
		| "not_understood"
		| "two_dates"
		| "past_time"
		| "weekday_mismatch"
		| "reminder_without_due"
		| "when"
		| "two_categories"
		| "two_priorities";
	readonly text: string;
	readonly choices?: readonly string[];
}

export interface QuickAddReading {
	readonly draft: AddTask;
	readonly understood: Understood;
	readonly spans: readonly Span[];
	readonly questions: readonly Question[];
}

/** Where and when a text is read: the present instant, and the user's zone, date order and week. */
export interface ReadingContext {
	readonly now: Temporal.Instant;
	readonly settings: Settings;
}

/** A reading, and whether the text held anything besides what was understood. */
export interface FullReading extends QuickAddReading {
	/** What was read, as it is written. */
	readonly text: string;
	/** The title without falling back to the whole text; may be empty. */
	readonly rest: string;
	/** When it is due was said as a distance from now ("in 2 minutes"). */
	readonly isDistance: boolean;
}
