/** What the inverses of single events have in common. */
import type { DomainEvent } from "./events.ts";
import type { InstantText } from "./instant.ts";

/** The events that take an event back, and what of it could not be taken back. Both may be there: field by field. */
export interface Inverse {
	readonly events: readonly DomainEvent[];
	/** Sentences without a full stop; the report shows them. */
	readonly reasons: readonly string[];
}

export interface UndoGround {
	readonly now: InstantText;
	/** The reason when `what` no longer is as the event left it; it names the later event if that one is known. */
	readonly changedLater: (register: string, what: string) => string;
	/** Whether an event that counts wrote it later. */
	readonly isChangedLater: (register: string) => boolean;
}

export function inverse(...events: DomainEvent[]): Inverse {
	return { events, reasons: [] };
}

export function cannot(reason: string): Inverse {
	return { events: [], reasons: [reason] };
}
