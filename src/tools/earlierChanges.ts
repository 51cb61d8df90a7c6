/** What the journal says of the last changes that still stand, named so that a later answer means the same ones. */
import type { UndoTarget } from "../domain/commands.ts";
import { MOST_EVENTS_OF_UNDO, undoneSeqs } from "../domain/undoTarget.ts";
import type { ToolContext } from "./tool.ts";

/**
 * The last `count` changes that are neither undone nor undos. One change is a whole turn where a turn made it, otherwise a
 * command. Named by the events they are, since "the last" is another one as soon as anything else happens.
 */
export async function findUndoTarget(
	{ journal, user_id }: Pick<ToolContext, "journal" | "user_id">,
	count: number,
): Promise<UndoTarget> {
	const { latest } = await journal.latestChanges(user_id, MOST_EVENTS_OF_UNDO);
	const undone = undoneSeqs(latest);
	const changes = new Map<string, string[]>();
	const commands = new Set<string>();
	for (const { seq, undoes, event_id, command_id, principal } of latest) {
		if (undoes !== null || undone.has(seq)) continue;
		const change = principal.turn_id ?? command_id;
		if (!changes.has(change) && changes.size === count) break;
		// An event stands for its command.
		if (commands.has(command_id)) continue;
		commands.add(command_id);
		changes.set(change, [...(changes.get(change) ?? []), event_id]);
	}
	const event_ids = [...changes.values()].flat();
	return event_ids.length === 0 ? { last: count } : { event_ids };
}
