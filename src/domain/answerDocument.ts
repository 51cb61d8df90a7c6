/**
 * The document of an answer, as the journal keeps it and pods hand it to one another: a task in it has its place in a series
 * as three fields, like the documents of events, so that pods of several versions read each other's.
 */
import type { CommandAnswer } from "./decision.ts";
import type { SeriesFields } from "./events.ts";
import { fieldsOfSeries, seriesOfFields } from "./seriesFields.ts";
import type { Task } from "./task.ts";

type TaskAnswered = Omit<Task, "series"> & SeriesFields;

export type AnswerDocument = Omit<CommandAnswer, "task" | "next"> & {
	readonly task?: TaskAnswered;
	readonly next?: TaskAnswered;
};

export function writeAnswer({ task, next, ...answer }: CommandAnswer): AnswerDocument {
	return { ...answer, ...(task && { task: writeTask(task) }), ...(next && { next: writeTask(next) }) };
}

export function readAnswer({ task, next, ...answer }: AnswerDocument): CommandAnswer {
	return { ...answer, ...(task && { task: readTask(task) }), ...(next && { next: readTask(next) }) };
}

function writeTask({ series, ...fields }: Task): TaskAnswered {
	return { ...fields, ...fieldsOfSeries(series) };
}

function readTask({ recurrence, series_id, occurrence, ...fields }: TaskAnswered): Task {
	return { ...fields, series: seriesOfFields({ recurrence, series_id, occurrence }) };
}
