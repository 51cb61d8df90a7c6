/**
 * A gate and a read model over one book in memory: the domain's own rules, without actors and rows. Search is plain
 * containment of words. `fail` makes the next commands end as given, as a full mailbox or an absent database would.
 */

import { createCommandTrial } from "../../src/actors/commandTrial.ts";
import { type BookSource, loadBook } from "../../src/actors/loadBook.ts";
import type { CommandEnvelope } from "../../src/domain/commands/commands.ts";
import { answerOf, journal as journalise } from "../../src/domain/commands/journalling.ts";
import { decide } from "../../src/domain/decide/decide.ts";
import { EVENT_FAMILIES } from "../../src/domain/events/eventKinds.ts";
import type { JournalEvent } from "../../src/domain/events/events.ts";
import { turnOf } from "../../src/domain/events/principal.ts";
import { evolveAll } from "../../src/domain/evolve/evolve.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import { bindFilter } from "../../src/domain/filter/bindFilter.ts";
import { matchFilter } from "../../src/domain/filter/matchFilter.ts";
import { shownTask } from "../../src/domain/labels/hiddenLabels.ts";
import type { Violation } from "../../src/domain/refusals/rejection.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import type { Book } from "../../src/domain/state/book.ts";
import type { Task } from "../../src/domain/tasks/task.ts";
import type { CommandGate, CommandResult } from "../../src/ports/commands/commandGate.ts";
import type { CommandTrial } from "../../src/ports/commands/commandTrial.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import {
	type DeliveryRow,
	type ReadModel,
	type TaskQuery,
	UnknownInFilter,
} from "../../src/ports/reading/readModel.ts";
import { latestChangesOf } from "../support/latestChanges.ts";
import { allFollowers, eventsForUndo, neededTasks } from "../support/neededTasks.ts";

const PRIORITIES = ["low", "medium", "high", "urgent"];

export interface MemoryBook {
	readonly gate: CommandGate;
	readonly trial: CommandTrial;
	readonly readModel: ReadModel;
	readonly journal: Pick<Journal, "eventsOfTurn" | "latestChanges">;
	readonly events: readonly JournalEvent[];
	tasks(): Task[];
	labels(): Pick<Book["user"], "tags" | "categories">;
	fail(result: CommandResult, after?: number): void;
	/** The ledger of deliveries as it is read from now on. */
	deliver(rows: readonly DeliveryRow[]): void;
}

