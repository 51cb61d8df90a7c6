/** "Move the reminder of #3 by an hour": counted from when it would come, and a time alone keeps its day. */

import type { Due, Task } from "../../domain/tasks/task.ts";
import type { InstantText } from "../../domain/time/instant.ts";
import type { ChangeRequest } from "../../language/requests/request.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import { movedTo, shifted } from "../../tools/movedDue.ts";
import type { Asker } from "../asker.ts";

type Moved = Extract<ChangeRequest, { kind: "move_reminder" }>;

/** Of the next reminder to come; none of a task that has none. */
export function movedReminder(task: Task, to: Moved, present: Pick<Asker, "now" | "settings">): readonly ToolCall[] {
	const [next] = task.reminders
		.flatMap(({ reminder_id, status, fire_at }) => (status === "armed" && fire_at ? [{ reminder_id, fire_at }] : []))
		.sort((one, other) => (one.fire_at < other.fire_at ? -1 : 1));
	if (next === undefined) return [];
	const asTask = { ...task, due: { at: next.fire_at as InstantText, time_zone: present.settings.time_zone } };
	const due: Due | undefined = "by" in to ? shifted(asTask, to.by, present) : movedTo(asTask, to, present);
	if (due === undefined) return [];
	const until = "at" in due ? due.at : due.date;
	return [{ tool: "snooze_reminder", arguments: { reminder_id: next.reminder_id, until } }];
}
