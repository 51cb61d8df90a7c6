/** The desk's tasks as views read them: under their headings, counted by part, and one by one. */
import { type Accessor, createMemo } from "solid-js";
import type { Place } from "../../time/say.ts";
import type { Task } from "../../wire.ts";
import { createEachTask } from "./eachTask.ts";
import type { Groups } from "./group.ts";
import { countsOf, type ListPart } from "./listParts.ts";
import { type Progress, progressOf } from "./nested.ts";
import { type Grouped, regroup } from "./regroup.ts";

export interface Lists {
	readonly groups: Accessor<Groups>;
	/** How many open tasks each part of the list has. */
	readonly counts: Accessor<ReadonlyMap<ListPart, number>>;
	/** Of tasks that others stand below. */
	readonly progress: Accessor<ReadonlyMap<number, Progress>>;
	/** One of them, by id. */
	task(id: number): Task | undefined;
}

/** All of them are made from what was there before: one change costs what one change is. */
export function createLists(
	tasks: Accessor<ReadonlyMap<number, Task>>,
	now: Accessor<number>,
	place: Accessor<Place>,
): Lists {
	let grouped: Grouped | undefined;
	const groups = createMemo(() => {
		grouped = regroup(grouped, tasks(), now(), place().zone);
		return grouped.groups;
	});
	return {
		groups,
		counts: createMemo(() => countsOf(groups())),
		progress: createMemo(() => progressOf(tasks().values())),
		task: createEachTask(tasks),
	};
}
