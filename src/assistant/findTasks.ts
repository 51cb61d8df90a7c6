/** From how a request names tasks to the tasks. More than one candidate for one name is a question, never a guess. */
import { type InstantText, instantOfWallTime, type TimeText, toInstantText } from "../domain/instant.ts";
import type { Settings, Task } from "../domain/task.ts";
import type { TaskFilter, TaskReference } from "../language/references.ts";
import type { ReadModel, TaskQuery } from "../ports/readModel.ts";

export type Found =
	| { readonly kind: "tasks"; readonly tasks: readonly Task[] }
	/** One is meant, these could be it. */
	| { readonly kind: "several"; readonly tasks: readonly Task[] }
	| { readonly kind: "none"; readonly text: string };

export interface Asker {
	readonly readModel: ReadModel;
	readonly user_id: string;
	readonly settings: Settings;
	readonly now: Temporal.Instant;
	readonly recent_task_ids: readonly number[];
}

/** Which tasks a request can be about: completing needs an open one, restoring a deleted one. */
export type Scope = "open" | "completed" | "deleted" | "all";

/** More tasks than this are not handled by one message. */
const MOST = 500;
const PAGE = 100;

export async function findTasks(asker: Asker, reference: TaskReference, scope: Scope): Promise<Found> {
	switch (reference.kind) {
		case "numbers":
			return findNumbers(asker, reference.task_ids);
		case "pronoun":
			return findRecent(asker, reference.many);
		case "position": {
			const task_id = asker.recent_task_ids.at(reference.position > 0 ? reference.position - 1 : -1);
			return task_id === undefined
				? none("I showed no such list just now. Say the task's number, for example “#3”.")
				: findNumbers(asker, [task_id]);
		}
		case "filter": {
			const tasks = await listFiltered(asker, reference.filter, scope);
			if (tasks === "no_such_label") return none("There is no such tag or category.");
			return tasks.length === 0 ? none("There is no such task.") : { kind: "tasks", tasks };
		}
		case "words":
			return findWords(asker, reference.words, scope);
	}
}

/** Every task that a filter names, in the order a list shows them. */
export async function listFiltered(
	asker: Asker,
	filter: TaskFilter,
	scope: Scope,
): Promise<readonly Task[] | "no_such_label"> {
	const conditions = await conditionsOf(asker, filter);
	if (conditions === undefined) return "no_such_label";
	const tasks: Task[] = [];
	let cursor: string | null = null;
	do {
		const page: Awaited<ReturnType<ReadModel["listTasks"]>> = await asker.readModel.listTasks(asker.user_id, {
			status: filter.status ?? scope,
			...conditions,
			sort: "due",
			order: "asc",
			limit: PAGE,
			...(cursor === null ? {} : { cursor }),
		});
		tasks.push(...page.data);
		cursor = page.next_cursor;
	} while (cursor !== null && tasks.length < MOST);
	return tasks;
}

async function conditionsOf(asker: Asker, filter: TaskFilter): Promise<Partial<TaskQuery> | undefined> {
	const { readModel, user_id } = asker;
	const sameName = (name: string) => (label: { name: string }) => label.name.toLowerCase() === name.toLowerCase();
	const tag = filter.tag && (await readModel.tags(user_id)).find(sameName(filter.tag));
	const category = filter.category && (await readModel.categories(user_id)).find(sameName(filter.category));
	if ((filter.tag && !tag) || (filter.category && !category)) return undefined;
	return {
		...(tag ? { tag_ids: [tag.id] } : {}),
		...(category ? { category_id: category.id } : {}),
		...(filter.priority ? { priority: filter.priority } : {}),
		...(filter.words ? { search: filter.words } : {}),
		...boundsOf(filter.when, asker),
	};
}

/** Bounds are exclusive, and a whole-day task counts as its day's first instant: the lower bound is 1 ms before it. */
function boundsOf(when: TaskFilter["when"], { now, settings }: Asker): Partial<TaskQuery> {
	if (when === undefined) return {};
	if (when === "overdue") return { overdue: true };
	const today = now.toZonedDateTimeISO(settings.time_zone).toPlainDate();
	const first = { monday: 1, sunday: 7, saturday: 6 }[settings.week_start];
	const weekEnd = today.add({ days: 7 - ((today.dayOfWeek - first + 7) % 7) });
	const [from, until] = {
		today: [today, today.add({ days: 1 })] as const,
		tomorrow: [today.add({ days: 1 }), today.add({ days: 2 })] as const,
		week: [today, weekEnd] as const,
		next_week: [weekEnd, weekEnd.add({ days: 7 })] as const,
	}[when];
	return {
		due_after: toInstantText(Temporal.Instant.from(startOf(from, settings)).subtract({ milliseconds: 1 })),
		due_before: startOf(until, settings),
	};
}

function startOf(date: Temporal.PlainDate, settings: Settings): InstantText {
	const text = date.toString() as Parameters<typeof instantOfWallTime>[0];
	return instantOfWallTime(text, "00:00" as TimeText, settings.time_zone);
}

async function findNumbers({ readModel, user_id }: Asker, task_ids: readonly number[]): Promise<Found> {
	const found = await Promise.all(task_ids.map((task_id) => readModel.findTask(user_id, task_id)));
	const missing = task_ids.filter((_, index) => found[index] === undefined);
	if (missing.length > 0) return none(`There is no task ${missing.map((task_id) => `#${task_id}`).join(", ")}.`);
	return { kind: "tasks", tasks: found.filter((task) => task !== undefined) };
}

async function findRecent(asker: Asker, many: boolean): Promise<Found> {
	const ids = asker.recent_task_ids;
	if (ids.length === 0) return none("I do not know which task you mean. Say its number, for example “#3”.");
	const found = await findNumbers(asker, ids);
	return found.kind === "tasks" && ids.length > 1 && !many ? { kind: "several", tasks: found.tasks } : found;
}

/**
 * Words name a task when its title is exactly them, or when it is the only one whose title has them all. What the
 * search finds beyond that (stems, typing errors) is offered, not taken.
 */
async function findWords(asker: Asker, words: string, scope: Scope): Promise<Found> {
	const query = words.replaceAll(/[^\p{L}\p{M}\p{N}\s]+/gu, " ").trim();
	const missing = none(`I found no ${scope === "open" || scope === "all" ? "" : `${scope} `}task like “${words}”.`);
	if (query === "") return missing;
	const page = await asker.readModel.listTasks(asker.user_id, { status: scope, search: query, limit: 20 });
	const exact = page.data.filter(({ title }) => fold(title) === fold(words));
	if (exact.length === 1) return { kind: "tasks", tasks: exact };
	const wanted = fold(query).split(" ");
	const holding = page.data.filter(({ title }) => {
		const have = fold(title.replaceAll(/[^\p{L}\p{M}\p{N}\s]+/gu, " ")).split(" ");
		return wanted.every((word) => have.includes(word));
	});
	if (holding.length === 1) return { kind: "tasks", tasks: holding };
	const tasks = holding.length > 1 ? holding : page.data;
	return tasks.length === 0 ? missing : { kind: "several", tasks };
}

const fold = (text: string) =>
	text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim();
const none = (text: string): Found => ({ kind: "none", text });
