/** The actors' journal on PostgreSQL: waking up, the one write, and what stands behind a repeated command. */

import { type AnswerDocument, readAnswer } from "../../domain/documents/answerDocument.ts";
import { initialUserState } from "../../domain/evolve/initialState.ts";
import type { InstantText } from "../../domain/time/instant.ts";
import { MOST_EVENTS_OF_UNDO } from "../../domain/undo/undoTarget.ts";
import type { AddedTask, Journal, StoredAnswer, UserSnapshot } from "../../ports/commands/journal.ts";
import { createCoalescer } from "../coalescer.ts";
import type { Database } from "../database.ts";
import { allOrApart } from "../faults.ts";
import { lockPatience, lockTimeout } from "../lockPatience.ts";
import { EVENT_COLUMN, type EventRow, instantSql } from "../rows.ts";
import { createAppend } from "./appendWrites.ts";
import { countFollowers } from "./followerLoads.ts";
import { createTaskLoads } from "./taskLoads.ts";
import { latestChanges, undoWindow } from "./undoWindow.ts";
import { readUserState, writeUserState } from "./userState.ts";

/** Users woken by one statement at most. */
const WAKINGS_AT_ONCE = 500;
const STATEMENTS_IN_FLIGHT = 3;

interface Waking {
	readonly user_id: string;
	readonly shard: number;
	readonly epoch: number;
}
interface SnapshotRow {
	readonly user_id: string;
	readonly shard: number;
	readonly version: number;
	readonly epoch: number;
	readonly refused_at: InstantText | null;
	readonly state: unknown;
}
/**
 * An epoch is never lowered. Accounts that do not exist get no row: the join leaves them out.
 * DO UPDATE also where nothing changes, since only a touched row is returned. Ordered, since a join is not, whatever the
 * order of what goes in: two pods that wake the same users must lock their rows in the same order.
 */
const WAKE = `
INSERT INTO user_actor AS u (user_id, shard, epoch, state)
SELECT w.user_id, w.shard, w.epoch, $2::jsonb
FROM jsonb_to_recordset($1::jsonb) AS w(user_id uuid, shard integer, epoch bigint) JOIN "user" a ON a.id = w.user_id
WHERE ${lockTimeout("$3")}
ORDER BY w.user_id
ON CONFLICT (user_id) DO UPDATE SET epoch = greatest(u.epoch, excluded.epoch)
RETURNING user_id, shard, version, epoch, ${instantSql("u.refused_at")} AS refused_at, state`;

/**
 * Waits for a write that is under way, and does nothing where that has moved the user on. Not later than the database's clock: by a pod's
 * that runs ahead others would have to decide in the future.
 */
const REFUSE = `
UPDATE user_actor SET refused_at = greatest(refused_at, least($3::timestamptz, clock_timestamp())) WHERE user_id = $1 AND version = $2
RETURNING ${instantSql("refused_at")} AS refused_at`;

const FIND_ANSWER = `
SELECT j.fingerprint, j.answer, ${instantSql("j.at")} AS at, j.event_id, j.seq, j.type FROM journal j
WHERE j.user_id = $1 AND j.command_id = $2 ORDER BY j.n`;

const TASKS_ADDED_BY = `
SELECT j.command_id, (j.answer->'task'->>'task_id')::integer AS task_id FROM journal j
WHERE j.user_id = $1 AND j.command_id = ANY($2::text[]) AND j.n = 0 AND j.answer ? 'task'`;

const STATUS_OF = "SELECT task_id, status FROM task WHERE user_id = $1 AND task_id = ANY($2::integer[])";

const EVENTS_AFTER = `
SELECT ${EVENT_COLUMN} FROM journal j WHERE j.user_id = $1 AND j.seq > $2 ORDER BY j.seq LIMIT $3`;

/** `principal ? 'turn_id'` is what the index of turns is about (journal_turn). */
const EVENTS_OF_TURN = `
SELECT ${EVENT_COLUMN} FROM journal j
WHERE j.user_id = $1 AND j.principal ? 'turn_id' AND j.principal->>'turn_id' = $2 ORDER BY j.seq LIMIT ${MOST_EVENTS_OF_UNDO}`;

const EVENTS_OF_COMMAND = `
SELECT ${EVENT_COLUMN} FROM journal j WHERE j.user_id = $1 AND j.command_id = $2 ORDER BY j.n`;

