/** The part of the fold that is about categories and tags: the user's list of them, and the tasks that carry them. */
import type { FoldedEvent } from "../events/events.ts";
import type { Label, Task } from "../tasks/task.ts";
import { changeTask, type OpenBook, touched } from "./openBook.ts";

type JournalledLabelEvent = Extract<FoldedEvent, { type: `category.${string}` | `tag.${string}` }>;

/** Takes an event about a label into the book. Tasks that lose it or get it back have changed, as by an edit. */
export function evolveLabel(book: OpenBook, event: JournalledLabelEvent): void {
	switch (event.type) {
		case "category.created":
		case "category.updated":
			setCategories(book, withLabel(book.user.categories, event.data.category));
			return;
		case "category.deleted": {
			const { category, task_ids } = event.data;
			setCategories(book, withoutLabel(book.user.categories, category));
			changeTasks(book, event, task_ids, (task) => ({ ...task, category_id: null }));
			return;
		}
		case "category.restored": {
			const { category, task_ids } = event.data;
			setCategories(book, withLabel(book.user.categories, category));
			changeTasks(book, event, task_ids, (task) => ({ ...task, category_id: category.id }));
			return;
		}
		case "tag.created":
		case "tag.updated":
			setTags(book, withLabel(book.user.tags, event.data.tag));
			return;
		case "tag.deleted": {
			const { tag, task_ids } = event.data;
			setTags(book, withoutLabel(book.user.tags, tag));
			changeTasks(book, event, task_ids, (task) => ({
				...task,
				tag_ids: task.tag_ids.filter((id) => id !== tag.id),
			}));
			return;
		}
		case "tag.restored": {
			const { tag, task_ids, places } = event.data;
			setTags(book, withLabel(book.user.tags, tag));
			changeTasks(book, event, task_ids, (task, index) => ({
				...task,
				tag_ids: task.tag_ids.toSpliced(places[index] ?? task.tag_ids.length, 0, tag.id),
			}));
		}
	}
}

// Ids only grow: what the events carry is the only memory of ids that were given and deleted again.
function setCategories(book: OpenBook, categories: readonly Label[]): void {
	const next_category_id = Math.max(book.user.next_category_id, (categories.at(-1)?.id ?? 0) + 1);
	book.user = { ...book.user, categories, next_category_id };
}

function setTags(book: OpenBook, tags: readonly Label[]): void {
	const next_tag_id = Math.max(book.user.next_tag_id, (tags.at(-1)?.id ?? 0) + 1);
	book.user = { ...book.user, tags, next_tag_id };
}

/** Ascending by id, so that a label that comes back stands where it stood. */
function withLabel(labels: readonly Label[], label: Label): readonly Label[] {
	return [...withoutLabel(labels, label), label].sort((a, b) => a.id - b.id);
}

function withoutLabel(labels: readonly Label[], label: Label): readonly Label[] {
	return labels.filter(({ id }) => id !== label.id);
}

function changeTasks(
	book: OpenBook,
	event: FoldedEvent,
	task_ids: readonly number[],
	change: (task: Task, index: number) => Task,
): void {
	for (const [index, task_id] of task_ids.entries()) {
		changeTask(book, task_id, (task) => touched(change(task, index), event));
	}
}
