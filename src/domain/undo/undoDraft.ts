/** An undo while it is being decided: its events so far and the book as they would leave it. */

import type { NewEvent } from "../commands/decision.ts";
import type { DomainEvent, JournalEvent } from "../events/events.ts";
import { evolve } from "../evolve/evolve.ts";
import type { Book } from "../state/book.ts";
import type { InstantText } from "../time/instant.ts";

export interface UndoDraft {
	book(): Book;
	events(): readonly NewEvent[];
	/** The past and the draft's own events after it. */
	journal(): readonly JournalEvent[];
	add(event: DomainEvent, undoes: number | null): void;
}

/** A draft that starts from the book as it is; nothing outside of it changes. */
export function makeDraft(start: Book, pastEvents: readonly JournalEvent[], now: InstantText): UndoDraft {
	const added: JournalEvent[] = [];
	const last = pastEvents.reduce((most, { seq }) => Math.max(most, seq), 0);
	let book = start;
	return {
		book: () => book,
		events: () => added.map(({ type, data, undoes }) => ({ type, data, undoes }) as NewEvent),
		journal: () => [...pastEvents, ...added],
		add(event, undoes) {
			// Provisional numbers: they only have to come after the past. The journal gives the real ones.
			const drafted: JournalEvent = {
				...event,
				undoes,
				user_id: "",
				seq: last + 1 + added.length,
				event_id: "",
				at: now,
				principal: { kind: "system", id: "undo" },
				command_id: "",
				n: added.length,
			};
			added.push(drafted);
			book = evolve(book, drafted);
		},
	};
}
