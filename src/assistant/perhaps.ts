/** What the words alone leave open is decided by the tasks that are there; where both could be meant, it is asked. */

import { isRecurring } from "../domain/seriesOfTask.ts";
import type { Task } from "../domain/task.ts";
import type { ChangeRequest, Request } from "../language/request.ts";
import { carryOut, type Errand } from "./carryOut.ts";
import { scopeOf } from "./changes.ts";
import { changeTasks, OF_SERIES } from "./changeTasks.ts";
import { type Asker, findTasks, isWhole } from "./findTasks.ts";
import { suggestions } from "./suggestions.ts";
import type { TurnPart } from "./turn.ts";

/** As a title of its own such a text makes no sense once there is a task that it fits. */
const SURE: ReadonlySet<ChangeRequest["kind"]> = new Set<ChangeRequest["kind"]>([
	"complete",
	"reopen",
	"change_priority",
	"add_tag",
	"remove_tag",
	"set_category",
	"clear_due",
	"clear_category",
	"remind",
	"cancel_reminder",
	"skip_occurrence",
	"move_occurrence",
	"shift_due",
	"pause_series",
	"resume_series",
	"end_series",
	"make_recurring",
	"change_recurrence",
]);
/** "Skip the plants" is a request where such a task recurs, and else a task; "cancel the dentist" is asked. */
export async function* addUnlessThere(
	errand: Errand,
	asker: Asker,
	{ reading, perhaps = [] }: Extract<Request, { kind: "add" }>,
	changed: number,
): AsyncGenerator<TurnPart> {
	for (const change of perhaps) {
		const tasks = await findThere(asker, change);
		if (tasks.length === 0) continue;
		const isSure = SURE.has(change.kind) && saysAll(change, tasks);
		yield* changeTasks(errand, asker, change, changed, isSure ? {} : { addition: reading.draft });
		return;
	}
	// What was left open is asked after the task is safe, so that nothing is lost over a question.
	yield* carryOut(
		errand,
		[reading.draft],
		reading.questions.map(({ text }) => text),
	);
}

/** "I called mum" is said of "call mum"; of "call mum's bank" perhaps, so it is asked. */
const saysAll = ({ reference }: ChangeRequest, tasks: readonly Task[]): boolean =>
	reference?.kind !== "words" || !reference.whole || tasks.every((task) => isWhole(task, reference.words));

async function findThere(asker: Asker, change: ChangeRequest): Promise<readonly Task[]> {
	const { reference } = change;
	if (reference === undefined) return [];
	if (change.kind === "set_category") {
		const name = change.category.toLowerCase();
		const categories = await asker.readModel.categories(asker.user_id);
		if (!categories.some((category) => category.name.toLowerCase() === name)) return [];
	}
	const found = await findTasks(asker, reference, scopeOf(change));
	if (found.kind === "none" || (found.kind === "several" && found.is_guess)) return [];
	return !OF_SERIES.has(change.kind) || found.tasks.some(isRecurring) ? found.tasks : [];
}

/** A fragment ("at 3pm") means the task of the turn before, if there is one that is open. */
export async function* followUp(
	errand: Errand,
	asker: Asker,
	request: Extract<Request, { kind: "unclear" }>,
	changed: number,
): AsyncGenerator<TurnPart> {
	const { perhaps, text, reference } = request;
	const found = perhaps?.reference && (await findTasks(asker, perhaps.reference, "open"));
	const isOpen = found && found.kind !== "none" && found.tasks.every(({ status }) => status === "open");
	if (perhaps && isOpen) {
		yield* changeTasks(errand, asker, perhaps, changed, { asks: request.asks === true });
		return;
	}
	yield { kind: "text", delta: `${text}\nYou can also:\n${await suggestions(asker)}` };
	const named = reference && (await findTasks(asker, reference, "open"));
	if (named?.kind === "tasks") yield { kind: "about", task_ids: named.tasks.map(({ task_id }) => task_id) };
}
