/** From how a request names tasks to the tasks. More than one candidate for one name is a question, never a guess. */
import { type DateText, type InstantText, instantOfWallTime, type TimeText, toInstantText } from "../domain/instant.ts";
import { isRecurring } from "../domain/seriesOfTask.ts";
import type { Settings, Task } from "../domain/task.ts";
import type { TaskFilter } from "../language/requests/filters.ts";
import type { TaskReference } from "../language/requests/references.ts";
import type { ReadModel, TaskQuery } from "../ports/readModel.ts";
import { type Words, wordsFor } from "../words/words.ts";
import { asWritten, taskName } from "../words/written.ts";
import { closestTasks, fold, hasWords, wordsOf } from "./wordsOfTitles.ts";

export type Found =
	| { readonly kind: "tasks"; readonly tasks: readonly Task[] }
	/** One is meant, these could be it; `is_guess`: only by what the search finds beyond the words. */
	| { readonly kind: "several"; readonly tasks: readonly Task[]; readonly is_guess?: true }
	| { readonly kind: "none"; readonly text: string };

export interface Asker {
	readonly readModel: ReadModel;
	readonly user_id: string;
	readonly settings: Settings;
	readonly now: Temporal.Instant;
	readonly recent_task_ids: readonly number[];
	readonly shown_task_ids: readonly number[];
}

/** Which tasks a request can be about: completing needs an open one, restoring a deleted one. */
export type Scope = "open" | "completed" | "deleted" | "all";

/** More tasks than this are not handled by one message. */
const MOST = 500;
const PAGE = 100;
const MOST_PAGES = 50;

export async function findTasks(asker: Asker, reference: TaskReference, scope: Scope): Promise<Found> {
	switch (reference.kind) {
		case "numbers":
			return findNumbers(asker, reference.task_ids);
		case "pronoun":
			return findRecent(asker, reference.many);
		case "positions":
		case "run":
			return findShown(asker, reference);
		case "filter": {
			const tasks = await listFiltered(asker, reference.filter, scope);
			if (tasks === "no_such_label") return none(saidBy(asker).noLabel);
			if (tasks.length === 0) return none(saidBy(asker).notThat);
			const { count = tasks.length } = reference;
			return tasks.length === count
				? { kind: "tasks", tasks }
				: none(saidBy(asker).otherCount(tasks.length, namesOf(asker, tasks.slice(0, 10))));
		}
		case "words":
			return findWords(asker, reference, scope);
		case "several":
			return findEach(asker, reference.parts, scope);
		case "but":
			return findBut(asker, reference, scope);
	}
}

/** Every one of them must be clear: nothing is done to some while others are asked for. */
async function findEach(asker: Asker, parts: readonly TaskReference[], scope: Scope): Promise<Found> {
	const tasks = new Map<number, Task>();
	for (const part of parts) {
		const found = await findTasks(asker, part, scope);
		if (found.kind === "none") return found;
		if (found.kind === "several") {
			return none(saidBy(asker).several(namesOf(asker, found.tasks)));
		}
		for (const task of found.tasks) tasks.set(task.task_id, task);
	}
	return { kind: "tasks", tasks: [...tasks.values()] };
}

async function findBut(
	asker: Asker,
	{ of, except }: Extract<TaskReference, { kind: "but" }>,
	scope: Scope,
): Promise<Found> {
	// "All but the second": a place is one of the list that was shown, and so are all the others.
	const isPlace = except.kind === "positions" || except.kind === "run";
	const isShown = isPlace && of.kind === "pronoun";
	const found = await findTasks(isShown ? { ...asker, recent_task_ids: asker.shown_task_ids } : asker, of, scope);
	if (found.kind !== "tasks") return found;
	const spared = await findTasks(asker, except, "all");
	if (spared.kind === "none") return spared;
	if (spared.kind === "several") return none(saidBy(asker).spared);
	const ids = new Set(spared.tasks.map(({ task_id }) => task_id));
	const tasks = found.tasks.filter(({ task_id }) => !ids.has(task_id));
	return tasks.length === 0 ? none(saidBy(asker).noneLeft) : { kind: "tasks", tasks };
}

/** The most urgent and the newest come first. */
const ORDERS = {
	due: { sort: "due", order: "asc" },
	priority: { sort: "priority", order: "desc" },
	title: { sort: "title", order: "asc" },
	created_at: { sort: "created_at", order: "desc" },
} as const;

