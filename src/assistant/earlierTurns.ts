/** What the journal says about turns: what to undo, and what to redo. */
import type { UndoTarget } from "../domain/commands.ts";
import { undoneSeqs } from "../domain/undoTarget.ts";
import type { Asker } from "./findTasks.ts";
import type { Step } from "./steps.ts";

const LOOK_BACK = 100;

/** The last change that still stands: a whole turn when a turn made it, otherwise the last command. */
export async function findLastChange({ readModel, user_id }: Asker): Promise<UndoTarget> {
	const page = await readModel.history(user_id, { limit: LOOK_BACK });
	const undone = undoneSeqs(page.data);
	const last = page.data.find(
		({ seq, undoes, principal }) => undoes === null && !undone.has(seq) && principal.kind !== "system",
	);
	return last?.principal.turn_id === undefined ? { last: 1 } : { turn_id: last.principal.turn_id };
}

/**
 * The step that takes back the last undo that still stands; `undefined` when there is none. An undo of an undo is no undo:
 * it puts back what was.
 */
export async function findRedo({ readModel, user_id }: Asker): Promise<Step | undefined> {
	const page = await readModel.history(user_id, { limit: LOOK_BACK });
	const undone = undoneSeqs(page.data);
	const undoes = new Map(page.data.map((event) => [event.seq, event.undoes]));
	const isUndo = (seq: number): boolean => {
		const target = undoes.get(seq) ?? null;
		return target !== null && !isUndo(target);
	};
	const last = page.data.find(({ seq }) => isUndo(seq) && !undone.has(seq));
	if (last === undefined) return undefined;
	const types = new Map(page.data.map(({ seq, type }) => [seq, type]));
	// Of several events that undid one (a deletion cancels reminders, too) one stands for it.
	const stands = new Map<number, [event_id: string, type: string]>();
	for (const { event_id, undoes, command_id } of page.data) {
		const type = undoes === null ? undefined : types.get(undoes);
		if (undoes !== null && type !== undefined && command_id === last.command_id) stands.set(undoes, [event_id, type]);
	}
	return { type: "Redo", event_ids: [last.event_id], stands: Object.fromEntries(stands.values()) };
}
