/** Filters over the tasks that are here, by the readers that the server has (decision 0113). Words are searched for there alone. */
import { bindFilter } from "../../../../src/domain/filter/bindFilter.ts";
import { type Filterable, matchFilter } from "../../../../src/domain/filter/matchFilter.ts";
import { readFilter } from "../../../../src/domain/filter/readFilter.ts";
import { instantTextOfEpochMs } from "../../../../src/domain/time/instant.ts";
import type { Task } from "../../wire.ts";
import type { DeskView } from "../desk/desk.ts";

type Here = Pick<DeskView, "desk" | "groups" | "now" | "me" | "categories" | "tags">;

/** As the domain has it. */
const seen = (task: Task): Filterable => ({
	...task,
	tag_ids: task.tags.map(({ id }) => id),
	series: task.recurrence && { recurrence: task.recurrence },
	reminders: task.reminders.map(({ state }) => ({ status: state })),
});

/** Chooses of the open tasks by one filter after the other: they are looked at once for all. */
export function choosing(here: Here): (filter: string) => readonly number[] | undefined {
	const { overdue, today, upcoming, someday } = here.groups();
	const tasks = [overdue, today, upcoming, someday].flat();
	const open = tasks.map((task) => [task.id, seen(task)] as const);
	const { time_zone, week_start } = here.me().settings;
	const now = here.now();
	const labels = { categories: here.categories(), tags: here.tags() };
	return (filter) => {
		// Not every browser in use has the calendar of which the readers ask.
		if (!("Temporal" in globalThis)) return undefined;
		const read = readFilter(filter);
		if (!("filter" in read)) return undefined;
		const violations: Parameters<typeof bindFilter>[2] = [];
		const ground = { now: instantTextOfEpochMs(now), settings: { time_zone, week_start }, ...labels };
		const bound = bindFilter(read.filter, ground, violations);
		if (violations.length > 0) return undefined;
		let isSearched = false;
		const finds = () => {
			isSearched = true;
			return false;
		};
		const chosen = open.flatMap(([id, task]) => (matchFilter(bound, task, finds) ? [id] : []));
		return isSearched ? undefined : chosen;
	};
}

/** Undefined where only the server can tell. */
export const chosenFrom = (filter: string, here: Here): readonly number[] | undefined => choosing(here)(filter);
