/** What quick add read in a line, as chips. Pure. */
import { type Place, sayDue } from "../time/say.ts";
import type { Understood } from "../wire.ts";

export interface Chip {
	readonly kind: string;
	readonly value: string;
}

/** Words that begin a question, an order about existing tasks, or an answer: there is nothing to add in them. */
const OTHERWISE =
	/^(?:(?:show|list|what|what's|which|when|where|who|how|why|find|search|complete|finish|done|delete|remove|undo|snooze|reopen|restore|cancel|skip|edit|change|rename|move|mark|clear|yes|no|ok|okay|help|hi|hello|thanks|thank)\b|.*\?\s*$|#?\d+\s*$)/i;

/** Whether the line reads as a task to add, so that a preview makes sense. The server decides what it really is. */
export function readsAsAddition(line: string): boolean {
	const text = line.trim();
	return text.length >= 3 && !OTHERWISE.test(text);
}

export function chipsOf(read: Understood, nowMs: number, place: Place): readonly Chip[] {
	const { title, due, priority, tags, category, reminders, duration_minutes } = read.understood;
	const chips: Chip[] = [];
	if (title) chips.push({ kind: "task", value: title });
	if (due) chips.push({ kind: "due", value: sayDue(due, nowMs, place) });
	for (const reminder of reminders) {
		const value =
			"at" in reminder
				? sayDue({ at: reminder.at, time_zone: place.zone }, nowMs, place)
				: sayLead(reminder.before_minutes);
		chips.push({ kind: "reminder", value });
	}
	if (priority) chips.push({ kind: "priority", value: priority });
	for (const tag of tags) chips.push({ kind: "tag", value: `#${tag}` });
	if (category) chips.push({ kind: "category", value: category });
	if (duration_minutes !== null) chips.push({ kind: "takes", value: `${duration_minutes} min` });
	return chips;
}

/** Minutes before the task is due, in words. */
export function sayLead(minutes: number): string {
	if (minutes === 0) return "when due";
	if (minutes % 1440 === 0) return `${minutes / 1440} d before`;
	if (minutes % 60 === 0) return `${minutes / 60} h before`;
	return `${minutes} min before`;
}
