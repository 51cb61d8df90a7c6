/**
 * Which tasks must be in the book before a command can be decided. Who decides loads them first, so that the
 * rules stay without I/O and a user with 100,000 tasks costs as much memory as one with ten.
 */
import type { Book } from "./book.ts";
import type { Command, UndoTarget } from "./commands.ts";
import type { JournalEvent } from "./events.ts";
import { eventsToUndo } from "./undoTarget.ts";

/**
 * Tasks to load; all conditions together (OR). Deleted tasks count like others, except for `all_day_tasks` and
 * `floating_tasks`.
 * Ids that do not exist are left out: the rules answer for them.
 */
export interface TaskNeeds {
	readonly task_ids?: readonly number[];
	/** The tasks these reminders belong to. */
	readonly reminder_ids?: readonly number[];
	/** Every task in this category, the deleted ones too: it is taken from them. */
	readonly category_id?: number;
	/** Every task with this tag, the deleted ones too. */
	readonly tag_id?: number;
	/** Every task below this one, however deep; not the deleted ones, nor what is below those. */
	readonly below?: number;
	/** The tasks of this series that stand for this wall time or a later one, the deleted ones too. */
	readonly series?: { readonly series_id: string; readonly from: string };
	/** The task that stands directly before or after the one of this id in the user's order, deleted or not; but not `without`. */
	readonly neighbour?: Neighbour;
	/** Open tasks due on a whole day that have an armed reminder: it moves with the user's zone and morning hour. */
	readonly all_day_tasks?: boolean;
	/** Open tasks whose due date or recurrence floats: they move with the user's zone. */
	readonly floating_tasks?: boolean;
}

export interface Neighbour {
	readonly side: "before" | "after";
	readonly of: number;
	readonly without: number;
}

/**
 * `undo`: first load these events (`loadForUndo`), then the tasks that `needsOfUndo` derives from them. `series_of`: once the
 * others are loaded, load what `needsOfSeries` derives from that task: those `later` in its series, or the `whole` of it.
 */
export interface CommandNeeds extends Omit<TaskNeeds, "series" | "below"> {
	readonly undo?: UndoTarget;
	readonly series_of?: { readonly task_id: number; readonly part: "later" | "whole" };
}

/** What must be in the book so that `decide` answers this command rightly. Nothing: the empty object. */
export function needsOf(command: Command): CommandNeeds {
	switch (command.type) {
		case "AddTask":
			return command.parent_id == null ? {} : { task_ids: [command.parent_id] };
		case "EditTask": {
			const { task_id, changes } = command;
			const task_ids = changes.parent_id == null ? [task_id] : [task_id, changes.parent_id];
			return changes.recurrence == null ? { task_ids } : { task_ids, series_of: { task_id, part: "whole" } };
		}
		case "CompleteTask":
		case "RestoreTask":
		case "SkipOccurrence":
		case "ResumeSeries":
		case "GrowNextOccurrence":
			return { task_ids: [command.task_id], series_of: { task_id: command.task_id, part: "later" } };
		case "ChangeRecurrence":
			return { task_ids: [command.task_id], series_of: { task_id: command.task_id, part: "whole" } };
		case "PlaceTask": {
			const { task_id, beside } = command;
			const [side, of] = "before" in beside ? (["before", beside.before] as const) : (["after", beside.after] as const);
			return { task_ids: [task_id, of], neighbour: { side, of, without: task_id } };
		}
		case "ReopenTask":
		case "DeleteTask":
		case "MoveOccurrence":
		case "PauseSeries":
		case "EndSeries":
		case "AddReminder":
			return { task_ids: [command.task_id] };
		case "CancelReminder":
		case "SnoozeReminder":
			return { reminder_ids: [command.reminder_id] };
		case "FireReminders":
			return { reminder_ids: command.reminder_ids };
		case "DeleteCategory":
			return { category_id: command.category_id };
		case "DeleteTag":
			return { tag_id: command.tag_id };
		case "AddCategory":
		case "EditCategory":
		case "AddTag":
		case "EditTag":
			return {};
		case "ChangeSettings": {
			const { time_zone, all_day_reminder_at } = command.changes;
			if (time_zone !== undefined) return { all_day_tasks: true, floating_tasks: true };
			return all_day_reminder_at === undefined ? {} : { all_day_tasks: true };
		}
		case "Undo":
			return { undo: command.target };
	}
}

