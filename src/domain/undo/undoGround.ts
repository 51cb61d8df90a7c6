/** What the inverses of single events have in common. */
import type { DomainEvent } from "../events/events.ts";
import { type RefusalKey, type Sentence, say } from "../refusals/sentence.ts";
import type { InstantText } from "../time/instant.ts";

/** The events that take an event back, and what of it could not be taken back. Both may be there: field by field. */
export interface Inverse {
	readonly events: readonly DomainEvent[];
	/** Sentences without a full stop; the report shows them. */
	readonly reasons: readonly Sentence[];
}

export interface UndoGround {
	readonly now: InstantText;
	/** The reason when `what` no longer is as the event left it; it names the later event if that one is known. */
	readonly changedLater: (register: string, what: Sentence) => Sentence;
	/** Whether an event that counts wrote it later. */
	readonly isChangedLater: (register: string) => boolean;
}

/** What a field that was changed since is called where a person is told of it. */
export const fieldChanged = (field: ChangedField): Sentence => say("field_changed", { name: say(`field_${field}`) });

type ChangedField =
	Extract<RefusalKey, `field_${string}`> extends `field_${infer Name}` ? Exclude<Name, "changed"> : never;

export function inverse(...events: DomainEvent[]): Inverse {
	return { events, reasons: [] };
}

export function cannot(reason: Sentence): Inverse {
	return { events: [], reasons: [reason] };
}
