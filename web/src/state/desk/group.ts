/** Tasks under the headings of the list. Pure; the zone decides where a day ends. */

import { dueDate } from "../../time/say.ts";
import { msOf, wallTimeOf } from "../../time/zone.ts";
import type { Task } from "../../wire.ts";

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

/** An instant as the list sees it: ms since the epoch, and the local date that it is on. */
export interface Moment {
	readonly nowMs: number;
	readonly zone: string;
	readonly today: string;
}

export const momentOf = (nowMs: number, zone: string): Moment => ({
	nowMs,
	zone,
	today: wallTimeOf(nowMs, zone).date,
});

/** The group of a task; deleted ones are in none. */
export function groupOf(task: Task, { nowMs, zone, today }: Moment): GroupName | undefined {
	if (task.status === "completed") return "done";
	if (task.status !== "open") return undefined;
	if (task.due === null) return "someday";
	const { date, atMs } = keysOf(task, zone);
	if (atMs <= nowMs || (date < today && atMs === Number.POSITIVE_INFINITY)) return "overdue";
	return date <= today ? "today" : "upcoming";
}

type Order = (a: Task, b: Task) => number;

const byUrgency: Order = (a, b) => WEIGHT[a.priority] - WEIGHT[b.priority] || b.id - a.id;
const byDoneAt: Order = ({ completed_at: a, id }, { completed_at: b, id: other }) =>
	(a ?? "") < (b ?? "") ? 1 : (a ?? "") > (b ?? "") ? -1 : other - id;

/** Dated groups go by time, someday by priority, done by the latest first. No two tasks are equal: the order is one, however it came about. */
export function orderOf(name: GroupName, zone: string): Order {
	if (name === "done") return byDoneAt;
	if (name === "someday") return byUrgency;
	return (a, b) => {
		const [first, second] = [keysOf(a, zone), keysOf(b, zone)];
		if (first.date !== second.date) return first.date < second.date ? -1 : 1;
		if (first.atMs !== second.atMs) return first.atMs - second.atMs;
		return WEIGHT[a.priority] - WEIGHT[b.priority] || a.id - b.id;
	};
}

/** All of them from the beginning; `regroup` follows a change. */
export function groupTasks(tasks: Iterable<Task>, nowMs: number, zone: string): Groups {
	const groups: Record<GroupName, Task[]> = { overdue: [], today: [], upcoming: [], someday: [], done: [] };
	const moment = momentOf(nowMs, zone);
	for (const task of tasks) {
		const name = groupOf(task, moment);
		if (name) groups[name].push(task);
	}
	for (const name of GROUPS) groups[name].sort(orderOf(name, zone));
	return groups;
}

/** When open tasks are loaded by their due dates as far as `last`: the groups that may have more than are loaded. */
export function unfinishedGroups(last: Task, nowMs: number, zone: string): ReadonlySet<GroupName> {
	const name = groupOf(last, momentOf(nowMs, zone));
	return new Set(name ? GROUPS.slice(GROUPS.indexOf(name), -1) : []);
}