/**
 * The loads that an undo needs once its events are known; all of them together make the book. There are several
 * because each label that is taken back asks for the tasks that carry it by now.
 */
export function needsOfUndo(target: UndoTarget, pastEvents: readonly JournalEvent[]): readonly TaskNeeds[] {
	const events = eventsToUndo(target, pastEvents);
	const labels = new Map<string, TaskNeeds>();
	for (const event of events) {
		if (event.type === "category.created" || event.type === "category.restored") {
			labels.set(`category ${event.data.category.id}`, { category_id: event.data.category.id });
		} else if (event.type === "tag.created" || event.type === "tag.restored") {
			labels.set(`tag ${event.data.tag.id}`, { tag_id: event.data.tag.id });
		}
	}
	const task_ids = tasksOfEvents(events);
	const first: TaskNeeds = events.some((event) => event.type === "settings.changed")
		? { task_ids, all_day_tasks: true, floating_tasks: true }
		: { task_ids };
	return [first, ...labels.values()];
}

/**
 * The loads that are known only once the others are there: of which series the tasks are. For an undo: who stands by now
 * for the occurrences that its tasks are, or were before the events; a name must not be given back while another has it.
 */
export function needsOfSeries(
	command: Command,
	pastEvents: readonly JournalEvent[],
	tasks: Book["tasks"],
): readonly TaskNeeds[] {
	const { undo, series_of } = needsOf(command);
	if (undo !== undefined) return needsOfUndoneSeries(eventsToUndo(undo, pastEvents), tasks);
	const task = series_of && tasks.get(series_of.task_id);
	if (task?.series_id == null || task.occurrence === null) return [];
	const { series_id, occurrence, task_id } = task;
	// What follows a task that recurs carries its subtasks along.
	const below = task.recurrence === null ? {} : { below: task_id };
	return [{ series: { series_id, from: series_of?.part === "whole" ? "" : occurrence }, ...below }];
}

function needsOfUndoneSeries(events: readonly JournalEvent[], tasks: Book["tasks"]): readonly TaskNeeds[] {
	const earliest = new Map<string, string>();
	for (const { data } of events) {
		if (!("task_id" in data)) continue;
		const task = tasks.get(data.task_id);
		const before = "previous_fields" in data && "occurrence" in data.previous_fields ? data.previous_fields : undefined;
		for (const occurrence of [task?.occurrence, before?.occurrence]) {
			for (const series_id of [task?.series_id, before?.series_id]) {
				if (series_id == null || occurrence == null) continue;
				const from = earliest.get(series_id);
				if (from === undefined || occurrence < from) earliest.set(series_id, occurrence);
			}
		}
	}
	return [...earliest].map(([series_id, from]) => ({ series: { series_id, from } }));
}

/** The ids of all tasks that these events name, ascending, each once. */
export function tasksOfEvents(events: readonly JournalEvent[]): number[] {
	const ids = new Set<number>();
	for (const { data } of events) {
		if ("task_id" in data) ids.add(data.task_id);
		if ("task_ids" in data) for (const id of data.task_ids) ids.add(id);
		// A parent that an undo brings back must be there to be checked.
		if ("previous_fields" in data && "parent_id" in data.previous_fields && data.previous_fields.parent_id != null) {
			ids.add(data.previous_fields.parent_id);
		}
	}
	return [...ids].sort((a, b) => a - b);
}
