/** What the journal says about turns: what to redo. */
import { undoneSeqs } from "../domain/undoTarget.ts";
import type { LatestChanges } from "../ports/journal.ts";
import { type Earlier, lookBack } from "../tools/earlierChanges.ts";
import type { Step } from "./steps.ts";

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
