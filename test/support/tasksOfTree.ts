/** The tasks that a need names by their place in the tree (src/domain/decide/needs.ts): what SQL says, said again. */
import type { BelowNeed, TaskNeeds } from "../../src/domain/decide/needs.ts";
import { isRecurring } from "../../src/domain/series/seriesOfTask.ts";
import { LIMITS, type Task } from "../../src/domain/tasks/task.ts";

/** A way down from a task: the ids on it, that task first. */
interface Way {
	readonly ids: readonly number[];
	readonly end: Task;
}

/** Ids for `above`, `below` and `deepest_below`. */
export function idsOfTree(all: readonly Task[], { above, below, deepest_below }: TaskNeeds): ReadonlySet<number> {
	const byId = new Map(all.map((task) => [task.task_id, task]));
	const found = new Set<number>();
	for (const first of above ?? []) {
		let id: number | null = first;
		for (let step = 0; id !== null && step <= LIMITS.levels; step += 1) {
			found.add(id);
			id = byId.get(id)?.parent_id ?? null;
		}
	}
	if (below !== undefined) {
		const root = byId.get(below.task_id);
		const passes = (task: Task) => task.status !== "deleted" || below.which === "deleted_with";
		const ranked = waysDown(all, below.task_id, passes).flatMap((way) => {
			const rank = rankOf(way.end, root, below);
			return rank === undefined ? [] : [{ rank, way }];
		});
		const first = ranked.toSorted((a, b) => a.rank - b.rank || compare(a.way, b.way)).slice(0, LIMITS.takenAlong + 1);
		for (const { way } of first) for (const id of way.ids.slice(1)) found.add(id);
	}
	for (const task_id of deepest_below?.task_ids ?? []) {
		const passes = (task: Task) => !deepest_below?.apart_from.includes(task.task_id) || task.task_id === task_id;
		const ways = waysDown(all, task_id, passes).filter(({ end }) => end.status !== "deleted");
		const [deepest] = ways.toSorted((a, b) => b.ids.length - a.ids.length || compare(a, b));
		for (const id of deepest?.ids.slice(1) ?? []) found.add(id);
	}
	return found;
}

function rankOf(task: Task, root: Task | undefined, { which }: BelowNeed): number | undefined {
	if (which === "live") return task.status !== "open" ? 3 : isRecurring(task) ? 2 : 1;
	const isAlong =
		which === "deleted_with"
			? task.status === "deleted" && task.deleted_at === root?.deleted_at
			: task.status === "completed" && task.completed_at === root?.completed_at;
	return isAlong ? 1 : undefined;
}

const compare = (a: Way, b: Way) => a.ids.length - b.ids.length || a.end.task_id - b.end.task_id;

function waysDown(all: readonly Task[], root: number, passes: (task: Task) => boolean): readonly Way[] {
	const ways: Way[] = [];
	const open: (readonly number[])[] = [[root]];
	for (const ids of open) {
		for (const end of all) {
			if (end.parent_id !== ids.at(-1) || ids.includes(end.task_id) || !passes(end)) continue;
			ways.push({ ids: [...ids, end.task_id], end });
			open.push([...ids, end.task_id]);
		}
	}
	return ways;
}
