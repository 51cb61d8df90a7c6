/**
 * Tasks below tasks. A tree is at most `LIMITS.levels` deep and never goes in a circle, counted by the links of all tasks:
 * a deleted one keeps its place, so that it can come back, and only its own depth does not count meanwhile.
 */

import { LIMITS, type Task } from "../tasks/task.ts";
import type { Book } from "./book.ts";

/** How a place breaks the rules of the tree. */
export type TreeFault = "cycle" | "depth";

/**
 * The fault of a place below this parent; undefined when it is lawful. `task_id`: the task that is to go there with all
 * below it; absent for a new one. The book must hold what `above` and `deepest_below` name (needs.ts).
 */
export function faultOfPlace(book: Book, parent_id: number, task_id?: number): TreeFault | undefined {
	const above = lineOf(book, parent_id);
	if (task_id !== undefined && above.includes(task_id)) return "cycle";
	const below = task_id === undefined ? 0 : heightOf(book, task_id);
	return above.length + 1 + below > LIMITS.levels ? "depth" : undefined;
}

/** The level on which a task lies, from 1; beyond the lawful ones it is not counted on. */
export function levelOf(book: Book, task_id: number): number {
	return lineOf(book, task_id).length;
}

/** The task and those above it, upwards; ends above the most levels, as it does on a circle that is there already. */
function lineOf(book: Book, task_id: number): readonly number[] {
	const line: number[] = [];
	for (let id: number | null = task_id; id !== null && line.length <= LIMITS.levels; ) {
		line.push(id);
		id = book.tasks.get(id)?.parent_id ?? null;
	}
	return line;
}

/** How many levels the tasks below reach down that are not deleted. */
function heightOf(book: Book, task_id: number): number {
	const below = walkDown(book, task_id, () => true);
	return below.reduce((most, { task, depth }) => (task.status === "deleted" ? most : Math.max(most, depth)), 0);
}

/** The tasks below one that `passes` lets through, parents first, ascending by id; `depth`: levels below, from 1. */
export function walkDown(
	book: Book,
	task_id: number,
	passes: (task: Task) => boolean,
): readonly { readonly task: Task; readonly depth: number }[] {
	const childrenOf = Map.groupBy(book.tasks.values(), ({ parent_id }) => parent_id);
	const found: { task: Task; depth: number }[] = [];
	const seen = new Set([task_id]);
	const parents = [{ id: task_id, depth: 0 }];
	for (const { id, depth } of parents) {
		for (const task of (childrenOf.get(id) ?? []).toSorted((a, b) => a.task_id - b.task_id)) {
			if (seen.has(task.task_id) || !passes(task)) continue;
			seen.add(task.task_id);
			found.push({ task, depth: depth + 1 });
			parents.push({ id: task.task_id, depth: depth + 1 });
		}
	}
	return found;
}
