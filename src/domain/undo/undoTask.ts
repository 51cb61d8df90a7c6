/** The inverses of task events: existence, status, fields. The reminders follow in `undoReconcile.ts`. */

import { sameValue } from "../equality.ts";
import type { ChangedFields, FieldEventType, JournalEvent } from "../events/events.ts";
import { isThere } from "../labels/hiddenLabels.ts";
import { type Sentence, say } from "../refusals/sentence.ts";
import { valueOfField, withFields } from "../series/seriesFields.ts";
import { isRecurring, isTakenByNow, recurrenceOf } from "../series/seriesOfTask.ts";
import type { Book } from "../state/book.ts";
import { faultOfPlace, levelOf } from "../state/taskTree.ts";
import { LIMITS, type Task } from "../tasks/task.ts";
import { cannot, fieldChanged, type Inverse, inverse, type UndoGround } from "./undoGround.ts";

const TAKEN = say("occurrence_taken_by_now");
const TOO_DEEP = say("too_deep_by_now", { levels: LIMITS.levels });

type FieldsEvent = Extract<JournalEvent, { type: FieldEventType }>;
type JournalledTaskEvent = Extract<JournalEvent, { type: `task.${string}` }> | FieldsEvent;

/**
 * What takes a task event back. A task that was added is (softly) deleted, even if it was changed since: its existence is
 * one thing, its fields are others, and a restore brings all of it back.
 */
export function inverseOfTaskEvent(event: JournalledTaskEvent, book: Book, ground: UndoGround): Inverse {
	const { task_id } = event.data;
	const task = book.tasks.get(task_id);
	if (task === undefined) return cannot(say("task_gone"));
	if (event.type === "task.deleted") {
		if (task.status === "deleted" && isTakenByNow(book, task)) return cannot(TAKEN);
		if (task.status === "deleted" && levelOf(book, task_id) > LIMITS.levels) return cannot(TOO_DEEP);
		if (task.status === "deleted") return inverse({ type: "task.restored", data: { task_id } });
		return cannot(ground.changedLater(`task:${task_id}`, say("task_restored")));
	}
	if (task.status === "deleted") return cannot(ground.changedLater(`task:${task_id}`, say("task_deleted")));
	switch (event.type) {
		case "task.created":
		case "task.restored":
			return inverse({ type: "task.deleted", data: { task_id } });
		case "task.completed":
			if (task.status === "completed" && task.completed_at === event.data.completed_at) {
				const previous_completed_at = event.data.completed_at;
				return inverse({ type: "task.reopened", data: { task_id, previous_completed_at } });
			}
			return cannot(ground.changedLater(`task:${task_id}.status`, fieldChanged("status")));
		case "task.reopened":
			if (task.status === "open") {
				const completed_at = event.data.previous_completed_at;
				const recurrence_rule = recurrenceOf(task)?.rrule ?? null;
				return inverse({ type: "task.completed", data: { task_id, completed_at, recurrence_rule } });
			}
			return cannot(ground.changedLater(`task:${task_id}.status`, fieldChanged("status")));
		case "task.updated":
		case "occurrence.skipped":
		case "occurrence.moved":
		case "series.changed":
		case "series.paused":
		case "series.resumed":
		case "series.ended":
			return inverseOfUpdate(event, task, book, ground);
	}
}

/** What belongs to a place in a series, beside the rule. */
const OF_SERIES: ReadonlySet<keyof ChangedFields> = new Set(["series_id", "occurrence", "due"] as const);

/** Field by field; the due date's reminders have events of their own. */
function inverseOfUpdate(event: FieldsEvent, task: Task, book: Book, ground: UndoGround): Inverse {
	const { task_id, updated_fields: left, previous_fields: wanted } = event.data;
	const fields = Object.keys(left) as (keyof ChangedFields)[];
	const reasons: Sentence[] = [];
	const lawful = fields.filter((field) => {
		const reason = sameValue(valueOfField(task, field), left[field])
			? reasonAgainst(field, wanted, task, book, ground)
			: ground.changedLater(`task:${task_id}.${field}`, fieldChanged(field));
		if (reason !== undefined) reasons.push(reason);
		return reason === undefined;
	});
	// A series does not begin to have never been while its rule, which somebody changed since, goes on.
	const keepsSeries = isRecurring(task) && lawful.includes("series_id") && !lawful.includes("recurrence");
	const back = keepsSeries ? lawful.filter((field) => !OF_SERIES.has(field)) : lawful;
	if (back.length === 0) return { events: [], reasons };
	// A place in a series goes back whole or not at all: the due date and the rule belong to the name.
	if (back.includes("occurrence") && isTakenByNow(book, withFields(task, wanted))) return cannot(TAKEN);
	const updated_fields: Partial<ChangedFields> = Object.fromEntries(back.map((field) => [field, wanted[field]]));
	const previous_fields: Partial<ChangedFields> = Object.fromEntries(
		back.map((field) => [field, valueOfField(task, field)]),
	);
	return { events: [{ type: "task.updated", data: { task_id, updated_fields, previous_fields } }], reasons };
}

/**
 * Why the previous value is no longer lawful, though nobody changed the field: what it points to is gone. A label that was
 * deleted before was hidden on the task, and is hidden there again.
 */
function reasonAgainst(
	field: keyof ChangedFields,
	wanted: Partial<ChangedFields>,
	{ task_id, tag_ids: present }: Task,
	book: Book,
	ground: UndoGround,
): Sentence | undefined {
	const { categories, tags } = book.user;
	if (field === "category_id" && wanted.category_id != null && !isThere(categories, wanted.category_id)) {
		return ground.isChangedLater(`category:${wanted.category_id}`) ? say("former_category_deleted") : undefined;
	}
	if (field === "tag_ids" && wanted.tag_ids !== undefined) {
		const isGone = wanted.tag_ids.some(
			(id) => !present.includes(id) && !isThere(tags, id) && ground.isChangedLater(`tag:${id}`),
		);
		return isGone ? say("former_tag_deleted") : undefined;
	}
	if (field === "parent_id" && wanted.parent_id != null) {
		const fault = faultOfPlace(book, wanted.parent_id, task_id);
		return fault === "cycle" ? say("former_parent_below") : fault && TOO_DEEP;
	}
	return undefined;
}
