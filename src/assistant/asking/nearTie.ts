/**
 * Words that say as much for one thing as for another ("stop #6", "put it under work"). What is there decides first: what recurs can
 * be paused, only what there is can be taken away. What is left of the readings, if it is more than one, is asked, each as a button.
 */
import { findMeantLabel } from "../../domain/labels/labels.ts";
import { isRecurring } from "../../domain/series/seriesOfTask.ts";
import type { Label, Task } from "../../domain/tasks/task.ts";
import type { ChangeRequest, Request } from "../../language/requests/request.ts";
import type { FullReading } from "../../language/shapes/reading.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import { dueText } from "../../words/taskText.ts";
import { wordsFor } from "../../words/words.ts";
import { isolated, plainTaskName } from "../../words/written.ts";
import type { Asker } from "../asker.ts";
import { callsFor, scopeOf } from "../changing/changes.ts";
import { OF_SERIES, withParent } from "../changing/changeTasks.ts";
import type { Errand } from "../errand.ts";
import { findTasks } from "../finding/findTasks.ts";
import type { TurnPart } from "../turn.ts";
import { aboutTasks, idsOf, speak } from "../turnParts.ts";
import { askAmong, askingOf } from "./questions.ts";

/** A reading that the tasks there leave, and what it would do. */
interface Standing {
	readonly request: ChangeRequest;
	readonly choices: readonly {
		readonly value: string;
		readonly task_id: number;
		readonly calls: readonly ToolCall[];
	}[];
}

type Follow = (request: Request) => AsyncIterable<TurnPart>;

/** `follow` carries out the one that is meant, where there is no doubt. */
export async function* followTie(
	errand: Errand,
	asker: Asker,
	readings: readonly Request[],
	follow: Follow,
): AsyncGenerator<TurnPart> {
	const [first] = readings;
	const standing = await standingOf(asker, readings.filter(isChange));
	const [only, ...others] = standing;
	if (only !== undefined && others.length > 0) yield* askWhatIsMeant(errand, asker, standing);
	else if (only !== undefined) yield* follow(only.request);
	else if (first !== undefined) yield* follow(first);
}

/** Those of these changes that make sense with the tasks there, each kind once. */
export async function standingOf(asker: Asker, changes: readonly ChangeRequest[]): Promise<readonly Standing[]> {
	const standing: Standing[] = [];
	for (const request of changes) {
		if (standing.some((one) => one.request.kind === request.kind)) continue;
		const choices = await choicesOf(asker, request);
		if (choices.length > 0) standing.push({ request, choices });
	}
	return standing;
}

/** `addition`: it could be a new task as well. */
export function* askWhatIsMeant(
	errand: Errand,
	asker: Asker,
	standing: readonly Standing[],
	addition?: FullReading,
): Generator<TurnPart> {
	const { either } = wordsFor(asker.settings.locale).asks;
	yield speak(either.about);
	const choices = standing.flatMap((one) => one.choices);
	yield askAmong(askingOf(errand, asker), either.question, choices, addition);
	yield aboutTasks([...new Set(idsOf(choices))]);
}

const isChange = (request: Request): request is ChangeRequest =>
	"reference" in request && request.reference !== undefined;

async function choicesOf(asker: Asker, request: ChangeRequest): Promise<Standing["choices"]> {
	const { reference } = request;
	if (reference === undefined) return [];
	const [found, known] = [await findTasks(asker, reference, scopeOf(request)), await withParent(asker, request)];
	if (found.kind === "none" || known.kind === "none" || (found.kind === "several" && found.is_guess)) return [];
	const words = wordsFor(asker.settings.locale);
	const fits = await fitting(asker, request);
	return found.tasks.filter(fits).flatMap((task) => {
		const calls = callsFor(known, task, asker);
		const value = words.asks.either.choice(
			request.kind,
			plainTaskName(task, words),
			isolated(detailOf(asker, request)),
		);
		return calls.length === 0 ? [] : [{ value, task_id: task.task_id, calls }];
	});
}

/** What tells the choices apart beside the task: where to, which name. */
function detailOf({ settings }: Asker, request: ChangeRequest): string {
	switch (request.kind) {
		case "add_tag":
		case "remove_tag":
			return request.tag;
		case "set_category":
			return request.category;
		case "rename":
			return request.title;
		case "add_below":
			return request.reading.understood.title;
		case "change_due":
			return dueText(request.due, settings);
		default:
			return "";
	}
}

/** Whether a task is in the state that the request is about: whoever asks to reopen means what is done. */
async function fitting(asker: Asker, request: ChangeRequest): Promise<(task: Task) => boolean> {
	const { readModel, user_id } = asker;
	const idOf = (labels: readonly Label[], name: string) => findMeantLabel(labels, name)?.id;
	const isOpen = ({ status }: Task) => status === "open";
	if (OF_SERIES.has(request.kind)) return (task) => isOpen(task) && isRecurring(task);
	switch (request.kind) {
		case "add_tag": {
			const id = idOf((await readModel.labels(user_id)).tags, request.tag);
			return (task) => id !== undefined && isOpen(task) && !task.tag_ids.includes(id);
		}
		case "remove_tag": {
			const id = idOf((await readModel.labels(user_id)).tags, request.tag);
			return (task) => id !== undefined && task.tag_ids.includes(id);
		}
		case "set_category": {
			const id = idOf((await readModel.labels(user_id)).categories, request.category);
			return (task) => id !== undefined && isOpen(task);
		}
		case "clear_category": {
			const { category } = request;
			if (category === undefined) return isOpen;
			const id = idOf((await readModel.labels(user_id)).categories, category);
			return (task) => id !== undefined && task.category_id === id;
		}
		case "delete":
			return ({ status }) => status !== "deleted";
		case "reopen":
			return ({ status }) => status === "completed";
		case "restore":
			return ({ status }) => status === "deleted";
		default:
			return isOpen;
	}
}
