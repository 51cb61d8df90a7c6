/** What a person can ask for, as data; `requests.ts` reads it from words. */
import type { Due, Priority, Settings } from "../domain/task.ts";
import type { QuickAddReading, ReadingContext } from "./quickAdd.ts";
import type { TaskFilter, TaskReference } from "./references.ts";

export type Request =
	| { readonly kind: "add"; readonly reading: QuickAddReading }
	| { readonly kind: "list"; readonly filter: TaskFilter }
	/** A question about a task; changes nothing. */
	| { readonly kind: "show"; readonly reference: TaskReference }
	| {
			readonly kind: "complete" | "reopen" | "delete" | "restore";
			readonly reference: TaskReference;
			readonly except?: TaskReference;
	  }
	| { readonly kind: "rename"; readonly reference: TaskReference; readonly title: string }
	/** `due` null: it is to have none any more. */
	| { readonly kind: "change_due"; readonly reference: TaskReference; readonly due: Due | null }
	| { readonly kind: "change_priority"; readonly reference: TaskReference; readonly priority: Priority }
	| { readonly kind: "snooze"; readonly reference: TaskReference | undefined; readonly due: Due }
	| { readonly kind: "remind"; readonly reference: TaskReference; readonly reminder: ReminderWish }
	| { readonly kind: "search"; readonly words: string }
	/** `last`: how many; null: what the last turn did. */
	| { readonly kind: "undo"; readonly last: number | null }
	| { readonly kind: "history" }
	| { readonly kind: "help" }
	| { readonly kind: "settings"; readonly changes: Partial<Settings> }
	| { readonly kind: "yes" | "no" }
	/** Nothing is to change, and why. */
	| { readonly kind: "nothing"; readonly why: "negated" | "question" }
	/** Understood in kind, but something is missing; `text` says what, with an example. */
	| { readonly kind: "unclear"; readonly text: string };

export type ReminderWish = { readonly due: Due } | { readonly before_minutes: number };

/** One message, ready for a reader. */
export interface Line {
	/** Without courtesies; as written. */
	readonly text: string;
	readonly lower: string;
	readonly asks: boolean;
	readonly context: ReadingContext;
}

/** Reads one kind of request; `undefined` when the line is none of it. */
export type Reader = (line: Line) => Request | undefined;
