/** The tasks that have in common what a request says: a filter as conditions on the read model, and what these cannot say. */

import { findMeantLabel } from "../../domain/labels/labels.ts";
import { isPaused, isRecurring } from "../../domain/series/seriesOfTask.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import { startOfWeek } from "../../domain/settings/week.ts";
import type { Task } from "../../domain/tasks/task.ts";
import {
	dateTextOf,
	type InstantText,
	instantOfWallTime,
	type TimeText,
	toInstantText,
} from "../../domain/time/instant.ts";
import type { TaskFilter } from "../../language/requests/named/filters.ts";
import type { ReadModel, TaskQuery } from "../../ports/reading/readModel.ts";
import type { Asker, Scope } from "../asker.ts";
import { hasWords } from "./wordsOfTitles.ts";

/** More tasks than this are not handled by one message. */
export const MOST_HANDLED = 500;
const PAGE = 100;
const MOST_PAGES = 50;

/** The most urgent and the newest come first. */
const ORDERS = {
	due: { sort: "due", order: "asc" },
	priority: { sort: "priority", order: "desc" },
	title: { sort: "title", order: "asc" },
	created_at: { sort: "created_at", order: "desc" },
} as const;

export interface Listed {
	readonly tasks: readonly Task[];
	/** There are no more than these. */
	readonly isAll: boolean;
}

/** The tasks that a filter names, in the order a list shows them: all, or the first `most` of them. */
export async function listFiltered(
	asker: Asker,
	said: TaskFilter,
	scope: Scope,
	most = MOST_HANDLED,
): Promise<Listed | "no_such_label"> {
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
	} while (cursor !== null && tasks.length <= most && ++pages < MOST_PAGES);
	return { tasks: tasks.slice(0, most), isAll: cursor === null && tasks.length <= most };
}

/** "All home tasks" are those of the tag or the category of that name, and only where there is none those with the word. */
async function withLabel({ readModel, user_id }: Asker, filter: TaskFilter): Promise<TaskFilter> {
	const { words, ...others } = filter;
	if (words === undefined) return filter;
	const { tags, categories } = await readModel.labels(user_id);
	if (filter.tag === undefined && findMeantLabel(tags, words)) return { ...others, tag: words };
	if (filter.category === undefined && findMeantLabel(categories, words)) return { ...others, category: words };
	return filter;
}

/** The conditions that the store has no query for. The search for words finds stems, too; named are only whole words. */
function holds(task: Task, { when, recurs, paused, words, untagged, uncategorized }: TaskFilter): boolean {
	if (when === "none" && task.due !== null) return false;
	if (when === "any" && task.due === null) return false;
	if (recurs && !isRecurring(task)) return false;
	if (paused && !isPaused(task)) return false;
	if (untagged && task.tag_ids.length > 0) return false;
	if (uncategorized && task.category_id !== null) return false;
	return words === undefined || hasWords(task, words);
}

async function conditionsOf(asker: Asker, filter: TaskFilter): Promise<Partial<TaskQuery> | undefined> {
	const { readModel, user_id } = asker;
	const { tags, categories } = await readModel.labels(user_id);
	const tag = filter.tag && findMeantLabel(tags, filter.tag);
	const category = filter.category && findMeantLabel(categories, filter.category);
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
	// "What did I complete this week?" means the days that are over, too.
	const begins = (date: Temporal.PlainDate) => (status === "completed" ? date : today);
	const weekEnd = startOfWeek(today, settings.week_start).add({ weeks: 1 });
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
function startOf(date: Temporal.PlainDate, settings: Settings): InstantText {
	return instantOfWallTime(dateTextOf(date), "00:00" as TimeText, settings.time_zone);
}