export function createMemoryBook(now: () => Temporal.Instant, settings: Partial<Settings>): MemoryBook {
	const empty = emptyBook();
	let book: Book = { ...empty, user: { ...empty.user, settings: { ...empty.user.settings, ...settings } } };
	const events: JournalEvent[] = [];
	const answered = new Map<string, { asked: string; result: CommandResult }>();
	let ledger: readonly DeliveryRow[] = [];
	let failure: { result: CommandResult; after: number } | undefined;

	const rows: BookSource = {
		loadTasks: async (_user, needs) => neededTasks(book.tasks.values(), needs),
		loadForUndo: async (_user, target) => eventsForUndo(events, target),
		eventsOfCommand: async (_user, command_id) => events.filter((event) => event.command_id === command_id),
		countFollowers: async (_user, floating) => allFollowers(book.tasks.values(), floating).length,
		countTasks: async () => [...book.tasks.values()].filter(({ status }) => status !== "deleted").length,
	};
	// One at a time, as the user's actor takes them.
	let turn: Promise<unknown> = Promise.resolve();
	const gate: CommandGate = {
		execute(envelope) {
			const result = turn.then(() => decided(envelope));
			turn = result;
			return result;
		},
	};

	async function decided(envelope: CommandEnvelope): Promise<CommandResult> {
		if (failure && failure.after-- <= 0) {
			const { result } = failure;
			failure = undefined;
			return result;
		}
		const asked = envelope.asked ?? JSON.stringify(envelope.command);
		const earlier = answered.get(envelope.command_id);
		if (earlier?.asked === asked && earlier.result.kind === "done") return { ...earlier.result, replayed: true };
		if (earlier) return { kind: "key_reused" };
		const { user_id, command } = envelope;
		const snapshot = { user_id, shard: 0, version: events.length, epoch: 0, refused_at: null, state: book.user };
		const loaded = await loadBook({ snapshot, tasks: new Map() }, envelope, rows);
		const decision = decide(loaded.book, command, { now: now(), user_id, pastEvents: loaded.pastEvents });
		if (decision.kind === "rejected") return { kind: "rejected", rejection: decision.rejection };
		const added = journalise(decision.events, envelope, events.length, now());
		const before = book;
		const { user, tasks } = evolveAll(loaded.book, added);
		book = { user, tasks: new Map([...book.tasks, ...tasks]) };
		events.push(...added);
		const result: CommandResult = {
			kind: "done",
			answer: answerOf(decision.subject, book, before),
			events: added.map(({ event_id, seq, type }) => ({ event_id, seq, type })),
			replayed: false,
		};
		if (added.length > 0) answered.set(envelope.command_id, { asked, result });
		return result;
	}

	const trial = createCommandTrial({
		journal: {
			...rows,
			readOrCreate: async (user_id) => ({
				user_id,
				shard: 0,
				version: events.length,
				epoch: 0,
				refused_at: null,
				state: book.user,
			}),
		},
		clock: { now },
		shards: 4,
	});

	const readModel: ReadModel = {
		async findTask(_user, task_id) {
			const task = book.tasks.get(task_id);
			return task && shownTask(task, book.user);
		},
		async countOpenBelow(_user, task_ids) {
			const below = new Set(task_ids);
			const isLive = ({ status }: Task) => status !== "deleted";
			for (const id of below) {
				for (const task of book.tasks.values()) if (task.parent_id === id && isLive(task)) below.add(task.task_id);
			}
			return [...below].filter((id) => !task_ids.includes(id) && book.tasks.get(id)?.status === "open").length;
		},
		async listTasks(_user, query) {
			const filter = query.filter && boundFilter(query.filter);
			const data = [...book.tasks.values()]
				.map((task) => shownTask(task, book.user))
				.filter((task) => fits(task, query) && (filter === undefined || matchFilter(filter, task, hasWords)))
				.sort((left, right) => compare(left, right, query));
			const from = Number(query.cursor ?? 0);
			const next = from + query.limit;
			return { data: data.slice(from, next), next_cursor: next < data.length ? `${next}` : null };
		},
		async at(_user, instant) {
			const upTo = events.findLastIndex((event) => event.at <= instant) + 1;
			const { user, tasks } = evolveAll(emptyBook(), events.slice(0, upTo));
			const shown = [...tasks.values()].map((task) => shownTask(task, user));
			return {
				findTask: async (task_id) => shown.find((task) => task.task_id === task_id),
				listTasks: async (query) => ({
					data: shown.filter((task) => fits(task, query)).slice(0, query.limit),
					next_cursor: null,
				}),
				profile: async () => user,
			};
		},
		async profile() {
			return { settings: book.user.settings, categories: book.user.categories, tags: book.user.tags };
		},
		async labels() {
			return { categories: book.user.categories, tags: book.user.tags };
		},
		async filters() {
			return book.user.filters;
		},
		async settings() {
			return book.user.settings;
		},
		async categories() {
			return book.user.categories.map((label) => ({
				...label,
				task_count: countThere(({ category_id }) => category_id === label.id),
			}));
		},
		async tags() {
			return book.user.tags.map((label) => ({
				...label,
				task_count: countThere(({ tag_ids }) => tag_ids.includes(label.id)),
			}));
		},
		async history(_user, { principal_id, who, what, task_id, since, until, limit }) {
			const data = events.filter(
				({ principal, data, at, type }) =>
					(who === undefined || principal.kind === who) &&
					(what === undefined || EVENT_FAMILIES[what].some((family) => type.startsWith(`${family}.`))) &&
					(since === undefined || at >= since) &&
					(until === undefined || at < until) &&
					(principal_id === undefined || principal.id === principal_id) &&
					(task_id === undefined || ("task_id" in data && data.task_id === task_id)),
			);
			return { data: data.reverse().slice(0, limit), next_cursor: null };
		},
		async deliveries(_user, { task_id, limit }) {
			const data = ledger.filter(
				(row) => task_id === undefined || (row.kind === "reminder" && row.task_id === task_id),
			);
			return { data: data.slice(0, limit), next_cursor: null };
		},
		async version() {
			return events.length;
		},
		async isNew() {
			return events.every(({ principal }) => principal.kind === "system");
		},
	};

	function fits(task: Task, query: TaskQuery): boolean {
		const status = query.status ?? "open";
		const due = startOf(task);
		const words = (query.search ?? "").toLowerCase().split(/\s+/);
		return (
			(status === "all" ? task.status !== "deleted" : task.status === status) &&
			(query.priority === undefined || task.priority === query.priority) &&
			(query.category_id === undefined || task.category_id === query.category_id) &&
			(query.parent_id === undefined || task.parent_id === query.parent_id) &&
			(query.tag_ids ?? []).every((id) => task.tag_ids.includes(id)) &&
			(query.overdue !== true || (due !== undefined && Temporal.Instant.compare(due, now()) < 0)) &&
			(query.due_before === undefined || (due !== undefined && msOf(due) < msOf(boundOf(query.due_before)))) &&
			(query.due_after === undefined || (due !== undefined && msOf(due) > msOf(boundOf(query.due_after)))) &&
			words.every((word) => task.title.toLowerCase().includes(word))
		);
	}

	function boundFilter({ tree, now: at }: NonNullable<TaskQuery["filter"]>) {
		const violations: Violation[] = [];
		const bound = bindFilter(tree, { ...book.user, now: at }, violations);
		if (violations.length > 0) throw new UnknownInFilter(violations);
		return bound;
	}

	const hasWords = (words: string, task: Task): boolean =>
		words
			.toLowerCase()
			.split(/\s+/)
			.every((word) => task.title.toLowerCase().includes(word));

	const countThere = (has: (task: Task) => boolean): number =>
		[...book.tasks.values()].filter((task) => task.status !== "deleted" && has(task)).length;

	/** Equal ones by number; without a due date a task comes last either way. */
	function compare(left: Task, right: Task, { sort, order }: TaskQuery): number {
		const [one, other] = [startOf(left)?.toString(), startOf(right)?.toString()];
		if (sort === "due" && (one === undefined) !== (other === undefined)) return one === undefined ? 1 : -1;
		const keys = { due: [one ?? "", other ?? ""], title: [left.title, right.title] } as const;
		const [first, second] = sort === "due" || sort === "title" ? keys[sort] : ["", ""];
		const byKey = first === second ? 0 : first < second ? -1 : 1;
		const byRank = sort === "priority" ? PRIORITIES.indexOf(left.priority) - PRIORITIES.indexOf(right.priority) : 0;
		return (byKey || byRank || left.task_id - right.task_id) * (order === "desc" ? -1 : 1);
	}

	const msOf = ({ epochMilliseconds }: Temporal.Instant): number => epochMilliseconds;

	/** An instant, or the first one of a day in the user's zone. */
	function boundOf(text: string): Temporal.Instant {
		if (text.includes("T")) return Temporal.Instant.from(text);
		return Temporal.PlainDate.from(text).toZonedDateTime(book.user.settings.time_zone).toInstant();
	}

	function startOf({ due }: Task): Temporal.Instant | undefined {
		return due === null ? undefined : boundOf("at" in due ? due.at : due.date);
	}

	return {
		gate,
		trial,
		readModel,
		journal: {
			eventsOfTurn: async (_user, turn_id) => events.filter(({ principal }) => turnOf(principal) === turn_id),
			latestChanges: async (_user, limit) => latestChangesOf(events, limit),
		},
		events,
		tasks: () => [...book.tasks.values()],
		labels: () => book.user,
		fail: (result, after = 0) => {
			failure = { result, after };
		},
		deliver: (rows) => {
			ledger = rows;
		},
	};
}
