/** What became of a change, in English. `name`: the task with its number, in quotes (`#12 “Buy milk”`). */
import { counted } from "../counted.ts";
import { tasks } from "./tasks.ts";

/** A task as a sentence about it needs it. `facts`: when it is due or how long it takes, and its recurrence where it matters. */
export interface TaskSaid {
	readonly name: string;
	readonly facts: readonly string[];
}

const withFacts = ({ name, facts }: TaskSaid) => [name, ...facts].join(", ");
const changes = counted("en", { one: "change was", other: "changes were" });
const was = (count: number) => (count === 1 ? "was" : "were");
const below = (count: number, done: string) => `${tasks.count(count)} below it ${was(count)} ${done} as well.`;
const named = (what: string, name: string) => `${what} “${name}”`;

export const changesSaid = {
	added: (task: TaskSaid) => `Added ${withFacts(task)}.`,
	completed: (name: string) => `Completed ${name}.`,
	reopened: (name: string) => `Reopened ${name}.`,
	deleted: (name: string) => `Deleted ${name}.`,
	restored: (name: string) => `Restored ${name}.`,
	paused: (name: string) => `Paused ${name}: no reminders, and no next date, until you resume it.`,
	resumed: (task: TaskSaid) => `Resumed ${withFacts(task)}.`,
	ended: ({ name, facts }: TaskSaid) => `${name} no longer repeats: ${["this is the last one", ...facts].join(", ")}.`,
	recurrence: (task: TaskSaid) => `Changed ${withFacts(task)}.`,
	skipped: ({ name, facts }: TaskSaid) =>
		`Skipped one occurrence: ${name} is ${facts.length === 0 ? "without a due date" : facts.join(", ")} now.`,
	movedOne: (task: TaskSaid) => `Moved only this occurrence: ${withFacts(task)}.`,
	/** `changes`: each field as it is now. */
	updated: (name: string, changed: readonly string[]) => `Changed ${name}: ${changed.join(", ")}.`,
	below: (name: string, parent: string) => `${name} is now a subtask of ${parent}.`,
	belowNone: (name: string) => `${name} is no longer a subtask.`,
	described: (name: string) => `Saved the description of ${name}.`,
	undescribed: (name: string) => `${name} no longer has a description.`,
	tags: (name: string) => `Changed the tags of ${name}.`,
	category: (name: string) => `Changed the category of ${name}.`,
	noCategory: (name: string) => `${name} no longer has a category.`,
	reminders: (name: string) => `Changed the reminders of ${name}.`,
	noReminder: "No reminder is left.",
	willRemind: (at: readonly string[]) => `I will remind you on ${at.join(" and on ")}.`,
	next: (task: TaskSaid) => `Next: ${withFacts(task)}.`,
	/** Of the tasks below one, by what was done to it. */
	along: {
		CompleteTask: (count: number) => below(count, "completed"),
		DeleteTask: (count: number) => below(count, "deleted"),
		ReopenTask: (count: number) => below(count, "reopened"),
		RestoreTask: (count: number) => below(count, "restored"),
	},
	tag: {
		made: (name: string) => `Made the ${named("tag", name)}.`,
		deleted: (name: string) => `Deleted the ${named("tag", name)}; its tasks stay.`,
		renamed: (name: string) => `The tag is now called “${name}”.`,
		colored: (name: string, hasColor: boolean) =>
			hasColor ? `The tag “${name}” has its new colour.` : `The tag “${name}” has no colour any more.`,
	},
	categoryItself: {
		made: (name: string) => `Made the ${named("category", name)}.`,
		deleted: (name: string) => `Deleted the ${named("category", name)}; its tasks stay.`,
		renamed: (name: string) => `The category is now called “${name}”.`,
		colored: (name: string, hasColor: boolean) =>
			hasColor ? `The category “${name}” has its new colour.` : `The category “${name}” has no colour any more.`,
	},
	filter: {
		made: (name: string) => `Saved the ${named("filter", name)}.`,
		deleted: (name: string) => `Deleted the ${named("filter", name)}.`,
		changed: (name: string) => `Changed the ${named("filter", name)}.`,
	},
	/** Reminders by mail, turned off or on in the chat. */
	mails: {
		muted: (until: string | undefined) =>
			until === undefined
				? "No mails about reminders from now on. They still show on the page. “Unmute mails” turns them on again."
				: `No mails about reminders until ${until}. They still show on the page. “Unmute mails” turns them on again.`,
		unmuted: "Reminders come by mail again.",
		past: "That time has already passed, so nothing was changed.",
		none: "No reminders are sent to you by mail.",
	},
	settings: (now: readonly string[]) => `Settings changed: ${now.join(", ")}.`,
	done: (what: readonly string[]) => `Done: ${what.join(", ")}.`,
	/** `state`: how it is, and was. */
	nothingNeeded: (name?: string, state: readonly string[] = []) =>
		name === undefined ? "Nothing needed to change." : `Nothing needed to change: ${name} is ${state.join(", ")}.`,
	/** What a sentence without the task's name is about. */
	of: (task_id: number, sentence: string) => `#${task_id}: ${sentence}`,
	before: "This message was carried out before; nothing was done again.",
	carriedOut: (what: readonly string[]) =>
		`This message was carried out before: ${what.join(", ")}. Nothing was done again.`,
	busy: "I’m busy right now, so this was not done. Please try again in a moment.",
	unsure: "I got no answer, so I cannot say whether this was done. Please try again; nothing will be done twice.",
	away: "I can’t reach the database right now. Please try again; nothing will be done twice.",
	left: (count: number) => `${changes(count)} not made.`,
	receipt: {
		added: "Added",
		completed: "Completed",
		reopened: "Reopened",
		deleted: "Deleted",
		restored: "Restored",
		made: "Made",
		skipped: "Skipped",
		moved: "Moved",
		paused: "Paused",
		resumed: "Resumed",
		ended: "Ended",
		changed: "Changed",
		undone: "Undone",
		redone: "Redone",
		/** A turn that is run again. */
		before: "Carried out before",
		several: (title: string, count: number) => `${title}: ${count}`,
		undo: "Undo",
		nothing: "Nothing was changed.",
	},
};
export type ChangeWords = typeof changesSaid;
