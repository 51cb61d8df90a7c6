/** Rows of a list with those below others right below them, and how far tasks are by what is below them. Pure. */
import type { Task } from "../../wire.ts";

export interface Nested {
	readonly tasks: readonly Task[];
	/** By id, of those whose parent stands above: how deep. */
	readonly depths: ReadonlyMap<number, number>;
}

/** The order stays, but that a task whose parent is in the list comes after it and its earlier siblings. */
export function nest(tasks: readonly Task[]): Nested {
	const there = new Set(tasks.map(({ id }) => id));
	const below = Map.groupBy(
		tasks.filter(({ parent_id }) => parent_id !== null && there.has(parent_id)),
		({ parent_id }) => parent_id ?? 0,
	);
	if (below.size === 0) return { tasks, depths: new Map() };
	const [placed, depths] = [[] as Task[], new Map<number, number>()];
	const place = (task: Task, depth: number) => {
		placed.push(task);
		if (depth > 0) depths.set(task.id, depth);
		for (const child of below.get(task.id) ?? []) place(child, depth + 1);
	};
	for (const task of tasks) if (task.parent_id === null || !there.has(task.parent_id)) place(task, 0);
	return { tasks: placed, depths };
}

export interface Progress {
	readonly done: number;
	readonly all: number;
}

/** By the id of the parent: how many of the tasks directly below it are done. */
export function progressOf(tasks: Iterable<Task>): ReadonlyMap<number, Progress> {
	const all = new Map<number, Progress>();
	for (const { parent_id, status } of tasks) {
		if (parent_id === null || status === "deleted") continue;
		const before = all.get(parent_id) ?? { done: 0, all: 0 };
		all.set(parent_id, { done: before.done + Number(status === "completed"), all: before.all + 1 });
	}
	return all;
}
