/**
 * What a user had at an instant: the fold of the journal up to the last event of that instant or before. What has not
 * been touched since stands in its row; only what was touched is folded, so that a look at yesterday costs what happened since.
 */
import type { FoldedEvent } from "../../domain/events/events.ts";
import { evolveAll } from "../../domain/evolve/evolve.ts";
import { emptyBook } from "../../domain/evolve/initialState.ts";
import { shownTask } from "../../domain/labels/hiddenLabels.ts";
import type { UserState } from "../../domain/state/userState.ts";
import type { Task } from "../../domain/tasks/task.ts";
import type { InstantText } from "../../domain/time/instant.ts";
import { Crowded } from "../../ports/process/faults.ts";
import { type Page, type PastReads, type TaskQuery, TooMuchHappened } from "../../ports/reading/readModel.ts";
import type { Database } from "../database.ts";
import { readUserState } from "../journal/userState.ts";
import { instantSql, TASK_COLUMN, type TaskRow } from "../rows.ts";
import { makeCursor } from "./taskCursor.ts";
import { buildTaskQuery } from "./taskQuery.ts";

/** Tasks touched since, and events of theirs before: more are not folded for one list. */
const MOST_TOUCHED = 20_000;
const MOST_EVENTS = 100_000;
/** While others write, what was touched has to be looked at again. */
const TRIES = 8;

const STANDING = `
SELECT u.version::float8 AS version, u.state, coalesce((SELECT j.seq FROM journal j
  WHERE j.user_id = $1 AND j.at <= $2::timestamptz ORDER BY j.seq DESC LIMIT 1), 0)::float8 AS seq
FROM user_actor u WHERE u.user_id = $1`;
const VERSION = "SELECT version::float8 AS version FROM user_actor WHERE user_id = $1";

/**
 * One row for each task that events since name, and one without tasks for those of the user alone. By the events: a reminder that
 * fires leaves its task's version as it was. Labels name tasks in old journals only (0077).
 */
const SINCE = `
SELECT DISTINCT (j.data->>'task_id')::integer AS task_id, j.data->'task_ids' AS task_ids
FROM journal j WHERE j.user_id = $1 AND j.seq > $2 LIMIT ${MOST_TOUCHED + 1}`;

const EVENT = `j.seq, j.type, j.data, j.undoes, ${instantSql("j.at")} AS at`;
const EVENTS_OF = `
SELECT ${EVENT} FROM journal j
WHERE j.user_id = $1 AND j.seq <= $2 AND j.data ? 'task_id' AND (j.data->>'task_id')::integer = ANY($3::integer[])
LIMIT ${MOST_EVENTS + 1}`;

/** Of labels, filters and settings: they are few, since their numbers are bounded. */
const EVENTS_OF_USER = `
SELECT ${EVENT} FROM journal j WHERE j.user_id = $1 AND j.seq <= $2 AND NOT j.data ? 'task_id'`;

const FIND_TASKS = `SELECT ${TASK_COLUMN} FROM task t WHERE t.user_id = $1 AND t.task_id = ANY($2::integer[])`;

interface Past {
	/** The user's version when it was looked at; what was written later is not among the touched. */
	readonly version: number;
	/** Of the last event of the instant or before. */
	readonly seq: number;
	readonly state: UserState;
	readonly touched: ReadonlySet<number>;
	/** Of labels, filters and settings, where one of them was changed since. */
	readonly ofUser: readonly FoldedEvent[];
}

