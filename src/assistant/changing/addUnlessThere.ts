/** A text that could be a task or a request about one is decided by the tasks that are there; where both could be meant, it is asked. */

import { findMeantLabel } from "../../domain/labels/labels.ts";
import { isRecurring } from "../../domain/series/seriesOfTask.ts";
import type { Task } from "../../domain/tasks/task.ts";
import type { ChangeRequest, Request, Sounding } from "../../language/requests/request.ts";
import type { FullReading } from "../../language/shapes/reading.ts";
import { taskLine } from "../../words/taskText.ts";
import { wordsFor } from "../../words/words.ts";
import { taskName } from "../../words/written.ts";
import { report } from "../answering/reports.ts";
import type { Asker } from "../asker.ts";
import { askWhatIsMeant, standingOf } from "../asking/nearTie.ts";
import { additionOf, askAddition, askingOf } from "../asking/questions.ts";
import type { Errand } from "../errand.ts";
import { findTasks } from "../finding/findTasks.ts";
import { isWhole } from "../finding/wordsOfTitles.ts";
import type { TurnPart } from "../turn.ts";
import { aboutTasks, idsOf, MOST_NAMED, speak } from "../turnParts.ts";
import { carryOut } from "./carryOut.ts";
import { scopeOf } from "./changes.ts";
import { changeTasks, OF_SERIES } from "./changeTasks.ts";

/** As a title of its own such a text makes no sense once there is a task that it fits. */
const SURE: ReadonlySet<ChangeRequest["kind"]> = new Set<ChangeRequest["kind"]>([
	"complete",
	"reopen",
	"set_duration",
	"change_priority",
	"clear_tags",
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
	{ reading, perhaps = [], sounds }: Extract<Request, { kind: "add" }>,
	changed: number,
): AsyncGenerator<TurnPart> {
	const standing = await standingOf(asker, perhaps);
	if (standing.length > 1 && new Set(perhaps.map(({ kind }) => kind)).size > 1) {
		yield* askWhatIsMeant(errand, asker, standing, reading);
		return;
	}
	let notRecurring: Task | undefined;
	for (const change of perhaps) {
		const tasks = await findThere(asker, change);
		if (tasks.length === 0) {
			notRecurring ??= await findNotRecurring(asker, change);
			continue;
		}
		const isSure = SURE.has(change.kind) && saysAll(change, tasks);
		yield* changeTasks(errand, asker, change, changed, isSure ? {} : { addition: reading });
		return;
	}
	if (notRecurring && sounds?.kind !== "state") {
		const words = wordsFor(asker.settings.locale);
		yield speak(words.asks.notRecurring(taskName(notRecurring, words)));
		yield askAddition(askingOf(errand, asker), reading);
		return;
	}
	if (sounds) {
		yield* askAboutSound(errand, asker, reading, sounds, changed);
		return;
	}
	yield* carryOut(errand, [additionOf(reading)]);
}

/**
 * A statement about a task that is there changes it after a question, or nothing ("not yet"). Any other order is asked
 * about: a task by that name is what hardly anybody wants.
 */
async function* askAboutSound(
	errand: Errand,
	asker: Asker,
	reading: FullReading,
	sounds: Sounding,
	changed: number,
): AsyncGenerator<TurnPart> {
	const said = wordsFor(asker.settings.locale).asks;
	if (sounds.kind === "label") {
		const { tags, categories } = await asker.readModel.labels(asker.user_id);
		if (findMeantLabel(categories, sounds.words) ?? findMeantLabel(tags, sounds.words)) {
			yield* await report(errand, asker, { kind: "list", filter: { words: sounds.words } });
			return;
		}
	}
	if (sounds.kind === "state") {
		const { change, reference } = sounds;
		if (change && (await findThere(asker, change)).length > 0) {
			yield* changeTasks(errand, asker, change, changed, change.kind === "complete" ? {} : { addition: reading });
			return;
		}
		const found = await findTasks(asker, reference, "open");
		if (found.kind === "tasks" || (found.kind === "several" && !found.is_guess)) {
			const lines = found.tasks.slice(0, MOST_NAMED).map((task) => taskLine(task, asker.settings));
			yield speak(said.unchanged(lines));
			yield aboutTasks(idsOf(found.tasks));
			return;
		}
	}
	yield speak(said.notFound(sounds.kind === "state" ? said.fitsNone : said.cannot));
	yield askAddition(askingOf(errand, asker), reading);
}

/** "I called mum" is said of "call mum"; of "call mum's bank" perhaps, so it is asked. */
const saysAll = ({ reference }: ChangeRequest, tasks: readonly Task[]): boolean =>
	reference?.kind !== "words" || !reference.whole || tasks.every((task) => isWhole(task, reference.words));

async function findThere(asker: Asker, change: ChangeRequest): Promise<readonly Task[]> {
	const { reference } = change;
	if (reference === undefined) return [];
	if (change.kind === "set_category") {
		const { categories } = await asker.readModel.labels(asker.user_id);
		if (!findMeantLabel(categories, change.category)) return [];
	}
	const found = await findTasks(asker, reference, scopeOf(change));
	if (found.kind === "none" || (found.kind === "several" && found.is_guess)) return [];
	return !OF_SERIES.has(change.kind) || found.tasks.some(isRecurring) ? found.tasks : [];
}

/** "Pause the report": it is there, and nothing of it can be paused. Only where the words are all of its title. */
async function findNotRecurring(asker: Asker, change: ChangeRequest): Promise<Task | undefined> {
	const { reference } = change;
	if (!OF_SERIES.has(change.kind) || reference?.kind !== "words") return undefined;
	const found = await findTasks(asker, reference, "open");
	const [task] = found.kind === "tasks" ? found.tasks : [];
	return task && !isRecurring(task) && isWhole(task, reference.words) ? task : undefined;
}
