/** A task's place in a series, between the one value of the state and the three fields of documents (events.ts). */
import type { ChangedFields, SeriesFields } from "../events/events.ts";
import type { Task, TaskSeries } from "../tasks/task.ts";

const NONE: SeriesFields = { recurrence: null, series_id: null, occurrence: null };

/** The fields that documents have of it. */
export function fieldsOfSeries(series: TaskSeries | null): SeriesFields {
	return series ?? NONE;
}

/** The place that such fields mean. A rule without a name in a series leads nowhere: that is none. */
export function seriesOfFields({ recurrence, series_id, occurrence }: SeriesFields): TaskSeries | null {
	return series_id === null || occurrence === null ? null : { series_id, occurrence, recurrence };
}

/** What the task has where a document has these fields; others that it may have are left aside. */
export function valueOfField<Field extends keyof ChangedFields>(task: Task, field: Field): ChangedFields[Field] {
	const fields: ChangedFields = { ...task, ...fieldsOfSeries(task.series) };
	return fields[field];
}

/** The task with these fields changed, and none besides. */
export function withFields(task: Task, fields: Partial<ChangedFields>): Task {
	const { recurrence, series_id, occurrence, ...own } = fields;
	const place = { ...fieldsOfSeries(task.series), ...named({ recurrence, series_id, occurrence }) };
	return { ...task, ...own, series: seriesOfFields(place) };
}

function named(
	fields: { readonly [Field in keyof SeriesFields]: SeriesFields[Field] | undefined },
): Partial<SeriesFields> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