/** Every task that a filter names, in the order a list shows them. */
export async function listFiltered(
	asker: Asker,
	said: TaskFilter,
	scope: Scope,
): Promise<readonly Task[] | "no_such_label"> {
	const filter = await withLabel(asker, said);
	const conditions = await conditionsOf(asker, filter);
	if (conditions === undefined) return "no_such_label";
	// "What did I complete today?" is about the day on which it was completed.
	const { due_after, due_before, ...others } = conditions;
	const isDone = filter.status === "completed";
	const isInTime = ({ completed_at }: Task) =>
		completed_at !== null && !(due_after && completed_at <= due_after) && !(due_before && completed_at >= due_before);
	const tasks: Task[] = [];
	let cursor: string | null = null;
	let pages = 0;
	do {
		const page: Awaited<ReturnType<ReadModel["listTasks"]>> = await asker.readModel.listTasks(asker.user_id, {
			status: filter.status ?? scope,
			...(isDone ? others : conditions),
			...ORDERS[filter.sort ?? "due"],
			limit: PAGE,
			...(cursor === null ? {} : { cursor }),
		});
		tasks.push(...page.data.filter((task) => holds(task, filter) && (!isDone || isInTime(task))));
		cursor = page.next_cursor;
	} while (cursor !== null && tasks.length < MOST && ++pages < MOST_PAGES);
	return tasks;
}

/** "All home tasks" are those of the tag or the category of that name, and only where there is none those with the word. */
async function withLabel({ readModel, user_id }: Asker, filter: TaskFilter): Promise<TaskFilter> {
	const { words, ...others } = filter;
	if (words === undefined) return filter;
	const isNamed = ({ name }: { name: string }) => fold(name) === fold(words);
	if (filter.tag === undefined && (await readModel.labels(user_id)).tags.some(isNamed))
		return { ...others, tag: words };
	if (filter.category === undefined && (await readModel.labels(user_id)).categories.some(isNamed))
		return { ...others, category: words };
	return filter;
}

/** The conditions that the store has no query for. The search for words finds stems, too; named are only whole words. */
function holds(task: Task, { when, recurs, words, untagged, uncategorized }: TaskFilter): boolean {
	if (when === "none" && task.due !== null) return false;
	if (when === "any" && task.due === null) return false;
	if (recurs && !isRecurring(task)) return false;
	if (untagged && task.tag_ids.length > 0) return false;
	if (uncategorized && task.category_id !== null) return false;
	return words === undefined || hasWords(task, words);
}

async function conditionsOf(asker: Asker, filter: TaskFilter): Promise<Partial<TaskQuery> | undefined> {
	const { readModel, user_id } = asker;
	const sameName = (name: string) => (label: { name: string }) => label.name.toLowerCase() === name.toLowerCase();
	const tag = filter.tag && (await readModel.labels(user_id)).tags.find(sameName(filter.tag));
	const category = filter.category && (await readModel.labels(user_id)).categories.find(sameName(filter.category));
	if ((filter.tag && !tag) || (filter.category && !category)) return undefined;
	return {
		...(tag ? { tag_ids: [tag.id] } : {}),
		...(category ? { category_id: category.id } : {}),
		...(filter.priority ? { priority: filter.priority } : {}),
		...(filter.words ? { search: filter.words } : {}),
		...boundsOf(filter, asker),
	};
}

/** Bounds are exclusive, and a whole-day task counts as its day's first instant: the lower bound is 1 ms before it. */
function boundsOf(
	{ when, on, from: first, until: end, status }: TaskFilter,
	{ now, settings }: Asker,
): Partial<TaskQuery> {
	if (first !== undefined || end !== undefined) {
		const day = (text: string) => startOf(Temporal.PlainDate.from(text), settings);
		return {
			...(first === undefined ? {} : { due_after: justBefore(day(first)) }),
			...(end === undefined ? {} : { due_before: day(end) }),
		};
	}
	if (on !== undefined)
		return between(Temporal.PlainDate.from(on), Temporal.PlainDate.from(on).add({ days: 1 }), settings);
	if (when === undefined || when === "none" || when === "any") return {};
	if (when === "overdue") return { overdue: true };
	if (when === "upcoming") return { due_after: toInstantText(now.subtract({ milliseconds: 1 })) };
	const today = now.toZonedDateTimeISO(settings.time_zone).toPlainDate();
	const weekday = { monday: 1, sunday: 7, saturday: 6 }[settings.week_start];
	// "What did I complete this week?" means the days that are over, too.
	const begins = (date: Temporal.PlainDate) => (status === "completed" ? date : today);
	const weekEnd = today.add({ days: 7 - ((today.dayOfWeek - weekday + 7) % 7) });
	const [from, until] = {
		today: [today, today.add({ days: 1 })] as const,
		tomorrow: [today.add({ days: 1 }), today.add({ days: 2 })] as const,
		week: [begins(weekEnd.subtract({ weeks: 1 })), weekEnd] as const,
		next_week: [weekEnd, weekEnd.add({ days: 7 })] as const,
		month: [begins(today.with({ day: 1 })), today.with({ day: 1 }).add({ months: 1 })] as const,
	}[when];
	return between(from, until, settings);
}