/** `$2`: the most that are counted, since more are not allowed anyway. */
const COUNT_TASKS = `
SELECT count(*)::float8 AS count FROM (SELECT 1 FROM task WHERE user_id = $1 AND status <> 'deleted' LIMIT $2) AS live`;

export function createJournalStore(database: Database): Journal {
	const snapshot = async (row: SnapshotRow): Promise<UserSnapshot> => ({
		...row,
		state: await readUserState(database, row.user_id, row.state),
	});

	const wake = createCoalescer<Waking, UserSnapshot | undefined>({
		mostAtOnce: WAKINGS_AT_ONCE,
		mostInFlight: STATEMENTS_IN_FLIGHT,
		run: async (calls) => {
			// One statement may touch a row once: of several wakings of one user the highest epoch counts.
			const highest = calls.toSorted((a, b) => a.epoch - b.epoch).map((call) => [call.user_id, call] as const);
			const users = [...new Map(highest).values()];
			const fresh = JSON.stringify(writeUserState(initialUserState()));
			return allOrApart(calls, async () => {
				const values = [JSON.stringify(users), fresh, lockPatience(users.length)];
				const rows = await database.query<SnapshotRow>(WAKE, values, "wake");
				const found = new Map(await Promise.all(rows.map(async (row) => [row.user_id, await snapshot(row)] as const)));
				return calls.map(({ user_id }) => found.get(user_id));
			});
		},
	});

	return {
		activate: (user_id, shard, epoch) => wake({ user_id, shard, epoch }),
		readOrCreate: (user_id, shard) => wake({ user_id, shard, epoch: 0 }),
		async refuse(user_id, version, at) {
			const [row] = await database.query<{ refused_at: InstantText }>(REFUSE, [user_id, version, at], "refuse");
			return row?.refused_at;
		},
		append: createAppend(database),
		async findAnswer(user_id, command_id) {
			const rows = await database.query<{
				fingerprint: string;
				answer: AnswerDocument;
				at: StoredAnswer["at"];
				event_id: string;
				seq: number;
				type: string;
			}>(FIND_ANSWER, [user_id, command_id], "find_answer");
			const first = rows[0];
			if (!first) return undefined;
			const events = rows.map(({ event_id, seq, type }) => ({ event_id, seq, type }));
			return { fingerprint: first.fingerprint, answer: readAnswer(first.answer), at: first.at, events };
		},
		async tasksAddedBy(user_id, command_ids) {
			const added = await database.query<{ command_id: string; task_id: number }>(
				TASKS_ADDED_BY,
				[user_id, command_ids],
				"tasks_added_by",
			);
			if (added.length === 0) return new Map();
			const ids = added.map(({ task_id }) => task_id);
			const tasks = await database.query<AddedTask>(STATUS_OF, [user_id, ids], "status_of");
			const byId = new Map(tasks.map((task) => [task.task_id, task]));
			return new Map(
				added.flatMap(({ command_id, task_id }) => {
					const task = byId.get(task_id);
					return task === undefined ? [] : [[command_id, task] as const];
				}),
			);
		},
		loadTasks: createTaskLoads(database),
		countFollowers: (user_id, floating) => countFollowers(database, user_id, floating),
		async countTasks(user_id, most) {
			const [row] = await database.query<{ count: number }>(COUNT_TASKS, [user_id, most], "count_tasks");
			return row?.count ?? 0;
		},
		loadForUndo: (user_id, target) => undoWindow(database, user_id, target),
		async eventsOfTurn(user_id, turn_id) {
			const rows = await database.query<EventRow>(EVENTS_OF_TURN, [user_id, turn_id], "events_of_turn");
			return rows.map(({ event }) => event);
		},
		latestChanges: (user_id, limit) => latestChanges(database, user_id, limit),
		async eventsOfCommand(user_id, command_id) {
			const rows = await database.query<EventRow>(EVENTS_OF_COMMAND, [user_id, command_id], "events_of_command");
			return rows.map(({ event }) => event);
		},
		async eventsAfter(user_id, seq, limit) {
			const rows = await database.query<EventRow>(EVENTS_AFTER, [user_id, seq, limit], "events_after");
			return rows.map(({ event }) => event);
		},
	};
}
