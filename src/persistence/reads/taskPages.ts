/** Pages of a user's tasks: by condition and order, by words, and where nothing has the words, by likeness. */
import { shownTask } from "../../domain/labels/hiddenLabels.ts";
import type { UserState } from "../../domain/state/userState.ts";
import type { Task } from "../../domain/tasks/task.ts";
import { type Page, type TaskQuery, UnknownCursor } from "../../ports/reading/readModel.ts";
import type { Database } from "../database.ts";
import { isDataException } from "../faults.ts";
import type { TaskRow } from "../rows.ts";
import { makeCursor } from "./taskCursor.ts";
import { buildCommonQuery, buildTaskQuery } from "./taskQuery.ts";

/** The page that is asked for; labels are shown as `state` has them. Throws `UnknownCursor`. */
export async function readTaskPage(
	database: Database,
	user_id: string,
	query: TaskQuery,
	state: UserState,
): Promise<Page<Task>> {
	const page = await findPage(database, user_id, query, state, false);
	const isSearch = /[\p{L}\p{N}]/u.test(query.search ?? "");
	if (page.data.length > 0 || !isSearch || query.cursor !== undefined) return page;
	// Nothing has these words: the nearest titles, for a word may be mistyped. One page, so no cursor.
	const { cursor: _none, sort: _rank, ...likeness } = query;
	return { ...(await findPage(database, user_id, likeness, state, true)), next_cursor: null };
}

async function findPage(database: Database, user_id: string, query: TaskQuery, state: UserState, similar: boolean) {
	const rankedFrom = similar ? undefined : await findRankedFrom(database, user_id, query, state);
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

/** From which task on what is found is ranked; undefined: all of it is. */
async function findRankedFrom(
	database: Database,
	user_id: string,
	query: TaskQuery,
	state: UserState,
): Promise<number | undefined> {
	const asked = buildCommonQuery(user_id, query, state);
	if (!asked) return undefined;
	const [row] = await database.query<{ is_common: boolean }>(asked.text, asked.values);
	return row?.is_common ? asked.from : undefined;
}
