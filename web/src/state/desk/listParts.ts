/** Which tasks the list shows: all of them, or a part by when they are due or by a label. Pure. */
import { msOf, wallTimeOf } from "../../time/zone.ts";
import { type Label, PRIORITIES, type Priority, type Task } from "../../wire.ts";
import { dueDateOf, GROUPS, type GroupName, type Groups } from "./group.ts";

/** The parts that everybody has; labels come after them. */
export const PARTS = ["all", "today", "upcoming", "inbox"] as const;
/** What is open no more, by the day on which that was so. */
export const PAST = ["logbook", "trash"] as const;

export type ListPart = (typeof PARTS)[number] | (typeof PAST)[number] | `tag-${number}` | `category-${number}`;

/** As the address names it; what it does not know is all. */
export function readListPart(text: string | null): ListPart {
	const part = [...PARTS, ...PAST].find((known) => known === text);
	return part ?? (/^(?:tag|category)-[1-9]\d{0,8}$/.test(text ?? "") ? (text as ListPart) : "all");
}

/** The labels of a task as parts of the list. Without any it is in the inbox: nobody has said yet where it belongs. */
const labelsOf = ({ category_id, tags }: Task): readonly ListPart[] => [
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
export function sectionsOf(groups: Groups, shown: ListPart, zone: string): readonly Section[] {
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

/** Headings are those from before where nothing under them has changed: whoever shows them has nothing to do. */
export function keepSections(before: readonly Section[], next: readonly Section[]): readonly Section[] {
	const byKey = new Map(before.map((section) => [section.key, section]));
	return next.map((section) => {
		const old = byKey.get(section.key);
		return old && isSameSection(old, section) ? old : section;
	});
}

const isSameSection = (a: Section, b: Section): boolean =>
	a.name === b.name && a.priority === b.priority && a.label === b.label && areSame(a.tasks, b.tasks);

/** The same ones, in the same order. */
export const areSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
	a === b || (a.length === b.length && a.every((one, at) => one === b[at]));

/** How many open tasks each part has; a part without any is not named. */
export function countsOf(groups: Groups): ReadonlyMap<ListPart, number> {
	const { overdue, today, upcoming, someday } = groups;
	const counts = new Map<ListPart, number>([
		["all", overdue.length + today.length + upcoming.length + someday.length],
		["today", overdue.length + today.length],
		["upcoming", upcoming.length],
	]);
	// By number first: a name for each label of each task would be most of the work.
	const [categories, tags] = [new Map<number, number>(), new Map<number, number>()];
	const countOne = (of: Map<number, number>, id: number) => of.set(id, (of.get(id) ?? 0) + 1);
	let inbox = 0;
	for (const group of [overdue, today, upcoming, someday]) {
		for (const { category_id, tags: own } of group) {
			if (category_id === null && own.length === 0) inbox += 1;
			if (category_id !== null) countOne(categories, category_id);
			for (const { id } of own) countOne(tags, id);
		}
	}
	if (inbox > 0) counts.set("inbox", inbox);
	for (const [id, count] of categories) counts.set(`category-${id}`, count);
	for (const [id, count] of tags) counts.set(`tag-${id}`, count);
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
	readonly shown: ListPart;
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
