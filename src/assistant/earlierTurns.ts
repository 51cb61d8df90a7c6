/** What the journal says about turns: what to undo, and what to redo. */
import type { UndoTarget } from "../domain/commands.ts";
import { MOST_EVENTS_OF_UNDO, undoneSeqs } from "../domain/undoTarget.ts";
import type { Journal, LatestChanges } from "../ports/journal.ts";
import type { Step } from "./steps.ts";

/** Among so many events that were asked for: mostly the first look finds it, and no undo looks further than the second. */
const LOOK_BACK = [50, MOST_EVENTS_OF_UNDO];

export interface Earlier {
	readonly journal: Pick<Journal, "latestChanges">;
	readonly user_id: string;
}

/** What the look finds in as little of the journal as it takes. */
async function lookBack<Found>(
	{ journal, user_id }: Earlier,
	look: (changes: LatestChanges) => Found | undefined,
): Promise<Found | undefined> {
	for (const limit of LOOK_BACK) {
		const changes = await journal.latestChanges(user_id, limit);
		const found = look(changes);
		if (found !== undefined || changes.latest.length < limit) return found;
	}
	return undefined;
}

/** The last change that still stands: a whole turn when a turn made it, otherwise the last command. */
export async function findLastChange(earlier: Earlier): Promise<UndoTarget> {
	const last = await lookBack(earlier, ({ latest }) => {
		const undone = undoneSeqs(latest);
		return latest.find(({ seq, undoes }) => undoes === null && !undone.has(seq));
	});
	return last?.principal.turn_id === undefined ? { last: 1 } : { turn_id: last.principal.turn_id };
}

/**
 * The step that takes back the last undo that still stands; `undefined` when there is none. An undo of an undo is no undo:
 * it puts back what was.
 */
export function findRedo(earlier: Earlier): Promise<Step | undefined> {
	return lookBack(earlier, redoOf);
}

function redoOf({ latest, earlier }: LatestChanges): Step | undefined {
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
	return { type: "Redo", event_ids: [last.event_id], stands: Object.fromEntries(stands.values()) };
}
