/** A request that names tasks and changes them: finds the tasks, asks where it must (policy), sends the commands. */
import type { AddTask, AskedDue } from "../domain/commands.ts";
import { isRecurring } from "../domain/seriesOfTask.ts";
import type { Task } from "../domain/task.ts";
import { readQuickAdd } from "../language/quickAdd.ts";
import type { ChangeRequest } from "../language/requests/request.ts";
import { judge } from "../tools/policy.ts";
import { carryOut, type Errand } from "./carryOut.ts";
import { scopeOf, stepsFor } from "./changes.ts";
import { type Asker, type Found, findTasks } from "./findTasks.ts";
import { askAddition, askDeletion, askWhether, askWhich } from "./questions.ts";
import type { Step } from "./steps.ts";
import type { TurnPart } from "./turn.ts";
import { capital, countWords, dueWords, instantWords, taskLine, taskName } from "./wording.ts";

const MOST_NAMED = 10;

/** `asks`: the words may mean something else; `addition`: namely this task. */
interface Doubt {
	readonly asks?: boolean;
	readonly addition?: AddTask | undefined;
}

/** `before`: how many tasks the message has changed already. */
export async function* changeTasks(
	errand: Errand,
	asker: Asker,
	request: ChangeRequest,
	before: number,
	doubt: Doubt = {},
): AsyncGenerator<TurnPart> {
	const asking = { turn_id: errand.turn_id, key: errand.key, asked: errand.asked, now: asker.now };
	const { reference } = request;
	// "Put back the milk" also means what was completed by mistake.
	if (request.kind === "restore" && request.reference.kind === "words") {
		const [deleted, completed] = [
			await findTasks(asker, request.reference, "deleted"),
			await findTasks(asker, request.reference, "completed"),
		];
		if (deleted.kind === "none" && completed.kind !== "none") {
			yield* changeTasks(errand, asker, { kind: "reopen", reference: request.reference }, before);
			return;
		}
	}
	const found: Found = reference
		? ofSeries(request, await findTasks(asker, reference, scopeOf(request)))
		: await findReminded(asker);
	if (found.kind === "none") {
		yield say(`${found.text} Nothing was changed.`);
		// "Complete the tax form" can be a task that is still to be added.
		if (reference?.kind === "words" && !errand.isPart)
			yield askAddition(asking, readQuickAdd(errand.asked, asker).draft);
		// "… and add a note: …" means this task, and no other that was spoken of before.
		if (reference?.kind === "words") yield { kind: "about", task_ids: [] };
		return;
	}
	const toSteps = (task: Task) => stepsFor(request, task, asker);
	if (found.kind === "several") {
		yield say("That could be more than one task.");
		yield askWhich(asking, `Which one do you mean? (${VERBS[request.kind]})`, found.tasks, toSteps, doubt.addition);
		yield { kind: "about", task_ids: found.tasks.map(({ task_id }) => task_id) };
		yield { kind: "shown", task_ids: found.tasks.slice(0, MOST_NAMED).map(({ task_id }) => task_id) };
		return;
	}
	const { tasks } = found;
	const steps = tasks.flatMap(toSteps);
	if (steps.length === 0) {
		const why =
			"within" in request
				? "it is not due then"
				: request.kind === "shift_due"
					? "it is due on a whole day, so say days or a time"
					: `there is nothing to ${VERBS[request.kind]}`;
		const lines = tasks.slice(0, MOST_NAMED).map((task) => taskLine(task, asker.settings));
		yield say(`${lines.join(", ")}: ${why}. Nothing was changed.`);
		return;
	}
	const isLimited = request.kind === "pause_series" && request.is_limited === true;
	if (isLimited) yield say("I can pause it, but not resume it by myself: say “resume” when the time has come.\n");
	const isSure = doubt.asks !== true && doubt.addition === undefined && !isLimited;
	const verdict = judge({
		kind: request.kind === "delete" ? "deletes" : "changes",
		isOutward: false,
		count: tasks.length,
		before,
		certainty: isSure ? "sure" : "guess",
		principal: "assistant",
		mayAct: "as_policy_says",
	});
	if (verdict.kind === "do") {
		yield* carryOut(errand, steps);
		return;
	}
	const names = tasks.slice(0, MOST_NAMED).map(taskName).join(", ");
	const more = tasks.length > MOST_NAMED ? ` and ${tasks.length - MOST_NAMED} more` : "";
	yield say(`${before === 0 ? "Nothing has been changed yet. It" : "The next step"} is about ${names}${more}.`);
	const question = `${capital(VERBS[request.kind])} ${countWords(tasks.length)}${goalOf(steps, asker)}?`;
	// A deletion is asked about anyway: what becomes of the tasks below belongs to the same question.
	const isAsked = request.kind === "delete" && asker.settings.children === "ask";
	const ids = tasks.map(({ task_id }) => task_id);
	const below = isAsked ? await asker.readModel.countOpenBelow(asker.user_id, ids) : 0;
	yield below > 0
		? askDeletion(asking, question, below, steps, doubt.addition)
		: askWhether(asking, question, tasks, steps, doubt.addition);
	yield { kind: "about", task_ids: tasks.map(({ task_id }) => task_id) };
	if (tasks.length > 1) yield { kind: "shown", task_ids: tasks.slice(0, MOST_NAMED).map(({ task_id }) => task_id) };
}

/** Where all of them are to come to lie. */
function goalOf(steps: readonly Step[], { settings }: Asker): string {
	const goals = steps.map((step) => (step.type === "EditTask" && step.changes.due ? step.changes.due : undefined));
	const wordsOf = (due: AskedDue) => ("at" in due ? instantWords(due.at, settings) : dueWords(due, settings));
	const words = new Set(goals.map((due) => (due === undefined ? "" : ` to ${wordsOf(due)}`)));
	return words.size === 1 ? [...words].join("") : "";
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

const say = (delta: string): TurnPart => ({ kind: "text", delta });

const VERBS: Readonly<Record<ChangeRequest["kind"], string>> = {
	complete: "complete",
	add_below: "add a subtask to",
	reopen: "reopen",
	delete: "delete",
	restore: "restore",
	rename: "rename",
	describe: "describe",
	change_due: "move",
	shift_due: "move",
	clear_due: "take the due date from",
	change_priority: "change",
	add_tag: "tag",
	remove_tag: "untag",
	set_category: "categorise",
	clear_category: "take the category from",
	snooze: "snooze",
	remind: "remind of",
	cancel_reminder: "cancel: the reminders of",
	make_recurring: "repeat",
	change_recurrence: "repeat",
	end_series: "stop repeating",
	skip_occurrence: "skip",
	move_occurrence: "move",
	pause_series: "pause",
	resume_series: "resume",
};

/** "snooze 1 hour" is about the reminder that fired last; without one, about the task just spoken of. */
async function findReminded(asker: Asker): Promise<Found> {
	const page = await asker.readModel.history(asker.user_id, { limit: 50 });
	const fired = page.data.find((event) => event.type === "reminder.sent");
	if (fired?.type === "reminder.sent")
		return findTasks(asker, { kind: "numbers", task_ids: [fired.data.task_id] }, "all");
	return findTasks(asker, { kind: "pronoun", many: false }, "all");
}
