/** Answers messages that refer to the turn before, or that were not understood. */
import { readDraft } from "../language/requests/readers/readAddition.ts";
import type { Request } from "../language/requests/request.ts";
import { wordsFor } from "../words/words.ts";
import { suggestions } from "./answering/suggestions.ts";
import type { Asker } from "./asker.ts";
import { askAddition, askingOf } from "./asking/questions.ts";
import { changeTasks } from "./changing/changeTasks.ts";
import { doInstead } from "./changing/doInstead.ts";
import type { Errand } from "./errand.ts";
import { findTasks } from "./finding/findTasks.ts";
import type { TurnPart } from "./turn.ts";
import { aboutTasks, idsOf, speak } from "./turnParts.ts";

/** A fragment ("at 3pm") means the task of the turn before, if there is one that is open. */
export async function* followUp(
	errand: Errand,
	asker: Asker,
	request: Extract<Request, { kind: "unclear" }>,
	changed: number,
): AsyncGenerator<TurnPart> {
	const { perhaps, text, reference, instead } = request;
	if (instead && (yield* doInstead(errand, asker, instead))) return;
	const found = perhaps?.reference && (await findTasks(asker, perhaps.reference, "open"));
	const isOpen = found && found.kind !== "none" && found.tasks.every(({ status }) => status === "open");
	if (perhaps && isOpen) {
		yield* changeTasks(errand, asker, perhaps, changed, { asks: request.asks === true });
		return;
	}
	yield speak(wordsFor(asker.settings.locale).help.also(text, await suggestions(asker)));
	const named = reference && (await findTasks(asker, reference, "open"));
	if (named?.kind === "none" && reference?.kind === "words") {
		yield askAddition(askingOf(errand, asker), readDraft(errand.asked, asker));
	}
	if (named?.kind === "tasks") yield aboutTasks(idsOf(named.tasks));
}
