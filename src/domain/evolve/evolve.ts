/**
 * The fold: book × event → book (P3). Total: any event of a valid journal is taken, and what it says of tasks that
 * are not loaded is passed over, since their rows are not in this book. Never changes its arguments.
 */

import type { FoldedEvent } from "../events/events.ts";
import type { Book } from "../state/book.ts";
import { evolveFilter } from "./evolveFilter.ts";
import { evolveLabel } from "./evolveLabel.ts";
import { evolveSettings } from "./evolveSettings.ts";
import { evolveTask } from "./evolveTask.ts";
import type { OpenBook } from "./openBook.ts";

/** The book after the event. Every event but `reminder.sent` gives the tasks it touches its seq and its instant. */
export function evolve(book: Book, event: FoldedEvent): Book {
	return evolveAll(book, [event]);
}

/** The book after all of them, in their order. The tasks are copied once, so a journal of n events costs n steps. */
export function evolveAll(book: Book, events: readonly FoldedEvent[]): Book {
	if (events.length === 0) return book;
	const open: OpenBook = { user: book.user, tasks: new Map(book.tasks) };
	for (const event of events) apply(open, event);
	return open;
}

function apply(book: OpenBook, event: FoldedEvent): void {
	switch (event.type) {
		case "category.created":
		case "category.updated":
		case "category.deleted":
		case "category.restored":
		case "tag.created":
		case "tag.updated":
		case "tag.deleted":
		case "tag.restored":
			evolveLabel(book, event);
			return;
		case "filter.created":
		case "filter.updated":
		case "filter.deleted":
		case "filter.restored":
			book.user = evolveFilter(book.user, event);
			return;
		case "settings.changed":
		case "settings.followed":
			book.user = evolveSettings(book.user, event);
			return;
		default:
			evolveTask(book, event);
	}
}
