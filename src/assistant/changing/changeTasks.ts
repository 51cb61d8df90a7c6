/** A request that names tasks and changes them: finds the tasks, asks where it must (policy), sends the commands. */
import { isRecurring } from "../../domain/series/seriesOfTask.ts";
import type { Due, Task } from "../../domain/tasks/task.ts";
import type { TaskReference } from "../../language/requests/named/references.ts";
import { readDraft } from "../../language/requests/readers/readAddition.ts";
import type { ChangeRequest } from "../../language/requests/request.ts";
import type { FullReading } from "../../language/shapes/reading.ts";
import { movedTo, shifted } from "../../tools/movedDue.ts";
import { judgeOwnWord } from "../../tools/policy.ts";
import type { Asked } from "../../words/en/asks.ts";
import { dueText, instantText, taskLine } from "../../words/taskText.ts";
import { type Words, wordsFor } from "../../words/words.ts";
import { isolated, taskName } from "../../words/written.ts";
import type { Asker } from "../asker.ts";
import { askAddition, askDeletion, askingOf, askWhether, askWhich } from "../asking/questions.ts";
import type { Errand } from "../errand.ts";
import { type Found, findTasks } from "../finding/findTasks.ts";
import type { TurnPart } from "../turn.ts";
import { aboutTasks, idsOf, MOST_NAMED, showsTasks, speak } from "../turnParts.ts";
import { carryOut } from "./carryOut.ts";
import { callsFor, type KnownChange, scopeOf } from "./changes.ts";

/** `asks`: the words may mean something else; `addition`: namely this task. */
interface Doubt {
	readonly asks?: boolean;
	readonly addition?: FullReading | undefined;
}

/** `before`: how many tasks the message has changed already. */
export async function* changeTasks(
	errand: Errand,
	asker: Asker,
	request: ChangeRequest,
	before: number,
	doubt: Doubt = {},
): AsyncGenerator<TurnPart> {
	const asking = askingOf(errand, asker);
	const { words } = asking;
	const said = words.asks;
	const { reference } = request;
	const completed = await completedIn(asker, request);
	if (completed) {
		yield* changeTasks(errand, asker, { kind: "reopen", reference: completed }, before);
		return;
	}
	const found: Found = reference
		? ofSeries(request, await findTasks(asker, reference, scopeOf(request)))
		: await findReminded(asker);
	const known = await withParent(asker, request);
	if (found.kind === "none" || known.kind === "none") {
		yield speak(said.notFound(found.kind === "none" ? found.text : known.kind === "none" ? known.text : ""));
		const isNamed = reference?.kind === "words" || (request.kind === "put_below" && request.parent.kind === "words");
		// "Complete the tax form" can be a task that is still to be added.
		if (isNamed && !errand.isPart) yield askAddition(asking, readDraft(errand.asked, asker));
		// "… and add a note: …" means this task, and no other that was spoken of before.
		if (isNamed) yield aboutTasks([]);
		return;
	}
	const toSteps = (task: Task) => callsFor(known, task, asker);
	if (found.kind === "several") {
		yield speak(said.several);
		yield askWhich(asking, said.which(request.kind), found.tasks, toSteps, doubt.addition);
		yield aboutTasks(idsOf(found.tasks));
		yield showsTasks(idsOf(found.tasks.slice(0, MOST_NAMED)));
		return;
	}
	const { tasks } = found;
	const steps = tasks.flatMap(toSteps);
	if (steps.length === 0) {
		const lines = tasks.slice(0, MOST_NAMED).map((task) => taskLine(task, asker.settings));
		yield speak(said.nothingTo(lines, said[whyNothing(request)]));
		return;
	}
	const isLimited = request.kind === "pause_series" && request.is_limited === true;
	if (isLimited) yield speak(`${said.limitedPause}\n`);
	const isSure = doubt.asks !== true && doubt.addition === undefined && !isLimited;
	const verdict = judgeOwnWord({
		kind: request.kind === "delete" ? "deletes" : "changes",
		count: tasks.length,
		before,
		certainty: isSure ? "sure" : "guess",
	});
	if (verdict.kind === "do") {
		yield* carryOut(errand, steps);
		return;
	}
	const names = tasks.slice(0, MOST_NAMED).map((task) => taskName(task, words));
	yield speak((before === 0 ? said.about : said.nextAbout)(names, tasks.length - names.length));
	const question = said.whether(request.kind, askedOf(tasks, words), goalOf(known, tasks, asker));
	// A deletion is asked about anyway: what becomes of the tasks below belongs to the same question.
	const isAsked = request.kind === "delete" && asker.settings.children === "ask";
	const ids = idsOf(tasks);
	const below = isAsked ? await asker.readModel.countOpenBelow(asker.user_id, ids) : 0;
	yield below > 0
		? askDeletion(asking, question, below, steps, doubt.addition)
		: askWhether(asking, question, tasks, steps, doubt.addition);
	yield aboutTasks(idsOf(tasks));
	if (tasks.length > 1) yield showsTasks(idsOf(tasks.slice(0, MOST_NAMED)));
}

