/** What pages, clients and the assistant read. Every statement names the user (P8). */
import { initialUserState } from "../domain/initialState.ts";
import { LIMITS, type UserState } from "../domain/task.ts";
import type { DeliveryRow, Page, Profile, ReadModel } from "../ports/readModel.ts";
import { UnknownCursor } from "../ports/readModel.ts";
import type { Database } from "./database.ts";
import { readHistoryPage } from "./historyPages.ts";
import { instantSql } from "./rows.ts";
import { createTaskFinder } from "./taskFinder.ts";
import { readTaskPage } from "./taskPages.ts";
import { createTimeTravel } from "./timeTravel.ts";
import { readUserState } from "./userState.ts";

export interface ReadModelOptions {
	/** The Message-ID under which a delivery is mailed (P5). */
	readonly messageIdOf: (delivery_id: string) => string;
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

const DELIVERIES = `
SELECT d.delivery_id, coalesce(d.bundle_id, d.delivery_id) AS message, d.task_id, d.reminder_id, d.channel, d.state, d.attempts, d.provider_answer,
  ${instantSql("d.planned_at")} AS planned_at, ${instantSql("d.fired_at")} AS fired_at,
  ${instantSql("d.held_until")} AS held_until,
  (extract(epoch FROM greatest(d.fired_at - d.planned_at, interval '0')) * 1000)::float8 AS late_by_ms,
  ${instantSql("d.sent_at")} AS sent_at, ${instantSql("d.next_attempt_at")} AS next_attempt_at
FROM delivery d
WHERE d.user_id = $1 AND ($2::integer IS NULL OR d.task_id = $2) AND ($3::text IS NULL OR d.state = $3)
  AND ($4::uuid IS NULL OR (d.fired_at, d.delivery_id) <
    (SELECT c.fired_at, c.delivery_id FROM delivery c WHERE c.user_id = $1 AND c.delivery_id = $4))
ORDER BY d.fired_at DESC, d.delivery_id DESC LIMIT $5`;

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
		findTask: createTaskFinder(database),
		async countOpenBelow(user_id, task_ids) {
			const values = [user_id, task_ids];
			const [row] = await database.query<{ count: number }>(COUNT_OPEN_BELOW, values, "count_open_below");
			return row?.count ?? 0;
		},
		listTasks: async (user_id, query) => readTaskPage(database, user_id, query, await stateOf(user_id)),
		at: createTimeTravel(database),
		profile,
		labels: profile,
		filters: async (user_id) => (await stateOf(user_id)).filters,
		settings: async (user_id) => (await profile(user_id)).settings,
		categories: (user_id) => withCounts(user_id, "categories"),
		tags: (user_id) => withCounts(user_id, "tags"),
		history: (user_id, query) => readHistoryPage(database, user_id, query),
		async deliveries(user_id, { task_id = null, state = null, limit, cursor }): Promise<Page<DeliveryRow>> {
			if (cursor !== undefined && !UUID.test(cursor)) throw new UnknownCursor("the cursor is not from this query");
			const rows = await database.query<Omit<DeliveryRow, "message_id"> & { readonly message: string }>(
				DELIVERIES,
				[user_id, task_id, state, cursor ?? null, limit + 1],
				"deliveries",
			);
			const data = rows.slice(0, limit).map(({ message, ...row }) => ({ ...row, message_id: messageIdOf(message) }));
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
