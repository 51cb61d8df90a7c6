/** The groups of the list after a change, made from those before it: what a change of one task costs does not grow with the list. Pure. */
import type { Task } from "../../wire.ts";
import { GROUPS, type GroupName, type Groups, groupOf, groupTasks, type Moment, momentOf, orderOf } from "./group.ts";

type Tasks = ReadonlyMap<number, Task>;

export interface Grouped {
	readonly tasks: Tasks;
	readonly moment: Moment;
	readonly groups: Groups;
}

/** Above so many all of them are put in order anew, which is quicker then. */
const MANY = 200;

/** The same as `groupTasks` makes; a group in which nothing has changed is the same array as before. */
export function regroup(before: Grouped | undefined, tasks: Tasks, nowMs: number, zone: string): Grouped {
	const moment = momentOf(nowMs, zone);
	const all = () => ({ tasks, moment, groups: groupTasks(tasks.values(), nowMs, zone) });
	if (before?.moment.zone !== zone) return all();
	const gone = new Set([...goneFrom(before.tasks, tasks), ...movedBy(before, moment)]);
	const come = comeTo(before.tasks, tasks, gone);
	if (gone.size > MANY || come.length > MANY) return all();
	return { tasks, moment, groups: changed(before, moment, gone, come) };
}

/** Rows that are no more, or are other ones now. */
const goneFrom = (before: Tasks, tasks: Tasks): readonly Task[] =>
	before === tasks ? [] : [...before.values()].filter((task) => tasks.get(task.id) !== task);

/** What time alone takes to another group. */
const movedBy = ({ groups, moment: { nowMs } }: Grouped, moment: Moment): readonly Task[] =>
	nowMs === moment.nowMs
		? []
		: GROUPS.flatMap((name) => (name === "done" ? [] : groups[name].filter((task) => groupOf(task, moment) !== name)));

/** Rows that were not there, and those that go from one group to another. */
const comeTo = (before: Tasks, tasks: Tasks, gone: ReadonlySet<Task>): readonly Task[] =>
	before === tasks && gone.size === 0
		? []
		: [...tasks.values()].filter((task) => before.get(task.id) !== task || gone.has(task));

function changed(before: Grouped, moment: Moment, gone: ReadonlySet<Task>, come: readonly Task[]): Groups {
	if (gone.size === 0 && come.length === 0) return before.groups;
	const left = new Set<GroupName>();
	for (const task of gone) {
		const name = groupOf(task, before.moment);
		if (name) left.add(name);
	}
	const fresh = Map.groupBy(come, (task) => groupOf(task, moment));
	const next: Record<GroupName, readonly Task[]> = { ...before.groups };
	for (const name of GROUPS) {
		const added = fresh.get(name) ?? [];
		if (!left.has(name) && added.length === 0) continue;
		const tasks = before.groups[name].filter((task) => !gone.has(task));
		for (const task of added) insert(tasks, task, orderOf(name, moment.zone));
		next[name] = tasks;
	}
	return next;
}

/** At its place in what is in order. */
function insert(tasks: Task[], task: Task, order: (a: Task, b: Task) => number): void {
	let [from, to] = [0, tasks.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		const there = tasks[middle];
		if (there && order(there, task) < 0) from = middle + 1;
		else to = middle;
	}
	tasks.splice(from, 0, task);
}
