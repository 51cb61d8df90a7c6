/** Arms what the loader found in the table, once the session says the same. */
import type { Reminder } from "../domain/tasks/task.ts";
import type { Journal } from "../ports/commands/journal.ts";
import type { DueReminder } from "../ports/delivery/reminderIndex.ts";
import type { ArmedReminders } from "./armedReminders.ts";
import { trim } from "./commandExecution.ts";
import type { Session } from "./loadBook.ts";
import type { OwnSession } from "./ownSession.ts";

interface Ground {
	readonly user_id: string;
	readonly own: OwnSession;
	readonly timers: ArmedReminders;
	readonly journal: Journal;
}

/** Does nothing for a user whose account is gone, or whom another process owns. Throws `StorageUnavailable`. */
export async function armLoaded(ground: Ground, reminders: readonly DueReminder[]): Promise<void> {
	const { own, timers } = ground;
	for (let isFresh = !own.isActive(); ; isFresh = true) {
		const active = await own.activate();
		if (typeof active === "string") return;
		const known = await remindersIn(active, reminders, ground);
		// Where table and memory differ, the row was read before this actor's last decision, or another pod has decided.
		if (
			isFresh ||
			reminders.every(({ reminder_id, fire_at }) => known.get(reminder_id)?.reminder.fire_at === fire_at)
		) {
			for (const { task_id, reminder } of known.values()) timers.follow(task_id, reminder);
			trim(active);
			return;
		}
		own.forget();
	}
}

/** Those of them that exist, by id, as the session has them. */
async function remindersIn({ tasks }: Session, wanted: readonly DueReminder[], { user_id, journal }: Ground) {
	const missing = [...new Set(wanted.map(({ task_id }) => task_id))].filter((id) => !tasks.has(id));
	if (missing.length > 0) {
		for (const task of await journal.loadTasks(user_id, { task_ids: missing })) tasks.set(task.task_id, task);
	}
	const found = new Map<number, { readonly task_id: number; readonly reminder: Reminder }>();
	for (const { task_id, reminder_id } of wanted) {
		const reminder = tasks.get(task_id)?.reminders.find((one) => one.reminder_id === reminder_id);
		if (reminder) found.set(reminder_id, { task_id, reminder });
	}
	return found;
}
