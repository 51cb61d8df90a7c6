/**
 * Tasks as they were, in the place of the tables: what was touched since is folded (timeTravel.ts) and given to the statement as
 * columns; what was not still stands in its row.
 */
import type { Task } from "../../domain/task.ts";
import { taskRecord } from "../rows.ts";

/** What was touched since, and of it the tasks and their reminders as they were. */
export interface FoldedTasks {
	readonly touched: readonly number[];
	readonly tasks: readonly Task[];
}

type Record = ReturnType<typeof taskRecord>;

/** What conditions and orders ask for; a thousand rows of all columns, as JSON, take four times as long to read. */
const COLUMNS: readonly (readonly [name: string, type: string, of: (record: Record) => unknown])[] = [
	["task_id", "integer", ({ task_id }) => task_id],
	["title", "text", ({ title }) => title],
	["description", "text", ({ description }) => description],
	["status", "text", ({ status }) => status],
	["priority", "text", ({ priority }) => priority],
	["category_id", "integer", ({ category_id }) => category_id],
	// Arrays of several lengths make no array: each as its text.
	["tag_ids", "text", ({ tag_ids }) => `{${tag_ids.join(",")}}`],
	["due_date", "date", ({ due_date }) => due_date],
	["due_at", "timestamptz", ({ due_at }) => due_at],
	["recurrence", "jsonb", ({ recurrence }) => recurrence && JSON.stringify(recurrence)],
	["parent_id", "integer", ({ parent_id }) => parent_id],
	["created_at", "timestamptz", ({ created_at }) => created_at],
	["updated_at", "timestamptz", ({ updated_at }) => updated_at],
	["position", "text", ({ position }) => position],
];

/** That the row of a task `t` is what it was. */
export const isStanding = (touched: string) => `t.task_id <> ALL (${touched}::integer[])`;

/**
 * Before a SELECT: in it `task` and `reminder` are the folded ones. The words to search are made only where they are asked for, as
 * the table's own column makes them. `add` gives the placeholder of a value.
 */
export function foldedTables(user_id: string, { tasks }: FoldedTasks, add: (value: unknown) => string): string {
	const records = tasks.map((task) => taskRecord(user_id, task));
	const columns = COLUMNS.map(([, type, of]) => `${add(records.map(of))}::${type}[]`);
	const reminders = tasks.flatMap(({ task_id, reminders }) => reminders.map(({ status }) => ({ task_id, status })));
	const owners = add(reminders.map(({ task_id }) => task_id));
	const states = add(reminders.map(({ status }) => status));
	const user = add(user_id);
	return `
WITH task AS (
  SELECT f.task_id, f.title, f.description, f.status, f.priority, f.category_id, f.tag_ids::integer[], f.due_date, f.due_at,
    f.recurrence, f.parent_id, f.created_at, f.updated_at, f.position, ${user}::uuid AS user_id,
    CASE WHEN f.description IS NULL THEN w.title ELSE w.title || setweight(to_tsvector('english', plain_text(f.description)) ||
      to_tsvector('simple', plain_text(f.description)), 'B') END AS search
  FROM unnest(${columns.join(", ")}) AS f(${COLUMNS.map(([name]) => name).join(", ")})
  CROSS JOIN LATERAL (SELECT setweight(to_tsvector('english', plain_text(f.title)) || to_tsvector('simple', plain_text(f.title)), 'A')
    AS title) w
), reminder AS (
  SELECT ${user}::uuid AS user_id, task_id, status FROM unnest(${owners}::integer[], ${states}::text[]) AS r(task_id, status)
)`;
}
