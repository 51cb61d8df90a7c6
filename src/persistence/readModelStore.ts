/** What pages, clients and the assistant read. Every statement names the user (P8). */
import { shownTask } from "../domain/hiddenLabels.ts";
import { initialUserState } from "../domain/initialState.ts";
import { LIMITS, type UserState } from "../domain/task.ts";
import type { DeliveryRow, HistoryQuery, Page, Profile, ReadModel, TaskQuery } from "../ports/readModel.ts";
import { UnknownCursor } from "../ports/readModel.ts";
import { createCoalescer } from "./coalescer.ts";
import type { Database } from "./database.ts";
import { allOrApart, isDataException } from "./faults.ts";
import { EVENT_COLUMN, type EventRow, instantSql, TASK_COLUMN, type TaskRow } from "./rows.ts";
import { buildCommonQuery, buildTaskQuery, makeCursor } from "./taskQuery.ts";
import { createTimeTravel } from "./timeTravel.ts";
import { readUserState } from "./userState.ts";

export interface ReadModelOptions {
	/** The Message-ID under which a delivery is mailed (P5). */
	readonly messageIdOf: (delivery_id: string) => string;
}

/**
 * With the user's state only where a label may be hidden. For all who ask meanwhile, each by his own user and number: `place` says
 * whose a row is.
 */
const FIND_TASKS = `
SELECT a.place, ${TASK_COLUMN}, CASE WHEN t.category_id IS NOT NULL OR t.tag_ids <> '{}'
  THEN (SELECT u.state FROM user_actor u WHERE u.user_id = t.user_id) END AS state
FROM unnest($1::uuid[], $2::integer[]) WITH ORDINALITY AS a(user_id, task_id, place)
JOIN task t ON t.user_id = a.user_id AND t.task_id = a.task_id`;
const FINDS_AT_ONCE = 100;
const FINDS_IN_FLIGHT = 4;

interface Find {
	readonly user_id: string;
	readonly task_id: number;
}
interface FoundTask extends TaskRow {
	readonly place: number;
	readonly state: unknown;
}

/** Down by the index on parents; a way ends at what is deleted, as it does where tasks are taken along. */
const COUNT_OPEN_BELOW = `
WITH RECURSIVE down AS (
  SELECT id AS task_id, 0 AS step, 'named' AS status FROM unnest($2::integer[]) AS id
  UNION
  SELECT c.task_id, d.step + 1, c.status FROM down d CROSS JOIN LATERAL (
    SELECT t.task_id, t.status FROM task t
    WHERE t.user_id = $1 AND t.parent_id = d.task_id AND t.status <> 'deleted' OFFSET 0
  ) c WHERE d.step < ${LIMITS.levels}
)
SELECT count(DISTINCT task_id)::integer AS count FROM down WHERE status = 'open' AND task_id <> ALL ($2::integer[])`;

/** Only the conditions that are asked for: one that may be left out would keep the planner from the index it needs. */
function historyOf(user_id: string, query: HistoryQuery) {
	const { task_id, since, until, principal_id, cursor, limit } = query;
	const values: unknown[] = [];
	const add = (value: unknown) => `$${values.push(value)}`;
	const where = [`j.user_id = ${add(user_id)}`];
	if (task_id !== undefined) where.push(`j.data ? 'task_id' AND (j.data->>'task_id')::integer = ${add(task_id)}`);
	if (since !== undefined) where.push(`j.at >= ${add(since)}::timestamptz`);
	if (until !== undefined) where.push(`j.at < ${add(until)}::timestamptz`);
	if (principal_id !== undefined) where.push(`j.principal->>'id' = ${add(principal_id)}`);
	if (cursor !== undefined) where.push(`j.seq < ${add(cursor)}::bigint`);
	const text = `SELECT ${EVENT_COLUMN} FROM journal j WHERE ${where.join(" AND ")} ORDER BY j.seq DESC LIMIT ${add(limit + 1)}`;
	return { text, values };
}

const DELIVERIES = `
SELECT d.delivery_id, d.task_id, d.reminder_id, d.channel, d.state, d.attempts, d.provider_answer,
  ${instantSql("d.planned_at")} AS planned_at, ${instantSql("d.fired_at")} AS fired_at,
  ${instantSql("d.held_until")} AS held_until,
  (extract(epoch FROM greatest(d.fired_at - d.planned_at, interval '0')) * 1000)::float8 AS late_by_ms,
  ${instantSql("d.sent_at")} AS sent_at, ${instantSql("d.next_attempt_at")} AS next_attempt_at
FROM delivery d
WHERE d.user_id = $1 AND ($2::integer IS NULL OR d.task_id = $2) AND ($3::text IS NULL OR d.state = $3)
  AND ($4::uuid IS NULL OR (d.fired_at, d.delivery_id) <
    (SELECT c.fired_at, c.delivery_id FROM delivery c WHERE c.user_id = $1 AND c.delivery_id = $4))
ORDER BY d.fired_at DESC, d.delivery_id DESC LIMIT $5`;

