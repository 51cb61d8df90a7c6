/**
 * A filter as a condition on a row `t`, every value a parameter. No leaf is ever null, so that "not" is the opposite and not
 * "unknown": what domain/filter/matchFilter.ts says of a task, this says of its row.
 */
import type { BoundCondition, BoundFilter, Edge } from "../../domain/filter/bindFilter.ts";
import { foldTree } from "../../domain/filter/tree.ts";

export interface FilterParts {
	/** Collects a parameter and returns its placeholder. */
	readonly add: (value: unknown) => string;
	/** The condition that a task has these words. */
	readonly search: (words: string) => string;
}

export const filterSql = (filter: BoundFilter, parts: FilterParts): string =>
	foldTree<BoundCondition, string>(filter, {
		leaf: (condition) => leafSql(condition, parts),
		not: (value) => `NOT ${value}`,
		and: (values) => `(${values.join(" AND ")})`,
		or: (values) => `(${values.join(" OR ")})`,
	});

function leafSql(condition: BoundCondition, { add, search }: FilterParts): string {
	switch (condition.kind) {
		case "every":
			return "true";
		case "overdue": {
			const { now, today } = condition;
			return `(t.status = 'open' AND coalesce(t.due_at < ${add(now)}::timestamptz, t.due_date < ${add(today)}::date, false))`;
		}
		case "undated":
			return "(t.due_at IS NULL AND t.due_date IS NULL)";
		case "due": {
			const at = within("t.due_at", "at", "timestamptz", condition, add);
			const day = within("t.due_date", "date", "date", condition, add);
			return `((t.due_at IS NOT NULL AND ${at}) OR (t.due_date IS NOT NULL AND ${day}))`;
		}
		case "created":
			return `(${within("t.created_at", "at", "timestamptz", condition, add)})`;
		case "priority":
			return `(t.priority = ${add(condition.priority)})`;
		case "label":
			return condition.of === "tag"
				? `(t.tag_ids @> ${add([condition.id])}::integer[])`
				: `(t.category_id IS NOT NULL AND t.category_id = ${add(condition.id)})`;
		case "unlabelled":
			return condition.of === "tag"
				? `(NOT t.tag_ids && ${add(condition.ids)}::integer[])`
				: `(t.category_id IS NULL OR NOT t.category_id = ANY(${add(condition.ids)}::integer[]))`;
		case "recurring":
			return "(t.recurrence IS NOT NULL)";
		case "subtask":
			return "(t.parent_id IS NOT NULL)";
		case "reminded":
			return `(EXISTS (SELECT FROM reminder r
    WHERE r.user_id = t.user_id AND r.task_id = t.task_id AND r.status = 'armed'))`;
		case "search":
			return `(${search(condition.words)})`;
	}
}

function within(
	column: string,
	by: keyof Edge,
	type: string,
	{ from, until }: { readonly from?: Edge; readonly until?: Edge },
	add: (value: unknown) => string,
): string {
	const bounds = [
		...(from === undefined ? [] : [`${column} >= ${add(from[by])}::${type}`]),
		...(until === undefined ? [] : [`${column} < ${add(until[by])}::${type}`]),
	];
	return bounds.length === 0 ? "true" : bounds.join(" AND ");
}