/** What is asked of it rejects with `TooMuchHappened` where more would have to be folded than one answer may cost. */
export function createTimeTravel(database: Database): (user_id: string, instant: InstantText) => Promise<PastReads> {
	const { query } = database;

	async function look(user_id: string, instant: InstantText): Promise<Past> {
		type Row = { readonly version: number; readonly state: unknown; readonly seq: number };
		const [row] = await query<Row>(STANDING, [user_id, instant]);
		if (row === undefined) return { version: 0, seq: 0, state: emptyBook().user, touched: new Set(), ofUser: [] };
		const { seq, version } = row;
		type Since = { readonly task_id: number | null; readonly task_ids: readonly number[] | null };
		const since = await query<Since>(SINCE, [user_id, seq]);
		if (since.length > MOST_TOUCHED) throw new TooMuchHappened();
		const touched = new Set(since.flatMap(({ task_id, task_ids }) => task_id ?? task_ids ?? []));
		const isSame = since.every(({ task_id }) => task_id !== null);
		const ofUser = isSame ? [] : await query<FoldedEvent>(EVENTS_OF_USER, [user_id, seq]);
		const state = isSame
			? await readUserState(database, user_id, row.state)
			: evolveAll(emptyBook(), bySeq(ofUser)).user;
		return { version, seq, state, touched, ofUser };
	}

	/** The tasks of these numbers that were there. */
	async function fold(
		user_id: string,
		{ seq, ofUser }: Past,
		ids: readonly number[],
	): Promise<ReadonlyMap<number, Task>> {
		if (ids.length === 0) return new Map();
		const ofTasks = await query<FoldedEvent>(EVENTS_OF, [user_id, seq, ids]);
		if (ofTasks.length > MOST_EVENTS) throw new TooMuchHappened();
		return evolveAll(emptyBook(), bySeq([...ofUser, ...ofTasks])).tasks;
	}

	const versionOf = async (user_id: string) => (await query<{ version: number }>(VERSION, [user_id]))[0]?.version ?? 0;

	return async (user_id, instant) => {
		let past = await look(user_id, instant);

		/** What is read from rows is as it was then only while nothing was written in between. */
		async function read<Result>(work: (past: Past) => Promise<Result>): Promise<Result> {
			for (let tries = 0; tries < TRIES; tries += 1) {
				const result = await work(past);
				if ((await versionOf(user_id)) === past.version) return result;
				past = await look(user_id, instant);
			}
			throw new Crowded();
		}

		/** In this order: those that stand in their rows, and those that were folded. */
		async function shown({ touched, state }: Past, ids: readonly number[], folded: ReadonlyMap<number, Task>) {
			const standing = ids.filter((id) => !touched.has(id));
			const rows = standing.length === 0 ? [] : await query<TaskRow>(FIND_TASKS, [user_id, standing]);
			const byId = new Map(rows.map(({ task }) => [task.task_id, task]));
			return ids.flatMap((id) => folded.get(id) ?? byId.get(id) ?? []).map((task) => shownTask(task, state));
		}

		async function listTasks(one: Past, asked: TaskQuery): Promise<Page<Task>> {
			const tasks = await fold(user_id, one, [...one.touched]);
			// Where nothing was touched, the tables are what they were.
			const folded = one.touched.size === 0 ? undefined : { touched: [...one.touched], tasks: [...tasks.values()] };
			const built = buildTaskQuery(user_id, asked, one.state, { at: instant, folded });
			type Row = { readonly key: string | null; readonly task_id: number };
			const found = await query<Row>(built.text, built.values);
			const rows = found.map(({ key, task_id }) => ({ key, task: { task_id } }));
			const ids = rows.slice(0, asked.limit).map(({ task }) => task.task_id);
			return { data: await shown(one, ids, tasks), next_cursor: makeCursor(built, rows, asked.limit) };
		}

		return {
			profile: async () => past.state,
			findTask: (task_id) =>
				read(async (one) => {
					const folded = one.touched.has(task_id) ? await fold(user_id, one, [task_id]) : new Map();
					return (await shown(one, [task_id], folded))[0];
				}),
			listTasks: (asked) => read((one) => listTasks(one, asked)),
		};
	};
}

const bySeq = (events: readonly FoldedEvent[]) => [...events].sort((a, b) => a.seq - b.seq);
