/**
 * What an event writes, named: a task's existence (`task:12`), its status (`task:12.status`), one of its fields
 * (`task:12.title`), a reminder (`reminder:3`), a label and its fields, a setting. Two events are about the same
 * thing when they share such a name.
 */

import type { JournalEvent } from "../events/events.ts";
import { type Sentence, say } from "../refusals/sentence.ts";

function registersOf(event: JournalEvent): readonly string[] {
	switch (event.type) {
		case "task.created":
		case "task.deleted":
		case "task.restored":
			return [`task:${event.data.task_id}`];
		case "task.completed":
		case "task.reopened":
			return [`task:${event.data.task_id}.status`];
		case "task.updated":
		case "occurrence.skipped":
		case "occurrence.moved":
		case "series.changed":
		case "series.paused":
		case "series.resumed":
		case "series.ended":
			return Object.keys(event.data.updated_fields).map((field) => `task:${event.data.task_id}.${field}`);
		case "reminder.scheduled":
		case "reminder.rescheduled":
		case "reminder.snoozed":
		case "reminder.cancelled":
			return [`reminder:${event.data.reminder.reminder_id}`];
		case "reminder.sent":
			return [`reminder:${event.data.reminder_id}`];
		case "category.created":
		case "category.updated":
			return [`category:${event.data.category.id}`];
		case "category.deleted":
		case "category.restored": {
			const { category, task_ids } = event.data;
			return [`category:${category.id}`, ...task_ids.map((task_id) => `task:${task_id}.category_id`)];
		}
		case "tag.created":
		case "tag.updated":
			return [`tag:${event.data.tag.id}`];
		case "tag.deleted":
		case "tag.restored":
			return [`tag:${event.data.tag.id}`, ...event.data.task_ids.map((task_id) => `task:${task_id}.tag_ids`)];
		case "filter.created":
		case "filter.updated":
		case "filter.deleted":
		case "filter.restored":
			return [`filter:${event.data.filter.id}`];
		case "settings.followed":
			return [];
		case "settings.changed":
			return Object.keys(event.data.updated_fields).map((name) => `settings.${name}`);
	}
}

/** What an event that is undone is compared with. */
export interface Aftermath {
	readonly pastEvents: readonly JournalEvent[];
	/** Seqs of what is undone. */
	readonly spent: ReadonlySet<number>;
	/** Seqs of what this undo is about. */
	readonly chosen: ReadonlySet<number>;
	/** Of the event. */
	readonly seq: number;
}

/** The latest event outside of the undo that counts and wrote the same. */
export function laterWriter({ pastEvents, spent, chosen, seq }: Aftermath, register: string): JournalEvent | undefined {
	return pastEvents.findLast(
		(event) =>
			event.seq > seq && !chosen.has(event.seq) && !spent.has(event.seq) && registersOf(event).includes(register),
	);
}

/** The sentence for a conflict: it names the latest event that wrote the same. */
export function changedLater(after: Aftermath, register: string, what: Sentence): Sentence {
	const later = laterWriter(after, register);
	return later === undefined ? say("later", { why: what }) : say("later_by", { why: what, seq: later.seq });
}
