/** Which events an undo is about, which of them still count, and which tasks they name. */

import type { UndoTarget } from "../commands/commands.ts";
import type { JournalEvent } from "../events/events.ts";
import { turnOf } from "../events/principal.ts";

/** So many events an undo can look at; what hangs together with more is refused rather than undone by halves. */
export const MOST_EVENTS_OF_UNDO = 2_000;

/**
 * The seqs of the events that are undone at present. An undo can be undone in turn, which makes the first event
 * count again; since what undoes is always later, one pass from the end settles every chain.
 */
export function undoneSeqs(events: readonly JournalEvent[]): Set<number> {
	const undone = new Set<number>();
	for (const event of events.toSorted((a, b) => b.seq - a.seq)) {
		if (event.undoes !== null && !undone.has(event.seq)) undone.add(event.undoes);
	}
	return undone;
}

/** The events of the commands that the target names, whole commands always, ascending by seq. */
export function eventsToUndo(target: UndoTarget, pastEvents: readonly JournalEvent[]): readonly JournalEvent[] {
	const commands = commandsToUndo(target, pastEvents);
	return pastEvents.filter((event) => commands.has(event.command_id)).sort((a, b) => a.seq - b.seq);
}

function commandsToUndo(target: UndoTarget, pastEvents: readonly JournalEvent[]): ReadonlySet<string> {
	if ("last" in target) return lastCommands(target.last, pastEvents);
	const chosen = (event: JournalEvent) => {
		if ("event_ids" in target) return target.event_ids.includes(event.event_id);
		if ("turn_id" in target) return turnOf(event.principal) === target.turn_id;
		return event.principal.id === target.principal_id;
	};
	return new Set(pastEvents.filter(chosen).map((event) => event.command_id));
}

/** Counted in commands that still count. One that was undone in part is undone: to ask again would change nothing. */
function lastCommands(count: number, pastEvents: readonly JournalEvent[]): ReadonlySet<string> {
	const undone = undoneSeqs(pastEvents);
	const spent = new Set<string>();
	for (const event of pastEvents) {
		if (event.undoes !== null || undone.has(event.seq) || event.principal.kind === "system") {
			spent.add(event.command_id);
		}
	}
	const chosen = new Set<string>();
	for (const event of pastEvents.toSorted((a, b) => b.seq - a.seq)) {
		if (chosen.size === count && !chosen.has(event.command_id)) break;
		if (!spent.has(event.command_id)) chosen.add(event.command_id);
	}
	return chosen;
}

/** The ids of all tasks that these events name, ascending, each once. */
export function tasksOfEvents(events: readonly JournalEvent[]): number[] {
	const ids = new Set<number>();
	for (const { data } of events) {
		if ("task_id" in data) ids.add(data.task_id);
		if ("task_ids" in data) for (const id of data.task_ids) ids.add(id);
		// A parent that an undo brings back must be there to be checked.
		if ("previous_fields" in data && "parent_id" in data.previous_fields && data.previous_fields.parent_id != null) {
			ids.add(data.previous_fields.parent_id);
		}
	}
	return [...ids].sort((a, b) => a - b);
}
