/** The inverses of reminder events. What was sent stays sent. */

import { sameValue } from "../equality.ts";
import type { JournalEvent } from "../events/events.ts";
import { say } from "../refusals/sentence.ts";
import { type ReminderChanged, reminderCancelled, reminderOf, withdrawn } from "../reminders/reminderDocument.ts";
import { reminderMoved } from "../reminders/reminderPlan.ts";
import type { Book } from "../state/book.ts";
import type { Reminder } from "../tasks/task.ts";
import { cannot, type Inverse, inverse, type UndoGround } from "./undoGround.ts";

type JournalledReminderEvent = Extract<JournalEvent, { type: `reminder.${string}` }>;

/**
 * What takes a reminder event back: the state before it, provided that the reminder is still as the event left it. One
 * that the event made is withdrawn, not removed: the journal and the ledger go on naming it.
 */
export function inverseOfReminderEvent(event: JournalledReminderEvent, book: Book, ground: UndoGround): Inverse {
	if (event.type === "reminder.sent") return cannot(say("reminder_sent"));
	const { task_id } = event.data;
	const left = reminderOf(event.data.reminder);
	const { reminder_id } = left;
	const present = book.tasks.get(task_id)?.reminders.find((one) => one.reminder_id === reminder_id);
	if (present === undefined) return cannot(say("reminder_gone"));
	if (!sameValue(present, left)) {
		if (present.status === "fired") return cannot(say("reminder_sent"));
		return cannot(ground.changedLater(`reminder:${reminder_id}`, say("reminder_changed")));
	}
	if (event.type === "reminder.scheduled") {
		return inverse(reminderCancelled({ task_id, reminder: withdrawn(present), previous: present }, "undone"));
	}
	const previous = reminderOf(event.data.previous);
	if (hasPassedSince(event.at, previous, ground)) return cannot(say("reminder_passed"));
	return inverse(putBack({ task_id, reminder: previous, previous: present }));
}

/** The event that brings a reminder to a state it had. */
export const putBack = (change: ReminderChanged) => reminderMoved(change, "undone");

/** A reminder must not fire late because of an undo. Undone in the very instant it was done, nothing has passed. */
function hasPassedSince(at: string, reminder: Reminder, { now }: UndoGround): boolean {
	return reminder.status === "armed" && reminder.fire_at <= now && at < now;
}
