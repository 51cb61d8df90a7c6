/** The ids below a task, as `TaskNeeds.below` means them: however deep, without the deleted and what is below those. */
import type { Task } from "../../src/domain/task.ts";

export function idsBelow(tasks: Iterable<Task>, task_id: number): ReadonlySet<number> {
	const all = [...tasks];
	const found = new Set<number>();
	const parents = [task_id];
	for (const parent of parents) {
		for (const task of all) {
			if (task.parent_id !== parent || task.status === "deleted" || found.has(task.task_id)) continue;
			found.add(task.task_id);
			parents.push(task.task_id);
		}
	}
	return found;
}
