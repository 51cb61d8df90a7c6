/** A user's life in memory: commands decided, journalled and folded one after the other, with rows as a store keeps them. */
import { type AnswerOf, isAnswerTo } from "../../src/domain/commands/answer.ts";
import type { Command, UndoTarget } from "../../src/domain/commands/commands.ts";
import type { CommandAnswer, UndoReport } from "../../src/domain/commands/decision.ts";
import { answerOf, journal, rowsChanged } from "../../src/domain/commands/journalling.ts";
import { happened } from "../../src/domain/commands/outcome.ts";
import { decide } from "../../src/domain/decide/decide.ts";
import { stepId } from "../../src/domain/decide/decideFollowing.ts";
import { needsOf, needsOfSeries, needsOfUndo, type TaskNeeds } from "../../src/domain/decide/needs.ts";
import type { DomainEvent, JournalEvent, Principal } from "../../src/domain/events/events.ts";
import { evolveAll } from "../../src/domain/evolve/evolve.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import type { Rejection } from "../../src/domain/refusals/rejection.ts";
import type { Book } from "../../src/domain/state/book.ts";
import { LIMITS, type Reminder, type Task } from "../../src/domain/tasks/task.ts";
import { tasksOfEvents } from "../../src/domain/undo/undoTarget.ts";
import { allFollowers, eventsForUndo, neededTasks } from "../support/neededTasks.ts";

export const USER: Principal = { kind: "user", id: "user-1" };
export const SYSTEM: Principal = { kind: "system", id: "reminders" };

export interface Entry<Answer extends CommandAnswer = CommandAnswer> {
	readonly events: readonly JournalEvent[];
	readonly answer: Answer | undefined;
	readonly rejection: Rejection | undefined;
}

export interface Diary {
	/** Decides on exactly the tasks that the command's needs name, as the actors do. */
	run<Type extends Command["type"]>(
		command: Extract<Command, { type: Type }>,
		now: Temporal.Instant,
		principal?: Principal,
	): Entry<AnswerOf<Type>>;
	/** Journals an event that nobody decides any more, as an older version did. */
	happen(event: DomainEvent, now: Temporal.Instant): JournalEvent;
	undo(target: UndoTarget, now: Temporal.Instant): UndoReport;
	book(): Book;
	journal(): readonly JournalEvent[];
	/** The rows as the writes left them, never folded. */
	storedTasks(): Task[];
}

export function makeDiary(): Diary {
	const events: JournalEvent[] = [];
	const taskRows = new Map<number, Task>();
	const reminderRows = new Map<number, { task_id: number; reminder: Reminder }>();
	let book = emptyBook();
	let commands = 0;

	function run<Type extends Command["type"]>(
		command: Extract<Command, { type: Type }>,
		now: Temporal.Instant,
		principal = USER,
	): Entry<AnswerOf<Type>> {
		commands += 1;
		const pastEvents = pastOf(command, events);
		const loaded = load(book, command, pastEvents);
		const decision = decide(loaded, command, { now, user_id: "user-1", pastEvents });
		if (decision.kind === "rejected") return { events: [], answer: undefined, rejection: decision.rejection };
		const command_id = idOf(command, commands);
		const envelope = { user_id: "user-1", principal, command_id };
		const added = journal(decision.events, envelope, events.length, now);
		const after = evolveAll(loaded, added);
		const rows = rowsChanged(loaded, after, added);
		for (const task of rows.tasks) taskRows.set(task.task_id, task);
		for (const row of rows.reminders) reminderRows.set(row.reminder.reminder_id, row);
		const answer = answerOf(decision.subject, after, loaded);
		const { kind } = answer;
		if (!isAnswerTo<Type>(command, answer)) throw new Error(`${command.type} was answered by a ${kind}`);
		events.push(...added);
		const tasks = [...new Map([...book.tasks, ...after.tasks])].sort(([a], [b]) => a - b);
		book = { user: after.user, tasks: new Map(tasks) };
		return { events: added, answer, rejection: undefined };
	}

	return {
		run,
		happen(event, now) {
			commands += 1;
			const envelope = { user_id: "user-1", principal: USER, command_id: `command-${commands}` };
			const [added] = journal([happened(event)], envelope, events.length, now);
			if (added === undefined) throw new Error("nothing happened");
			const after = evolveAll(book, [added]);
			for (const task of rowsChanged(book, after, [added]).tasks) taskRows.set(task.task_id, task);
			events.push(added);
			book = after;
			return added;
		},
		undo(target, now) {
			const { answer, rejection } = run({ type: "Undo", target }, now);
			if (answer?.kind !== "undo") throw new Error(`undo refused: ${rejection?.detail}`);
			return answer.undo;
		},
		book: () => book,
		journal: () => events,
		storedTasks: () =>
			[...taskRows.values()].map((task) => ({
				...task,
				reminders: [...reminderRows.values()]
					.filter((row) => row.task_id === task.task_id)
					.map((row) => row.reminder)
					.sort((a, b) => a.reminder_id - b.reminder_id),
			})),
	};
}

const idOf = (command: Command, n: number) =>
	command.type === "FollowSettings" ? stepId(command.change, command.step) : `command-${n}`;

/** The answer, which must be one of this kind. */
export function answered<Kind extends CommandAnswer["kind"]>({ answer, rejection }: Entry, kind: Kind) {
	if (answer?.kind !== kind) throw new Error(`answered by ${answer?.kind}, ${rejection?.detail}`);
	return answer as Extract<CommandAnswer, { kind: Kind }>;
}

function pastOf(command: Command, events: readonly JournalEvent[]): readonly JournalEvent[] {
	if (command.type === "Undo") return eventsForUndo(events, command.target);
	const { take_back } = needsOf(command);
	return take_back === undefined ? [] : events.filter(({ command_id }) => command_id === take_back);
}

/** In two steps, as the actors do: which series to look at is known once the task is there. */
function load(book: Book, command: Command, pastEvents: readonly JournalEvent[]): Book {
	const { undo, take_back, series_of: _after, ...needs } = needsOf(command);
	const named = take_back === undefined ? needs : { task_ids: tasksOfEvents(pastEvents) };
	const first = undo === undefined ? [named] : needsOfUndo(undo, pastEvents);
	const { tasks } = narrow(book, first);
	return narrow(book, [...first, ...needsOfSeries(command, pastEvents, tasks)]);
}

function narrow({ user, tasks }: Book, needs: readonly TaskNeeds[]): Book {
	const named = needs.flatMap((need) => neededTasks(tasks.values(), need));
	const byId = named.map((task) => [task.task_id, task] as const).sort(([a], [b]) => a - b);
	const following = needs.find(({ followers }) => followers?.after === "first")?.followers;
	const count = following === undefined ? 0 : allFollowers(tasks.values(), following.floating).length;
	return { user, tasks: new Map(byId), ...(count > LIMITS.followAtOnce ? { followers: count } : {}) };
}

/** What an undo has to bring back: everything but versions, deleted tasks and withdrawn reminders. */
export function liveRows(book: Book): unknown {
	const { settings, categories, tags, filters } = book.user;
	const tasks = [...book.tasks.values()]
		.filter(({ status }) => status !== "deleted")
		.sort((a, b) => a.task_id - b.task_id)
		.map(({ version: _, updated_at: __, ...task }) => ({
			...task,
			reminders: task.reminders.filter(({ status }) => status !== "withdrawn"),
		}));
	return { settings, categories, tags, filters, tasks };
}