const SEQ = /^\d{1,15}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function createReadModelStore(database: Database, { messageIdOf }: ReadModelOptions): ReadModel {
	async function stateOf(user_id: string): Promise<UserState> {
		const [row] = await database.query<{ state: unknown }>(
			"SELECT state FROM user_actor WHERE user_id = $1",
			[user_id],
			"user_state",
		);
		return row ? readUserState(database, user_id, row.state) : initialUserState();
	}

	async function profile(user_id: string): Promise<Profile> {
		const { settings, categories, tags } = await stateOf(user_id);
		return { settings, categories, tags };
	}

	const findOne = createCoalescer<Find, FoundTask | undefined>({
		mostAtOnce: FINDS_AT_ONCE,
		mostInFlight: FINDS_IN_FLIGHT,
		run: (finds) =>
			allOrApart(finds, async () => {
				const values = [finds.map(({ user_id }) => user_id), finds.map(({ task_id }) => task_id)];
				const rows = await database.query<FoundTask>(FIND_TASKS, values, "find_tasks");
				const found = new Map(rows.map((row) => [row.place, row]));
				return finds.map((_, n) => found.get(n + 1));
			}),
	});

	/** From which task on what is found is ranked; undefined: all of it is. */
	async function findRankedFrom(user_id: string, query: TaskQuery, state: UserState): Promise<number | undefined> {
		const asked = buildCommonQuery(user_id, query, state);
		if (!asked) return undefined;
		const [row] = await database.query<{ is_common: boolean }>(asked.text, asked.values);
		return row?.is_common ? asked.from : undefined;
	}

	async function findPage(user_id: string, query: TaskQuery, state: UserState, similar: boolean) {
		const rankedFrom = similar ? undefined : await findRankedFrom(user_id, query, state);
		const built = buildTaskQuery(user_id, query, state, { similar, rankedFrom });
		const rows = await database
			.query<TaskRow & { readonly key: string | null }>(built.text, built.values)
			.catch((fault: unknown) => {
				// All else was validated: what a type refuses here is the key of a forged cursor (P10).
				if (query.cursor !== undefined && isDataException(fault)) throw new UnknownCursor("the cursor was forged");
				throw fault;
			});
		return {
			data: rows.slice(0, query.limit).map(({ task }) => shownTask(task, state)),
			next_cursor: makeCursor(built, rows, query.limit),
		};
	}

	/** Number of tasks, deleted ones left out, for each label. */
	async function withCounts(user_id: string, kind: "categories" | "tags") {
		const column = kind === "categories" ? "t.category_id" : "unnest(t.tag_ids)";
		const [state, counts] = await Promise.all([
			stateOf(user_id),
			database.query<{ id: number; count: number }>(
				`SELECT id, count(*)::float8 AS count FROM (
				   SELECT ${column} AS id FROM task t WHERE t.user_id = $1 AND t.status <> 'deleted'
				 ) labels WHERE id IS NOT NULL GROUP BY id`,
				[user_id],
			),
		]);
		const countOf = new Map(counts.map(({ id, count }) => [id, count]));
		return state[kind].map((label) => ({ ...label, task_count: countOf.get(label.id) ?? 0 }));
	}

	return {
		async findTask(user_id, task_id) {
			// Ids beyond the column's type name nothing.
			if (!Number.isInteger(task_id) || Math.abs(task_id) > 2 ** 31 - 1) return undefined;
			const row = await findOne({ user_id, task_id });
			if (!row || row.state === null) return row?.task;
			return shownTask(row.task, await readUserState(database, user_id, row.state));
		},
		async countOpenBelow(user_id, task_ids) {
			const values = [user_id, task_ids];
			const [row] = await database.query<{ count: number }>(COUNT_OPEN_BELOW, values, "count_open_below");
			return row?.count ?? 0;
		},
		async listTasks(user_id, query) {
			const state = await stateOf(user_id);
			const page = await findPage(user_id, query, state, false);
			const isSearch = /[\p{L}\p{N}]/u.test(query.search ?? "");
			if (page.data.length > 0 || !isSearch || query.cursor !== undefined) return page;
			// Nothing has these words: the nearest titles, for a word may be mistyped. One page, so no cursor.
			const { cursor: _none, sort: _rank, ...likeness } = query;
			return { ...(await findPage(user_id, likeness, state, true)), next_cursor: null };
		},
		at: createTimeTravel(database),
		profile,
		labels: profile,
		filters: async (user_id) => (await stateOf(user_id)).filters,
		settings: async (user_id) => (await profile(user_id)).settings,
		categories: (user_id) => withCounts(user_id, "categories"),
		tags: (user_id) => withCounts(user_id, "tags"),
		async history(user_id, query) {
			const { limit } = query;
			if (query.cursor !== undefined && !SEQ.test(query.cursor)) {
				throw new UnknownCursor("the cursor is not from this query");
			}
			const { text, values } = historyOf(user_id, query);
			const rows = await database.query<EventRow>(text, values);
			const data = rows.slice(0, limit).map(({ event }) => event);
			return { data, next_cursor: rows.length > limit ? String(data.at(-1)?.seq) : null };
		},
		async deliveries(user_id, { task_id = null, state = null, limit, cursor }): Promise<Page<DeliveryRow>> {
			if (cursor !== undefined && !UUID.test(cursor)) throw new UnknownCursor("the cursor is not from this query");
			const rows = await database.query<Omit<DeliveryRow, "message_id">>(
				DELIVERIES,
				[user_id, task_id, state, cursor ?? null, limit + 1],
				"deliveries",
			);
			const data = rows.slice(0, limit).map((row) => ({ ...row, message_id: messageIdOf(row.delivery_id) }));
			return { data, next_cursor: rows.length > limit ? (data.at(-1)?.delivery_id ?? null) : null };
		},
		async version(user_id) {
			const [row] = await database.query<{ version: number }>(
				"SELECT version FROM user_actor WHERE user_id = $1",
				[user_id],
				"user_version",
			);
			return row?.version ?? 0;
		},
	};
}
