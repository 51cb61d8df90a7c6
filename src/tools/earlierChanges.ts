/** What the journal says of the last changes that still stand, named so that a later answer means the same ones. */

import type { UndoTarget } from "../domain/commands/commands.ts";
import { turnOf } from "../domain/events/principal.ts";
import { MOST_EVENTS_OF_UNDO, undoneSeqs } from "../domain/undo/undoTarget.ts";
import type { Journal, LatestChanges } from "../ports/commands/journal.ts";
import type { Stands } from "./undoWords.ts";

/** Among so many events that were asked for: mostly the first look finds it, and no undo looks further than the second. */
const LOOK_BACK = [50, MOST_EVENTS_OF_UNDO];

export interface Earlier {
	readonly journal: Pick<Journal, "latestChanges">;
	readonly user_id: string;
}

/** What the look finds in as little of the journal as it takes. `isAll`: nothing is before that, or nothing that counts. */
async function lookBack<Found>(
	{ journal, user_id }: Earlier,
	look: (changes: LatestChanges, isAll: boolean) => Found | undefined,
): Promise<Found | undefined> {
	for (const limit of LOOK_BACK) {
		const changes = await journal.latestChanges(user_id, limit);
		const isAll = changes.latest.length < limit || limit === MOST_EVENTS_OF_UNDO;
		const found = look(changes, isAll);
		if (found !== undefined || isAll) return found;
	}
	return undefined;
}

/**
 * The last `count` changes that are neither undone nor undos, for the chat and for tools. One change is a whole turn where a
 * turn made it, otherwise a command. Named by the events they are, since "the last" is another one as soon as anything else
 * happens.
 */
export async function findUndoTarget(earlier: Earlier, count: number): Promise<UndoTarget> {
	const target = await lookBack(earlier, ({ latest }, isAll) => lastChanges(latest, count, isAll));
	return target ?? { last: count };
}

/** `undefined`: none, or more of them may be further back. */
function lastChanges(latest: LatestChanges["latest"], count: number, isAll: boolean): UndoTarget | undefined {
	const undone = undoneSeqs(latest);
	const changes = new Map<string, string[]>();
	const commands = new Set<string>();
	let isWhole = isAll;
	for (const { seq, undoes, event_id, command_id, principal } of latest) {
		if (undoes !== null || undone.has(seq)) continue;
		const change = turnOf(principal) ?? command_id;
		if (!changes.has(change) && changes.size === count) {
			isWhole = true;
			break;
		}
		// An event stands for its command.
		if (commands.has(command_id)) continue;
		commands.add(command_id);
		changes.set(change, [...(changes.get(change) ?? []), event_id]);
	}
	const event_ids = [...changes.values()].flat();
	return isWhole && event_ids.length > 0 ? { event_ids } : undefined;
}

/** An undo that can be taken back: an event of it, and what stands again then. */
export interface Redo {
	readonly event_ids: readonly string[];
	readonly stands: Stands;
}

/** The last undo that still stands; `undefined` when there is none. An undo of an undo is no undo: it puts back what was. */
export function findRedo(earlier: Earlier): Promise<Redo | undefined> {
	return lookBack(earlier, redoOf);
}

function redoOf({ latest, earlier }: LatestChanges): Redo | undefined {
	const events = [...latest, ...earlier];
	const undone = undoneSeqs(latest);
	const undoes = new Map(events.map((event) => [event.seq, event.undoes]));
	const isUndo = (seq: number): boolean => {
		const target = undoes.get(seq) ?? null;
		return target !== null && !isUndo(target);
	};
	const last = latest.find(({ seq }) => isUndo(seq) && !undone.has(seq));
	if (last === undefined) return undefined;
	const types = new Map(events.map(({ seq, type }) => [seq, type]));
	// Of several events that undid one (a deletion cancels reminders, too) one stands for it.
	const stands = new Map<number, [event_id: string, type: string]>();
	for (const { event_id, undoes, command_id } of latest) {
		const type = undoes === null ? undefined : types.get(undoes);
		if (undoes !== null && type !== undefined && command_id === last.command_id) stands.set(undoes, [event_id, type]);
	}
	return { event_ids: [last.event_id], stands: Object.fromEntries(stands.values()) };
}
