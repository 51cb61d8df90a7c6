/** What a decision sees of the user: exactly what its command needs, no matter where it is decided or what is in memory. */

import { BOUNDS } from "../domain/accounts/bounds.ts";
import type { Command } from "../domain/commands/commands.ts";
import { findReminder } from "../domain/decide/liveTask.ts";
import { type CommandNeeds, needsOf, needsOfSeries, needsOfUndo, type TaskNeeds } from "../domain/decide/needs.ts";
import type { JournalEvent } from "../domain/events/events.ts";
import type { Book } from "../domain/state/book.ts";
import { LIMITS, type Task } from "../domain/tasks/task.ts";
import { tasksOfEvents } from "../domain/undo/undoTarget.ts";
import type { Journal, UserSnapshot } from "../ports/commands/journal.ts";

/** What is known of one user. `tasks` spares reading by id what was read or written lately; it decides nothing. */
export interface Session {
	snapshot: UserSnapshot;
	readonly tasks: Map<number, Task>;
}

/** What a book is loaded from. */
export type BookSource = Pick<
	Journal,
	"loadTasks" | "loadForUndo" | "eventsOfCommand" | "countFollowers" | "countTasks"
>;

export interface LoadedBook {
	readonly book: Book;
	/** What an undo, or a step that takes another back, has to look at; otherwise empty. */
	readonly pastEvents: readonly JournalEvent[];
}

/**
 * The book with the tasks that the command's needs name and no other: what is missing there does not exist, and what
 * else the session has is hidden. So an owner with a warm session decides as the direct path does, and a need that is
 * forgotten fails in the first test. Ascending by id, since the rules walk a book in its order. Throws
 * `StorageUnavailable` when PostgreSQL is away.
 */
export async function loadBook(
	session: Session,
	{ user_id, command }: { readonly user_id: string; readonly command: Command },
	journal: BookSource,
): Promise<LoadedBook> {
	const { undo, take_back, series_of: _loadedAfter, room, ...first } = needsOf(command);
	const pastEvents = await loadPast(user_id, { undo, take_back }, journal);
	const named = new Map<number, Task>();
	let followers: number | undefined;
	const load = async (needs: readonly TaskNeeds[]) => {
		for (const need of needs) {
			const loaded = await loadTasks(session, user_id, need, journal);
			for (const task of loaded) named.set(task.task_id, task);
			if (need.followers?.after !== "first" || loaded.length <= LIMITS.followAtOnce) continue;
			followers = await journal.countFollowers(user_id, need.followers.floating);
		}
	};
	if (undo) await load(needsOfUndo(undo, pastEvents));
	else await load([take_back === undefined ? first : { task_ids: tasksOfEvents(pastEvents) }]);
	await load(needsOfSeries(command, pastEvents, named));
	// As long as fewer were ever made, nobody need count.
	const mayBeFull = room === true && session.snapshot.state.next_task_id > BOUNDS.tasks.most;
	const live_tasks = mayBeFull ? await journal.countTasks(user_id, BOUNDS.tasks.most) : undefined;
	const tasks = new Map([...named].sort(([a], [b]) => a - b));
	return {
		book: {
			user: session.snapshot.state,
			tasks,
			...(followers === undefined ? {} : { followers }),
			...(live_tasks === undefined ? {} : { live_tasks }),
		},
		pastEvents,
	};
}

async function loadPast(
	user_id: string,
	{ undo, take_back }: Pick<CommandNeeds, "undo" | "take_back">,
	journal: BookSource,
): Promise<readonly JournalEvent[]> {
	if (undo) return journal.loadForUndo(user_id, undo);
	return take_back === undefined ? [] : journal.eventsOfCommand(user_id, take_back);
}

/** The tasks that this need names. Those it names by id come from the session where it has them. */
async function loadTasks(
	session: Session,
	user_id: string,
	need: TaskNeeds,
	journal: BookSource,
): Promise<readonly Task[]> {
	const { task_ids = [], reminder_ids = [], ...byContent } = need;
	const known: Task[] = [];
	const isUnknown = (task: Task | undefined) => {
		if (task !== undefined) known.push(task);
		return task === undefined;
	};
	const cached = { user: session.snapshot.state, tasks: session.tasks };
	const ids = {
		task_ids: task_ids.filter((id) => isUnknown(session.tasks.get(id))),
		reminder_ids: reminder_ids.filter((id) => isUnknown(findReminder(cached, id)?.task)),
	};
	const isByContent = Object.values(byContent).some((value) => value !== undefined);
	if (ids.task_ids.length === 0 && ids.reminder_ids.length === 0 && !isByContent) return known;
	const loaded = await journal.loadTasks(user_id, { ...byContent, ...ids });
	for (const task of loaded) session.tasks.set(task.task_id, task);
	return [...known, ...loaded];
}
