/** Feeds of tasks that are made on paper, and what foreign parsers read in them. */
import { initialUserState } from "../../../src/domain/evolve/initialState.ts";
import type { Settings } from "../../../src/domain/settings/settings.ts";
import type { Task } from "../../../src/domain/tasks/task.ts";
import { writeFeed } from "../../../src/exchange/calendar/feed.ts";
import type { FeedContents } from "../../../src/ports/reading/calendarFeeds.ts";

const NOW = Temporal.Instant.from("2026-11-30T12:00:00Z");

/** A task with all that nobody asked about. */
export function taskOf(task_id: number, facts: Partial<Task>): Task {
	return {
		task_id,
		title: `Task ${task_id}`,
		description: null,
		status: "open",
		status_before_deletion: null,
		priority: "medium",
		category_id: null,
		tag_ids: [],
		due: null,
		series: null,
		parent_id: null,
		duration_minutes: null,
		position: "a0",
		reminders: [],
		version: task_id,
		created_at: "2026-11-01T08:00:00.000Z" as Task["created_at"],
		updated_at: "2026-11-02T08:00:00.123Z" as Task["updated_at"],
		completed_at: null,
		deleted_at: null,
		...facts,
	} as Task;
}

export interface FeedAsked {
	readonly contents?: FeedContents;
	readonly has_alarms?: boolean;
	readonly settings?: Partial<Settings>;
	readonly name?: string;
	readonly labels?: readonly string[];
}

/** The document of these tasks, as `GET /calendar/{token}.ics` gives it. */
export function feedOf(tasks: readonly Task[], asked: FeedAsked = {}): Promise<string> {
	const labels = (asked.labels ?? []).map((name, index) => ({
		id: index + 1,
		name,
		color: null,
		created_at: "2026-01-01T00:00:00.000Z" as Task["created_at"],
	}));
	const readModel = {
		profile: async () => ({
			settings: { ...initialUserState().settings, time_zone: "Europe/Berlin", ...asked.settings },
			categories: labels,
			tags: labels,
		}),
		listTasks: async (_: string, { status }: { readonly status?: string }) => ({
			data: tasks.filter((task) => task.status === status),
			next_cursor: null,
		}),
	};
	const { contents = "events", has_alarms = false, name = "Tasks" } = asked;
	const feed = { feed_id: "f", user_id: "u", name, contents, has_alarms, made_at: "", used_at: null };
	return writeFeed(readModel as never, feed, { now: NOW, breathe: async () => undefined });
}
