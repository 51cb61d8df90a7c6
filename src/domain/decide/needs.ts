/**
 * Which tasks must be in the book before a command can be decided. Who decides loads them first, so that the
 * rules stay without I/O and a user with 100,000 tasks costs as much memory as one with ten.
 */

import type { Command, StatusCommand, UndoTarget } from "../commands/commands.ts";
import type { JournalEvent } from "../events/events.ts";
import type { LabelKind } from "../labels/labels.ts";
import { movesTasks } from "../settings/settings.ts";
import type { Book } from "../state/book.ts";
import { eventsToUndo, tasksOfEvents } from "../undo/undoTarget.ts";

/**
 * Tasks to load; all conditions together (OR). Deleted tasks count like others, except for `followers`.
 * Ids that do not exist are left out: the rules answer for them.
 */
export interface TaskNeeds {
	readonly task_ids?: readonly number[];
	/** The tasks these reminders belong to. */
	readonly reminder_ids?: readonly number[];
	/** Of the tasks that carry a label, are not deleted and not `apart_from`, the one with the least id: it tells that there are others. */
	readonly carrier?: Carrier;
	/** These tasks and those above each, the deleted ones too; not further up than says that a place is too deep. */
	readonly above?: readonly number[];
	readonly below?: BelowNeed;
	/**
	 * Of each of these the way down to the deepest task below it that is not deleted (of several the one with the least id),
	 * through deleted ones too, but through none of `apart_from`.
	 */
	readonly deepest_below?: { readonly task_ids: readonly number[]; readonly apart_from: readonly number[] };
	/** The tasks of this series that stand for this wall time or a later one, the deleted ones too. */
	readonly series?: { readonly series_id: string; readonly from: string };
	/** The task that stands directly before or after the one of this id in the user's order, deleted or not; but not `without`. */
	readonly neighbour?: Neighbour;
	readonly followers?: FollowersNeed;
}

/**
 * Open tasks that move with the user's settings: those due on a whole day that have an armed reminder, and, but for a change of
 * the hour alone, those whose due date or recurrence floats. `first`: those that remind first, then the others by id, as many as
 * follow at once and one more. A number: as many as follow at once of those after this id, by id.
 */
export interface FollowersNeed {
	readonly after: "first" | number;
	readonly floating: boolean;
}

export interface Carrier {
	readonly kind: LabelKind;
	readonly id: number;
	readonly apart_from: readonly number[];
}

export interface Neighbour {
	readonly side: "before" | "after";
	readonly of: number;
	readonly without: number;
}

/**
 * Tasks below one, with those that lie between. `live`: what is not deleted, nor below a deleted one; open ones first.
 * `deleted_with` and `completed_with`: what was deleted or completed in the same instant. At most one more than a
 * command can take along (`LIMITS.takenAlong`), which tells it that there are too many.
 */
export interface BelowNeed {
	readonly task_id: number;
	readonly which: "live" | "deleted_with" | "completed_with";
}

/**
 * `undo`: first load these events (`loadForUndo`), then the tasks that `needsOfUndo` derives from them. `series_of`: once the
 * others are loaded, load what `needsOfSeries` derives from that task: those `later` in its series, or the `whole` of it.
 */
export interface CommandNeeds extends Omit<TaskNeeds, "series"> {
	readonly undo?: UndoTarget;
	/** First load the events of this command (`eventsOfCommand`), then the tasks that they name. */
	readonly take_back?: string;
	readonly series_of?: { readonly task_id: number; readonly part: "later" | "whole" };
	/** Whether there is room for one more task. */
	readonly room?: true;
}

/** What must be in the book so that `decide` answers this command rightly. Nothing: the empty object. */
export function needsOf(command: Command): CommandNeeds {
	switch (command.type) {
		case "AddTask":
			return { room: true, ...(command.parent_id == null ? {} : { above: [command.parent_id] }) };
		case "EditTask": {
			const { task_id, changes } = command;
			const place = changes.parent_id == null ? {} : placeOf([task_id], [changes.parent_id]);
			const series = changes.recurrence == null ? {} : { series_of: { task_id, part: "whole" } as const };
			return { task_ids: [task_id], ...place, ...series };
		}
		case "RestoreTask": {
			const { task_id } = command;
			return { above: [task_id], ...belowOf(command, "deleted_with") };
		}
		case "CompleteTask": {
			const { task_id } = command;
			return { task_ids: [task_id], ...belowOf(command, "live"), series_of: { task_id, part: "later" } };
		}
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
			return { task_ids: [command.task_id], ...belowOf(command, "completed_with") };
		case "DeleteTask":
			return { task_ids: [command.task_id], ...belowOf(command, "live") };
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
		case "AddCategory":
		case "EditCategory":
		case "DeleteCategory":
		case "AddTag":
		case "EditTag":
		case "DeleteTag":
		case "AddFilter":
		case "EditFilter":
		case "DeleteFilter":
			return {};
		case "ChangeSettings": {
			if (!movesTasks(command.changes)) return {};
			return { followers: { after: "first", floating: command.changes.time_zone !== undefined } };
		}
		case "FollowSettings":
			return command.take_back === null
				? { followers: { after: command.after_task_id, floating: true } }
				: { take_back: command.take_back };
		case "Undo":
			return { undo: command.target };
	}
}

