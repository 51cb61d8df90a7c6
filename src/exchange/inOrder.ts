/** Parents before children, no circles, and no tree deeper than ours may be. */
import { LIMITS } from "../domain/tasks/task.ts";
import type { ForeignTask, ReadingGround } from "./foreignTask.ts";

/** Step by step, never by recursion: a file may nest as deep as it has tasks. */
export function inOrder(
	tasks: readonly ForeignTask[],
	{ remark }: Pick<ReadingGround, "remark">,
): readonly ForeignTask[] {
	const byId = new Map(tasks.map((task) => [task.source_id, task]));
	const done = new Map<string, { readonly task: ForeignTask; readonly level: number }>();
	const ordered: ForeignTask[] = [];
	for (const first of byId.values()) {
		const way: ForeignTask[] = [];
		const onWay = new Set<string>();
		for (let at: ForeignTask | undefined = first; at && !done.has(at.source_id) && !onWay.has(at.source_id); ) {
			way.push(at);
			onWay.add(at.source_id);
			at = at.parent === null ? undefined : byId.get(at.parent);
		}
		for (const task of way.reverse()) {
			const above = task.parent === null ? undefined : done.get(task.parent);
			const isTooDeep = above !== undefined && above.level >= LIMITS.levels;
			if (isTooDeep) remark(task.place, "too_deep", task.title);
			// What would be too deep stands beside the task that it was below.
			const parent = above === undefined ? null : isTooDeep ? above.task.parent : above.task.source_id;
			const level = above === undefined ? 1 : isTooDeep ? above.level : above.level + 1;
			const elsewhere = task.parent !== null && above === undefined && !byId.has(task.parent);
			if (task.parent !== null && above === undefined && !elsewhere) remark(task.place, "parent_missing", task.title);
			const placed = { ...task, parent, ...(elsewhere ? { parent_elsewhere: task.parent } : {}) };
			done.set(task.source_id, { task: placed, level });
			ordered.push(placed);
		}
	}
	return ordered;
}
