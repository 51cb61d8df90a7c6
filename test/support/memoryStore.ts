/**
 * The actors' ports in memory: same promises as the PostgreSQL adapter, held to the same contract suite, with a
 * switch to be away. For tests that drive the clock; what is proven about the database is proven on the database.
 */

import type { JournalEvent } from "../../src/domain/events/events.ts";
import { turnOf } from "../../src/domain/events/principal.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import type { Task } from "../../src/domain/tasks/task.ts";
import { type InstantText, toInstantText } from "../../src/domain/time/instant.ts";
import { MOST_EVENTS_OF_UNDO } from "../../src/domain/undo/undoTarget.ts";
import type { ShardRow, ShardTable } from "../../src/ports/cluster/shardTable.ts";
import type {
	AddedTask,
	Journal,
	NewDelivery,
	StoredAnswer,
	UserSnapshot,
	UserWrite,
} from "../../src/ports/commands/journal.ts";
import type { DueReminder, ReminderIndex } from "../../src/ports/delivery/reminderIndex.ts";
import type { Clock } from "../../src/ports/process/clock.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { latestChangesOf } from "./latestChanges.ts";
import { allFollowers, eventsForUndo, neededTasks } from "./neededTasks.ts";

interface UserRows {
	snapshot: UserSnapshot;
	readonly tasks: Map<number, Task>;
	readonly events: JournalEvent[];
	readonly answers: Map<string, StoredAnswer>;
	readonly deliveries: NewDelivery[];
}

export interface MemoryStore {
	readonly journal: Journal;
	readonly reminders: ReminderIndex;
	readonly table: ShardTable;
	/** While true every call throws StorageUnavailable. */
	isAway: boolean;
	rows(user_id: string): UserRows | undefined;
	/** All events of all users, in order of writing. */
	readonly written: JournalEvent[];
}

