/**
 * What a user had at an instant (features A9): the fold of the journal up to the last event of that instant or before. What has not
 * been touched since stands in its row; only what was touched is folded, so that a look at yesterday costs what happened since.
 */
import type { JournalEvent } from "../domain/events.ts";
import { evolveAll } from "../domain/evolve.ts";
import { shownTask } from "../domain/hiddenLabels.ts";
import { emptyBook } from "../domain/initialState.ts";
import type { InstantText } from "../domain/instant.ts";
import type { Task, UserState } from "../domain/task.ts";
import { Crowded } from "../ports/faults.ts";
import { type PastReads, TooMuchHappened } from "../ports/readModel.ts";
import type { Database } from "./database.ts";
import { EVENT_COLUMN, type EventRow, TASK_COLUMN, type TaskRow, taskRecord } from "./rows.ts";
import { buildTaskQuery, makeCursor } from "./taskQuery.ts";
import { readUserState } from "./userState.ts";

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

/** By the events: a reminder that fires leaves its task's version as it was. Labels name tasks in old journals only (0077). */
const TOUCHED = `
SELECT DISTINCT task_id FROM (
  SELECT (j.data->>'task_id')::integer AS task_id FROM journal j WHERE j.user_id = $1 AND j.seq > $2 AND j.data ? 'task_id'
  UNION ALL
  SELECT jsonb_array_elements_text(j.data->'task_ids')::integer FROM journal j
  WHERE j.user_id = $1 AND j.seq > $2 AND j.data ? 'task_ids'
) t LIMIT ${MOST_TOUCHED + 1}`;

const EVENTS_OF = `
SELECT ${EVENT_COLUMN} FROM journal j
WHERE j.user_id = $1 AND j.seq <= $2 AND j.data ? 'task_id' AND (j.data->>'task_id')::integer = ANY($3::integer[])
LIMIT ${MOST_EVENTS + 1}`;

/** Of labels, filters and settings: they are few, since their numbers are bounded. */
const EVENTS_OF_USER = `
SELECT ${EVENT_COLUMN} FROM journal j WHERE j.user_id = $1 AND j.seq <= $2 AND NOT j.data ? 'task_id' ORDER BY j.seq`;
const USER_CHANGED = `
SELECT EXISTS (SELECT FROM journal j WHERE j.user_id = $1 AND j.seq > $2 AND NOT j.data ? 'task_id') AS changed`;

const FIND_TASKS = `SELECT ${TASK_COLUMN} FROM task t WHERE t.user_id = $1 AND t.task_id = ANY($2::integer[])`;

const COLUMNS = `user_id, task_id, title, description, status, status_before_deletion, priority, category_id, tag_ids, due_date,
  due_at, due_time_zone, due_floating, recurrence, series_id, occurrence, parent_id, version, created_at, updated_at,
  completed_at, deleted_at, duration_minutes, position`;

/** In the place of the tables: the rows that stand as they stood, and those that were folded. Unused, one costs nothing. */
const pastTables = (user: string, touched: string, tasks: string, reminders: string) => `
WITH task AS (
  SELECT ${COLUMNS}, search FROM task WHERE user_id = ${user} AND task_id <> ALL (${touched}::integer[])
  UNION ALL
  SELECT ${COLUMNS}, setweight(to_tsvector('english', plain_text(title)) || to_tsvector('simple', plain_text(title)), 'A') ||
    setweight(to_tsvector('english', plain_text(coalesce(description, ''))) ||
      to_tsvector('simple', plain_text(coalesce(description, ''))), 'B')
  FROM jsonb_to_recordset(${tasks}::jsonb)
    AS t(user_id uuid, task_id integer, title text, description text, status text, status_before_deletion text, priority text,
         category_id integer, tag_ids integer[], due_date date, due_at timestamptz, due_time_zone text, due_floating boolean,
         recurrence jsonb, series_id uuid, occurrence text, parent_id integer, version bigint, created_at timestamptz,
         updated_at timestamptz, completed_at timestamptz, deleted_at timestamptz, duration_minutes integer, position text)
), reminder AS (
  SELECT user_id, task_id, status FROM reminder WHERE user_id = ${user} AND task_id <> ALL (${touched}::integer[])
  UNION ALL
  SELECT user_id, task_id, status FROM jsonb_to_recordset(${reminders}::jsonb) AS r(user_id uuid, task_id integer, status text)
)`;

