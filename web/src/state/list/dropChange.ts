/** What a task becomes by being put under a heading. Pure; undefined where that heading takes nothing. */
import { type Due, PRIORITIES, type Priority, type Task } from "../../wire.ts";
import { dateOf, movedTo } from "./reschedule.ts";

export type DropChange =
	| { readonly due: Due | null }
	| { readonly priority: Priority }
	| { readonly category_id: number | null }
	| { readonly tag_ids: readonly number[] };

/** `section`: the heading's key. A label that the task has already changes nothing. */
export function dropChangeOf(section: string, task: Task, nowMs: number, zone: string): DropChange | undefined {
	if (task.status !== "open") return undefined;
	if (/^\d{4}-\d\d-\d\d$/.test(section)) return { due: movedTo(task.due, section, zone) };
	if (section === "today") return { due: movedTo(task.due, dateOf("today", nowMs, zone, "monday"), zone) };
	// A series has a date each time.
	if (section === "someday") return task.due && !task.recurrence ? { due: null } : undefined;
	const priority = PRIORITIES.find((one) => section === `priority-${one}`);
	if (priority) return { priority };
	const [, kind, id] = /^label-(category|tag)-(\d+)$/.exec(section) ?? [];
	if (kind === "category") return { category_id: Number(id) };
	if (kind === "tag" && !task.tags.some((tag) => tag.id === Number(id))) {
		return { tag_ids: [...task.tags.map((tag) => tag.id), Number(id)] };
	}
	return undefined;
}
