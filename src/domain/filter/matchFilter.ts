/** Whether a filter holds for a task: what `persistence/reads/filterSql.ts` says of a row, said of a task as it is shown. */

import type { Reminder, Task } from "../tasks/task.ts";
import type { BoundCondition, BoundFilter, Edge } from "./bindFilter.ts";
import { foldTree } from "./tree.ts";

/** What a filter looks at in a task. Dates and instants are canonical texts (time/instant.ts), and are only compared. */
export interface Filterable extends Pick<Task, "status" | "priority" | "tag_ids" | "category_id" | "parent_id"> {
	readonly due: { readonly date: string } | { readonly at: string } | null;
	readonly created_at: string;
	readonly series: { readonly recurrence: unknown } | null;
	readonly reminders: readonly Pick<Reminder, "status">[];
}

/** `finds`: whether a task is found by words, which only a full-text search knows (stems, tags by their beginning). */
export function matchFilter<Seen extends Filterable>(
	filter: BoundFilter,
	task: Seen,
	finds: (words: string, task: Seen) => boolean,
): boolean {
	return foldTree<BoundCondition, boolean>(filter, {
		leaf: (condition) => holds(condition, task, finds),
		not: (value) => !value,
		and: (values) => values.every(Boolean),
		or: (values) => values.some(Boolean),
	});
}

function holds<Seen extends Filterable>(
	condition: BoundCondition,
	task: Seen,
	finds: (words: string, task: Seen) => boolean,
): boolean {
	switch (condition.kind) {
		case "every":
			return true;
		case "overdue": {
			if (task.status !== "open" || task.due === null) return false;
			return "at" in task.due ? task.due.at < condition.now : task.due.date < condition.today;
		}
		case "undated":
			return task.due === null;
		case "due":
			if (task.due === null) return false;
			return "at" in task.due ? within(task.due.at, "at", condition) : within(task.due.date, "date", condition);
		case "created":
			return within(task.created_at, "at", condition);
		case "priority":
			return task.priority === condition.priority;
		case "label":
			return condition.of === "tag" ? task.tag_ids.includes(condition.id) : task.category_id === condition.id;
		case "unlabelled":
			return condition.of === "tag"
				? !task.tag_ids.some((id) => condition.ids.includes(id))
				: task.category_id === null || !condition.ids.includes(task.category_id);
		case "recurring":
			return task.series !== null && task.series.recurrence !== null;
		case "subtask":
			return task.parent_id !== null;
		case "reminded":
			return task.reminders.some(({ status }) => status === "armed");
		case "search":
			return finds(condition.words, task);
	}
}

/** Order of text is order of time. */
const within = (
	text: string,
	by: keyof Edge,
	{ from, until }: { readonly from?: Edge; readonly until?: Edge },
): boolean => (from === undefined || text >= from[by]) && (until === undefined || text < until[by]);
