/** "No, #4", right after something was done to the wrong task: that is taken back, and done to the one that was meant. */

import type { JournalEvent } from "../../domain/events/events.ts";
import { turnOf } from "../../domain/events/principal.ts";
import type { Due } from "../../domain/tasks/task.ts";
import { undoneSeqs } from "../../domain/undo/undoTarget.ts";
import type { TaskReference } from "../../language/requests/named/references.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import type { Asker } from "../asker.ts";
import type { Errand } from "../errand.ts";
import { findTasks } from "../finding/findTasks.ts";
import type { TurnPart } from "../turn.ts";
import { speak } from "../turnParts.ts";
import { carryOut } from "./carryOut.ts";

/** More events than this of one turn are no slip. */
const LOOKED_AT = 30;

/** Returns whether it was done; where it was not, nothing was said: what was done last was not this turn's, or cannot be done so. */
export async function* doInstead(
	errand: Errand,
	asker: Asker,
	reference: TaskReference,
): AsyncGenerator<TurnPart, boolean> {
	const [last, ...more] = asker.recent_task_ids;
	if (last === undefined || more.length > 0) return false;
	const { latest } = await errand.tools.journal.latestChanges(asker.user_id, LOOKED_AT);
	const again = doneLast(latest, last);
	if (again === undefined) return false;
	const found = await findTasks(asker, reference, "all");
	if (found.kind === "none") {
		yield speak(found.text);
		return true;
	}
	const [task, ...others] = found.tasks;
	if (task === undefined || others.length > 0 || task.task_id === last) return false;
	yield* carryOut(errand, [{ tool: "undo", arguments: { last: 1 } }, again(task.task_id)]);
	return true;
}

/** What the last turn did to this task, and to no other, as a call for another one. */
function doneLast(latest: readonly JournalEvent[], task_id: number): ((task_id: number) => ToolCall) | undefined {
	const undone = undoneSeqs(latest);
	const [newest] = latest;
	const turn = newest && turnOf(newest.principal);
	if (newest === undefined || turn === undefined || newest.undoes !== null || undone.has(newest.seq)) return undefined;
	const events = latest.filter(({ principal }) => turnOf(principal) === turn);
	const calls = events.flatMap((event) => callOf(event, task_id) ?? []);
	const isAlone = events.every(
		({ type }) => type.startsWith("reminder.") || type === "task.created" || OF_ONE.has(type),
	);
	const [call, ...others] = calls;
	return isAlone && others.length === 0 ? call : undefined;
}

const OF_ONE: ReadonlySet<string> = new Set(["task.completed", "task.reopened", "task.updated"]);

function callOf(event: JournalEvent, of: number): ((task_id: number) => ToolCall) | undefined {
	if (!("data" in event) || !("task_id" in event.data) || event.data.task_id !== of) return undefined;
	switch (event.type) {
		case "task.completed":
			return (task_id) => ({ tool: "complete_task", arguments: { task_id } });
		case "task.reopened":
			return (task_id) => ({ tool: "update_task", arguments: { task_id, completed: false } });
		case "task.updated": {
			const { updated_fields, previous_fields } = event.data;
			const { due, priority, ...rest } = updated_fields;
			if (Object.keys(rest).length > 0 || due === null) return undefined;
			const fields = {
				...(due === undefined ? {} : { due_date: movedFrom(previous_fields.due ?? null, due) }),
				...(priority === undefined ? {} : { priority }),
			};
			return (task_id) => ({ tool: "update_task", arguments: { task_id, ...fields } });
		}
		default:
			return undefined;
	}
}

/** What was said of it: a day alone leaves another task its own time, and a time alone its day. */
function movedFrom(before: Due | null, due: Due): string {
	if ("date" in due) return due.date;
	const local = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(due.time_zone);
	if (before === null || !("at" in before)) return due.at;
	const [from, to] = [local(before.at), local(due.at)];
	if (from.toPlainTime().equals(to.toPlainTime())) return `${to.day}.${to.month}.${to.year}`;
	if (from.toPlainDate().equals(to.toPlainDate())) return to.toPlainTime().toString({ smallestUnit: "minute" });
	return due.at;
}
