/** What a change of zone or morning hour moves: due dates that float, and the reminders of those and of whole days. */
import type { Book } from "./book.ts";
import type { MovedTask } from "./decision.ts";
import type { DomainEvent } from "./events.ts";
import { anchoredDue, anchoring } from "./floating.ts";
import type { InstantText } from "./instant.ts";
import { instantOfSpec } from "./reminderInstant.ts";
import type { Due, Reminder, Settings, Task } from "./task.ts";

/** How many tasks a preview names; the rest is counted. */
const MOVES_NAMED = 200;

/** The events of all loaded tasks that are open. The book must hold those that float and those of whole days (needs.ts). */
export function tasksMoved(book: Book, before: Settings, after: Settings, now: InstantText): DomainEvent[] {
	const isSameZone = before.time_zone === after.time_zone;
	if (isSameZone && before.all_day_reminder_at === after.all_day_reminder_at) return [];
	return [...book.tasks.values()].flatMap((task) => {
		if (task.status !== "open") return [];
		const anchored = anchoringEvents(task, after, now);
		const [moved] = anchored;
		const due = moved?.type === "task.updated" ? (moved.data.updated_fields.due ?? task.due) : task.due;
		return [...anchored, ...remindersRearmed(task, due, { before, after, now })];
	});
}

/** The events that bring a task that floats to the zone of the settings; none when it is there. */
export function anchoringEvents(task: Task, settings: Settings, now: InstantText): DomainEvent[] {
	const updated_fields = anchoring(task, settings);
	const names = Object.keys(updated_fields) as (keyof typeof updated_fields)[];
	if (names.length === 0) return [];
	const previous_fields = Object.fromEntries(names.map((name) => [name, task[name]]));
	const { task_id } = task;
	const moved = remindersAnchored(task, settings, now).map(([previous, reminder]): DomainEvent => {
		return { type: "reminder.rescheduled", data: { task_id, reminder, previous } };
	});
	return [{ type: "task.updated", data: { task_id, updated_fields, previous_fields } }, ...moved];
}

/** The task as these events leave it. */
export function anchoredTask(task: Task, settings: Settings, now: InstantText): Task {
	const moved = new Map(remindersAnchored(task, settings, now));
	return {
		...task,
		...anchoring(task, settings),
		reminders: task.reminders.map((reminder) => moved.get(reminder) ?? reminder),
	};
}

/** Reminders at an instant float with the due date: "at 8" of it is 8 wherever it is. What fired stays; a snooze stands. */
function remindersAnchored(task: Task, settings: Settings, now: InstantText): [before: Reminder, after: Reminder][] {
	const { due } = task;
	if (due === null || !("at" in due) || !due.floating) return [];
	return task.reminders.flatMap((previous): [Reminder, Reminder][] => {
		const { spec, status, fire_at, snoozed_until } = previous;
		if (!("at" in spec) || status === "fired") return [];
		const moved = anchoredDue({ ...due, at: spec.at }, settings);
		if (!("at" in moved) || moved.at === spec.at) return [];
		const { at } = moved;
		const isKept = fire_at === null || snoozed_until !== null;
		const fires = status === "armed" && at < now ? now : at;
		return [[previous, { ...previous, spec: { at }, fire_at: isKept ? fire_at : fires }]];
	});
}

/**
 * Armed reminders go where the settings put them. A snooze stands: the user chose that instant. What fired does not fire
 * again, though its hour is to come in the new zone; what would be past there fires at once, for it was promised.
 */
function remindersRearmed(
	{ task_id, due, reminders }: Task,
	dueAfter: Due | null,
	{ before, after, now }: { readonly before: Settings; readonly after: Settings; readonly now: InstantText },
): DomainEvent[] {
	return reminders.flatMap((previous): DomainEvent[] => {
		if (previous.status !== "armed" || previous.snoozed_until !== null || "at" in previous.spec) return [];
		const from = instantOfSpec(previous.spec, due, before);
		const to = instantOfSpec(previous.spec, dueAfter, after);
		if (to === null || from === to) return [];
		const reminder = { ...previous, fire_at: to < now ? now : to };
		return [{ type: "reminder.rescheduled", data: { task_id, reminder, previous } }];
	});
}

/** What these events move, task by task, soonest first as it was: the difference, before it is made. */
export function movesOf(book: Book, events: readonly DomainEvent[]): { moved: MovedTask[]; moved_count: number } {
	const moves = new Map<number, { due: MovedTask["due"]; reminders: MovedTask["reminders"][number][] }>();
	for (const { type, data } of events) {
		if (type !== "task.updated" && type !== "reminder.rescheduled") continue;
		const move = moves.get(data.task_id) ?? { due: null, reminders: [] };
		moves.set(data.task_id, move);
		if (type === "reminder.rescheduled") {
			const { reminder, previous } = data;
			// A silent one moves too, but nobody waits for it.
			if (reminder.status !== "armed") continue;
			move.reminders.push({ reminder_id: reminder.reminder_id, from: previous.fire_at, to: reminder.fire_at });
			continue;
		}
		const [from, to] = [data.previous_fields.due, data.updated_fields.due];
		if (from && to && "at" in from && "at" in to) move.due = { from: from.at, to: to.at };
	}
	const moved = [...moves]
		.filter(([, { due, reminders }]) => due !== null || reminders.length > 0)
		.map(([task_id, move]): MovedTask => ({ task_id, title: book.tasks.get(task_id)?.title ?? "", ...move }));
	const soonest = ({ due, reminders }: MovedTask) => due?.from ?? reminders[0]?.from ?? "";
	moved.sort((a, b) => (soonest(a) < soonest(b) ? -1 : 1));
	return { moved: moved.slice(0, MOVES_NAMED), moved_count: moved.length };
}
