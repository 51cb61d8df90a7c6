/** What is kept of a user beside the tasks. */

import type { Settings } from "../settings/settings.ts";
import type { Label, SavedFilter } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";

/** A change of zone or morning hour that tasks are still following, in steps (decision 0078). */
export interface Following {
	/** Seq of the change. */
	readonly change: number;
	/** When it was decided: what was past by then is past, what comes later is still to be reminded of. */
	readonly at: InstantText;
	/** It is the undo of one: what is past by `at` does not fire late. */
	readonly is_undo: boolean;
	/** Steps done. */
	readonly steps: number;
	/** Seqs of changes that are undone: their steps are taken back first. Of the first of them `steps_back` are. */
	readonly taking_back: readonly number[];
	readonly steps_back: number;
	/** Once nothing more is to be taken back: every task up to this id has followed. */
	readonly after_task_id: number;
}

/** What a user actor remembers besides its tasks: small, and of the same size however many tasks there are. */
export interface UserState {
	readonly settings: Settings;
	readonly categories: readonly Label[];
	readonly tags: readonly Label[];
	readonly filters: readonly SavedFilter[];
	readonly next_task_id: number;
	readonly next_reminder_id: number;
	readonly next_category_id: number;
	readonly next_tag_id: number;
	readonly next_filter_id: number;
	/** Absent: every task stands where the settings put it. */
	readonly following?: Following;
}
