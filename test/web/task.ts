/** A task as the server sends it, for tests of the page's pure parts. */
import type { TaskView } from "../../src/http/contract/contract.ts";

export function makeTask(fields: Partial<TaskView> & { readonly id: number }): TaskView {
	return {
		title: `Task ${fields.id}`,
		description: null,
		status: "open",
		priority: "medium",
		category_id: null,
		tags: [],
		due: null,
		recurrence: null,
		reminders: [],
		parent_id: null,
		duration_minutes: null,
		position: "a1",
		version: 1,
		created_at: "2026-11-23T08:00:00.000Z",
		updated_at: "2026-11-23T08:00:00.000Z",
		completed_at: null,
		deleted_at: null,
		...fields,
	};
}
