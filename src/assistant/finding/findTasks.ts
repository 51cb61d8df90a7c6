/** From how a request names tasks to the tasks. More than one candidate for one name is a question, never a guess. */
import type { Task } from "../../domain/tasks/task.ts";
import type { TaskReference } from "../../language/requests/named/references.ts";
import { type Words, wordsFor } from "../../words/words.ts";
import { asWritten, taskName } from "../../words/written.ts";
import type { Asker, Scope } from "../asker.ts";
import { listFiltered, MOST_HANDLED } from "./listFiltered.ts";
import { closestTasks, fold, hasWords, wordsOf } from "./wordsOfTitles.ts";

export type Found =
	| { readonly kind: "tasks"; readonly tasks: readonly Task[] }
	/** One is meant, these could be it; `is_guess`: only by what the search finds beyond the words. */
	| { readonly kind: "several"; readonly tasks: readonly Task[]; readonly is_guess?: true }
	| { readonly kind: "none"; readonly text: string };

/** How many tasks are looked at for one name. */
const CANDIDATES = 100;

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
			const listed = await listFiltered(asker, reference.filter, scope);
			if (listed === "no_such_label") return none(saidBy(asker).noLabel);
			const { tasks, isAll } = listed;
			// "All" of more than that would be a part of them.
			if (!isAll) return none(saidBy(asker).tooMany(MOST_HANDLED));
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

/** Places in the list that was shown last, never in an order that nobody has seen. One that was not shown is no other. */
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
			limit: CANDIDATES,
		});
		const close = closestTasks([...page.data, ...recent.data], words);
		if (close.length === 1) return { kind: "tasks", tasks: close };
		if (close.length > 1) return { kind: "several", tasks: close };
	}
	const [only, ...others] = parts ?? [];
	if (holding.length === 0 && only !== undefined && others.length === 0)
		return findWords(asker, { kind: "words", words: only }, scope);
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