interface Past {
	/** The user's version when it was looked at; what was written later is not among the touched. */
	readonly version: number;
	readonly state: UserState;
	readonly touched: readonly number[];
	/** Those of the touched that were there. */
	readonly tasks: ReadonlyMap<number, Task>;
}

/** Rejects with `TooMuchHappened` where more would have to be folded than one answer may cost. */
export function createTimeTravel(database: Database): (user_id: string, instant: InstantText) => Promise<PastReads> {
	const { query } = database;

	async function look(user_id: string, instant: InstantText): Promise<Past> {
		type Row = { readonly version: number; readonly state: unknown; readonly seq: number };
		const [row] = await query<Row>(STANDING, [user_id, instant]);
		if (row === undefined) return { version: 0, state: emptyBook().user, touched: [], tasks: new Map() };
		const { seq, version } = row;
		const rows = await query<{ task_id: number }>(TOUCHED, [user_id, seq]);
		const touched = rows.map(({ task_id }) => task_id);
		if (touched.length > MOST_TOUCHED) throw new TooMuchHappened();
		const [{ changed = false } = {}] = await query<{ changed: boolean }>(USER_CHANGED, [user_id, seq]);
		const ofUser = changed ? eventsOf(await query<EventRow>(EVENTS_OF_USER, [user_id, seq])) : [];
		const ofTasks = touched.length === 0 ? [] : await query<EventRow>(EVENTS_OF, [user_id, seq, touched]);
		if (ofTasks.length > MOST_EVENTS) throw new TooMuchHappened();
		const events = [...ofUser, ...eventsOf(ofTasks)].sort((a, b) => a.seq - b.seq);
		const { user, tasks } = evolveAll(emptyBook(), events);
		const state = changed ? user : await readUserState(database, user_id, row.state);
		return { version, state, touched, tasks };
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

		async function tasksOf({ touched, tasks, state }: Past, ids: readonly number[]): Promise<Task[]> {
			const isTouched = new Set(touched);
			const standing = ids.filter((id) => !isTouched.has(id));
			const rows = standing.length === 0 ? [] : await query<TaskRow>(FIND_TASKS, [user_id, standing]);
			const byId = new Map([...tasks, ...rows.map(({ task }) => [task.task_id, task] as const)]);
			return ids.flatMap((id) => byId.get(id) ?? []).map((task) => shownTask(task, state));
		}

		return {
			profile: async () => past.state,
			findTask: async (task_id) => (await read((one) => tasksOf(one, [task_id])))[0],
			listTasks: (asked) =>
				read(async (one) => {
					const built = buildTaskQuery(user_id, asked, one.state, { at: instant });
					const values = [...built.values];
					const add = (value: unknown) => `$${values.push(value)}`;
					const folded = [...one.tasks.values()];
					const records = folded.map((task) => taskRecord(user_id, task));
					const reminders = folded.flatMap(({ task_id, reminders }) =>
						reminders.map(({ status }) => ({ user_id, task_id, status })),
					);
					const tables = pastTables(
						"$1",
						add(one.touched),
						add(JSON.stringify(records)),
						add(JSON.stringify(reminders)),
					);
					type Row = { readonly key: string | null; readonly task_id: number };
					const rows = (await query<Row>(`${tables}${built.text}`, values)).map(({ key, task_id }) => ({
						key,
						task: { task_id },
					}));
					const ids = rows.slice(0, asked.limit).map(({ task }) => task.task_id);
					return { data: await tasksOf(one, ids), next_cursor: makeCursor(built, rows, asked.limit) };
				}),
		};
	};
}

const eventsOf = (rows: readonly EventRow[]): JournalEvent[] => rows.map(({ event }) => event);
