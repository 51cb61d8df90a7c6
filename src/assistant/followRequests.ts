/** The requests of a message, read without a model: each is carried out, answered, or asked about. */
import type { Request } from "../language/requests/request.ts";
import { judgeOwnWord } from "../tools/policy.ts";
import { wordsFor } from "../words/words.ts";
import { asWritten } from "../words/written.ts";
import { oneReceipt } from "./answering/receipts.ts";
import { report } from "./answering/reports.ts";
import type { Asker } from "./asker.ts";
import { followTie } from "./asking/nearTie.ts";
import { additionOf, askingOf, askWhether } from "./asking/questions.ts";
import { addUnlessThere } from "./changing/addUnlessThere.ts";
import { carryOut } from "./changing/carryOut.ts";
import { changeSettings } from "./changing/changeSettings.ts";
import { changeTasks } from "./changing/changeTasks.ts";
import { changeLabel } from "./changing/labelChanges.ts";
import { muteMails } from "./changing/muteMails.ts";
import type { Errand } from "./errand.ts";
import { followUp } from "./followUp.ts";
import type { Receipt, TurnPart } from "./turn.ts";
import { speak } from "./turnParts.ts";

/**
 * The requests of one message in their order, each about what those before it left ("complete #1 and delete it"). One that
 * must be asked about ends the turn: what comes after it is not done, and that is said. One receipt stands for all.
 */
export async function* followAll(errand: Errand, asker: Asker, requests: readonly Request[]): AsyncGenerator<TurnPart> {
	const receipts: Receipt[] = [];
	const questions: TurnPart[] = [];
	let { recent_task_ids, shown_task_ids } = asker;
	let changed = 0;
	let followed = 0;
	try {
		for (const request of requests) {
			if (errand.signal.aborted || questions.length > 0) break;
			if (followed > 0) yield speak("\n");
			const key = followed === 0 ? errand.key : `${errand.key}:${followed}`;
			followed++;
			for await (const part of follow(
				{ ...errand, key, isPart: requests.length > 1 },
				{ ...asker, recent_task_ids, shown_task_ids },
				request,
				changed,
			)) {
				if (part.kind === "receipt") receipts.push(part.receipt);
				else if (part.kind === "question") questions.push(part);
				else yield part;
				if (part.kind === "about") recent_task_ids = part.task_ids;
				if (part.kind === "shown") shown_task_ids = part.task_ids;
			}
			changed = new Set(receipts.flatMap(({ lines }) => lines.map(({ task_id }) => task_id))).size;
		}
		const left = requests.length - followed;
		if (left > 0) yield speak(`\n${wordsFor(asker.settings.locale).asks.notDone(left)}`);
	} catch (fault) {
		// A change must not stand without its receipt, whatever fails after it (P12).
		yield* oneReceipt(receipts);
		throw fault;
	}
	yield* oneReceipt(receipts);
	yield* questions;
}

async function* follow(errand: Errand, asker: Asker, request: Request, changed: number): AsyncGenerator<TurnPart> {
	const said = wordsFor(asker.settings.locale).asks;
	switch (request.kind) {
		case "yes":
		case "no":
			yield speak(said.noQuestion);
			return;
		case "either":
			yield* followTie(errand, asker, request.readings, (one) => follow(errand, asker, one, changed));
			return;
		case "unclear":
			yield* followUp(errand, asker, request, changed);
			return;
		case "add":
			yield* addUnlessThere(errand, asker, request, changed);
			return;
		case "add_several":
			yield* addSeveral(errand, asker, request.readings, changed);
			return;
		case "mute":
		case "unmute":
			yield await muteMails(errand.endpoints, asker, request);
			return;
		case "settings":
			yield* changeSettings(errand, asker, request.changes);
			return;
		case "undo":
			yield* carryOut(errand, [{ tool: "undo", arguments: { last: request.last ?? 1 } }]);
			return;
		case "redo":
			yield* carryOut(errand, [{ tool: "undo", arguments: { redo: true } }]);
			return;
		case "create_tag":
		case "create_category":
		case "rename_tag":
		case "rename_category":
		case "delete_tag":
		case "delete_category":
		case "color_tag":
		case "color_category":
		case "color_label":
			yield* changeLabel(errand, asker, request);
			return;
		case "list":
		case "count":
		case "next_due":
		case "show":
		case "preview":
		case "list_tags":
		case "list_categories":
		case "list_reminders":
		case "explain_delivery":
		case "show_settings":
		case "search":
		case "history":
		case "help":
		case "nothing":
			yield* await report(errand, asker, request);
			return;
		default:
			yield* changeTasks(errand, asker, request, changed);
	}
}

async function* addSeveral(
	errand: Errand,
	asker: Asker,
	readings: Extract<Request, { kind: "add_several" }>["readings"],
	changed: number,
): AsyncGenerator<TurnPart> {
	const said = wordsFor(asker.settings.locale).asks;
	const steps = readings.map(additionOf);
	const verdict = judgeOwnWord({ kind: "adds", count: steps.length, before: changed });
	if (verdict.kind === "do") {
		yield* carryOut(errand, steps);
		return;
	}
	yield speak(said.addSeveral.about(readings.map(({ understood }) => asWritten(understood.title))));
	yield askWhether(askingOf(errand, asker), said.addSeveral.question(steps.length), [], steps);
}
