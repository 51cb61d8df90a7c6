/** Which of a user's tasks a need names (src/domain/decide/needs.ts), and which events an undo looks at: what SQL says, said again. */
import type { UndoTarget } from "../../src/domain/commands/commands.ts";
import type { Carrier, FollowersNeed, TaskNeeds } from "../../src/domain/decide/needs.ts";
import type { JournalEvent } from "../../src/domain/events/events.ts";
import { LIMITS, type Task } from "../../src/domain/tasks/task.ts";
import { eventsToUndo } from "../../src/domain/undo/undoTarget.ts";
import { neighbourIn } from "./tasksBeside.ts";
import { idsOfTree } from "./tasksOfTree.ts";

/** The tasks that the need names, and no other. */
export function neededTasks(all: Iterable<Task>, needs: TaskNeeds): Task[] {
	const tasks = [...all];
	const ofTree = idsOfTree(tasks, needs);
	const beside = needs.neighbour && neighbourIn(tasks, needs.neighbour);
	const followers = new Set(needs.followers && followersAmong(tasks, needs.followers));
	const carrier = needs.carrier && carrierAmong(tasks, needs.carrier);
	return tasks.filter(
		(task) =>
			task === carrier || followers.has(task) || ofTree.has(task.task_id) || task === beside || isNeeded(task, needs),
	);
}

function followersAmong(tasks: readonly Task[], { after, floating }: FollowersNeed): readonly Task[] {
	const all = allFollowers(tasks, floating);
	if (after === "first") return all.slice(0, LIMITS.followAtOnce + 1);
	return all
		.filter(({ task_id }) => task_id > after)
		.sort((a, b) => a.task_id - b.task_id)
		.slice(0, LIMITS.followAtOnce);
}

/** All that `TaskNeeds.followers` is about, those that remind first before the others. */
export function allFollowers(all: Iterable<Task>, floating: boolean): Task[] {
	const first = ({ reminders }: Task) =>
		reminders
			.filter(({ status }) => status === "armed")
			.map(({ fire_at }) => fire_at ?? "")
			.sort()[0];
	const hangs = (task: Task) => {
		const { status, due, series } = task;
		if (status !== "open") return false;
		const floats = (due !== null && "at" in due && due.floating === true) || series?.recurrence?.floating === true;
		return (due !== null && "date" in due && first(task) !== undefined) || (floating && floats);
	};
	const place = (task: Task) => `${first(task) ?? "~"} ${String(task.task_id).padStart(9, "0")}`;
	return [...all].filter(hangs).sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function carrierAmong(tasks: readonly Task[], { kind, id, apart_from }: Carrier): Task | undefined {
	return tasks
		.toSorted((a, b) => a.task_id - b.task_id)
		.find(
			({ task_id, status, category_id, tag_ids }) =>
				status !== "deleted" &&
				!apart_from.includes(task_id) &&
				(kind === "category" ? category_id === id : tag_ids.includes(id)),
		);
}

function isNeeded(task: Task, needs: TaskNeeds): boolean {
	const { task_id, series } = task;
	return (
		needs.task_ids?.includes(task_id) === true ||
		task.reminders.some(({ reminder_id }) => needs.reminder_ids?.includes(reminder_id)) ||
		(needs.series !== undefined &&
			series?.series_id === needs.series.series_id &&
			series.occurrence >= needs.series.from)
	);
}

/** The part of a user's events that an undo of this target is given (ports/commands/journal.ts, `loadForUndo`). */
export function eventsForUndo(events: readonly JournalEvent[], target: UndoTarget): readonly JournalEvent[] {
	const chosen = eventsToUndo(target, events);
	const first = chosen[0];
	if (first === undefined) return [];
	const commands = new Set(chosen.map(({ command_id }) => command_id));
	const taskOf = ({ data }: JournalEvent) => ("task_id" in data ? data.task_id : undefined);
	const touched = new Set(chosen.map(taskOf));
	return events.filter((event) => {
		if (commands.has(event.command_id)) return true;
		const task_id = taskOf(event);
		const isAbout = (task_id === undefined && event.type !== "settings.followed") || touched.has(task_id);
		return event.seq >= first.seq && (isAbout || ("last" in target && event.principal.kind !== "system"));
	});
}
