/** The part of the fold that is about tasks and their reminders. */
import type { FoldedEvent, TaskEvent } from "../events/events.ts";
import { reminderOf } from "../reminders/reminderDocument.ts";
import { seriesOfFields, withFields } from "../series/seriesFields.ts";
import { placeOfNumber } from "../tasks/place.ts";
import type { Reminder, Task, TaskState } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";
import { changeTask, type OpenBook, touched } from "./openBook.ts";

type JournalledTaskEvent = Extract<FoldedEvent, { type: TaskEvent["type"] }>;

/** Takes an event about a task into the book. A reminder that fires is no change of its task (task.ts, `version`). */
export function evolveTask(book: OpenBook, event: JournalledTaskEvent): void {
	const { task_id } = event.data;
	switch (event.type) {
		case "task.created":
			createTask(book, event);
			return;
		case "task.updated":
		case "occurrence.skipped":
		case "occurrence.moved":
		case "series.changed":
		case "series.paused":
		case "series.resumed":
		case "series.ended": {
			const { updated_fields } = event.data;
			changeTask(book, task_id, (task) => withFields(touched(task, event), updated_fields));
			return;
		}
		case "task.completed": {
			const { completed_at } = event.data;
			changeTask(book, task_id, (task) => ({ ...touched(task, event), ...completed(completed_at) }));
			return;
		}
		case "task.reopened":
			changeTask(book, task_id, (task) => ({ ...touched(task, event), ...OPEN }));
			return;
		case "task.deleted":
			changeTask(book, task_id, (task) => ({ ...touched(task, event), ...deleted(task, event.at) }));
			return;
		case "task.restored":
			changeTask(book, task_id, (task) => ({ ...touched(task, event), ...restored(task) }));
			return;
		case "reminder.scheduled":
		case "reminder.rescheduled":
		case "reminder.snoozed":
		case "reminder.cancelled": {
			const { reminder } = event.data;
			countReminders(book, reminder.reminder_id);
			changeTask(book, task_id, (task) => withReminder(touched(task, event), reminderOf(reminder)));
			return;
		}
		case "reminder.sent": {
			const { reminder_id } = event.data;
			changeTask(book, task_id, (task) => {
				const reminder = task.reminders.find((one) => one.reminder_id === reminder_id);
				// One without an instant cannot have fired: a journal that says so was put together wrongly.
				if (reminder === undefined || reminder.fire_at === null) return task;
				return withReminder(task, { ...reminder, status: "fired" });
			});
		}
	}
}

const OPEN = { status: "open", status_before_deletion: null, completed_at: null, deleted_at: null } as const;

const completed = (completed_at: InstantText) => ({ ...OPEN, status: "completed", completed_at }) as const;

/** A deletion journalled twice must not make a task forget what it was. */
function deleted(task: TaskState, deleted_at: InstantText): TaskState {
	const { completed_at } = task;
	return completed_at === null
		? { status: "deleted", status_before_deletion: "open", completed_at, deleted_at }
		: { status: "deleted", status_before_deletion: "completed", completed_at, deleted_at };
}

const restored = ({ completed_at }: TaskState): TaskState => (completed_at === null ? OPEN : completed(completed_at));

function createTask(book: OpenBook, event: FoldedEvent & { type: "task.created" }): void {
	const { task_id, task } = event.data;
	const { recurrence, series_id, occurrence, reminders, ...fields } = task;
	const created: Task = {
		...fields,
		reminders: reminders.map(reminderOf),
		series: seriesOfFields({ recurrence, series_id, occurrence }),
		task_id,
		duration_minutes: task.duration_minutes ?? null,
		position: task.position ?? placeOfNumber(task_id),
		...OPEN,
		version: event.seq,
		created_at: event.at,
		updated_at: event.at,
	};
	book.tasks.set(task_id, created);
	book.user = { ...book.user, next_task_id: Math.max(book.user.next_task_id, task_id + 1) };
	for (const { reminder_id } of task.reminders) countReminders(book, reminder_id);
}

/** Reminders are numbered per user, whatever task they belong to. */
function countReminders(book: OpenBook, reminder_id: number): void {
	if (reminder_id < book.user.next_reminder_id) return;
	book.user = { ...book.user, next_reminder_id: reminder_id + 1 };
}

/** All other reminders stay the same objects: `rowsChanged` sees by that which rows to write. */
function withReminder(task: Task, reminder: Reminder): Task {
	const others = task.reminders.filter((one) => one.reminder_id !== reminder.reminder_id);
	return { ...task, reminders: [...others, reminder].sort((a, b) => a.reminder_id - b.reminder_id) };
}
