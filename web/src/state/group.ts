/** Tasks under the headings of the list. Pure; the zone decides where a day ends. */

import { dueDate, overdueFrom } from "../time/say.ts";
import { addDays, wallTimeOf } from "../time/zone.ts";
import type { Task } from "../wire.ts";

export const GROUPS = ["overdue", "today", "upcoming", "someday", "done"] as const;
export type GroupName = (typeof GROUPS)[number];
export type Groups = Readonly<Record<GroupName, readonly Task[]>>;

const WEIGHT = { urgent: 0, high: 1, medium: 2, low: 3 } as const;

interface DueKeys {
	readonly zone: string;
	/** ms since the epoch from which it is overdue; infinite without a due date. */
	readonly until: number;
	/** The local date; empty without a due date. */
	readonly date: string;
}

/**
 * Of each task once: asking the calendar takes about 30 µs, and sorting 5,000 tasks asks 120,000 times. A row that has
 * changed is another object.
 */
const known = new WeakMap<Task, DueKeys>();

function keysOf(task: Task, zone: string): DueKeys {
	let keys = known.get(task);
	if (keys?.zone !== zone) {
		const { due } = task;
		keys = due
			? { zone, until: overdueFrom(due, zone), date: dueDate(due, zone) }
			: { zone, until: Number.POSITIVE_INFINITY, date: "" };
		known.set(task, keys);
	}
	return keys;
}

/** The local date it is due on; empty without a due date. */
export const dueDateOf = (task: Task, zone: string): string => keysOf(task, zone).date;

/** The group of an open task. */
function groupOf(task: Task, nowMs: number, zone: string, tomorrow: string): GroupName {
	if (task.due === null) return "someday";
	const { until, date } = keysOf(task, zone);
	if (until <= nowMs) return "overdue";
	return date < tomorrow ? "today" : "upcoming";
}

const dayAfter = (nowMs: number, zone: string) => addDays(wallTimeOf(nowMs, zone).date, 1);

/** Deleted tasks are in no group. Dated groups go by time, someday by priority, done by the latest first. */
export function groupTasks(tasks: Iterable<Task>, nowMs: number, zone: string): Groups {
	const groups: Record<GroupName, Task[]> = { overdue: [], today: [], upcoming: [], someday: [], done: [] };
	const tomorrow = dayAfter(nowMs, zone);
	for (const task of tasks) {
		if (task.status === "completed") groups.done.push(task);
		else if (task.status === "open") groups[groupOf(task, nowMs, zone, tomorrow)].push(task);
	}
	const byTime = (a: Task, b: Task) =>
		keysOf(a, zone).until - keysOf(b, zone).until || WEIGHT[a.priority] - WEIGHT[b.priority] || a.id - b.id;
	for (const name of ["overdue", "today", "upcoming"] as const) groups[name].sort(byTime);
	groups.someday.sort((a, b) => WEIGHT[a.priority] - WEIGHT[b.priority] || b.id - a.id);
	const doneAt = (task: Task) => task.completed_at ?? "";
	groups.done.sort((a, b) => (doneAt(a) < doneAt(b) ? 1 : doneAt(a) > doneAt(b) ? -1 : b.id - a.id));
	return groups;
}

/** When open tasks are loaded by their due dates as far as `last`: the groups that may have more than are loaded. */
export function unfinishedGroups(last: Task, nowMs: number, zone: string): ReadonlySet<GroupName> {
	return new Set(GROUPS.slice(GROUPS.indexOf(groupOf(last, nowMs, zone, dayAfter(nowMs, zone))), -1));
}
