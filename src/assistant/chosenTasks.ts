/** Which of the tasks of an open question an answer means: "the second one", "the oat one", "both", "all but #3". */

import { isNamed, readReference, type TaskReference } from "../language/requests/references.ts";
import type { ReadingContext } from "../language/shapes/reading.ts";
import type { ReadModel } from "../ports/readModel.ts";
import { hasWords } from "./wordsOfTitles.ts";

const OPENING = /^(?:(?:and|only|just|i mean|i meant|yes,?|yeah,?|ok,?) )+/i;
const SPARED = /^(?:(?:yes,? )?(?:all|everything|both|them)? ?(?:but not|but|except(?: for)?|without|not)) (.+)$/i;

/** Ids of `about`, in their order; `undefined` when the text names none of them, or not clearly. */
export async function chosenTasks(
	{ readModel, user_id }: { readonly readModel: ReadModel; readonly user_id: string },
	about: readonly number[],
	text: string,
	context: ReadingContext,
): Promise<readonly number[] | undefined> {
	const plain = text.trim().replace(/(?<![\s,])[\s,]+(?:please|thanks|then)[.!?]*$|(?<![.!?])[.!?]+$/i, "");
	const spared = SPARED.exec(plain)?.[1];
	if (spared !== undefined) {
		const left = await chosenTasks({ readModel, user_id }, about, spared, context);
		return left && left.length < about.length ? about.filter((id) => !left.includes(id)) : undefined;
	}
	const said = plain.replace(OPENING, "");
	const reference = readReference(said, context);
	if (reference === undefined) return undefined;
	if (reference.kind === "several") {
		const parts = reference.parts.map((part) => placesOf(part, about));
		return parts.every((part) => part !== undefined) ? [...new Set(parts.flat())] : undefined;
	}
	if (reference.kind !== "words") return placesOf(reference, about);
	// A new task may hold the same words; so an answer has to look like one.
	if (!isNamed(reference, said) && !/^(?:the|my) /i.test(said) && said.split(/\s+/).length > 2) return undefined;
	const tasks = await Promise.all(about.map((task_id) => readModel.findTask(user_id, task_id)));
	const fitting = tasks.filter((task) => task !== undefined && hasWords(task, reference.words));
	return fitting.length === 1 ? fitting.flatMap((task) => (task ? [task.task_id] : [])) : undefined;
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
		default:
			return undefined;
	}
}
