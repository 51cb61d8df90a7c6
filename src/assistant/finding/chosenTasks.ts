/** Which of the tasks of an open question an answer means: "the second one", "the oat one", "both", "all but #3". */
import { type Choice, readChoices } from "../../language/requests/named/readChoice.ts";
import type { TaskReference } from "../../language/requests/named/references.ts";
import type { ReadingContext } from "../../language/shapes/reading.ts";
import type { ReadModel } from "../../ports/reading/readModel.ts";
import { hasWords } from "./wordsOfTitles.ts";

/** Ids of `about`, in their order; `undefined` when the text names none of them, or not clearly. */
export async function chosenTasks(
	readModel: Pick<ReadModel, "findTask">,
	user_id: string,
	about: readonly number[],
	text: string,
	context: ReadingContext,
): Promise<readonly number[] | undefined> {
	for (const choice of readChoices(text, context)) {
		const chosen = await tasksOf(readModel, user_id, about, choice);
		if (chosen === undefined) continue;
		if (!choice.isSpared) return chosen;
		if (chosen.length < about.length) return about.filter((id) => !chosen.includes(id));
	}
	return undefined;
}

async function tasksOf(
	readModel: Pick<ReadModel, "findTask">,
	user_id: string,
	about: readonly number[],
	{ reference, isAnswer }: Choice,
): Promise<readonly number[] | undefined> {
	if (reference.kind !== "words") return placesOf(reference, about);
	// A new task may hold the same words; so an answer has to look like one.
	if (!isAnswer) return undefined;
	const tasks = await Promise.all(about.map((task_id) => readModel.findTask(user_id, task_id)));
	const [only, ...others] = tasks.filter((task) => task !== undefined && hasWords(task, reference.words));
	return only !== undefined && others.length === 0 ? [only.task_id] : undefined;
}

function placesOf(reference: TaskReference, about: readonly number[]): readonly number[] | undefined {
	switch (reference.kind) {
		case "numbers":
			return reference.task_ids.every((id) => about.includes(id)) ? reference.task_ids : undefined;
		case "pronoun":
			return reference.many ? about : undefined;
		case "positions": {
			const ids = reference.positions.map((position) => about.at(position > 0 ? position - 1 : position));
			return ids.every((id) => id !== undefined) ? ids : undefined;
		}
		case "run":
			if (reference.count > about.length) return undefined;
			return reference.last ? about.slice(-reference.count) : about.slice(0, reference.count);
		case "filter":
			return Object.keys(reference.filter).length === 0 ? about : undefined;
		case "several": {
			const parts = reference.parts.map((part) => placesOf(part, about));
			return parts.every((part) => part !== undefined) ? [...new Set(parts.flat())] : undefined;
		}
		default:
			return undefined;
	}
}
