/**
 * Due dates in task queries. A whole day counts as its first instant in the user's zone, which no index can know: so
 * instants and days are asked for apart, each by an index of its own, and put together.
 */
import { TASK_COLUMN } from "../rows.ts";

/** A day's first instant, where `zone` is a placeholder. */
const dayStart = (zone: string) => `(t.due_date::timestamp AT TIME ZONE ${zone})`;

/** A bound for the index on days; one day more than can matter, since a zone's clock may be put back over midnight. */
const dayAround = (at: string, zone: string, beyond: "<" | ">") =>
	`t.due_date ${beyond}= (${at} AT TIME ZONE ${zone})::date ${beyond === "<" ? "+" : "-"} 1`;

/** A span of due dates: what a task that is due at an instant must meet, and one that is due on a day. */
export interface DueSpan {
	readonly timed: readonly string[];
	readonly days: readonly string[];
}

/** Within exclusive bounds, which are SQL; at least one is there. */
export function dueWithin(bounds: { readonly before?: string; readonly after?: string }, zone: string): DueSpan {
	const timed = ["t.due_at IS NOT NULL"];
	const days = ["t.due_date IS NOT NULL"];
	for (const [at, beyond] of [[bounds.before, "<"] as const, [bounds.after, ">"] as const]) {
		if (at === undefined) continue;
		timed.push(`t.due_at ${beyond} ${at}`);
		days.push(dayAround(at, zone, beyond), `${dayStart(zone)} ${beyond} ${at}`);
	}
	return { timed, days };
}

/** The span as one condition on any task. */
export const isWithin = ({ timed, days }: DueSpan) => `((${timed.join(" AND ")}) OR (${days.join(" AND ")}))`;

export interface DueOrder {
	/** Placeholders. */
	readonly user: string;
	readonly zone: string;
	readonly limit: string;
	readonly statuses: readonly ("open" | "completed" | "deleted")[];
	readonly order: "asc" | "desc";
	/** Conditions on `t` besides user and status. */
	readonly where: readonly string[];
	/** Each kind of due date is asked for its own bounds: as one condition they would be in no index. */
	readonly span: DueSpan | undefined;
	/** Behind which task the page begins, as placeholders; a null key: among those without a due date. */
	readonly cursor: { readonly key: string | null; readonly task_id: string } | undefined;
}

/**
 * The keys and numbers of a page in the order of due dates, those without one last in both directions. Of each status and kind of
 * due date as many as the page holds are read off an index in order; the page is the first of all of them.
 */
export function dueKeys({ user, zone, limit, statuses, order, where, span, cursor }: DueOrder): string {
	const direction = order === "asc" ? "ASC" : "DESC";
	const beyond = order === "asc" ? ">" : "<";
	const branch = (status: string, key: string, column: string | null, conditions: readonly string[]) => `
  (SELECT t.task_id, ${key} AS key FROM task t
   WHERE ${[`t.user_id = ${user}`, `t.status = '${status}'`, ...conditions, ...where].join(" AND ")}
   ORDER BY ${column === null ? "" : `${column} ${direction}, `}t.task_id ${direction} LIMIT ${limit})`;
	const start = dayStart(zone);
	const branches = statuses.flatMap((status) => {
		const undated = ["t.due_at IS NULL", "t.due_date IS NULL"];
		if (cursor?.key === null) {
			// Nothing that has no due date is within a span; only a forged cursor asks.
			const within = span === undefined ? [] : [isWithin(span)];
			const behind = [...undated, ...within, `t.task_id ${beyond} ${cursor.task_id}`];
			return [branch(status, "NULL::timestamptz", null, behind)];
		}
		const timed = [...(span?.timed ?? ["t.due_at IS NOT NULL"])];
		const days = [...(span?.days ?? ["t.due_date IS NOT NULL"])];
		if (cursor !== undefined) {
			const place = `(${cursor.key}, ${cursor.task_id})`;
			timed.push(`(t.due_at, t.task_id) ${beyond} ${place}`);
			days.push(dayAround(cursor.key, zone, beyond), `(${start}, t.task_id) ${beyond} ${place}`);
		}
		return [
			branch(status, "t.due_at", "t.due_at", timed),
			branch(status, start, "t.due_date", days),
			...(span === undefined ? [branch(status, "NULL::timestamptz", null, undated)] : []),
		];
	});
	return `
SELECT key, task_id FROM (${branches.join(" UNION ALL")}) every
ORDER BY key ${direction} NULLS LAST, task_id ${direction} LIMIT ${limit}`;
}

/** The tasks of the keys, in their order. */
export function tasksByDue(keys: string, user: string, order: "asc" | "desc"): string {
	const direction = order === "asc" ? "ASC" : "DESC";
	return `
SELECT w.key::text AS key, p.task FROM (${keys}) w CROSS JOIN LATERAL (
  SELECT ${TASK_COLUMN} FROM task t WHERE t.user_id = ${user} AND t.task_id = w.task_id OFFSET 0) p
ORDER BY w.key ${direction} NULLS LAST, w.task_id ${direction}`;
}
