/** What is asked before a tool does something, and what an answer to that comes to, in English. Questions are plain text. */
import { counted } from "../counted.ts";
import { tasks } from "./tasks.ts";

/** What a tool does to tasks. */
const VERBS = {
	complete: "Complete",
	delete: "Delete",
	restore: "Restore",
	change: "Change",
	remind: "Set a reminder for",
	unremind: "Cancel the reminders of",
	tag: "Tag",
	untag: "Untag",
	skip: "Skip this occurrence of",
	pause: "Pause",
	resume: "Resume",
	end: "Stop repeating",
	move_occurrence: "Move this occurrence of",
	change_recurrence: "Change the recurrence of",
};
export type ToolDeed = keyof typeof VERBS;

const NOUNS = { category: "category", tag: "tag" };
const changes = counted("en", { one: "change", other: "changes" });

export const tools = {
	/** `names`: of the first tasks; `below`: tasks that go along. */
	whether: (deed: ToolDeed, names: readonly string[], more: number, below: number) => {
		const count = names.length + more;
		const what =
			count === 1 ? names.join("") : `${tasks.count(count)}: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
		return `${VERBS[deed]} ${what}${below > 0 ? `, with ${below} below` : ""}?`;
	},
	add: (title: string) => `Add the task “${title}”?`,
	undo: (count: number) => `Undo the last ${count === 1 ? "change" : changes(count)}?`,
	redo: "Bring back what was undone last?",
	makeLabel: (kind: "category" | "tag", name: string) => `Make the ${NOUNS[kind]} “${name}”?`,
	changeLabel: (kind: "category" | "tag", name: string) => `Change the ${NOUNS[kind]} “${name}”?`,
	deleteLabel: (kind: "category" | "tag", name: string, losing: number) =>
		`Delete the ${NOUNS[kind]} “${name}”? ${tasks.count(losing)} would lose this ${NOUNS[kind]}; the ${losing === 1 ? "task itself stays" : "tasks themselves stay"}.`,
	changeSettings: (now: readonly string[]) => `Change the settings to: ${now.join(", ")}?`,
	saveFilter: (name: string) => `Save the filter “${name}”?`,
	deleteFilter: (name: string) => `Delete the filter “${name}”?`,
	cancelReminder: (id: number) => `Cancel reminder ${id}?`,
	snoozeReminder: (id: number) => `Snooze reminder ${id}?`,
	proposed: (question: string, until: string) =>
		`Nothing has been changed yet. ${question} The user must confirm by ${until}.`,
	dryRun: (would: string) => `Dry run, nothing was changed. It would be: ${would}`,
	declined: "Declined. Nothing was changed.",
};
export type ToolWords = typeof tools;
