/** What a change of zone or morning hour moves: due dates that float, and the reminders of those and of whole days. */

import type { MovedTask } from "../commands/decision.ts";
import type { DomainEvent } from "../events/events.ts";
import { anchoredDue, anchoring } from "../series/floating.ts";
import { valueOfField, withFields } from "../series/seriesFields.ts";
import { movesTasks, type Settings } from "../settings/settings.ts";
import type { Book } from "../state/book.ts";
import { type Due, LIMITS, type Reminder, type Task } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";
import { reminderCancelled, reminderRescheduled } from "./reminderDocument.ts";
import { instantOfSpec } from "./reminderInstant.ts";

/** How many tasks a preview names; the rest is counted. */
const MOVES_NAMED = 200;
/** Half of what an undo can look at (undoTarget.ts): the rest is for what came since. */
const EVENTS_AT_ONCE = 1_000;

/** What floats moves with the zone; a reminder of a whole day with zone and hour. */
function hangsOn(task: Task, changes: Partial<Settings>): boolean {
	const { status, due, series, reminders } = task;
	if (status !== "open" || !movesTasks(changes)) return false;
	if (due !== null && "date" in due && reminders.some((one) => one.status === "armed")) return true;
	return (
		changes.time_zone !== undefined &&
		((due !== null && "at" in due && due.floating) || series?.recurrence?.floating) === true
	);
}

/** The loaded tasks that move with these settings, those that remind first before the others. */
export function followersOf(book: Book, changes: Partial<Settings>): readonly Task[] {
	const firstOf = ({ reminders }: Task) => {
		const armed = reminders.flatMap(({ status, fire_at }) => (status === "armed" ? [fire_at] : []));
		return armed.sort()[0] ?? "~";
	};
	return [...book.tasks.values()]
		.filter((task) => hangsOn(task, changes))
		.map((task) => ({ task, first: firstOf(task) }))
		.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.task.task_id - b.task.task_id))
		.map(({ task }) => task);
}

/** The instant from which on what is past has been missed by the change alone, and whether the change is an undo. */
export interface Moment {
	readonly now: InstantText;
	/** When the settings changed. */
	readonly since: InstantText;
	readonly is_undo: boolean;
}

/**
 * The events that put an open task where the settings put it, from wherever it is: none when it is there. So it may be asked
 * again at any time, and whatever the settings were before.
 */
export function followingEvents(task: Task, settings: Settings, moment: Moment): DomainEvent[] {
	if (task.status !== "open") return [];
	const anchored = anchoringEvents(task, settings, moment.since);
	const [moved] = anchored;
	const due = moved?.type === "task.updated" ? (moved.data.updated_fields.due ?? task.due) : task.due;
	return [...anchored, ...remindersRearmed(task, due, settings, moment)];
}

/** The events that bring a task that floats to the zone of the settings; none when it is there. */
export function anchoringEvents(task: Task, settings: Settings, now: InstantText): DomainEvent[] {
	const updated_fields = anchoring(task, settings);
	const names = Object.keys(updated_fields) as (keyof typeof updated_fields)[];
	if (names.length === 0) return [];
	const previous_fields = Object.fromEntries(names.map((name) => [name, valueOfField(task, name)]));
	const { task_id } = task;
	const moved = remindersAnchored(task, settings, now).map(([previous, reminder]): DomainEvent => {
		return reminderRescheduled({ task_id, reminder, previous });
	});
	return [{ type: "task.updated", data: { task_id, updated_fields, previous_fields } }, ...moved];
}

/** The task as these events leave it. */
export function anchoredTask(task: Task, settings: Settings, now: InstantText): Task {
	const moved = new Map(remindersAnchored(task, settings, now));
	return {
		...withFields(task, anchoring(task, settings)),
		reminders: task.reminders.map((reminder) => moved.get(reminder) ?? reminder),
	};
}

/** Reminders at an instant float with the due date: "at 8" of it is 8 wherever it is. What fired stays; a snooze stands. */
function remindersAnchored(task: Task, settings: Settings, now: InstantText): [before: Reminder, after: Reminder][] {
	const { due } = task;
	if (due === null || !("at" in due) || !due.floating) return [];
	return task.reminders.flatMap((previous): [Reminder, Reminder][] => {
		const { spec, status, snoozed_until } = previous;
		if (!("at" in spec) || status === "fired" || previous.status === "waiting") return [];
		const moved = anchoredDue({ ...due, at: spec.at }, settings);
		if (!("at" in moved) || moved.at === spec.at) return [];
		const { at } = moved;
		if (previous.fire_at === null || snoozed_until !== null) return [[previous, { ...previous, spec: { at } }]];
		return [[previous, { ...previous, spec: { at }, fire_at: status === "armed" && at < now ? now : at }]];
	});
}

/**
 * The events of the first of these tasks, and how many those are: at least one, and no more than an undo can look at, since a
 * task can have twenty reminders.
 */
export function followingAtOnce(
	tasks: readonly Task[],
	settings: Settings,
	moment: Moment,
): { readonly events: DomainEvent[]; readonly count: number } {
	const events: DomainEvent[] = [];
	let count = 0;
	for (const task of tasks.slice(0, LIMITS.followAtOnce)) {
		const moves = followingEvents(task, settings, moment);
		if (count > 0 && events.length + moves.length > EVENTS_AT_ONCE) break;
		events.push(...moves);
		count += 1;
	}
	return { events, count };
}

/**
 * Armed reminders go where the settings put them. A snooze stands: the user chose that instant. What fired does not fire
 * again, though its hour still lies ahead in the new zone; what would be past there when the settings changed fires at once, for it was
 * promised, but not for an undo, which makes nothing late. What came due since then fires with that instant: late, and saying so.
 */
function remindersRearmed(
	{ task_id, reminders }: Task,
	due: Due | null,
	settings: Settings,
	{ now, since, is_undo }: Moment,
): DomainEvent[] {
	return reminders.flatMap((previous): DomainEvent[] => {
		const { status, snoozed_until, spec, fire_at } = previous;
		if (status !== "armed" || snoozed_until !== null || "at" in spec) return [];
		const to = instantOfSpec(spec, due, settings);
		// Armed for a past instant it fires at once already.
		if (to === null || to === fire_at || (fire_at <= now && to <= now)) return [];
		if (is_undo && to <= since) {
			const reminder: Reminder = { ...previous, status: "cancelled", fire_at: to };
			return [reminderCancelled({ task_id, reminder, previous }, "undone")];
		}
		const reminder = { ...previous, fire_at: to < since ? since : to };
		return [reminderRescheduled({ task_id, reminder, previous })];
	});
}

/**
 * What these events move, task by task, soonest first as it was: the difference, before it is made. `beyond`: tasks that are
 * not looked at.
 */
export function movesOf(
	book: Book,
	events: readonly DomainEvent[],
	beyond: number,
): { moved: MovedTask[]; moved_count: number } {
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
	return { moved: moved.slice(0, MOVES_NAMED), moved_count: moved.length + beyond };
}
