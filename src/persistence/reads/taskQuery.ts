/**
 * From a task query to one SQL statement: every value a parameter, filters joined by AND, pages by key and not by
 * offset, so that a walk neither skips nor repeats a task while others are written.
 */
import { bindFilter } from "../../domain/filter/bindFilter.ts";
import { isThere } from "../../domain/labels/hiddenLabels.ts";
import type { Violation } from "../../domain/refusals/rejection.ts";
import type { UserState } from "../../domain/state/userState.ts";
import type { Label } from "../../domain/tasks/task.ts";
import type { InstantText } from "../../domain/time/instant.ts";
import { type TaskQuery, UnknownInFilter } from "../../ports/reading/readModel.ts";
import { PLACE, TASK_COLUMN } from "../rows.ts";
import { countAmongNewest, newestFrom, newestOnes, olderOnes } from "./commonWords.ts";
import { dueKeys, dueWithin, isWithin, tasksByDue } from "./dueQuery.ts";
import { filterSql } from "./filterSql.ts";
import { type FoldedTasks, fromFolded, isStanding } from "./foldedTables.ts";
import { searchSql, withoutSql } from "./searchSql.ts";
import { type SearchTerms, searchTerms } from "./searchTerms.ts";
import { type Cursor, type ListedBy, readCursor, type Sort } from "./taskCursor.ts";

/** How a sort reads a row `t`, and the type in which its key travels in a cursor. */
interface SortKey {
	readonly expression: string;
	readonly type: "timestamptz" | "integer" | "text" | "float8";
}

export interface BuiltQuery extends ListedBy {
	readonly text: string;
	readonly values: readonly unknown[];
}

/** In the text itself, so that the indexes of open tasks are seen to fit. */
const STATUSES = {
	open: ["open"],
	completed: ["completed"],
	deleted: ["deleted"],
	all: ["open", "completed"],
} as const;

/** Collects parameters; each call returns the placeholder of the value given. */
const createParameters = () => {
	const values: unknown[] = [];
	return { values, add: (value: unknown) => `$${values.push(value)}` };
};

/** What every statement about a query begins with: whose tasks, under which conditions, and what ranks them. */
function conditionsOf(user_id: string, query: TaskQuery, state: UserState, similar: boolean, at?: InstantText) {
	const { values, add } = createParameters();
	const zone = () => `${add(state.settings.time_zone)}::text`;
	/** A whole day counts as its first instant in the user's zone. */
	const due = () => `coalesce(t.due_at, t.due_date::timestamp AT TIME ZONE ${zone()})`;
	const instant = (bound: string) =>
		bound.length === "2026-11-23".length
			? `(${add(bound)}::date::timestamp AT TIME ZONE ${zone()})`
			: `${add(bound)}::timestamptz`;
	const user = add(user_id);
	const statuses = STATUSES[query.status ?? "open"];
	const whose = [`t.user_id = ${user}`, `t.status IN (${statuses.map((one) => `'${one}'`).join(", ")})`];
	const where: string[] = [];
	if (query.priority !== undefined) where.push(`t.priority = ${add(query.priority)}`);
	if (query.parent_id !== undefined) where.push(`t.parent_id = ${add(query.parent_id)}`);
	// A label that is deleted still stands on its tasks, hidden: nothing is found by it.
	const isHidden = (labels: readonly Label[]) => (id: number) => !isThere(labels, id);
	const asksForHidden =
		(query.category_id !== undefined && isHidden(state.categories)(query.category_id)) ||
		query.tag_ids?.some(isHidden(state.tags));
	if (asksForHidden) where.push("false");
	else {
		if (query.category_id !== undefined) where.push(`t.category_id = ${add(query.category_id)}`);
		if (query.tag_ids?.length) where.push(`t.tag_ids @> ${add(query.tag_ids)}::integer[]`);
	}
	const before = query.due_before === undefined ? {} : { before: instant(query.due_before) };
	const after = query.due_after === undefined ? {} : { after: instant(query.due_after) };
	const isSpanned = query.due_before !== undefined || query.due_after !== undefined;
	const span = isSpanned ? dueWithin({ ...before, ...after }, zone()) : undefined;
	// In the order of due dates each kind of them is asked for its own bounds.
	if (span !== undefined && query.sort !== "due") where.push(isWithin(span));
	if (query.overdue !== undefined) {
		const now = at === undefined ? "now()" : `${add(at)}::timestamptz`;
		const today = `(${now} AT TIME ZONE ${zone()})::date`;
		const isPast = query.overdue
			? `(t.due_at < ${now} OR t.due_date < ${today})`
			: `coalesce(t.due_at < ${now}, t.due_date < ${today}, false)`;
		where.push(query.overdue ? `t.status = 'open' AND ${isPast}` : `NOT (t.status = 'open' AND ${isPast})`);
	}

	if (query.filter !== undefined) where.push(boundSql(query.filter, state, add));

	const terms = searchTerms(query.search ?? "", state.tags, state.settings.locale);
	// What is alike is looked for among the last tasks that the other conditions leave: it has no index to go by.
	const all = similar ? nearest([...whose.splice(0), ...where.splice(0)]) : "task t";
	const rank = terms ? addSearch(terms, similar, where, add) : undefined;
	return { values, add, zone, due, user, statuses, whose, where, span, all, rank };
}

