/**
 * The part of a user's journal that an undo has to look at (ports/commands/journal.ts loadForUndo). Each piece is asked for by an
 * index of its own and bounded, so that it costs what it returns and not what the journal holds.
 */
import type { UndoTarget } from "../../domain/commands/commands.ts";
import type { JournalEvent } from "../../domain/events/events.ts";
import { eventsToUndo, MOST_EVENTS_OF_UNDO } from "../../domain/undo/undoTarget.ts";
import type { LatestChanges } from "../../ports/commands/journal.ts";
import type { Database } from "../database.ts";
import { EVENT_COLUMN, type EventRow } from "../rows.ts";

/** One more than an undo can look at tells it that there are too many. */
const MOST = MOST_EVENTS_OF_UNDO + 1;

/**
 * "The last n" is looked for among the latest events that somebody asked for: between them the clockwork may have
 * journalled any number of its own.
 */
const LATEST = `
SELECT ${EVENT_COLUMN} FROM journal j
WHERE j.user_id = $1 AND j.principal->>'kind' <> 'system' ORDER BY j.seq DESC LIMIT $2`;

/** The chains of what undid what, each step a look-up by key. */
const CHANGES = `
WITH RECURSIVE latest AS MATERIALIZED (
  SELECT j.seq, j.undoes FROM journal j
  WHERE j.user_id = $1 AND j.principal->>'kind' <> 'system' ORDER BY j.seq DESC LIMIT $2
), chain AS (
  SELECT seq, undoes FROM latest
  UNION
  SELECT u.seq, u.undoes FROM chain c CROSS JOIN LATERAL (
    SELECT j.seq, j.undoes FROM journal j WHERE j.user_id = $1 AND j.seq = c.undoes OFFSET 0) u
)
SELECT e.event, c.seq IN (SELECT seq FROM latest) AS is_latest FROM chain c CROSS JOIN LATERAL (
  SELECT ${EVENT_COLUMN} FROM journal j WHERE j.user_id = $1 AND j.seq = c.seq OFFSET 0) e
ORDER BY c.seq DESC`;

/** The commands that a target names, by what names them in $2. */
const NAMED = {
	command_ids: "SELECT unnest($2::text[]) AS command_id",
	event_ids: "SELECT j.command_id FROM journal j WHERE j.user_id = $1 AND j.event_id = ANY($2::uuid[])",
	turn_id: `SELECT j.command_id FROM journal j
    WHERE j.user_id = $1 AND j.principal ? 'turn_id' AND j.principal->>'turn_id' = $2 ORDER BY j.seq LIMIT ${MOST}`,
	principal_id: `SELECT j.command_id FROM journal j
    WHERE j.user_id = $1 AND j.principal->>'id' = $2 ORDER BY j.seq LIMIT ${MOST}`,
};

/**
 * The named commands, whole, and what came later on the same tasks or on labels and settings. Events of other tasks cannot
 * stand in the way, and what undid an event is about the same task, label or setting. `OFFSET 0` keeps each piece a
 * look-up by key: of a part whose size it cannot know the planner expects the worst and would read the whole table.
 */
const windowOf = (named: string) => `
WITH named AS MATERIALIZED (
  ${named}
), whole AS MATERIALIZED (
  SELECT w.seq, w.task_id FROM (SELECT DISTINCT command_id FROM named) n CROSS JOIN LATERAL (
    SELECT j.seq, (j.data->>'task_id')::integer AS task_id FROM journal j
    WHERE j.user_id = $1 AND j.command_id = n.command_id OFFSET 0) w
  LIMIT ${MOST}
), start AS MATERIALIZED (
  SELECT min(seq) AS seq FROM whole
), later AS (
  SELECT l.seq FROM (SELECT DISTINCT task_id FROM whole WHERE task_id IS NOT NULL) t CROSS JOIN LATERAL (
    SELECT j.seq FROM journal j
    WHERE j.user_id = $1 AND j.data ? 'task_id' AND (j.data->>'task_id')::integer = t.task_id
      AND j.seq >= (SELECT seq FROM start)
    ORDER BY j.seq LIMIT ${MOST}) l
), common AS (
  SELECT j.seq FROM journal j
  WHERE j.user_id = $1 AND NOT j.data ? 'task_id' AND j.type <> 'settings.followed' AND j.seq >= (SELECT seq FROM start) ORDER BY j.seq LIMIT ${MOST}
), wanted AS MATERIALIZED (
  SELECT seq FROM (SELECT seq FROM whole UNION SELECT seq FROM later UNION SELECT seq FROM common) every
  ORDER BY seq LIMIT ${MOST}
)
SELECT e.event FROM wanted w CROSS JOIN LATERAL (
  SELECT ${EVENT_COLUMN} FROM journal j WHERE j.user_id = $1 AND j.seq = w.seq OFFSET 0) e
ORDER BY w.seq`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function undoWindow(
	database: Database,
	user_id: string,
	target: UndoTarget,
): Promise<readonly JournalEvent[]> {
	const find = async (by: keyof typeof NAMED, named: string | readonly string[]) => {
		const rows = await database.query<EventRow>(windowOf(NAMED[by]), [user_id, named], `undo_${by}`);
		return rows.map(({ event }) => event);
	};
	if ("turn_id" in target) return find("turn_id", target.turn_id);
	if ("principal_id" in target) return find("principal_id", target.principal_id);
	// What is no uuid names nothing.
	if ("event_ids" in target)
		return find(
			"event_ids",
			target.event_ids.filter((id) => UUID.test(id)),
		);
	const latest = (await database.query<EventRow>(LATEST, [user_id, MOST_EVENTS_OF_UNDO], "undo_latest")).map(
		({ event }) => event,
	);
	const chosen = eventsToUndo(target, latest.toReversed());
	const first = chosen[0];
	if (first === undefined) return [];
	const window = await find("command_ids", [...new Set(chosen.map(({ command_id }) => command_id))]);
	// All that was asked for since then goes along: by it the last ones are told from those that are undone already.
	const since = latest.filter(({ seq }) => seq >= first.seq);
	const bySeq = new Map([...since, ...window].map((event) => [event.seq, event]));
	return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** The `latestChanges` of ports/commands/journal.ts. */
export async function latestChanges(database: Database, user_id: string, limit: number): Promise<LatestChanges> {
	type Row = EventRow & { readonly is_latest: boolean };
	const rows = await database.query<Row>(CHANGES, [user_id, limit], "latest_changes");
	const eventsOf = (isLatest: boolean) => rows.flatMap((row) => (row.is_latest === isLatest ? [row.event] : []));
	return { latest: eventsOf(true), earlier: eventsOf(false) };
}
