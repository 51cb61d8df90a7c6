/** Whether what a push message tells of is done or put off already. Pure. */
import { msOf } from "../../time/zone.ts";
import type { Desk } from "../desk/reduce.ts";

/** Of one reminder; a message of several says which tasks it is about in words only, and stays. */
export interface ToldOf {
	readonly task_id?: number;
	readonly reminder_id?: number;
}

/** `isWhole`: a task that is not here is open no more. Pure. */
export function isSettled(
	{ task_id, reminder_id }: ToldOf,
	{ tasks, stale }: Pick<Desk, "tasks" | "stale">,
	isWhole: boolean,
	now: number,
): boolean {
	if (task_id === undefined || stale.has(task_id)) return false;
	const task = tasks.get(task_id);
	if (!task) return isWhole;
	if (task.status !== "open") return true;
	// Put off: it comes again. One that has just fired may still stand here as armed, but for an instant that is past.
	const reminder = task.reminders.find(({ id }) => id === reminder_id);
	return reminder?.state === "armed" && reminder.fire_at !== null && msOf(reminder.fire_at) > now;
}
