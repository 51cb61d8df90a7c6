/** What pages, clients and the assistant read. Every statement names the user (P8). */
import { initialUserState } from "../../domain/evolve/initialState.ts";
import type { UserState } from "../../domain/state/userState.ts";
import { LIMITS } from "../../domain/tasks/task.ts";
import type { Profile, ReadModel } from "../../ports/reading/readModel.ts";
import type { Database } from "../database.ts";
import { readUserState } from "../journal/userState.ts";
import { readDeliveryPage } from "./deliveryPages.ts";
import { readHistoryPage } from "./historyPages.ts";
import { createTaskFinder } from "./taskFinder.ts";
import { readTaskPage } from "./taskPages.ts";
import { createTimeTravel } from "./timeTravel.ts";

export interface ReadModelOptions {
	/** The Message-ID under which a delivery or a digest is mailed (P5). */
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

/** By the index of what somebody asked for (journal_asked). */
const IS_NEW = `
SELECT NOT EXISTS (SELECT 1 FROM journal j WHERE j.user_id = $1 AND j.principal->>'kind' <> 'system') AS is_new`;

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
		deliveries: (user_id, query) => readDeliveryPage(database, messageIdOf, user_id, query),
		async version(user_id) {
			const [row] = await database.query<{ version: number }>(
				"SELECT version FROM user_actor WHERE user_id = $1",
				[user_id],
				"user_version",
			);
			return row?.version ?? 0;
		},
		async isNew(user_id) {
			const [row] = await database.query<{ is_new: boolean }>(IS_NEW, [user_id], "is_new");
			return row?.is_new ?? true;
		},
	};
}
