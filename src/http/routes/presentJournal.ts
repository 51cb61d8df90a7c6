/** Events and deliveries as the wire has them. */

import type { UndoReport } from "../../domain/commands/decision.ts";
import type { JournalEvent } from "../../domain/events/events.ts";
import { nameOf, turnOf } from "../../domain/events/principal.ts";
import type { Recurrence } from "../../domain/tasks/task.ts";
import type { DeliveryRow } from "../../ports/reading/readModel.ts";
import { refusalIn } from "../../words/refusals.ts";
import { remarkIn } from "../../words/remarkIn.ts";
import { ruleText } from "../../words/ruleText.ts";
import type { Reading } from "../../words/taskText.ts";
import { wordsForBrowser } from "../../words/words.ts";
import type { EventView, UndoneView } from "../contract/contract.ts";
import type { DeliveryView } from "../contract/deliveryContract.ts";
import type { Raw } from "./route.ts";

export function presentEvent(event: JournalEvent): EventView {
	const { event_id, seq, at, principal, command_id, undoes, type, data } = event;
	const { kind, id } = principal;
	const [turn_id, name] = [turnOf(principal), nameOf(principal)];
	const view = {
		event_id,
		seq,
		type,
		at,
		principal: { kind, id, ...(turn_id === undefined ? {} : { turn_id }), ...(name === undefined ? {} : { name }) },
		command_id,
		undoes,
		data,
	};
	// TypeScript does not follow that type and data still belong together after the destructuring.
	return view as EventView;
}

/** The same for people: a rule that the event changes is in words, too. */
export const presentEventTo =
	(reading: Reading) =>
	(event: JournalEvent): EventView => {
		const { data } = event;
		if (!("updated_fields" in data && "recurrence" in data.updated_fields)) return presentEvent(event);
		const inWords = (recurrence: Recurrence | null | undefined) => (recurrence ? ruleText(recurrence, reading) : null);
		const before = "previous_fields" in data && "recurrence" in data.previous_fields && data.previous_fields.recurrence;
		const rules = { before: inWords(before || null), after: inWords(data.updated_fields.recurrence) };
		return { ...presentEvent(event), rules };
	};

/** What was undone, and what could not be and why, in the reader's language. */
export function presentUndo(report: UndoReport, { header }: Pick<Raw, "header">) {
	const words = wordsForBrowser(header("accept-language"));
	return {
		undone: report.undone.map(presentUndone),
		not_undone: report.not_undone.map((event) => ({
			...presentUndone(event),
			// An answer that was stored before there were codes has none.
			code: event.code ?? "in_the_way",
			reason: event.why?.map((why) => refusalIn(why, words)).join("; ") ?? event.reason,
		})),
	};
}

/** Named one by one: a stored answer comes back with its names in another order, and a repeat is to be the same bytes. */
function presentUndone({ event_id, seq, type }: UndoneView["undone"][number]): UndoneView["undone"][number] {
	return { event_id, seq, type };
}

/** What we say of it ourselves is in the language, and by the clock, of the settings. */
export const presentDelivery =
	(reading: Reading) =>
	({ delivery_id, answer, ...row }: DeliveryRow): DeliveryView => ({
		id: delivery_id,
		provider_answer: answer === null ? null : remarkIn(answer, reading),
		...row,
	});
