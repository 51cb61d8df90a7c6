/** Every series that goes on: the open tasks that recur, one page after the other, so that memory stays the same however many. */
import type { Recurrence } from "../../domain/tasks/task.ts";
import type { Database } from "../database.ts";

export interface LivingSeries {
	readonly user_id: string;
	readonly task_id: number;
	readonly recurrence: Recurrence;
}

const PAGE = 500;

/** By key, so that what changes meanwhile moves nothing. */
const SERIES = `
SELECT user_id, task_id, recurrence FROM task
WHERE status = 'open' AND recurrence IS NOT NULL AND ($1::uuid IS NULL OR (user_id, task_id) > ($1, $2::integer))
ORDER BY user_id, task_id LIMIT ${PAGE}`;

/** Throws StorageUnavailable. */
export async function* livingSeries(database: Pick<Database, "query">): AsyncGenerator<LivingSeries, void> {
	let last: LivingSeries | undefined;
	do {
		const page: readonly LivingSeries[] = await database.query<LivingSeries>(SERIES, [
			last?.user_id ?? null,
			last?.task_id ?? null,
		]);
		yield* page;
		last = page.length < PAGE ? undefined : page.at(-1);
	} while (last);
}
