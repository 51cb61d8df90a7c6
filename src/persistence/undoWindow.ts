/** The part of a user's journal that an undo has to look at (ports/journal.ts loadForUndo). */
import type { UndoTarget } from "../domain/commands.ts";
import type { JournalEvent } from "../domain/events.ts";
import { MOST_EVENTS_OF_UNDO } from "../domain/undoTarget.ts";
import type { Database } from "./database.ts";
import { EVENT_COLUMN, type EventRow } from "./rows.ts";

/** "The last n" is looked for among the latest events; undone ones in between are passed over. */
const LATEST = `
SELECT event FROM (
  SELECT j.seq, ${EVENT_COLUMN} FROM journal j WHERE j.user_id = $1 ORDER BY j.seq DESC LIMIT ${MOST_EVENTS_OF_UNDO}
) latest ORDER BY seq`;

/**
 * The commands that hold a named event, whole, and what came later on the same tasks, on labels and settings, or as
 * an undo. Events of other tasks cannot stand in the way. One more than an undo can look at tells it that it is too much.
 */
const FROM_NAMED = `
WITH named AS (
  SELECT j.seq, j.command_id FROM journal j
  WHERE j.user_id = $1 AND (
    j.event_id = ANY($2::uuid[]) OR j.principal->>'turn_id' = $3 OR j.principal->>'id' = $4)
), whole AS (
  SELECT j.seq, j.data FROM journal j
  WHERE j.user_id = $1 AND j.command_id IN (SELECT command_id FROM named)
), touched AS (
  SELECT DISTINCT (data->>'task_id')::integer AS task_id FROM whole WHERE data ? 'task_id'
)
SELECT event FROM (
  SELECT j.seq, ${EVENT_COLUMN} FROM journal j
  WHERE j.user_id = $1 AND j.seq >= (SELECT min(seq) FROM whole) AND (
    j.seq IN (SELECT seq FROM whole) OR j.undoes IS NOT NULL OR NOT j.data ? 'task_id'
    OR (j.data->>'task_id')::integer IN (SELECT task_id FROM touched))
  ORDER BY j.seq LIMIT ${MOST_EVENTS_OF_UNDO + 1}
) window_ ORDER BY seq`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function undoWindow(
	database: Database,
	user_id: string,
	target: UndoTarget,
): Promise<readonly JournalEvent[]> {
	const rows =
		"last" in target
			? await database.query<EventRow>(LATEST, [user_id], "undo_latest")
			: await database.query<EventRow>(FROM_NAMED, [user_id, ...nameOf(target)], "undo_named");
	return rows.map(({ event }) => event);
}

/** Event ids (what is no uuid names nothing), turn id, principal id; null matches no row. */
function nameOf(target: Exclude<UndoTarget, { readonly last: number }>): readonly unknown[] {
	if ("event_ids" in target) return [target.event_ids.filter((id) => UUID.test(id)), null, null];
	if ("turn_id" in target) return [[], target.turn_id, null];
	return [[], null, target.principal_id];
}
