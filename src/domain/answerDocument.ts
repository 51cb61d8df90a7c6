/**
 * The document of an answer, as the journal keeps it and pods hand it to one another: a task in it has its place in a series
 * as three fields, and a withdrawn reminder is a cancelled one, like the documents of events: pods of several versions read each other's.
 */
import type { CommandAnswer } from "./decision.ts";
import type { ReminderDocument, SeriesFields } from "./events.ts";
import { documentOf, reminderOf } from "./reminderDocument.ts";
import { fieldsOfSeries, seriesOfFields } from "./seriesFields.ts";
import type { Task } from "./task.ts";

interface TaskAnswered extends Omit<Task, "series" | "reminders">, SeriesFields {
	readonly reminders: readonly ReminderDocument[];
}

export type AnswerDocument = Omit<CommandAnswer, "task" | "next" | "reminder"> & {
	readonly task?: TaskAnswered;
	readonly next?: TaskAnswered;
	readonly reminder?: ReminderDocument;
};

export function writeAnswer({ task, next, reminder, ...answer }: CommandAnswer): AnswerDocument {
	return {
		...answer,
		...(task && { task: writeTask(task) }),
		...(next && { next: writeTask(next) }),
		...(reminder && { reminder: documentOf(reminder) }),
	};
}

export function readAnswer({ task, next, reminder, ...answer }: AnswerDocument): CommandAnswer {
	return {
		...answer,
		...(task && { task: readTask(task) }),
		...(next && { next: readTask(next) }),
		...(reminder && { reminder: reminderOf(reminder) }),
	};
}

function writeTask({ series, reminders, ...fields }: Task): TaskAnswered {
	return { ...fields, ...fieldsOfSeries(series), reminders: reminders.map(documentOf) };
}

function readTask({ recurrence, series_id, occurrence, reminders, ...fields }: TaskAnswered): Task {
	const series = seriesOfFields({ recurrence, series_id, occurrence });
	return { ...fields, series, reminders: reminders.map(reminderOf) };
}
