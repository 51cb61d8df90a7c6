/** Which commands a request for a change comes to, once its tasks are known. */
import type { Command } from "../domain/commands.ts";
import { type InstantText, instantOfWallTime, type TimeText } from "../domain/instant.ts";
import type { Due, Settings, Task } from "../domain/task.ts";
import type { Request } from "../language/request.ts";
import type { Scope } from "./findTasks.ts";

/** A request that names tasks and changes them. */
export type Change = Extract<
	Request,
	{
		kind:
			| "complete"
			| "reopen"
			| "delete"
			| "restore"
			| "rename"
			| "change_due"
			| "change_priority"
			| "snooze"
			| "remind";
	}
>;

const SCOPES: Readonly<Record<Change["kind"], Scope>> = {
	complete: "open",
	reopen: "completed",
	delete: "all",
	restore: "deleted",
	rename: "open",
	change_due: "open",
	change_priority: "open",
	snooze: "all",
	remind: "open",
};

export const scopeOf = (change: Change): Scope => SCOPES[change.kind];

export function commandFor(change: Change, task: Task, settings: Settings): Command {
	const { task_id } = task;
	switch (change.kind) {
		case "complete":
			return { type: "CompleteTask", task_id };
		case "reopen":
			return { type: "ReopenTask", task_id };
		case "delete":
			return { type: "DeleteTask", task_id };
		case "restore":
			return { type: "RestoreTask", task_id };
		case "rename":
			return { type: "EditTask", task_id, changes: { title: change.title } };
		case "change_due":
			return { type: "EditTask", task_id, changes: { due: change.due && keepTime(change.due, task) } };
		case "change_priority":
			return { type: "EditTask", task_id, changes: { priority: change.priority } };
		case "remind": {
			const spec =
				"before_minutes" in change.reminder ? change.reminder : { at: instantOf(change.reminder.due, settings) };
			return { type: "AddReminder", task_id, reminder: { spec } };
		}
		case "snooze":
			return snoozeCommand(task, instantOf(change.due, settings));
	}
}

/** The reminder that fired last, else the next one to fire; a task without either gets a new one. */
function snoozeCommand(task: Task, until: InstantText): Command {
	const at = (status: "fired" | "armed") =>
		task.reminders
			.filter((reminder) => reminder.status === status && reminder.fire_at !== null)
			.sort((left, right) => ((left.fire_at ?? "") < (right.fire_at ?? "") ? -1 : 1));
	const reminder = at("fired").at(-1) ?? at("armed")[0];
	return reminder
		? { type: "SnoozeReminder", reminder_id: reminder.reminder_id, until }
		: { type: "AddReminder", task_id: task.task_id, reminder: { spec: { at: until } } };
}

/** A task with a time that is moved to a day keeps its wall time. */
function keepTime(due: Due, task: Task): Due {
	if ("at" in due || task.due === null || "date" in task.due) return due;
	const { at, time_zone } = task.due;
	const time = Temporal.Instant.from(at)
		.toZonedDateTimeISO(time_zone)
		.toPlainTime()
		.toString({ smallestUnit: "minute" });
	return { at: instantOfWallTime(due.date, time as TimeText, time_zone), time_zone };
}

function instantOf(due: Due, settings: Settings): InstantText {
	return "at" in due ? due.at : instantOfWallTime(due.date, settings.all_day_reminder_at, settings.time_zone);
}
