/** What a request for a change comes to, once its tasks are known. */
import { isRecurring } from "../../domain/series/seriesOfTask.ts";
import type { Due, Task } from "../../domain/tasks/task.ts";
import type { TaskReference } from "../../language/requests/named/references.ts";
import type { ChangeRequest } from "../../language/requests/request.ts";
import { distanceWords } from "../../language/requests/when/shifts.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import { isDueWithin, shifted } from "../../tools/movedDue.ts";
import type { Asker, Scope } from "../asker.ts";
import { movedReminder } from "./movedReminder.ts";

/** Which tasks a request is about. Not named here: open ones. */
const SCOPES: Readonly<Partial<Record<ChangeRequest["kind"], Scope>>> = {
	reopen: "completed",
	delete: "all",
	restore: "deleted",
	snooze: "all",
	// What was done while the series was paused can be where it goes on.
	resume_series: "all",
};

export const scopeOf = (change: ChangeRequest): Scope => SCOPES[change.kind] ?? "open";

/** A change whose tasks are known but for those it is about. */
export type KnownChange =
	| Exclude<ChangeRequest, { kind: "put_below" }>
	| { readonly kind: "put_below"; readonly reference: TaskReference; readonly parent_id: number };

/** Empty when there is nothing to do it to (a task without a reminder to cancel). */
export function callsFor(
	change: KnownChange,
	task: Task,
	present: Pick<Asker, "now" | "settings">,
): readonly ToolCall[] {
	const { task_id } = task;
	switch (change.kind) {
		case "complete":
			return [{ tool: "complete_task", arguments: { task_id } }];
		case "reopen":
			return [update(task, { completed: false })];
		case "delete":
			return [{ tool: "delete_task", arguments: { task_id } }];
		case "restore":
			return [{ tool: "restore_task", arguments: { task_id } }];
		case "add_below":
			return [{ tool: "quick_add", arguments: { text: change.reading.text, parent_id: task_id } }];
		case "put_below":
			return [update(task, { parent_id: change.parent_id })];
		case "rename":
			return [update(task, { title: change.title })];
		case "describe":
			return [update(task, { description: change.description })];
		case "change_due":
			return [update(task, movedBy(change))];
		case "shift_due":
			return shifted(task, change.by, present) === undefined
				? []
				: [update(task, { due_date: distanceWords(change.by) })];
		case "clear_due":
			return [update(task, { due_date: null })];
		case "change_priority":
			return [update(task, { priority: change.priority })];
		case "set_duration":
			return [update(task, { duration_minutes: change.duration_minutes })];
		case "clear_tags":
		case "add_tag":
		case "remove_tag":
		case "set_category":
		case "clear_category":
			return labelled(task, change);
		case "make_recurring":
		case "change_recurrence": {
			const recurrence_rule = change.recurrence.said;
			return isRecurring(task)
				? [{ tool: "change_recurrence", arguments: { task_id, recurrence_rule } }]
				: [update(task, { recurrence_rule })];
		}
		case "end_series":
			return [{ tool: "change_recurrence", arguments: { task_id, recurrence_rule: "" } }];
		case "skip_occurrence":
			return isDueWithin(task, change.within, present) ? [{ tool: "skip_occurrence", arguments: { task_id } }] : [];
		case "move_occurrence":
			if (!isDueWithin(task, change.within, present)) return [];
			// An edit of the due date moves this occurrence, too; only it can say how long it takes.
			return change.duration_minutes === undefined
				? [{ tool: "move_occurrence", arguments: { task_id, due_date: change.said } }]
				: [update(task, movedBy(change))];
		case "pause_series":
			return [{ tool: "pause_recurrence", arguments: { task_id } }];
		case "resume_series":
			return [{ tool: "pause_recurrence", arguments: { task_id, paused: false } }];
		case "remind": {
			return change.reminders.map((wish) => {
				const when =
					"before_minutes" in wish ? { remind_before_minutes: wish.before_minutes } : { remind_at: isoOf(wish.due) };
				return { tool: "set_reminder", arguments: { task_id, ...when } };
			});
		}
		case "cancel_reminder":
			return task.reminders
				.filter(({ status }) => status === "armed" || status === "waiting")
				.map(({ reminder_id }) => ({ tool: "cancel_reminder", arguments: { reminder_id } }));
		case "move_reminder":
			return movedReminder(task, change, present);
		case "snooze":
			return [snoozed(task, isoOf(change.due))];
	}
}

type Labelled = Extract<
	ChangeRequest,
	{ kind: "clear_tags" | "add_tag" | "remove_tag" | "set_category" | "clear_category" }
>;

function labelled(task: Task, change: Labelled): readonly ToolCall[] {
	const { task_id } = task;
	switch (change.kind) {
		case "clear_tags":
			return task.tag_ids.length === 0 ? [] : [update(task, { tags: [] })];
		case "add_tag":
			return [{ tool: "add_tag_to_task", arguments: { task_id, tag: change.tag } }];
		case "remove_tag":
			return [{ tool: "remove_tag_from_task", arguments: { task_id, tag: change.tag } }];
		case "set_category":
			return [update(task, { category: change.category })];
		case "clear_category":
			return [update(task, { category_id: null })];
	}
}

type Fields = Omit<Extract<ToolCall, { tool: "update_task" }>["arguments"], "task_id">;

const update = ({ task_id }: Task, fields: Fields): ToolCall => ({
	tool: "update_task",
	arguments: { task_id, ...fields },
});

type Moved = Extract<ChangeRequest, { kind: "change_due" | "move_occurrence" }>;

/** In the words that were said: a day alone keeps the task's time, a time alone its day. */
function movedBy({ said, duration_minutes }: Moved): Fields {
	return { due_date: said, ...(duration_minutes === undefined ? {} : { duration_minutes }) };
}

/** The reminder that fired last, else the next one to fire; a task without either gets a new one. */
function snoozed(task: Task, until: string): ToolCall {
	const at = (status: "fired" | "armed") =>
		task.reminders
			.filter((reminder) => reminder.status === status && reminder.fire_at !== null)
			.sort((left, right) => ((left.fire_at ?? "") < (right.fire_at ?? "") ? -1 : 1));
	const reminder = at("fired").at(-1) ?? at("armed")[0];
	return reminder
		? { tool: "snooze_reminder", arguments: { reminder_id: reminder.reminder_id, until } }
		: { tool: "set_reminder", arguments: { task_id: task.task_id, remind_at: until } };
}

const isoOf = (due: Due): string => ("at" in due ? due.at : due.date);
