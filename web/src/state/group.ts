/** Tasks under the headings of the list. Pure; the zone decides where a day ends. */

import { dueDate } from "../time/say.ts";
import { msOf, wallTimeOf } from "../time/zone.ts";
import type { Task } from "../wire.ts";

export const GROUPS = ["overdue", "today", "upcoming", "someday", "done"] as const;
export type GroupName = (typeof GROUPS)[number];
export type Groups = Readonly<Record<GroupName, readonly Task[]>>;

const WEIGHT = { urgent: 0, high: 1, medium: 2, low: 3 } as const;

interface DueKeys {
	readonly zone: string;
	/** The local date; empty without a due date. */
	readonly date: string;
	/** ms since the epoch; infinite for a whole day, which comes after the times of its day. */
	readonly atMs: number;
}

/**
 * Of each task once: asking the calendar takes about 30 µs, and sorting 5,000 tasks asks 120,000 times. A row that has
 * changed is another object. A whole day asks no calendar at all: its date says when it is over.
 */
const known = new WeakMap<Task, DueKeys>();

function keysOf(task: Task, zone: string): DueKeys {
	let keys = known.get(task);
	if (keys?.zone !== zone) {
		const { due } = task;
		const atMs = due && "at" in due ? msOf(due.at) : Number.POSITIVE_INFINITY;
		keys = { zone, date: due ? dueDate(due, zone) : "", atMs };
		known.set(task, keys);
	}
	return keys;
}

/** The local date it is due on; empty without a due date. */
export const dueDateOf = (task: Task, zone: string): string => keysOf(task, zone).date;

/** The group of an open task. */
function groupOf(task: Task, nowMs: number, zone: string, today: string): GroupName {
	if (task.due === null) return "someday";
	const { date, atMs } = keysOf(task, zone);
	if (atMs <= nowMs || (date < today && atMs === Number.POSITIVE_INFINITY)) return "overdue";
	return date <= today ? "today" : "upcoming";
}

const dayOf = (nowMs: number, zone: string) => wallTimeOf(nowMs, zone).date;

/** Deleted tasks are in no group. Dated groups go by time, someday by priority, done by the latest first. */
export function groupTasks(tasks: Iterable<Task>, nowMs: number, zone: string): Groups {
	const groups: Record<GroupName, Task[]> = { overdue: [], today: [], upcoming: [], someday: [], done: [] };
	const today = dayOf(nowMs, zone);
	for (const task of tasks) {
		if (task.status === "completed") groups.done.push(task);
		else if (task.status === "open") groups[groupOf(task, nowMs, zone, today)].push(task);
	}
	const byTime = (a: Task, b: Task) => {
		const [first, second] = [keysOf(a, zone), keysOf(b, zone)];
		if (first.date !== second.date) return first.date < second.date ? -1 : 1;
		if (first.atMs !== second.atMs) return first.atMs - second.atMs;
		return WEIGHT[a.priority] - WEIGHT[b.priority] || a.id - b.id;
	};
	for (const name of ["overdue", "today", "upcoming"] as const) groups[name].sort(byTime);
	groups.someday.sort((a, b) => WEIGHT[a.priority] - WEIGHT[b.priority] || b.id - a.id);
	const doneAt = (task: Task) => task.completed_at ?? "";
	groups.done.sort((a, b) => (doneAt(a) < doneAt(b) ? 1 : doneAt(a) > doneAt(b) ? -1 : b.id - a.id));
	return groups;
}

/** When open tasks are loaded by their due dates as far as `last`: the groups that may have more than are loaded. */
export function unfinishedGroups(last: Task, nowMs: number, zone: string): ReadonlySet<GroupName> {
	return new Set(GROUPS.slice(GROUPS.indexOf(groupOf(last, nowMs, zone, dayOf(nowMs, zone))), -1));
}
