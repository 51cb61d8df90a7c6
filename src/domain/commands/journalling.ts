/** From a decision to what is written and answered: events in the journal, changed rows, planned deliveries. */

import type { ChannelName } from "../channels.ts";
import type { JournalEvent } from "../events/events.ts";
import { deliveryIdOf, eventIdOf } from "../events/identity.ts";
import { shownTask } from "../labels/hiddenLabels.ts";
import type { Book } from "../state/book.ts";
import type { Reminder, Task } from "../tasks/task.ts";
import { type InstantText, toInstantText } from "../time/instant.ts";
import type { CommandEnvelope } from "./commands.ts";
import type { CommandAnswer, NewEvent, Subject } from "./decision.ts";

/** A row of the delivery ledger as it is planned in the write that fires the reminder (P5). */
export interface NewDelivery {
	readonly delivery_id: string;
	readonly task_id: number;
	readonly reminder_id: number;
	readonly fire_at: InstantText;
	readonly fired_at: InstantText;
	/** Quiet hours keep it back until then; null: it goes out at once. */
	readonly held_until: InstantText | null;
	readonly channel: ChannelName;
}

/** The rows that a decision changed. Reminders are named apart: one that fires leaves its task as it is. */
export interface RowsChanged {
	readonly tasks: Task[];
	readonly reminders: { readonly task_id: number; readonly reminder: Reminder }[];
}

/** The decided events as the journal holds them: seq from `version + 1` without a gap (P2), all at `now`. */
export function journal(
	decisionEvents: readonly NewEvent[],
	envelope: Pick<CommandEnvelope, "user_id" | "principal" | "command_id">,
	version: number,
	now: Temporal.Instant,
): JournalEvent[] {
	const { user_id, principal, command_id } = envelope;
	const at = toInstantText(now);
	return decisionEvents.map((event, n): JournalEvent => {
		const seq = version + 1 + n;
		return { ...event, user_id, seq, event_id: eventIdOf(user_id, seq), at, principal, command_id, n };
	});
}

/**
 * What the asker is answered: the subject's state after the events; a deleted label or filter as it was before. Throws when the decision
 * is about what neither book holds, which no decision may be.
 */
export function answerOf(subject: Subject, bookAfter: Book, bookBefore: Book): CommandAnswer {
	const shown = (task_id: number) => shownTask(there(bookAfter.tasks.get(task_id)), bookAfter.user);
	const named = <Kind extends "categories" | "tags" | "filters">(kind: Kind, wanted: number) => {
		const all: readonly Book["user"][Kind][number][] = [...bookAfter.user[kind], ...bookBefore.user[kind]];
		return there(all.find(({ id }) => id === wanted));
	};
	switch (subject.kind) {
		case "task": {
			const next = subject.next_id === undefined ? {} : { next: shown(subject.next_id) };
			return { kind: "task", task: shown(subject.task_id), ...next };
		}
		case "reminder": {
			const task = shown(subject.task_id);
			const reminder = task.reminders.find(({ reminder_id }) => reminder_id === subject.reminder_id);
			return { kind: "reminder", task, reminder: there(reminder) };
		}
		case "category":
			return { kind: "category", category: named("categories", subject.category_id) };
		case "tag":
			return { kind: "tag", tag: named("tags", subject.tag_id) };
		case "filter":
			return { kind: "filter", filter: named("filters", subject.filter_id) };
		case "settings":
			return { kind: "settings", settings: bookAfter.user.settings, ...toFollow(subject) };
		case "settings_preview": {
			const { settings, moved, moved_count } = subject;
			return { kind: "settings_preview", preview: { settings, moved, moved_count } };
		}
		case "undo":
			return { kind: "undo", undo: subject.report, ...toFollow(subject) };
		case "nothing":
			return { kind: "nothing" };
	}
}

function there<Thing>(thing: Thing | undefined): Thing {
	if (thing === undefined) throw new Error("a decision is about what its book does not hold");
	return thing;
}

const toFollow = ({ to_follow }: { readonly to_follow?: number }) => (to_follow === undefined ? {} : { to_follow });

/**
 * The task rows and reminder rows that differ between two books. `evolve` makes a new reminder object only for a
 * reminder that changed and a new version for every task that changed, so nothing has to be compared in depth.
 */
export function rowsChanged(before: Book, after: Book, events: readonly JournalEvent[]): RowsChanged {
	const rows: RowsChanged = { tasks: [], reminders: [] };
	for (const task_id of touchedTaskIds(events)) {
		const [old, task] = [before.tasks.get(task_id), after.tasks.get(task_id)];
		if (task === undefined || task === old) continue;
		if (task.version !== old?.version) rows.tasks.push(task);
		for (const reminder of task.reminders) {
			if (!old?.reminders.includes(reminder)) rows.reminders.push({ task_id, reminder });
		}
	}
	return rows;
}

/** One delivery per channel of each reminder that fired. */
export function deliveriesOf(events: readonly JournalEvent[]): NewDelivery[] {
	return events.flatMap((event) => {
		if (event.type !== "reminder.sent") return [];
		const { task_id, reminder_id, fire_at, channels, held_until = null } = event.data;
		return channels.map((channel) => ({
			delivery_id: deliveryIdOf(event.user_id, reminder_id, fire_at, channel),
			task_id,
			reminder_id,
			fire_at,
			fired_at: event.at,
			held_until,
			channel,
		}));
	});
}

/** The instant before which these events may not be written: the latest `fire_at` among the fired (P4: never early). */
export function notBeforeOf(events: readonly JournalEvent[]): InstantText | null {
	let latest: InstantText | null = null;
	for (const event of events) {
		if (event.type !== "reminder.sent") continue;
		if (latest === null || event.data.fire_at > latest) latest = event.data.fire_at;
	}
	return latest;
}

function touchedTaskIds(events: readonly JournalEvent[]): ReadonlySet<number> {
	const ids = new Set<number>();
	for (const { data } of events) {
		if ("task_id" in data) ids.add(data.task_id);
		else if ("task_ids" in data) for (const id of data.task_ids) ids.add(id);
	}
	return ids;
}
