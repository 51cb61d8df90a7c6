/** One receipt for a whole turn, whatever it was made of (P12). */
import type { JournalEvent } from "../domain/events.ts";
import { happenedWords } from "./historyWords.ts";
import type { Receipt, TurnPart } from "./turn.ts";
import { capital } from "./wording.ts";

export function* oneReceipt(receipts: readonly Receipt[]): Generator<TurnPart> {
	const [first] = receipts;
	if (first === undefined) return;
	const receipt: Receipt = {
		title: [...new Set(receipts.map(({ title }) => title))].join(", "),
		lines: receipts.flatMap(({ lines }) => lines),
		events: receipts.flatMap(({ events }) => events),
		turn_id: first.turn_id,
	};
	yield { kind: "receipt", receipt };
}

/** What the journal says that a turn did, where the turn itself could not say it any more. */
export function receiptOfEvents(turn_id: string, events: readonly JournalEvent[]): Receipt {
	const lines = events.map((event) => ({
		task_id: "task_id" in event.data ? event.data.task_id : null,
		text: capital(happenedWords(event)),
		chips: [],
	}));
	return {
		title: "Carried out before",
		lines,
		events: events.map(({ event_id, seq, type }) => ({ event_id, seq, type })),
		turn_id,
	};
}

/** A turn that is run again and has been carried out: what the journal says of it, and nothing is done. */
export function* carriedOutBefore(events: readonly JournalEvent[]): Generator<TurnPart> {
	const words = [...new Set(events.map(happenedWords))];
	yield {
		kind: "text",
		delta: `This message was carried out before: ${words.join(", ")}. Nothing was done again.`,
	};
}
