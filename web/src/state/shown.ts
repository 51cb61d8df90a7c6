/** Which tasks the list shows: all of them, or a part by when they are due or by a label. Pure. */
import { dueDate } from "../time/say.ts";
import type { Task } from "../wire.ts";
import { GROUPS, type GroupName, type Groups } from "./group.ts";

export type Shown = "all" | "today" | "upcoming" | "inbox" | `tag-${number}` | `category-${number}`;

/** The parts that everybody has; labels come after them. */
export const PARTS = ["all", "today", "upcoming", "inbox"] as const;

/** As the address names it; what it does not know is all. */
export function readShown(text: string | null): Shown {
	const part = PARTS.find((known) => known === text);
	return part ?? (/^(?:tag|category)-[1-9]\d{0,8}$/.test(text ?? "") ? (text as Shown) : "all");
}

/** The labels of a task as parts of the list. Without any it is in the inbox: nobody has said yet where it belongs. */
const labelsOf = ({ category_id, tags }: Task): readonly Shown[] => [
	...(category_id === null ? [] : [`category-${category_id}` as const]),
	...tags.map(({ id }) => `tag-${id}` as const),
];

/** What stands under one heading. */
export interface Section {
	readonly name: GroupName;
	/** Upcoming day by day: the local date. */
	readonly date?: string;
	readonly tasks: readonly Task[];
}

/** The list in order; headings without tasks are left out. */
export function sectionsOf(groups: Groups, shown: Shown, zone: string): readonly Section[] {
	if (shown === "upcoming") return daysOf(groups.upcoming, zone);
	const names = shown === "today" ? GROUPS.slice(0, 2) : shown === "inbox" ? GROUPS.slice(0, -1) : GROUPS;
	const isIn = (task: Task) => {
		if (shown === "all" || shown === "today") return true;
		const labels = labelsOf(task);
		return shown === "inbox" ? labels.length === 0 : labels.includes(shown);
	};
	return names
		.map((name) => ({ name, tasks: shown === "all" ? groups[name] : groups[name].filter(isIn) }))
		.filter(({ tasks }) => tasks.length > 0);
}

/** The tasks come by time. */
function daysOf(tasks: readonly Task[], zone: string): readonly Section[] {
	const days = Map.groupBy(tasks, (task) => (task.due ? dueDate(task.due, zone) : ""));
	return [...days].map(([date, those]) => ({ name: "upcoming", date, tasks: those }));
}

/** How many open tasks each part has; a part without any is not named. */
export function countsOf(groups: Groups): ReadonlyMap<Shown, number> {
	const open = GROUPS.slice(0, -1).flatMap((name) => groups[name]);
	const counts = new Map<Shown, number>([
		["all", open.length],
		["today", groups.overdue.length + groups.today.length],
		["upcoming", groups.upcoming.length],
	]);
	for (const task of open) {
		const labels = labelsOf(task);
		for (const part of labels.length === 0 ? (["inbox"] as const) : labels)
			counts.set(part, (counts.get(part) ?? 0) + 1);
	}
	return counts;
}