/**
 * The statement that says whether many of the newest tasks are found, in `is_common`; undefined where it does not matter: nothing is
 * ranked, the walk has begun, or the user has so few that all may be ranked.
 */
export function buildCommonQuery(user_id: string, query: TaskQuery, state: UserState) {
	const { sort, order = "desc", cursor, search = "" } = query;
	const from = newestFrom(state);
	if (sort !== undefined || order !== "desc" || cursor !== undefined || search === "" || from <= 1) return undefined;
	const { values, add, user, whose, where, rank } = conditionsOf(user_id, query, state, false);
	if (rank === undefined) return undefined;
	return { text: countAmongNewest(user, add(from), [...whose, ...where]), values, from };
}

interface HowToList {
	readonly similar?: boolean;
	readonly rankedFrom?: number | undefined;
	/** As it was then (timeTravel.ts); only the tasks' numbers are selected. */
	readonly at?: InstantText;
	/** What was touched since. Where nothing was, the tables are what they were. */
	readonly folded?: FoldedTasks | undefined;
}

/**
 * Builds the statement for one page; it returns `task` and the sort key as text, one row more than the limit. `rankedFrom`: what
 * is found is so common that only tasks from this number on are ranked. A cursor knows that by itself.
 */
export function buildTaskQuery(
	user_id: string,
	query: TaskQuery,
	state: UserState,
	{ similar = false, rankedFrom, at, folded }: HowToList = {},
): BuiltQuery {
	const conditions = conditionsOf(user_id, query, state, similar, at);
	const { values, add, zone, due, user, statuses, whose, where, span, rank } = conditions;
	const sort: Sort = query.sort ?? (rank ? "rank" : "created_at");
	const order = query.order ?? (sort === "rank" ? "desc" : "asc");
	const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, sort, order);
	const limit = add(query.limit + 1);
	if (sort === "rank" && cursor?.key === null) {
		const text = olderOnes(user, add(cursor.task_id), [...whose, ...where], limit);
		return { text, values, sort, order };
	}
	const from = cursor === undefined ? rankedFrom : cursor.rankedFrom;
	const all = from === undefined ? conditions.all : newestOnes(user, add(from));

	/** The page's keys in the order of due dates, by the indexes on them. */
	const byDue = (more: readonly string[]) => {
		const key = cursor?.key == null ? null : `${add(cursor.key)}::timestamptz`;
		const begin = cursor && { key, task_id: `${add(cursor.task_id)}::integer` };
		// The zone is in the text only where days are: a parameter that is not used has no type.
		const ofDays = cursor?.key === null ? "" : zone();
		return dueKeys({ user, zone: ofDays, limit, statuses, order, where: [...where, ...more], span, cursor: begin });
	};
	if (sort === "due" && !similar && at === undefined) {
		return { text: tasksByDue(byDue([]), user, order), values, sort, order };
	}
	const standing = folded && sort === "due" ? byDue([isStanding(add(folded.touched))]) : undefined;
	if (sort === "due" && span !== undefined) where.push(isWithin(span));

	const { expression, type } = sortKeyOf(sort, due, rank);
	if (cursor !== undefined) where.push(after(cursor, { expression, type, isNeverNull: isNeverNull(sort) }, order, add));
	const direction = order === "asc" ? "ASC" : "DESC";
	const nulls = isNeverNull(sort) ? "" : " NULLS LAST";
	const page = (columns: string, more: readonly string[] = []) => `
SELECT ${columns} FROM ${all}
WHERE ${[...whose, ...where, ...more, "true"].join("\n  AND ")}
ORDER BY ${expression} ${direction}${nulls}, t.task_id ${direction} LIMIT ${limit}`;
	if (folded === undefined) {
		const text = page(`(${expression})::text AS key, ${at === undefined ? TASK_COLUMN : "t.task_id"}`);
		return { text, values, sort, order, rankedFrom: from };
	}
	const columns = `${expression} AS key, t.task_id`;
	const text = `
SELECT every.key::text AS key, every.task_id FROM (
  (${standing ?? page(columns, [isStanding(add(folded.touched))])})
  UNION ALL
  (${fromFolded(user_id, folded, page(columns), add)})
) every
ORDER BY every.key ${direction}${nulls}, every.task_id ${direction} LIMIT ${limit}`;
	return { text, values, sort, order };
}

