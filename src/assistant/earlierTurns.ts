/** What the journal says about turns: what to undo, and whether a turn was carried out before. */
import type { UndoTarget } from "../domain/commands.ts";
import type { JournalEvent } from "../domain/events.ts";
import type { Asker } from "./findTasks.ts";

const LOOK_BACK = 100;

/** Events that this turn caused earlier (it is being run again), ascending. */
export async function findTurnEvents({ readModel, user_id }: Asker, turn_id: string): Promise<JournalEvent[]> {
	const page = await readModel.history(user_id, { principal_id: "chat", limit: LOOK_BACK });
	return page.data.filter(({ principal }) => principal.turn_id === turn_id).reverse();
}

/** The last change that still stands: a whole turn when a turn made it, otherwise the last command. */
export async function findLastChange({ readModel, user_id }: Asker): Promise<UndoTarget> {
	const page = await readModel.history(user_id, { limit: LOOK_BACK });
	const undone = new Set(page.data.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])));
	const last = page.data.find(
		({ seq, undoes, principal }) => undoes === null && !undone.has(seq) && principal.kind !== "system",
	);
	return last?.principal.turn_id === undefined ? { last: 1 } : { turn_id: last.principal.turn_id };
}
