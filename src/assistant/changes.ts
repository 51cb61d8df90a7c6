/** What a request for a change comes to, once its tasks are known. */
import { type InstantText, instantOfWallTime } from "../domain/instant.ts";
import { isRecurring } from "../domain/seriesOfTask.ts";
import type { Due, Settings, Task } from "../domain/task.ts";
import type { TaskReference } from "../language/requests/references.ts";
import type { ChangeRequest } from "../language/requests/request.ts";
import { isDueWithin, movedTo, shifted } from "../tools/movedDue.ts";
import { recurrenceFor } from "../tools/recurrenceFor.ts";
import type { Asker, Scope } from "./findTasks.ts";
import type { Step } from "./steps.ts";

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
export function stepsFor(change: KnownChange, task: Task, present: Pick<Asker, "now" | "settings">): readonly Step[] {
	const { settings } = present;
	const { task_id } = task;
	switch (change.kind) {
		case "complete":
			return [{ type: "CompleteTask", task_id }];
		case "reopen":
			return [{ type: "ReopenTask", task_id }];
		case "delete":
			return [{ type: "DeleteTask", task_id }];
		case "restore":
			return [{ type: "RestoreTask", task_id }];
		case "add_below":
			return [{ ...change.draft, parent_id: task_id }];
		case "put_below":
			return [{ type: "EditTask", task_id, changes: { parent_id: change.parent_id } }];
		case "rename":
			return [{ type: "EditTask", task_id, changes: { title: change.title } }];
		case "describe":
			return [{ type: "EditTask", task_id, changes: { description: change.description } }];
		case "change_due":
			return [{ type: "EditTask", task_id, changes: movedBy(task, change, present) }];
		case "shift_due": {
			const due = shifted(task, change.by, present);
			return due === undefined ? [] : [{ type: "EditTask", task_id, changes: { due } }];
		}
		case "clear_due":
			return [{ type: "EditTask", task_id, changes: { due: null } }];
		case "change_priority":
			return [{ type: "EditTask", task_id, changes: { priority: change.priority } }];
		case "add_tag":
			return [{ type: "PutTag", task_id, name: change.tag }];
		case "remove_tag":
			return [{ type: "TakeTag", task_id, name: change.tag }];
		case "set_category":
			return [{ type: "PutCategory", task_id, name: change.category }];
		case "clear_category":
			return [{ type: "EditTask", task_id, changes: { category_id: null } }];
		case "make_recurring":
		case "change_recurrence": {
			const recurrence = recurrenceFor(change.recurrence, task);
			return isRecurring(task)
				? [{ type: "ChangeRecurrence", task_id, scope: "following", recurrence }]
				: [{ type: "EditTask", task_id, changes: { recurrence } }];
		}
		case "end_series":
			return [{ type: "EndSeries", task_id }];
		case "skip_occurrence":
			return isDueWithin(task, change.within, present) ? [{ type: "SkipOccurrence", task_id }] : [];
		case "move_occurrence":
			if (!isDueWithin(task, change.within, present)) return [];
			// An edit of the due date moves this occurrence, too; only it can say how long it takes.
			return change.duration_minutes === undefined
				? [{ type: "MoveOccurrence", task_id, due: movedTo(task, change, present) }]
				: [{ type: "EditTask", task_id, changes: movedBy(task, change, present) }];
		case "pause_series":
			return [{ type: "PauseSeries", task_id }];
		case "resume_series":
			return [{ type: "ResumeSeries", task_id }];
		case "remind": {
			return change.reminders.map((wish) => {
				const spec = "before_minutes" in wish ? wish : { at: instantOf(wish.due, settings) };
				return { type: "AddReminder", task_id, reminder: { spec } };
			});
		}
		case "cancel_reminder":
			return task.reminders
				.filter(({ status }) => status === "armed" || status === "waiting")
				.map(({ reminder_id }) => ({ type: "CancelReminder", reminder_id }));
		case "snooze":
			return [snoozeCommand(task, instantOf(change.due, settings))];
	}
}

type Moved = Extract<ChangeRequest, { kind: "change_due" | "move_occurrence" }>;

function movedBy(task: Task, change: Moved, present: Parameters<typeof movedTo>[2]) {
	const { duration_minutes } = change;
	return { due: movedTo(task, change, present), ...(duration_minutes === undefined ? {} : { duration_minutes }) };
}

/** The reminder that fired last, else the next one to fire; a task without either gets a new one. */
function snoozeCommand(task: Task, until: InstantText): Step {
	const at = (status: "fired" | "armed") =>
		task.reminders
			.filter((reminder) => reminder.status === status && reminder.fire_at !== null)
			.sort((left, right) => ((left.fire_at ?? "") < (right.fire_at ?? "") ? -1 : 1));
	const reminder = at("fired").at(-1) ?? at("armed")[0];
	return reminder
		? { type: "SnoozeReminder", reminder_id: reminder.reminder_id, until }
		: { type: "AddReminder", task_id: task.task_id, reminder: { spec: { at: until } } };
}

function instantOf(due: Due, settings: Settings): InstantText {
	return "at" in due ? due.at : instantOfWallTime(due.date, settings.all_day_reminder_at, settings.time_zone);
}
