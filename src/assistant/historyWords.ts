/** One event of the journal as a line of the chat. */
import type { JournalEvent } from "../domain/events.ts";
import { asWritten, instantWords, type Reading } from "./wording.ts";

const HAPPENED: Readonly<Record<string, string>> = {
	"task.created": "added",
	"task.updated": "changed",
	"task.completed": "completed",
	"task.reopened": "reopened",
	"task.deleted": "deleted",
	"task.restored": "restored",
	"occurrence.skipped": "skipped one of",
	"occurrence.moved": "moved one of",
	"series.changed": "changed the recurrence of",
	"series.paused": "paused",
	"series.resumed": "resumed",
	"series.ended": "ended the recurrence of",
	"reminder.scheduled": "set a reminder for",
	"reminder.rescheduled": "moved a reminder of",
	"reminder.snoozed": "snoozed a reminder of",
	"reminder.cancelled": "cancelled a reminder of",
	"reminder.sent": "reminded of",
	"category.created": "made a category",
	"category.updated": "changed a category",
	"category.deleted": "deleted a category",
	"category.restored": "restored a category",
	"tag.created": "made a tag",
	"tag.updated": "changed a tag",
	"tag.deleted": "deleted a tag",
	"tag.restored": "restored a tag",
	"settings.changed": "changed the settings",
	"settings.followed": "had more tasks follow the settings",
};

/** "completed #3", "made a tag “home”": what happened, without when and by whom. */
export function happenedWords({ type, data }: Pick<JournalEvent, "type" | "data">): string {
	const task = "task_id" in data ? ` #${data.task_id}` : "";
	const label = "category" in data ? data.category : "tag" in data ? data.tag : undefined;
	const name = label === undefined ? "" : ` “${asWritten(label.name)}”`;
	const isPlaced = "updated_fields" in data && Object.keys(data.updated_fields).join() === "position";
	if (isPlaced) return `put${task} elsewhere in the order`;
	return `${typeWords(type)}${task}${name}`;
}

/** A type of event in words. */
export const typeWords = (type: string): string => HAPPENED[type] ?? type;

/** "Tue 24 Nov 2026, 17:00: completed #3 (by chat)". */
export function historyLine(event: JournalEvent, settings: Reading): string {
	const { principal } = event;
	const undo = event.undoes === null ? "" : ", as an undo";
	return `${instantWords(event.at, settings)}: ${happenedWords(event)} (${whoWords(principal)}${undo})`;
}

function whoWords({ kind, id, name }: JournalEvent["principal"]): string {
	switch (kind) {
		case "user":
			return "by you";
		case "assistant":
			return "by chat";
		case "client":
			return `by ${asWritten(name ?? id)}`;
		case "system":
			return "by Adjutant";
	}
}
