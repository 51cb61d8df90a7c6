/** What an undo took back, and what a redo brought back, in words. */
import type { UndoReport } from "../domain/decision.ts";
import { capital } from "./wording.ts";

const CHANGES: Readonly<Record<string, string>> = {
	"task.created": "adding a task",
	"task.updated": "changing a task",
	"task.completed": "completing a task",
	"task.reopened": "reopening a task",
	"task.deleted": "deleting a task",
	"task.restored": "restoring a task",
	"reminder.scheduled": "a new reminder",
	"reminder.snoozed": "snoozing a reminder",
	"settings.changed": "changing the settings",
	"tag.created": "a new tag",
	"tag.updated": "renaming a tag",
	"tag.deleted": "deleting a tag",
	"tag.restored": "restoring a tag",
	"category.created": "a new category",
	"category.updated": "renaming a category",
	"category.deleted": "deleting a category",
	"category.restored": "restoring a category",
	"occurrence.skipped": "skipping an occurrence",
	"occurrence.moved": "moving an occurrence",
	"series.changed": "changing a recurrence",
	"series.paused": "pausing a series",
	"series.resumed": "resuming a series",
	"series.ended": "ending a series",
};
/** Named only where nothing else was undone. */
const FOLLOWING: Readonly<Record<string, string>> = {
	"reminder.cancelled": "cancelling a reminder",
	"reminder.rescheduled": "moving a reminder",
};

/** Alike things counted. Reminders that followed their task are not named. */
function undoneWords(events: readonly { readonly type: string }[]): string[] {
	const counts = new Map<string, number>();
	for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
	const named = [...counts].filter(([type]) => Object.hasOwn(CHANGES, type));
	const shown = named.length > 0 ? named : [...counts];
	return shown.map(([type, count]) => `${CHANGES[type] ?? FOLLOWING[type] ?? type}${count === 1 ? "" : ` (${count})`}`);
}

/** Types of what stands again after a redo, each once: by the id of an event of the undo that is taken back. */
export type Stands = Readonly<Record<string, string>>;

/** What an undo took back; with `stands`, what a redo brought back. Every line is of an event that the answer names. */
export function reportWords({ undone }: UndoReport, stands: Stands | undefined): string[] {
	if (stands === undefined || undone.length === 0) return undoneWords(undone);
	const redone = undone.flatMap(({ event_id }) => (stands[event_id] === undefined ? [] : [{ type: stands[event_id] }]));
	return redone.length === 0 ? ["what was undone"] : undoneWords(redone);
}

/** `stands`: of a redo. */
export function undoSentence(report: UndoReport, stands?: Stands): string {
	const done = stands === undefined ? "undone" : "redone";
	const words = reportWords(report, stands);
	const what = words.length === 0 ? `Nothing was ${done}.` : `${capital(done)}: ${words.join(", ")}.`;
	const reasons = [...new Set(report.not_undone.map(({ reason }) => reason))];
	const isSpent = report.not_undone.length > 0 && report.not_undone.every(({ code }) => code === "undone_already");
	if (words.length === 0 && isSpent) return `This was ${done} before, so nothing was changed now.`;
	return reasons.length === 0 ? what : `${what} Not ${done}: ${reasons.join(" ")}`;
}
