/** A book while the fold writes it: its map is the fold's own copy, what is in it is replaced, never changed. */
import type { FoldedEvent } from "../events/events.ts";
import type { UserState } from "../state/userState.ts";
import type { Task } from "../tasks/task.ts";

export interface OpenBook {
	user: UserState;
	readonly tasks: Map<number, Task>;
}

/** Replaces a task that is loaded; passes over one that is not. */
export function changeTask(book: OpenBook, task_id: number, change: (task: Task) => Task): void {
	const task = book.tasks.get(task_id);
	if (task !== undefined) book.tasks.set(task_id, change(task));
}

/** The task as one that this event changed. */
export function touched(task: Task, event: FoldedEvent): Task {
	return { ...task, version: event.seq, updated_at: event.at };
}
