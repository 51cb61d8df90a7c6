/** One receipt for a whole turn, whatever it was made of (P12). */
import type { JournalEvent } from "../domain/events.ts";
import { wordsFor } from "../words/words.ts";
import { happenedWords } from "./historyWords.ts";
import type { Receipt, TurnPart } from "./turn.ts";

export function* oneReceipt(receipts: readonly Receipt[]): Generator<TurnPart> {
	const [first] = receipts;
	if (first === undefined) return;
	const receipt: Receipt = {
		title: [...new Set(receipts.map(({ title }) => title))].join(", "),
		lines: receipts.flatMap(({ lines }) => lines),
		events: receipts.flatMap(({ events }) => events),
		turn_id: first.turn_id,
		locale: first.locale,
	};
	yield { kind: "receipt", receipt };
}

/** What the journal says that a turn did, where the turn itself could not say it any more. */
export function receiptOfEvents(turn_id: string, events: readonly JournalEvent[], locale: string): Receipt {
	const words = wordsFor(locale);
	const lines = events.map((event) => ({
		task_id: "task_id" in event.data ? event.data.task_id : null,
		text: capital(happenedWords(event, words)),
		chips: [],
	}));
	return {
		title: words.changes.receipt.before,
		lines,
		events: events.map(({ event_id, seq, type }) => ({ event_id, seq, type })),
		turn_id,
		locale,
	};
}

/** A turn that is run again and has been carried out: what the journal says of it, and nothing is done. */
export function* carriedOutBefore(events: readonly JournalEvent[], locale: string): Generator<TurnPart> {
	const words = wordsFor(locale);
	const happened = new Set(events.map((event) => happenedWords(event, words)));
	yield { kind: "text", delta: words.changes.carriedOut([...happened]) };
}

const capital = (text: string) => `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
