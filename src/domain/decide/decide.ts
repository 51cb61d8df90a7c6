/** The rules' one door: book × command → events or a rejection. Pure; the caller says what time it is. */

import type { Command } from "../commands/commands.ts";
import type { Decision } from "../commands/decision.ts";
import type { JournalEvent } from "../events/events.ts";
import type { Book } from "../state/book.ts";
import { toInstantText } from "../time/instant.ts";
import { undo } from "../undo/undo.ts";
import { addFilter, deleteFilter, editFilter } from "./decideFilter.ts";
import { followSettings } from "./decideFollowing.ts";
import { addLabel, deleteLabel, editLabel } from "./decideLabel.ts";
import { placeTask } from "./decidePlace.ts";
import { addReminder, cancelReminder, fireReminders, snoozeReminder } from "./decideReminder.ts";
import { decideSeries } from "./decideSeries.ts";
import { changeSettings } from "./decideSettings.ts";
import { addTask, editTask } from "./decideTask.ts";
import { decideTaskStatus, growNextOccurrence } from "./decideTaskStatus.ts";

export interface DecideContext {
	readonly now: Temporal.Instant;
	readonly user_id: string;
	/** What an undo, or a step that takes another back, looks at (ports/commands/journal.ts); otherwise empty. */
	readonly pastEvents: readonly JournalEvent[];
}

/**
 * What the command comes to. The book must hold the tasks that `needsOf` names (needs.ts). Never throws for what
 * a user can ask; the same arguments give the same decision.
 */
export function decide(book: Book, command: Command, context: DecideContext): Decision {
	const now = toInstantText(context.now);
	const { user_id } = context;
	switch (command.type) {
		case "AddTask":
			return addTask(book, command, { now, user_id });
		case "EditTask":
			return editTask(book, command, { now, user_id });
		case "PlaceTask":
			return placeTask(book, command);
		case "CompleteTask":
		case "ReopenTask":
		case "DeleteTask":
		case "RestoreTask":
			return decideTaskStatus(book, command, now);
		case "SkipOccurrence":
		case "MoveOccurrence":
		case "ChangeRecurrence":
		case "PauseSeries":
		case "ResumeSeries":
		case "EndSeries":
			return decideSeries(book, command, now);
		case "GrowNextOccurrence":
			return growNextOccurrence(book, command.task_id, now);
		case "AddReminder":
			return addReminder(book, command, now);
		case "CancelReminder":
			return cancelReminder(book, command);
		case "SnoozeReminder":
			return snoozeReminder(book, command, now);
		case "FireReminders":
			return fireReminders(book, command, now);
		case "AddCategory":
			return addLabel(book, "category", command, now);
		case "EditCategory":
			return editLabel(book, "category", command.category_id, command.changes);
		case "DeleteCategory":
			return deleteLabel(book, "category", command.category_id);
		case "AddTag":
			return addLabel(book, "tag", command, now);
		case "EditTag":
			return editLabel(book, "tag", command.tag_id, command.changes);
		case "DeleteTag":
			return deleteLabel(book, "tag", command.tag_id);
		case "AddFilter":
			return addFilter(book, command, now);
		case "EditFilter":
			return editFilter(book, command.filter_id, command.changes, now);
		case "DeleteFilter":
			return deleteFilter(book, command.filter_id);
		case "ChangeSettings":
			return changeSettings(book, command, now);
		case "FollowSettings":
			return followSettings(book, command, context.pastEvents, now);
		case "Undo":
			return undo(book, command.target, context.pastEvents, now);
	}
}
