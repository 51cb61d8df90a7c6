/** Tasks under the headings of the list. Pure; the zone decides where a day ends. */

import { dueDate, overdueFrom } from "../time/say.ts";
import { addDays, wallTimeOf } from "../time/zone.ts";
import type { Task } from "../wire.ts";

export const GROUPS = ["overdue", "today", "upcoming", "someday", "done"] as const;
export type GroupName = (typeof GROUPS)[number];
export type Groups = Readonly<Record<GroupName, readonly Task[]>>;

const WEIGHT = { urgent: 0, high: 1, medium: 2, low: 3 } as const;

/** Deleted tasks are in no group. Dated groups go by time, someday by priority, done by the latest first. */
export function groupTasks(tasks: Iterable<Task>, nowMs: number, zone: string): Groups {
	const groups: Record<GroupName, Task[]> = { overdue: [], today: [], upcoming: [], someday: [], done: [] };
	const tomorrow = addDays(wallTimeOf(nowMs, zone).date, 1);
	for (const task of tasks) {
		if (task.status === "deleted") continue;
		if (task.status === "completed") groups.done.push(task);
		else if (task.due === null) groups.someday.push(task);
		else if (overdueFrom(task.due, zone) <= nowMs) groups.overdue.push(task);
		else if (dueDate(task.due, zone) < tomorrow) groups.today.push(task);
		else groups.upcoming.push(task);
	}
	const until = (task: Task) => (task.due ? overdueFrom(task.due, zone) : Number.POSITIVE_INFINITY);
	const byTime = (a: Task, b: Task) => until(a) - until(b) || WEIGHT[a.priority] - WEIGHT[b.priority] || a.id - b.id;
	for (const name of ["overdue", "today", "upcoming"] as const) groups[name].sort(byTime);
	groups.someday.sort((a, b) => WEIGHT[a.priority] - WEIGHT[b.priority] || b.id - a.id);
	groups.done.sort((a, b) => (b.completed_at ?? "").localeCompare(a.completed_at ?? "") || b.id - a.id);
	return groups;
}
