/**
 * A search for a word that many of a user's tasks have. Ranking each of them costs as much as there are (30 ms for 100,000) and
 * says little: by such a word they are all alike. So where many of the newest are found, the newest are ranked and the others
 * follow by age, and either is read off the index of numbers in order, as far as the page goes.
 */
import type { UserState } from "../../domain/state/userState.ts";
import { TASK_COLUMN } from "../rows.ts";

/** At most so many tasks are ranked, the newest first. */
const NEWEST = 1_000;
/** So many of them found make a word common: one in ten. */
const COMMON = 100;

/** The number of the first of the newest tasks. */
export const newestFrom = ({ next_task_id }: Pick<UserState, "next_task_id">): number => next_task_id - NEWEST;

/** Read by number, whatever the planner thinks of the word, which it cannot know in a parameter: hence the order and the OFFSET 0. */
export const newestOnes = (user: string, from: string) => `(
  SELECT * FROM task t WHERE t.user_id = ${user} AND t.task_id >= ${from}::integer ORDER BY t.task_id DESC OFFSET 0
) AS t`;

/** Ends with the last one that is needed to know. */
export const countAmongNewest = (user: string, from: string, where: readonly string[]) => `
SELECT count(*)::integer >= ${COMMON} AS is_common FROM (
  SELECT FROM ${newestOnes(user, from)} WHERE ${where.join(" AND ")} LIMIT ${COMMON}
) found`;

/** Those below a number, the newest first. The order is that of the index, so that reading ends with the page. */
export const olderOnes = (user: string, below: string, where: readonly string[], limit: string) => `
SELECT NULL::text AS key, ${TASK_COLUMN} FROM (
  SELECT * FROM task t WHERE t.user_id = ${user} AND t.task_id < ${below}::integer ORDER BY t.task_id DESC OFFSET 0
) AS t
WHERE ${where.join("\n  AND ")}
ORDER BY t.task_id DESC LIMIT ${limit}`;
