/** Which tasks the list shows: all of them, or a part by when they are due or by a label. Pure. */
import { msOf, wallTimeOf } from "../time/zone.ts";
import { type Label, PRIORITIES, type Priority, type Task } from "../wire.ts";
import { dueDateOf, GROUPS, type GroupName, type Groups } from "./group.ts";

/** The parts that everybody has; labels come after them. */
export const PARTS = ["all", "today", "upcoming", "inbox"] as const;
/** What is open no more, by the day on which that was so. */
export const PAST = ["logbook", "trash"] as const;

export type Shown = (typeof PARTS)[number] | (typeof PAST)[number] | `tag-${number}` | `category-${number}`;

/** As the address names it; what it does not know is all. */
export function readShown(text: string | null): Shown {
	const part = [...PARTS, ...PAST].find((known) => known === text);
	return part ?? (/^(?:tag|category)-[1-9]\d{0,8}$/.test(text ?? "") ? (text as Shown) : "all");
}

/** The labels of a task as parts of the list. Without any it is in the inbox: nobody has said yet where it belongs. */
const labelsOf = ({ category_id, tags }: Task): readonly Shown[] => [
	...(category_id === null ? [] : [`category-${category_id}` as const]),
	...tags.map(({ id }) => `tag-${id}` as const),
];

/** What stands under one heading. */
export interface Section {
	/** Its own in the list: a heading that gains a task stays the same one. */
	readonly key: string;
	readonly name: GroupName | "priority" | "label" | "own";
	readonly priority?: Priority;
	/** Null: without any. */
	readonly label?: Label | null;
	/** Where the list goes day by day: the local date. */
	readonly date?: string;
	readonly tasks: readonly Task[];
}

/** The list in order; headings without tasks are left out. */
export function sectionsOf(groups: Groups, shown: Shown, zone: string): readonly Section[] {
	if (shown === "upcoming") {
		return daysOf("upcoming", groups.upcoming, (task) => dueDateOf(task, zone));
	}
	if (shown === "logbook") {
		return daysOf("done", groups.done, (task) => dayOf(task.completed_at, zone));
	}
	if (shown === "trash") return [];
	const names = shown === "today" ? GROUPS.slice(0, 2) : shown === "inbox" ? GROUPS.slice(0, -1) : GROUPS;
	const isIn = (task: Task) => {
		if (shown === "all" || shown === "today") return true;
		const labels = labelsOf(task);
		return shown === "inbox" ? labels.length === 0 : labels.includes(shown);
	};
	return names
		.map((name) => ({ key: name, name, tasks: shown === "all" ? groups[name] : groups[name].filter(isIn) }))
		.filter(({ tasks }) => tasks.length > 0);
}

/** The tasks come in order of those days. */
function daysOf(name: GroupName, tasks: readonly Task[], dateOf: (task: Task) => string): readonly Section[] {
	return [...Map.groupBy(tasks, dateOf)].map(([date, those]) => ({ key: date, name, date, tasks: those }));
}

const dayOf = (instant: string | null, zone: string) => (instant ? wallTimeOf(msOf(instant), zone).date : "");

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

/** Names that quick add reads as one word after their marker. */
const ONE_WORD = /^[\p{L}\p{M}\d_'’-]+$/u;

interface Named {
	readonly id: number;
	readonly name: string;
}

/** Where a task is to be added: the part of the list that is shown, and the heading there. */
export interface Spot {
	readonly shown: Shown;
	readonly section?: Section | undefined;
	readonly categories: readonly Named[];
	readonly tags: readonly Named[];
}

/** The words with which a line begins that is added there; a name of several words cannot be said in one. */
export function wordsFor(spot: Spot, days: { readonly today: string }): string {
	const { shown, section, categories, tags } = spot;
	const [kind, id] = (section?.name === "label" ? section.key.replace(/^label-/, "") : shown).split("-");
	const label = (kind === "tag" ? tags : categories).find((one) => one.id === Number(id));
	const mark = (kind === "tag" || kind === "category") && label && ONE_WORD.test(label.name) ? label.name : undefined;
	const isToday = section?.name === "today" || (section === undefined && shown === "today");
	const day = section?.name === "upcoming" ? section.date : isToday ? days.today : undefined;
	const level = section?.priority && `p${4 - PRIORITIES.indexOf(section.priority)}`;
	return [day, level, mark && `${kind === "tag" ? "#" : "@"}${mark}`].filter((word) => word !== undefined).join(" ");
}