/** One task is named where it is decided on; of several there is a list above. */
function askedOf(tasks: readonly Task[], { moments }: Words): Asked {
	const [task, ...others] = tasks;
	const only = task && others.length === 0 ? moments.quoted(isolated(task.title)) : undefined;
	return { count: tasks.length, only };
}

/** "Put back the milk" also means what was completed by mistake. */
async function completedIn(asker: Asker, { kind, reference }: ChangeRequest): Promise<TaskReference | undefined> {
	if (kind !== "restore" || reference?.kind !== "words") return undefined;
	const [deleted, completed] = [
		await findTasks(asker, reference, "deleted"),
		await findTasks(asker, reference, "completed"),
	];
	return deleted.kind === "none" && completed.kind !== "none" ? reference : undefined;
}

/** "Make #3 a subtask of taxes": the other task must be clear, too. */
export async function withParent(
	asker: Asker,
	request: ChangeRequest,
): Promise<KnownChange | Extract<Found, { kind: "none" }>> {
	if (request.kind !== "put_below") return request;
	const { kind, reference, parent } = request;
	const found = await findTasks(asker, parent, "open");
	if (found.kind === "none") return found;
	const [task, ...others] = found.tasks;
	if (task !== undefined && others.length === 0 && found.kind === "tasks")
		return { kind, reference, parent_id: task.task_id };
	const words = wordsFor(asker.settings.locale);
	return { kind: "none", text: words.finding.several(found.tasks.map((one) => taskName(one, words))) };
}

/** Why there is no step to take. */
function whyNothing(request: ChangeRequest): "notDueThen" | "wholeDay" | "noReminder" | "nothingToDo" {
	if ("within" in request) return "notDueThen";
	if (request.kind === "shift_due") return "wholeDay";
	return request.kind === "cancel_reminder" || request.kind === "move_reminder" ? "noReminder" : "nothingToDo";
}

/** What all of them will be or have: when they will be due, where that is one moment, below which task, how urgent, under which label. */
function goalOf(change: KnownChange, tasks: readonly Task[], asker: Asker): string | undefined {
	const { settings } = asker;
	switch (change.kind) {
		case "put_below":
			return `#${change.parent_id}`;
		case "change_priority":
			return wordsFor(settings.locale).states.priorities[change.priority];
		case "add_tag":
		case "remove_tag":
			return `#${isolated(change.tag)}`;
		case "set_category":
			return wordsFor(settings.locale).moments.quoted(isolated(change.category));
		case "set_duration": {
			const { moments } = wordsFor(settings.locale);
			const minutes = change.duration_minutes;
			return minutes === null ? undefined : moments.span({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
		}
		case "rename":
			return wordsFor(settings.locale).moments.quoted(isolated(change.title));
	}
	const dueOf = (task: Task) =>
		change.kind === "change_due"
			? movedTo(task, change, asker)
			: change.kind === "shift_due"
				? shifted(task, change.by, asker)
				: undefined;
	const wordsOf = (due: Due) => ("at" in due ? instantText(due.at, settings) : dueText(due, settings));
	const words = new Set(tasks.map(dueOf).map((due) => (due === undefined ? undefined : wordsOf(due))));
	return words.size === 1 ? [...words][0] : undefined;
}

/** "Skip swimming" means the class that recurs, not the goggles that are to be bought once. */
function ofSeries({ kind }: ChangeRequest, found: Found): Found {
	if (found.kind !== "several" || !OF_SERIES.has(kind)) return found;
	const tasks = found.tasks.filter(isRecurring);
	if (tasks.length === 0) return found;
	return tasks.length === 1 && !found.is_guess ? { kind: "tasks", tasks } : { ...found, tasks };
}

/** Requests that only what recurs can be meant by. */
export const OF_SERIES: ReadonlySet<ChangeRequest["kind"]> = new Set<ChangeRequest["kind"]>([
	"skip_occurrence",
	"move_occurrence",
	"pause_series",
	"resume_series",
	"end_series",
	"change_recurrence",
]);

/** "snooze 1 hour" is about the reminder that fired last; without one, about the task just spoken of. */
async function findReminded(asker: Asker): Promise<Found> {
	const page = await asker.readModel.history(asker.user_id, { limit: 50 });
	const fired = page.data.find((event) => event.type === "reminder.sent");
	if (fired?.type === "reminder.sent")
		return findTasks(asker, { kind: "numbers", task_ids: [fired.data.task_id] }, "all");
	return findTasks(asker, { kind: "pronoun", many: false }, "all");
}