function between(from: Temporal.PlainDate, until: Temporal.PlainDate, settings: Settings): Partial<TaskQuery> {
	return {
		due_after: justBefore(startOf(from, settings)),
		due_before: startOf(until, settings),
	};
}

const justBefore = (at: InstantText) => toInstantText(Temporal.Instant.from(at).subtract({ milliseconds: 1 }));

/** The first instant of a local day. */
function startOf(date: Temporal.PlainDate | DateText, settings: Settings): InstantText {
	const text = date.toString() as Parameters<typeof instantOfWallTime>[0];
	return instantOfWallTime(text, "00:00" as TimeText, settings.time_zone);
}

async function findNumbers(asker: Asker, task_ids: readonly number[]): Promise<Found> {
	const { readModel, user_id } = asker;
	const found = await Promise.all(task_ids.map((task_id) => readModel.findTask(user_id, task_id)));
	const missing = task_ids.filter((_, index) => found[index] === undefined);
	if (missing.length > 0) return none(saidBy(asker).noNumbers(missing));
	return { kind: "tasks", tasks: found.filter((task) => task !== undefined) };
}

async function findRecent(asker: Asker, many: boolean): Promise<Found> {
	const ids = asker.recent_task_ids;
	if (ids.length === 0) return none(saidBy(asker).which);
	const found = await findNumbers(asker, ids);
	return found.kind === "tasks" && ids.length > 1 && !many ? { kind: "several", tasks: found.tasks } : found;
}

/** C3: places in the list that was shown last, never in an order that nobody has seen. One that was not shown is no other. */
async function findShown(
	asker: Asker,
	reference: Extract<TaskReference, { kind: "positions" | "run" }>,
): Promise<Found> {
	const shown = asker.shown_task_ids;
	if (shown.length === 0) return none(saidBy(asker).noList);
	if (reference.kind === "run") {
		const { count, last } = reference;
		if (count > shown.length) return none(saidBy(asker).shownOnly(shown.length));
		return findNumbers(asker, last ? shown.slice(-count) : shown.slice(0, count));
	}
	const ids = reference.positions.map((position) => shown.at(position > 0 ? position - 1 : position));
	const known = ids.filter((task_id) => task_id !== undefined);
	if (known.length < ids.length) return none(saidBy(asker).shownOnly(shown.length));
	return findNumbers(asker, [...new Set(known)]);
}

/**
 * Words name a task when its title is exactly them, or when it is the only one whose title has them all. What the
 * search finds beyond that (stems, typing errors) is offered, not taken. "A and B" is one title before it is two.
 */
async function findWords(
	asker: Asker,
	{ words, parts }: Extract<TaskReference, { kind: "words" }>,
	scope: Scope,
): Promise<Found> {
	const query = wordsOf(words).join(" ");
	const missing = none(saidBy(asker).like[scope](asWritten(words)));
	if (query === "") return missing;
	const page = await asker.readModel.listTasks(asker.user_id, { status: scope, search: query, limit: 20 });
	const exact = page.data.filter(({ title }) => fold(title) === fold(words));
	if (exact.length === 1) return { kind: "tasks", tasks: exact };
	const holding = page.data.filter((task) => hasWords(task, words));
	if (holding.length === 1) return { kind: "tasks", tasks: holding };
	if (holding.length === 0) {
		// The search need not find "Stand-up" by "standup": what was touched last is looked through as well.
		const recent = await asker.readModel.listTasks(asker.user_id, {
			status: scope,
			sort: "updated_at",
			order: "desc",
			limit: PAGE,
		});
		const close = closestTasks([...page.data, ...recent.data], words);
		if (close.length === 1) return { kind: "tasks", tasks: close };
		if (close.length > 1) return { kind: "several", tasks: close };
	}
	if (holding.length === 0 && parts) {
		return findEach(
			asker,
			parts.map((part) => ({ kind: "words", words: part })),
			scope,
		);
	}
	const tasks = holding.length > 1 ? holding : page.data;
	if (tasks.length === 0) return missing;
	return holding.length > 1 ? { kind: "several", tasks } : { kind: "several", tasks, is_guess: true };
}

const none = (text: string): Found => ({ kind: "none", text });
const saidBy = ({ settings }: Asker): Words["finding"] => wordsFor(settings.locale).finding;
const namesOf = ({ settings }: Asker, tasks: readonly Task[]) =>
	tasks.map((task) => taskName(task, wordsFor(settings.locale)));
