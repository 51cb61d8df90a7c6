/** Finding what a command is about. Deleted, missing and foreign are one answer (P8). */

import { type Rejection, refused } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import type { Book } from "../state/book.ts";
import type { Reminder, Task } from "../tasks/task.ts";

/** The task, unless it is missing or deleted. */
export function findLiveTask(book: Book, task_id: number): Task | undefined {
	const task = book.tasks.get(task_id);
	return task?.status === "deleted" ? undefined : task;
}

/** The reminder with its task, whatever the task's status. */
export function findReminder(book: Book, reminder_id: number): { task: Task; reminder: Reminder } | undefined {
	for (const task of book.tasks.values()) {
		const reminder = task.reminders.find((one) => one.reminder_id === reminder_id);
		if (reminder !== undefined) return { task, reminder };
	}
	return undefined;
}

/** The rejection when the asker saw another version than the present one; undefined when it does not matter. */
export function versionMismatch(task: Task, expected_version: number | undefined): Rejection | undefined {
	if (expected_version === undefined || expected_version === task.version) return undefined;
	return refused("version_mismatch", say("version_changed", { version: task.version, expected: expected_version }));
}