export function createMemoryStore(clock: Clock): MemoryStore {
	const users = new Map<string, UserRows>();
	const shards = new Map<number, { owner: string | null; address: string | null; epoch: number; beatMs: number }>();
	const written: JournalEvent[] = [];

	const available = () => {
		if (store.isAway) throw new StorageUnavailable("the memory store is away");
	};
	const rowsOf = (user_id: string, shard: number): UserRows => {
		const known = users.get(user_id);
		if (known) return known;
		const snapshot = { user_id, shard, version: 0, epoch: 0, refused_at: null, state: emptyBook().user };
		const fresh: UserRows = { snapshot, tasks: new Map(), events: [], answers: new Map(), deliveries: [] };
		users.set(user_id, fresh);
		return fresh;
	};
	const armed = function* (): Iterable<DueReminder> {
		for (const [user_id, { snapshot, tasks }] of users) {
			for (const { task_id, reminders } of tasks.values()) {
				for (const { reminder_id, fire_at, status } of reminders) {
					if (status === "armed" && fire_at) yield { user_id, shard: snapshot.shard, reminder_id, task_id, fire_at };
				}
			}
		}
	};
	const soonest = (found: Iterable<DueReminder>, limit: number) =>
		[...found].sort((a, b) => (a.fire_at < b.fire_at ? -1 : 1)).slice(0, limit);

	const write = (one: UserWrite): void => {
		const rows = rowsOf(one.user_id, one.shard);
		rows.snapshot = {
			...rows.snapshot,
			version: one.version + one.events.length,
			state: one.state ?? rows.snapshot.state,
		};
		rows.events.push(...one.events);
		written.push(...one.events);
		for (const task of one.tasks) {
			// As the tables have it: a task's reminders are written by name, never along with the task.
			rows.tasks.set(task.task_id, { ...task, reminders: rows.tasks.get(task.task_id)?.reminders ?? [] });
		}
		for (const { task_id, reminder } of one.reminders) {
			const task = rows.tasks.get(task_id);
			if (!task) continue;
			const others = task.reminders.filter(({ reminder_id }) => reminder_id !== reminder.reminder_id);
			const reminders = [...others, reminder].sort((a, b) => a.reminder_id - b.reminder_id);
			rows.tasks.set(task_id, { ...task, reminders });
		}
		rows.deliveries.push(...one.deliveries);
		const events = one.events.map(({ event_id, seq, type }) => ({ event_id, seq, type }));
		const { command_id = "", at = toInstantText(clock.now()) } = one.events[0] ?? {};
		rows.answers.set(command_id, { fingerprint: one.fingerprint, answer: one.answer, at, events });
	};

	const journal: Journal = {
		async activate(user_id, shard, epoch) {
			available();
			const rows = rowsOf(user_id, shard);
			rows.snapshot = { ...rows.snapshot, epoch: Math.max(epoch, rows.snapshot.epoch) };
			return rows.snapshot;
		},
		async readOrCreate(user_id, shard) {
			available();
			return rowsOf(user_id, shard).snapshot;
		},
		async refuse(user_id, version, at) {
			available();
			const rows = users.get(user_id);
			if (rows?.snapshot.version !== version) return undefined;
			const [asked] = [at, toInstantText(clock.now())].toSorted();
			const latest = [asked, rows.snapshot.refused_at ?? ""].toSorted()[1] as InstantText;
			rows.snapshot = { ...rows.snapshot, refused_at: latest };
			return latest;
		},
		async append(one) {
			available();
			const { snapshot, answers } = rowsOf(one.user_id, one.shard);
			if (snapshot.epoch > one.epoch) return { kind: "fenced" };
			if (answers.has(one.events[0]?.command_id ?? "")) return { kind: "repeated" };
			if (snapshot.version !== one.version || snapshot.epoch !== one.epoch) return { kind: "stale" };
			if (snapshot.refused_at !== one.refused_at) return { kind: "stale" };
			const now = clock.now();
			if (one.not_before && toInstantText(now) < one.not_before) {
				return { kind: "early", ahead_ms: Temporal.Instant.from(one.not_before).since(now).total("milliseconds") };
			}
			write(one);
			return { kind: "written" };
		},
		async findAnswer(user_id, command_id) {
			available();
			return users.get(user_id)?.answers.get(command_id);
		},
		async tasksAddedBy(user_id, command_ids) {
			available();
			const added = command_ids.flatMap((command_id): [string, AddedTask][] => {
				const answer = users.get(user_id)?.answers.get(command_id)?.answer;
				const task = answer?.kind === "task" ? users.get(user_id)?.tasks.get(answer.task.task_id) : undefined;
				return task === undefined ? [] : [[command_id, { task_id: task.task_id, status: task.status }]];
			});
			return new Map(added);
		},
		async loadTasks(user_id, needs) {
			available();
			return neededTasks(users.get(user_id)?.tasks.values() ?? [], needs);
		},
		async loadForUndo(user_id, target) {
			available();
			return eventsForUndo(users.get(user_id)?.events ?? [], target);
		},
		async eventsOfTurn(user_id, turn_id) {
			available();
			const events = users.get(user_id)?.events ?? [];
			return events.filter(({ principal }) => turnOf(principal) === turn_id).slice(0, MOST_EVENTS_OF_UNDO);
		},
		async latestChanges(user_id, limit) {
			available();
			return latestChangesOf(users.get(user_id)?.events ?? [], limit);
		},
		async eventsOfCommand(user_id, command_id) {
			available();
			return (users.get(user_id)?.events ?? []).filter((event) => event.command_id === command_id);
		},
		async countFollowers(user_id, floating) {
			available();
			return allFollowers(users.get(user_id)?.tasks.values() ?? [], floating).length;
		},
		async countTasks(user_id, most) {
			available();
			const live = [...(users.get(user_id)?.tasks.values() ?? [])].filter(({ status }) => status !== "deleted");
			return Math.min(most, live.length);
		},
		async eventsAfter(user_id, seq, limit) {
			available();
			return (users.get(user_id)?.events ?? []).filter((event) => event.seq > seq).slice(0, limit);
		},
	};

	const reminders: ReminderIndex = {
		async dueBefore(wanted, until, limit, exceptUsers = []) {
			available();
			return soonest(
				[...armed()].filter(
					({ shard, fire_at, user_id }) => wanted.includes(shard) && fire_at <= until && !exceptUsers.includes(user_id),
				),
				limit,
			);
		},
		async following(wanted, limit, after = "") {
			available();
			return [...users]
				.filter(([, { snapshot }]) => snapshot.state.following !== undefined && wanted.includes(snapshot.shard))
				.map(([user_id, { snapshot }]) => ({ user_id, shard: snapshot.shard }))
				.filter(({ user_id }) => user_id > after)
				.sort((left, right) => (left.user_id < right.user_id ? -1 : 1))
				.slice(0, limit);
		},
		async overdue(byMs, limit, except) {
			available();
			const before = toInstantText(clock.now().subtract({ milliseconds: byMs }));
			return soonest(
				[...armed()].filter(
					({ fire_at, shard, user_id }) =>
						fire_at <= before && !except.shards.includes(shard) && !except.users.includes(user_id),
				),
				limit,
			);
		},
	};

	const table: ShardTable = {
		async claim(ids, owner, address) {
			available();
			const beatMs = clock.now().epochMilliseconds;
			for (const id of ids) shards.set(id, { owner, address, epoch: (shards.get(id)?.epoch ?? 0) + 1, beatMs });
			return new Map(ids.map((id) => [id, shards.get(id)?.epoch ?? 0]));
		},
		async beat(owner, epochs) {
			available();
			const kept = [...epochs].filter(([id, epoch]) => {
				const row = shards.get(id);
				if (row?.owner !== owner || row.epoch !== epoch) return false;
				row.beatMs = clock.now().epochMilliseconds;
				return true;
			});
			return { held: new Set(kept.map(([id]) => id)), unpublished: false };
		},
		async release(owner, epochs) {
			available();
			for (const [id, epoch] of epochs) {
				const row = shards.get(id);
				if (row?.owner === owner && row.epoch === epoch) row.owner = null;
			}
		},
		async read() {
			available();
			const now = clock.now().epochMilliseconds;
			return [...shards].map(
				([shard, { owner, address, epoch, beatMs }]): ShardRow => ({
					shard,
					owner,
					address,
					epoch,
					silent_ms: owner === null ? null : now - beatMs,
				}),
			);
		},
		async clockOffsetMs() {
			available();
			return 0;
		},
	};

	const store: MemoryStore = {
		journal,
		reminders,
		table,
		isAway: false,
		written,
		rows: (user_id) => users.get(user_id),
	};
	return store;
}
