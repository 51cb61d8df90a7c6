/**
 * The document of an answer, as the journal keeps it and pods hand it to one another: a task in it has its place in a series
 * as three fields, and a withdrawn reminder is a cancelled one, like the documents of events: pods of several versions read each other's.
 */
import type { CommandAnswer, SettingsPreview, UndoReport } from "../commands/decision.ts";
import type { ReminderDocument, SeriesFields } from "../events/events.ts";
import { documentOf, reminderOf } from "../reminders/reminderDocument.ts";
import { fieldsOfSeries, seriesOfFields } from "../series/seriesFields.ts";
import type { Settings } from "../settings/settings.ts";
import type { Label, SavedFilter, Task, TaskFacts, TaskState } from "../tasks/task.ts";

type TaskAnswered = Omit<TaskFacts, "series" | "reminders"> &
	TaskState &
	SeriesFields & { readonly reminders: readonly ReminderDocument[] };

/** The kind of an answer is told by the fields that its document has. */
export interface AnswerDocument {
	readonly task?: TaskAnswered;
	readonly next?: TaskAnswered;
	readonly reminder?: ReminderDocument;
	readonly category?: Label;
	readonly tag?: Label;
	readonly filter?: SavedFilter;
	readonly settings?: Settings;
	readonly to_follow?: number;
	readonly preview?: SettingsPreview;
	readonly undo?: UndoReport;
}

export function writeAnswer(answer: CommandAnswer): AnswerDocument {
	switch (answer.kind) {
		case "task": {
			const { task, next } = answer;
			return { task: writeTask(task), ...(next && { next: writeTask(next) }) };
		}
		case "reminder":
			return { task: writeTask(answer.task), reminder: documentOf(answer.reminder) };
		default: {
			const { kind: _told, ...document } = answer;
			return document;
		}
	}
}

export function readAnswer(document: AnswerDocument): CommandAnswer {
	const { task, next, reminder, category, tag, filter, settings, to_follow, preview, undo } = document;
	const follow = to_follow === undefined ? {} : { to_follow };
	if (task && reminder) return { kind: "reminder", task: readTask(task), reminder: reminderOf(reminder) };
	if (task) return { kind: "task", task: readTask(task), ...(next && { next: readTask(next) }) };
	if (category) return { kind: "category", category };
	if (tag) return { kind: "tag", tag };
	if (filter) return { kind: "filter", filter };
	if (settings) return { kind: "settings", settings, ...follow };
	if (preview) return { kind: "settings_preview", preview };
	if (undo) return { kind: "undo", undo, ...follow };
	return { kind: "nothing" };
}

function writeTask({ series, reminders, ...fields }: Task): TaskAnswered {
	return { ...fields, ...fieldsOfSeries(series), reminders: reminders.map(documentOf) };
}

function readTask({ recurrence, series_id, occurrence, reminders, ...fields }: TaskAnswered): Task {
	const series = seriesOfFields({ recurrence, series_id, occurrence });
	return { ...fields, series, reminders: reminders.map(reminderOf) };
}
