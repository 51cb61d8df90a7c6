/** Reads the tasks that move with a user's zone and morning hour (TaskNeeds.followers), as many as follow at once. */
import type { FollowersNeed } from "../../domain/decide/needs.ts";
import { LIMITS, type Task } from "../../domain/tasks/task.ts";
import type { Database } from "../database.ts";
import { TASK_COLUMN, type TaskRow } from "../rows.ts";

/** Those of a whole day by what is armed on them, those that float by themselves. The planner is told nothing of the other kind. */
const hangsOn = (floating: boolean, isArmed: string) => {
	const onDay = `(t.due_date IS NOT NULL AND ${isArmed})`;
	return floating ? `(${onDay} OR t.due_floating OR t.recurrence ? 'floating')` : onDay;
};

/** All reminders of the user are read once: looking them up for each of 100,000 tasks would take three times as long. */
const FIRST_ARMED = `
LEFT JOIN (
  SELECT r.task_id, min(r.fire_at) AS fire_at FROM reminder r WHERE r.user_id = $1 AND r.status = 'armed' GROUP BY r.task_id
) r ON r.task_id = t.task_id`;
const whose = (floating: boolean) =>
	`${FIRST_ARMED} WHERE t.user_id = $1 AND t.status = 'open' AND ${hangsOn(floating, "r.task_id IS NOT NULL")}`;

const rowsOf = (found: string, order: string) => `
SELECT p.task FROM (${found}) f CROSS JOIN LATERAL (
  SELECT ${TASK_COLUMN} FROM task t WHERE t.user_id = $1 AND t.task_id = f.task_id OFFSET 0) p
ORDER BY ${order}`;

const firstOf = (floating: boolean) =>
	rowsOf(
		`SELECT t.task_id, r.fire_at FROM task t ${whose(floating)} ORDER BY r.fire_at NULLS LAST, t.task_id LIMIT ${LIMITS.followAtOnce + 1}`,
		"f.fire_at NULLS LAST, f.task_id",
	);
/** A value and no EXISTS, which the planner would answer by reading everybody's reminders into a table of its own. */
const ARMED = `(SELECT r.reminder_id FROM reminder r
  WHERE r.user_id = t.user_id AND r.task_id = t.task_id AND r.status = 'armed' LIMIT 1) IS NOT NULL`;
const afterId = (floating: boolean) =>
	rowsOf(
		`SELECT t.task_id FROM task t WHERE t.user_id = $1 AND t.status = 'open' AND t.task_id > $2 AND ${hangsOn(floating, ARMED)}
ORDER BY t.task_id LIMIT ${LIMITS.followAtOnce}`,
		"f.task_id",
	);

/** The tasks that the need names. */
export async function loadFollowers(
	database: Database,
	user_id: string,
	{ after, floating }: FollowersNeed,
): Promise<readonly Task[]> {
	const rows =
		after === "first"
			? await database.query<TaskRow>(firstOf(floating), [user_id], `first_followers_${floating}`)
			: await database.query<TaskRow>(afterId(floating), [user_id, after], `next_followers_${floating}`);
	return rows.map(({ task }) => task);
}

/** How many there are in all. */
export async function countFollowers(database: Database, user_id: string, floating: boolean): Promise<number> {
	const text = `SELECT count(*)::float8 AS count FROM task t ${whose(floating)}`;
	const [row] = await database.query<{ count: number }>(text, [user_id], `count_followers_${floating}`);
	return row?.count ?? 0;
}
