/**
 * Once the undone is undone, the reminders of the tasks concerned are brought in line with what the tasks are now:
 * silent where the task is not open, at the right instant where the due date or the zone went back under a reminder
 * that came later. Where every event had its exact inverse there is nothing left to do.
 */

import type { JournalEvent } from "../events/events.ts";
import { instantOfSpec } from "../reminders/reminderInstant.ts";
import { anchoringEvents } from "../reminders/zoneMove.ts";
import type { Settings } from "../settings/settings.ts";
import type { Reminder, Task } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";
import type { UndoDraft } from "./undoDraft.ts";
import { putBack } from "./undoReminder.ts";
import { tasksOfEvents } from "./undoTarget.ts";

/** `undone`: the events that were just taken back; each of the draft's new events undoes one of them. */
export function settleReminders(draft: UndoDraft, undone: readonly JournalEvent[], now: InstantText): void {
	const causes = new Map<number, number>();
	for (const event of undone) {
		// Every loaded task may depend on the setting: `needsOfUndo` loaded those that do.
		const task_ids = event.type === "settings.changed" ? draft.book().tasks.keys() : tasksOfEvents([event]);
		for (const task_id of task_ids) if (!causes.has(task_id)) causes.set(task_id, event.seq);
	}
	for (const [task_id, seq] of causes) {
		const moved = draft.book().tasks.get(task_id);
		// A task that came back, or came after a change of zone that is undone, floats to where the zone is now.
		if (moved?.status === "open") {
			for (const event of anchoringEvents(moved, draft.book().user.settings, now)) draft.add(event, seq);
		}
		const { user, tasks } = draft.book();
		const task = tasks.get(task_id);
		for (const previous of task?.reminders ?? []) {
			const reminder = task && settled(previous, task, user.settings, now);
			if (reminder !== undefined) draft.add(putBack({ task_id, reminder, previous }), seq);
		}
	}
}

function settled(reminder: Reminder, task: Task, settings: Settings, now: InstantText): Reminder | undefined {
	const { status, spec, snoozed_until } = reminder;
	if (status !== "armed" && status !== "waiting") return undefined;
	const isOpen = task.status === "open";
	if (status === "armed" && ("at" in spec || snoozed_until !== null)) {
		return isOpen ? undefined : { ...reminder, status: "cancelled" };
	}
	const instant = instantOfSpec(spec, task.due, settings);
	if (instant === null) {
		if (status === "waiting" || "at" in spec) return undefined;
		return { ...reminder, spec, status: "waiting", fire_at: null, snoozed_until: null };
	}
	if (status === "armed" && isOpen) {
		// Armed for a past instant it fires at once, which is what was promised when it was made inside its lead time.
		const firesAtOnce = reminder.fire_at <= now && instant <= now;
		if (firesAtOnce || instant === reminder.fire_at) return undefined;
	}
	return { ...reminder, status: isOpen && instant > now ? "armed" : "cancelled", fire_at: instant };
}
