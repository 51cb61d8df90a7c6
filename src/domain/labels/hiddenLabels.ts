/**
 * Labels that are deleted and still stand on tasks (decision 0077). A deletion leaves the tasks as they are, however many they
 * are: the ids stay where they were, hidden, and come back to light when the deletion is undone. No id is given twice, so a
 * hidden one never means another label.
 */

import type { UserState } from "../state/userState.ts";
import { type Label, LIMITS, type Task } from "../tasks/task.ts";

type Labels = Pick<UserState, "categories" | "tags">;

/** Whether a label of this id can be seen: it is there. */
export function isThere(labels: readonly Label[], id: number): boolean {
	return labels.some((label) => label.id === id);
}

/** The task as it is shown: without the labels that are deleted. The very same task where nothing is hidden. */
export function shownTask(task: Task, { categories, tags }: Labels): Task {
	const isFiled = task.category_id === null || isThere(categories, task.category_id);
	const tag_ids = task.tag_ids.filter((id) => isThere(tags, id));
	if (isFiled && tag_ids.length === task.tag_ids.length) return task;
	return { ...task, category_id: isFiled ? task.category_id : null, tag_ids };
}

/** The category after an edit. A hidden one stays when "none" is asked for, since none is what the user saw. */
export function keptCategory(asked: number | null, present: number | null, { categories }: Labels): number | null {
	return asked === null && present !== null && !isThere(categories, present) ? present : asked;
}

/**
 * The tags that an edit leaves: those asked for, and of the hidden ones as many as a task has room for, each in its place.
 * Asking for what is seen already gives what is there.
 */
export function keptTags(asked: readonly number[], present: readonly number[], { tags }: Labels): readonly number[] {
	const kept = [...asked];
	for (const [place, id] of present.entries()) {
		if (isThere(tags, id) || kept.length >= LIMITS.tagsOfTask) continue;
		kept.splice(place, 0, id);
	}
	return kept;
}
