/** What an export says of its tasks, in our words, before our rules have looked at it. */

import { BOUNDS } from "../domain/accounts/bounds.ts";
import type { AskedDue, AskedRecurrence, NewReminder } from "../domain/commands/commands.ts";
import type { Sentence } from "../domain/refusals/sentence.ts";
import type { Settings } from "../domain/settings/settings.ts";
import type { Priority } from "../domain/tasks/task.ts";
import type { InstantText } from "../domain/time/instant.ts";
import type { Told } from "../words/refusals.ts";

/** Rows between two breaths: the words of a date take a few milliseconds to read. */
const ROWS_AT_ONCE = 10;
/** A table has rows of sections and notes besides. */
const ROWS_OF_A_TASK = 10;

export const SOURCES = ["adjutant", "todoist", "ticktick", "icalendar"] as const;
export type Source = (typeof SOURCES)[number];

export interface ForeignTask {
	/** Names the task in its source: the same in every export, so that what was imported is known again. */
	readonly source_id: string;
	/** Where it stands, counted from 1: the row of a table, else the place in the list. */
	readonly place: number;
	readonly title: string;
	readonly description: string | null;
	/** Absent: the source says nothing of it. */
	readonly priority?: Priority;
	readonly category: string | null;
	readonly tags: readonly string[];
	readonly due: AskedDue | null;
	readonly recurrence: AskedRecurrence | null;
	readonly is_paused?: boolean;
	/** Absent: the source says nothing of reminders, and the user's default holds. */
	readonly reminders?: readonly NewReminder[];
	/** `source_id` of the task above it. */
	readonly parent: string | null;
	/** The same, where that one is not in this file: perhaps it came with an earlier one. */
	readonly parent_elsewhere?: string;
	readonly duration_minutes: number | null;
	readonly is_completed: boolean;
	/** Null where it is not completed, or nobody says when. */
	readonly completed_at: InstantText | null;
	/** The account's own task of this number, where the file is its own export. */
	readonly own?: { readonly task_id: number; readonly created_at: string };
}

/** What was not taken over as it stands, or not at all; the sentences are in `src/words`. */
export const REMARKS = [
	"title_cut",
	"untitled",
	"description_cut",
	"labels_dropped",
	"label_cut",
	"duration_dropped",
	"date_unread",
	"date_from_today",
	"recurrence_unread",
	"reminder_dropped",
	"zone_unknown",
	"parent_missing",
	"too_deep",
	"deadline_noted",
	"kind_left_out",
	"kind_unknown",
	"parts_left_out",
	"cancelled_left_out",
	"over_left_out",
	"row_unread",
	"deleted_since",
	"refused",
] as const;
export type RemarkCode = (typeof REMARKS)[number];

export interface Remark {
	readonly place: number;
	readonly code: RemarkCode;
	/** What of the file it is about, cut short. */
	readonly about: string | Told;
}

/** A file as it was read; `remark` is told what is lost on the way. */
export interface ReadingGround {
	readonly settings: Settings;
	readonly now: Temporal.Instant;
	/** The file's name, where the source keeps a list's name there. */
	readonly name: string | undefined;
	/** Lets others have the process between two pieces of work. */
	readonly breathe: () => Promise<void>;
	remark(place: number, code: RemarkCode, about: string | Told): void;
}

/** The file is none of this source: which rule it breaks, for the one field that a file is. */
export class UnreadableExport extends Error {
	override readonly name = "UnreadableExport";
	readonly rule: "format" | "limit";

	readonly why: Sentence;

	constructor(rule: UnreadableExport["rule"], why: Sentence) {
		super(why.message);
		this.rule = rule;
		this.why = why;
	}
}

/** Between two rows: refuses more of them than there may be, and lets others in now and then. */
export async function nextRow(place: number, { breathe }: Pick<ReadingGround, "breathe">): Promise<void> {
	if (place > ROWS_OF_A_TASK * BOUNDS.import_tasks.most) throw tooMany();
	if (place % ROWS_AT_ONCE === 0) await breathe();
}

export const tooMany = () => new UnreadableExport(BOUNDS.import_tasks.rule, BOUNDS.import_tasks.sentence);
