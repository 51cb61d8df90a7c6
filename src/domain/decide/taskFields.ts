/** Reads the fields of a task that a command names: what is stored, and every rule they break (P10). */

import type { AskedDue, TaskChanges } from "../commands/commands.ts";
import { isThere, keptCategory, keptTags } from "../labels/hiddenLabels.ts";
import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import { anchoredDue } from "../series/floating.ts";
import type { Settings } from "../settings/settings.ts";
import type { Book } from "../state/book.ts";
import { faultOfPlace, type TreeFault } from "../state/taskTree.ts";
import { checkDuration } from "../tasks/duration.ts";
import { type Due, LIMITS, type TaskFields } from "../tasks/task.ts";
import { checkText, trimmed } from "../text/text.ts";
import { readLawfulDate, readLawfulInstant, readTimeZone } from "../time/lawfulTime.ts";

type Fields = { -readonly [Field in keyof TaskFields]?: TaskFields[Field] };

/**
 * The named fields as they are stored, but for the recurrence, which depends on others (readRecurrence.ts). A field that is
 * absent or undefined is not named. The values are only
 * meaningful while `violations` stays empty. `task_id`: the task that is edited; absent for a new one.
 */
export function readFields(
	book: Book,
	fields: Omit<TaskChanges, "recurrence">,
	violations: Violation[],
	task_id?: number,
): Partial<TaskFields> {
	const read: Fields = {};
	if (fields.title !== undefined) {
		read.title = trimmed(fields.title);
		checkText("title", read.title, { min: 1, max: LIMITS.title }, violations);
	}
	if (fields.description !== undefined) {
		read.description = fields.description;
		checkText("description", fields.description ?? "", { min: 0, max: LIMITS.description }, violations);
	}
	if (fields.priority !== undefined) read.priority = fields.priority;
	const task = task_id === undefined ? undefined : book.tasks.get(task_id);
	if (fields.category_id !== undefined) {
		read.category_id = keptCategory(fields.category_id, task?.category_id ?? null, book.user);
		if (fields.category_id !== null && !isThere(book.user.categories, fields.category_id)) {
			violations.push({ field: "category_id", rule: "exists", ...say("no_such_category") });
		}
	}
	if (fields.tag_ids !== undefined) {
		read.tag_ids = keptTags(readTagIds(book, fields.tag_ids, violations), task?.tag_ids ?? [], book.user);
	}
	if (fields.due !== undefined) {
		read.due =
			fields.due && readDue(fields.due, { present: task?.due ?? null, settings: book.user.settings }, violations);
	}
	if (fields.parent_id !== undefined) {
		read.parent_id = fields.parent_id;
		// A client that sends a whole task back does not move it.
		const isMoved = fields.parent_id !== null && (task_id === undefined || fields.parent_id !== task?.parent_id);
		if (isMoved) checkParent(book, fields.parent_id, task_id, violations);
	}
	if (fields.duration_minutes !== undefined) {
		read.duration_minutes = fields.duration_minutes;
		checkDuration(fields.duration_minutes, violations);
	}
	return read;
}

/** Whether a task may have these tags, each counted once. */
export function checkTagCount(tag_ids: readonly number[], violations: Violation[]): void {
	if (tag_ids.length <= LIMITS.tagsOfTask) return;
	violations.push({
		field: "tag_ids",
		rule: "limit",
		...say("too_many_tags", { count: LIMITS.tagsOfTask }),
	});
}

/** Doubles are dropped, the order is kept: it is the order in which the page shows them. */
function readTagIds(book: Book, tag_ids: readonly number[], violations: Violation[]): readonly number[] {
	for (const [index, tag_id] of tag_ids.entries()) {
		if (isThere(book.user.tags, tag_id)) continue;
		violations.push({ field: `tag_ids[${index}]`, rule: "exists", ...say("no_such_tag") });
	}
	const distinct = [...new Set(tag_ids)];
	checkTagCount(distinct, violations);
	return distinct;
}

/** What a due date is read against: the one that the task has at present, and the user's zone. */
export interface DueGround {
	readonly present: Due | null;
	readonly settings: Settings;
}

/** The due date as it is stored; what is unlawful goes to `violations`. */
export function readDue(due: AskedDue, { present, settings }: DueGround, violations: Violation[]): Due {
	if ("date" in due) {
		return { date: readLawfulDate("due.date", due.date, violations) ?? due.date };
	}
	const at = readLawfulInstant("due.at", due.at, violations);
	const asked = due.time_zone ?? (present !== null && "at" in present ? present.time_zone : settings.time_zone);
	const time_zone = readTimeZone("due.time_zone", asked, violations);
	const read = { at: at ?? due.at, time_zone };
	// A new time alone changes nothing else: a floating task stays floating, whatever zone the move came from.
	const floats = due.floating ?? (present !== null && "at" in present && present.floating === true);
	return floats && violations.length === 0 ? anchoredDue({ ...read, floating: true }, settings) : read;
}

function checkParent(book: Book, parent_id: number, task_id: number | undefined, violations: Violation[]): void {
	const parent = book.tasks.get(parent_id);
	if (parent === undefined || parent.status === "deleted") {
		violations.push({ field: "parent_id", rule: "exists", ...say("no_such_task") });
		return;
	}
	const fault = faultOfPlace(book, parent_id, task_id);
	if (fault !== undefined) violations.push(violationOfPlace(fault));
}

/** The rule that a place in the tree breaks. */
export function violationOfPlace(rule: TreeFault): Violation {
	const why = rule === "cycle" ? say("below_itself") : say("too_deep", { levels: LIMITS.levels });
	return { field: "parent_id", rule, ...why };
}