/** The filter with this user's days and labels. Throws `UnknownInFilter` where there are no such labels. */
function boundSql(
	{ tree, now }: NonNullable<TaskQuery["filter"]>,
	{ settings, categories, tags }: UserState,
	add: (value: unknown) => string,
): string {
	const violations: Violation[] = [];
	const bound = bindFilter(tree, { now, settings, categories, tags }, violations);
	if (violations.length > 0) throw new UnknownInFilter(violations);
	const search = (words: string) => {
		const terms = searchTerms(words, tags, settings.locale);
		return terms === undefined ? "true" : searchSql(terms, add).condition;
	};
	return filterSql(bound, { add, search });
}

/** Tasks, of the newest, among which a word may be mistyped. */
const SIMILAR_TASKS = 1_000;
/** Words, and letters of a title, that are compared for likeness: each pair costs microseconds, and there are as many as tasks. */
const SIMILAR_WORDS = 6;
const SIMILAR_LETTERS = 120;

const nearest = (where: readonly string[]) => `(
  SELECT * FROM task t WHERE ${where.join(" AND ")} ORDER BY t.task_id DESC LIMIT ${SIMILAR_TASKS}
) AS t`;

function sortKeyOf(sort: Sort, due: () => string, rank: string | undefined): SortKey {
	switch (sort) {
		case "created_at":
		case "updated_at":
			return { expression: `t.${sort}`, type: "timestamptz" };
		case "due":
			return { expression: due(), type: "timestamptz" };
		case "priority":
			return { expression: "array_position(ARRAY['low', 'medium', 'high', 'urgent'], t.priority)", type: "integer" };
		case "title":
			// As much of it as the index `task_title` has: what is alike so far is in the order of the tasks' numbers.
			return { expression: "left(lower(plain_text(t.title)), 100)", type: "text" };
		case "position":
			return { expression: `(${PLACE})`, type: "text" };
		case "rank":
			return { expression: rank ?? "0::float8", type: "float8" };
	}
}

/** Adds the condition and returns the rank: title above description, a tag's name below both. */
function addSearch(terms: SearchTerms, similar: boolean, where: string[], add: (value: unknown) => string): string {
	if (similar) {
		if (terms.isExact) where.push("false");
		where.push(withoutSql(terms, add));
		// Every word must be like some word of the title; the average orders. At 0.45 "grocceries" finds "groceries" (0.75)
		// and "dentits" the dentist (0.63), "melk" not the milk (0.25).
		const likeness = `word_similarity(plain_text(word), plain_text(lower(left(t.title, ${SIMILAR_LETTERS}))))`;
		const words = `unnest(${add(terms.words.slice(0, SIMILAR_WORDS))}::text[]) AS word`;
		where.push(`(SELECT min(${likeness}) FROM ${words}) >= 0.45`);
		return `(SELECT avg(${likeness}) FROM ${words})::float8`;
	}
	const { condition, rank } = searchSql(terms, add);
	where.push(condition);
	return rank;
}

/** Only a due date may be missing. Where nothing is, the order is that of an index in both directions. */
const isNeverNull = (sort: Sort) => sort !== "due";

/** Rows after the cursor; those without a key come last in both orders. */
function after(
	{ key, task_id }: Cursor,
	{ expression, type, isNeverNull }: SortKey & { readonly isNeverNull: boolean },
	order: "asc" | "desc",
	add: (value: unknown) => string,
): string {
	const beyond = order === "asc" ? ">" : "<";
	if (isNeverNull) return `(${expression}, t.task_id) ${beyond} (${add(key)}::${type}, ${add(task_id)}::integer)`;
	const id = `t.task_id ${beyond} ${add(task_id)}`;
	if (key === null) return `(${expression} IS NULL AND ${id})`;
	const bound = `${add(key)}::${type}`;
	return `(${expression} ${beyond} ${bound} OR (${expression} = ${bound} AND ${id}) OR ${expression} IS NULL)`;
}