/** A command that leaves the tasks below alone need not load them. */
function belowOf({ task_id, children }: StatusCommand, which: BelowNeed["which"]): TaskNeeds {
	return children === "leave" ? {} : { below: { task_id, which } };
}

/**
 * The loads that an undo needs once its events are known; all of them together make the book. There are several
 * because each label that is taken back asks for a task that carries it by now.
 */
export function needsOfUndo(target: UndoTarget, pastEvents: readonly JournalEvent[]): readonly TaskNeeds[] {
	const events = eventsToUndo(target, pastEvents);
	const task_ids = tasksOfEvents(events);
	const carriers = events.flatMap((event): TaskNeeds[] => {
		if (event.type === "category.created") return [carrierOf("category", event.data.category.id, task_ids)];
		return event.type === "tag.created" ? [carrierOf("tag", event.data.tag.id, task_ids)] : [];
	});
	const isMove = (event: JournalEvent) => event.type === "settings.changed" && movesTasks(event.data.updated_fields);
	const moving: TaskNeeds = events.some(isMove) ? { followers: { after: "first", floating: true } } : {};
	return [{ task_ids, ...moving, ...placesOfUndo(events, task_ids) }, ...carriers];
}

const carrierOf = (kind: LabelKind, id: number, apart_from: readonly number[]) => ({
	carrier: { kind, id, apart_from },
});

/** What tells whether tasks may come to lie below these parents: what is above those, and how far down the tasks reach. */
function placeOf(task_ids: readonly number[], parent_ids: readonly number[]): TaskNeeds {
	return { above: parent_ids, deepest_below: { task_ids, apart_from: [] } };
}

/**
 * What tells whether tasks may go back below their former parents, or come back to where they were. The undo moves them
 * one after another: so of each task that it names the way down beside the others is asked for, and the way up of all.
 */
function placesOfUndo(events: readonly JournalEvent[], task_ids: readonly number[]): TaskNeeds {
	const isMove = ({ data }: JournalEvent) => "previous_fields" in data && "parent_id" in data.previous_fields;
	if (events.some(isMove)) return { above: task_ids, deepest_below: { task_ids, apart_from: task_ids } };
	const deleted = events.filter(({ type }) => type === "task.deleted");
	return deleted.length === 0 ? {} : { above: tasksOfEvents(deleted) };
}

/**
 * The loads that are known only once the others are there: which series the tasks belong to. For an undo: who stands by now
 * for the occurrences that its tasks are, or were before the events; a name must not be given back while another has it.
 */
export function needsOfSeries(
	command: Command,
	pastEvents: readonly JournalEvent[],
	tasks: Book["tasks"],
): readonly TaskNeeds[] {
	const { undo, series_of } = needsOf(command);
	if (undo !== undefined) return needsOfUndoneSeries(eventsToUndo(undo, pastEvents), tasks);
	// What comes back with its parent may find its occurrence taken, as the parent may.
	if (command.type === "RestoreTask") {
		return seriesOf(
			[...tasks.values()].flatMap(({ status, series }) => (status === "deleted" && series ? [series] : [])),
		);
	}
	const task = series_of && tasks.get(series_of.task_id);
	if (task == null || task.series === null) return [];
	const { series_id, occurrence, recurrence } = task.series;
	const { task_id } = task;
	const isFollowed = recurrence !== null && CARRY_ALONG.has(command.type);
	const carried = isFollowed ? { above: [task_id], below: { task_id, which: "live" } as const } : {};
	return [{ series: { series_id, from: series_of?.part === "whole" ? "" : occurrence }, ...carried }];
}

/** What follows a task that recurs carries those below along; these commands can make it. */
const CARRY_ALONG: ReadonlySet<Command["type"]> = new Set<Command["type"]>([
	"CompleteTask",
	"GrowNextOccurrence",
	"ChangeRecurrence",
	"ResumeSeries",
]);

function needsOfUndoneSeries(events: readonly JournalEvent[], tasks: Book["tasks"]): readonly TaskNeeds[] {
	const places = events.flatMap(({ data }) => {
		if (!("task_id" in data)) return [];
		const task = tasks.get(data.task_id);
		const before = "previous_fields" in data && "occurrence" in data.previous_fields ? data.previous_fields : undefined;
		return [task?.series?.occurrence, before?.occurrence].flatMap((occurrence) =>
			[task?.series?.series_id, before?.series_id].map((series_id) => ({ series_id, occurrence })),
		);
	});
	return seriesOf(places);
}

type PlaceInSeries = { readonly [Field in "series_id" | "occurrence"]?: string | null | undefined };

/** Of each series what stands for the earliest of these places or a later one. */
function seriesOf(places: readonly PlaceInSeries[]): readonly TaskNeeds[] {
	const earliest = new Map<string, string>();
	for (const { series_id, occurrence } of places) {
		if (series_id == null || occurrence == null) continue;
		const from = earliest.get(series_id);
		if (from === undefined || occurrence < from) earliest.set(series_id, occurrence);
	}
	return [...earliest].map(([series_id, from]) => ({ series: { series_id, from } }));
}
