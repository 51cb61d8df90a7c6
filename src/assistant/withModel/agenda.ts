/**
 * What one message wants to have added: a small model adds the first of three things and says "Done". As the reader without a model
 * understands the message; what it cannot tell is on no list.
 */
import type { Settings } from "../../domain/settings/settings.ts";
import { isSameWord, wordsIn } from "../../language/matters.ts";
import { outlineRequests } from "../../language/requests/requestOutline.ts";
import type { JsonObject } from "../../ports/assistant/model.ts";

export interface Agenda {
	/** A call that was done, or proposed. */
	take(name: string, given: JsonObject): void;
	/** Titles that no call was for, once one of several was. */
	left(): readonly string[];
}

/** One thing alone is no list: whoever adds it has done all. */
const LEAST = 2;

export function createAgenda(
	asked: string,
	present: { readonly now: Temporal.Instant; readonly settings: Settings },
): Agenda {
	const outline = outlineRequests(asked, present);
	const wanted = outline.flatMap(({ tasks }) => tasks.map(({ title }) => title));
	const isList = wanted.length >= LEAST;
	const left = new Set(wanted);
	let hasBegun = false;
	return {
		take(name, { title, text }) {
			if (name !== "add_task" && name !== "quick_add") return;
			const words = wordsIn(String(title ?? text ?? ""));
			for (const one of left) {
				if (!wordsIn(one).every((word) => words.some((given) => isSameWord(word, given)))) continue;
				left.delete(one);
				hasBegun = true;
			}
		},
		left: () => (isList && hasBegun ? [...left] : []),
	};
}
