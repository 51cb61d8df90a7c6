/** Between rows and the domain's documents. Rows are read as JSON, so an instant is text on both sides. */
import type { JournalEvent } from "../domain/events/events.ts";
import { fieldsOfSeries } from "../domain/series/seriesFields.ts";
import { placeOfNumber } from "../domain/tasks/place.ts";
import type { Task } from "../domain/tasks/task.ts";

/** An instant as the domain spells it, whatever the session's zone. */
export const instantSql = (expression: string) =>
	`to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The reminders of task `t` as one JSON array, ascending by id (domain/reminders/reminderDocument.ts says which are withdrawn). */
const REMINDERS = `coalesce((
  SELECT jsonb_agg(jsonb_build_object('reminder_id', r.reminder_id, 'spec', r.spec, 'channels', to_jsonb(r.channels),
    'fire_at', ${instantSql("r.fire_at")},
    'status', CASE WHEN r.status = 'cancelled' AND r.fire_at IS NULL THEN 'withdrawn' ELSE r.status END, 'snoozed_until', ${instantSql("r.snoozed_until")})
    ORDER BY r.reminder_id)
  FROM reminder r WHERE r.user_id = t.user_id AND r.task_id = t.task_id), '[]'::jsonb)`;

/** The place of a task `t`: null is that of its number (domain/tasks/place.ts). As the index `task_place` has it, to the letter. */
export const PLACE = `coalesce(t.position, chr(96 + length(t.task_id::text)) || t.task_id::text) COLLATE "C"`;

/** The place of a task `t` in its series (domain/series/seriesFields.ts). */
const SERIES = `CASE WHEN t.series_id IS NOT NULL AND t.occurrence IS NOT NULL
  THEN jsonb_build_object('series_id', t.series_id, 'occurrence', t.occurrence, 'recurrence', t.recurrence) END`;

/** Selects a task `t` as the domain's document, in a column named `task`. */
export const TASK_COLUMN = `json_build_object('task_id', t.task_id, 'title', t.title, 'description', t.description,
  'status', t.status, 'status_before_deletion', t.status_before_deletion, 'priority', t.priority,
  'category_id', t.category_id, 'tag_ids', to_jsonb(t.tag_ids),
  'due', CASE WHEN t.due_date IS NOT NULL THEN jsonb_build_object('date', to_char(t.due_date, 'YYYY-MM-DD'))
              WHEN t.due_at IS NOT NULL
              THEN jsonb_build_object('at', ${instantSql("t.due_at")}, 'time_zone', t.due_time_zone)
                || CASE WHEN t.due_floating THEN '{"floating": true}' ELSE '{}' END::jsonb END,
  'series', ${SERIES}, 'parent_id', t.parent_id,
  'duration_minutes', t.duration_minutes, 'position', ${PLACE},
  'reminders', ${REMINDERS}, 'version', t.version, 'created_at', ${instantSql("t.created_at")},
  'updated_at', ${instantSql("t.updated_at")}, 'completed_at', ${instantSql("t.completed_at")},
  'deleted_at', ${instantSql("t.deleted_at")}) AS task`;

/** A task as the write statement's record wants it. */
export function taskRecord(user_id: string, task: Task) {
	const { due, series, reminders: _writtenApart, ...fields } = task;
	const isDay = due !== null && "date" in due;
	return {
		user_id,
		...fields,
		...fieldsOfSeries(series),
		position: task.position === placeOfNumber(task.task_id) ? null : task.position,
		due_date: isDay ? due.date : null,
		due_at: due !== null && !isDay ? due.at : null,
		due_time_zone: due !== null && !isDay ? due.time_zone : null,
		due_floating: due !== null && !isDay && due.floating === true,
	};
}

/** Selects a journal row `j` as the domain's event, in a column named `event`. */
export const EVENT_COLUMN = `json_build_object('user_id', j.user_id, 'seq', j.seq, 'event_id', j.event_id, 'type', j.type,
  'data', j.data, 'principal', j.principal, 'command_id', j.command_id, 'n', j.n, 'at', ${instantSql("j.at")},
  'undoes', j.undoes) AS event`;

export interface TaskRow {
	readonly task: Task;
}
export interface EventRow {
	readonly event: JournalEvent;
}
