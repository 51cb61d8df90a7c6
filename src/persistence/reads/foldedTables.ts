/**
 * Tasks as they were, in the place of the tables: what was touched since is folded (timeTravel.ts) and given to the statement as
 * columns; what was not still stands in its row.
 */
import type { Task } from "../../domain/tasks/task.ts";
import { taskRecord } from "../rows.ts";

/** What was touched since, and of it the tasks and their reminders as they were. */
export interface FoldedTasks {
	readonly touched: readonly number[];
	readonly tasks: readonly Task[];
}

type Record = ReturnType<typeof taskRecord>;

/** What conditions and orders may name. A folded row has no others. */
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

/** The words to search, as the table's own column makes them. */
const SEARCH = `CASE WHEN f.description IS NULL THEN w.title ELSE w.title || setweight(to_tsvector('english', w.description) ||
      to_tsvector('simple', w.description), 'B') END`;
const WORDS = `
  CROSS JOIN LATERAL (SELECT plain_text(f.title) AS plain, plain_text(f.description) AS description OFFSET 0) p
  CROSS JOIN LATERAL (SELECT setweight(to_tsvector('english', p.plain) || to_tsvector('simple', p.plain), 'A') AS title,
    p.description) w`;

/**
 * `select` with the folded tasks in the place of `task` and their reminders in that of `reminder`. Only the columns that it names are
 * sent: all of a thousand rows take four times as long. The words to search cost most; they are made where they are asked for, and
 * then once for each row (MATERIALIZED), however often `select` names them. `add` gives the placeholder of a value.
 */
export function fromFolded(
	user_id: string,
	{ tasks }: FoldedTasks,
	select: string,
	add: (value: unknown) => string,
): string {
	const named = new Set([...select.matchAll(/\bt\.(\w+)/g)].map(([, name = ""]) => name));
	const isSearched = named.has("search");
	if (isSearched) for (const name of ["title", "description"]) named.add(name);
	const sent = COLUMNS.filter(([name]) => named.has(name));
	const records = tasks.map((task) => taskRecord(user_id, task));
	const columns = sent.map(([, type, of]) => `${add(records.map(of))}::${type}[]`);
	const user = add(user_id);
	const selected = sent.map(([name]) => (name === "tag_ids" ? "f.tag_ids::integer[]" : `f.${name}`));
	const searched = isSearched ? `, ${SEARCH} AS search` : "";
	return `
WITH task AS ${isSearched ? "MATERIALIZED " : ""}(
  SELECT ${selected.join(", ")}, ${user}::uuid AS user_id${searched}
  FROM unnest(${columns.join(", ")}) AS f(${sent.map(([name]) => name).join(", ")})${isSearched ? WORDS : ""}
)${/\breminder\b/.test(select) ? foldedReminders(tasks, user, add) : ""}${select}`;
}

function foldedReminders(tasks: readonly Task[], user: string, add: (value: unknown) => string): string {
	const reminders = tasks.flatMap(({ task_id, reminders: all }) => all.map(({ status }) => ({ task_id, status })));
	const owners = add(reminders.map(({ task_id }) => task_id));
	const states = add(reminders.map(({ status }) => status));
	return `, reminder AS (
  SELECT ${user}::uuid AS user_id, task_id, status FROM unnest(${owners}::integer[], ${states}::text[]) AS r(task_id, status)
)`;
}
