/** What is asked before something is done, and the buttons that answer it, in English. */
import { counted } from "../counted.ts";
import { tasks } from "./tasks.ts";

/** What a request does to a task, by its kind: "complete #3", "take the due date from 2 tasks". */
const VERBS = {
	complete: "complete",
	add_below: "add a subtask to",
	put_below: "make a subtask",
	reopen: "reopen",
	delete: "delete",
	restore: "restore",
	rename: "rename",
	describe: "describe",
	change_due: "move",
	shift_due: "move",
	clear_due: "take the due date from",
	set_duration: "set the duration of",
	change_priority: "change",
	clear_tags: "take all tags from",
	add_tag: "tag",
	remove_tag: "untag",
	set_category: "categorise",
	clear_category: "take the category from",
	snooze: "snooze",
	move_reminder: "move the reminder of",
	remind: "remind you of",
	cancel_reminder: "cancel the reminders of",
	make_recurring: "repeat",
	change_recurrence: "repeat",
	end_series: "stop repeating",
	skip_occurrence: "skip",
	move_occurrence: "move",
	pause_series: "pause",
	resume_series: "resume",
};
export type AskedChange = keyof typeof VERBS;

/** What a question is about. */
export interface Asked {
	readonly count: number;
	readonly only: string | undefined;
}

const further = counted("en", { one: "further request", other: "further requests" });
const capital = (word: string) => `${word[0]?.toUpperCase() ?? ""}${word.slice(1)}`;
const was = (count: number) => (count === 1 ? "was" : "were");
const openTasks = (count: number) => `${count} open task${count === 1 ? "" : "s"}`;

export const asks = {
	several: "That could be more than one task.",
	which: (change: AskedChange) => `Which one do you mean? (${VERBS[change]})`,
	/** `only`: the title of the only one, in quotation marks. `goal`: the moment that all of them are moved to, the task that they are put below, the priority, the tag or the category. */
	whether: (change: AskedChange, { count, only }: Asked, goal: string | undefined) => {
		const all = only ?? tasks.count(count);
		if (change === "put_below")
			return `Make ${all} ${count === 1 ? "a subtask" : "subtasks"}${goal === undefined ? "" : ` of ${goal}`}?`;
		if (goal !== undefined && change === "set_duration") return `Set the duration of ${all} to ${goal}?`;
		if (goal !== undefined && change === "change_priority") return `Set the priority of ${all} to ${goal}?`;
		if (goal !== undefined && change === "add_tag") return `Tag ${all} with ${goal}?`;
		if (goal !== undefined && change === "remove_tag") return `Remove the tag ${goal} from ${all}?`;
		if (goal !== undefined && change === "set_category") return `Move ${all} to the category ${goal}?`;
		return `${capital(VERBS[change])} ${all}${goal === undefined ? "" : ` to ${goal}`}?`;
	},
	about: (names: readonly string[], more: number) =>
		`Nothing has been changed yet. This would affect ${names.join(", ")}${more === 0 ? "" : ` and ${more} more`}.`,
	nextAbout: (names: readonly string[], more: number) =>
		`The next step would affect ${names.join(", ")}${more === 0 ? "" : ` and ${more} more`}.`,
	onlyThese: (ids: readonly number[]) => `Only ${ids.map((id) => `#${id}`).join(", ")}: ${tasks.count(ids.length)}?`,
	/** Why nothing is done to these. */
	nothingTo: (lines: readonly string[], why: string) => `${lines.join(", ")}: ${why}. Nothing was changed.`,
	notDueThen: "it is not due then",
	wholeDay: "it is due on a whole day, so say days or a time",
	noReminder: "it has no reminder that could be cancelled",
	nothingToDo: "there is nothing to do",
	limitedPause: "I can pause it, but I cannot resume it on my own: say “resume” when it is time.",
	notFound: (why: string) => `${why} Nothing was changed.`,
	unchanged: (lines: readonly string[]) => `Nothing was changed: ${lines.join(", ")}.`,
	fitsNone: "I found no task that matches.",
	cannot: "I cannot do that, or found no task that matches.",
	notRecurring: (name: string) => `${name} does not recur. Nothing was changed.`,
	addSeveral: {
		about: (titles: readonly string[]) =>
			`Nothing has been added yet. This would add ${titles.map((title) => `“${title}”`).join(", ")}.`,
		question: (count: number) => `Add ${tasks.count(count)}?`,
	},
	/** Words that can be understood in several ways: each as a choice. */
	either: {
		about: "That could mean more than one thing, so nothing has been changed yet.\n",
		question: "Which do you mean?",
		/** `name`: of the task; `detail`: to when, which label, which title. */
		choice: (change: AskedChange, name: string, detail: string) => {
			switch (change) {
				case "change_due":
					return `Move ${name} to ${detail}`;
				case "rename":
					return `Rename ${name} to “${detail}”`;
				case "add_below":
					return `Add “${detail}” below ${name}`;
				case "put_below":
					return `Make ${name} a subtask`;
				case "add_tag":
					return `Tag ${name} with #${detail}`;
				case "remove_tag":
					return `Take the tag #${detail} from ${name}`;
				case "set_category":
					return `Put ${name} in the category @${detail}`;
				case "skip_occurrence":
					return `Skip ${name} this once`;
				default:
					return `${capital(VERBS[change])} ${name}`;
			}
		},
	},
	isNew: "Is this a new task?",
	noQuestion: "There is no open question, so nothing was changed.",
	expired: "That question has expired, so nothing was changed. Please ask again if you still want it.",
	declined: "All right, nothing was changed.",
	notDone: (count: number) => `Not done yet, because of the question: ${further(count)}. Say it again after answering.`,
	label: {
		about: (kind: "category" | "tag", count: number) =>
			`Nothing has been changed yet. ${tasks.count(count)} would lose this ${kind}; the ${count === 1 ? "task itself stays" : "tasks themselves stay"}.`,
		deleteTag: (name: string) => `Delete the tag “${name}”?`,
		deleteCategory: (name: string) => `Delete the category “${name}”?`,
	},
	zone: {
		moves: (count: number, zone: string) =>
			`Nothing has been changed yet. ${tasks.count(count)} would move, in ${zone} time:`,
		more: (count: number) => `… and ${count} more.`,
		question: (zone: string) => `Change the time zone to ${zone}?`,
		noInstant: "no time",
		due: (from: string, to: string) => `due ${from} → ${to}`,
		reminder: (from: string, to: string) => `reminder ${from} → ${to}`,
		line: (name: string, moved: readonly string[]) => `${name}: ${moved.join("; ")}`,
	},
	children: {
		CompleteTask: (count: number, name: string) =>
			`There ${count === 1 ? "is" : "are"} ${openTasks(count)} below ${name}.`,
		DeleteTask: (count: number, name: string) =>
			`There ${count === 1 ? "is" : "are"} ${openTasks(count)} below ${name}.`,
		ReopenTask: (count: number, name: string) => `${tasks.count(count)} below ${name} ${was(count)} completed with it.`,
		RestoreTask: (count: number, name: string) => `${tasks.count(count)} below ${name} ${was(count)} deleted with it.`,
		verbs: { CompleteTask: "complete", DeleteTask: "delete", ReopenTask: "reopen", RestoreTask: "restore" },
		question: (verbs: readonly string[], ids: readonly number[]) =>
			`${capital(verbs.join(" or "))} ${ids.map((id) => `#${id}`).join(", ")} and take the tasks below along?`,
	},
	buttons: {
		yes: "Yes",
		no: "No",
		none: "None of them",
		noneOfThese: "None of these",
		takeAlong: "Take them along",
		leave: "Leave them",
		cancel: "Cancel",
		add: "Add as a task",
		addTask: (title: string) => `Add the task “${title}”`,
		deleteWith: (count: number) => `Delete with ${count === 1 ? "the subtask" : `the ${count} subtasks`}`,
		deleteOnly: (count: number) => `Delete, but keep ${count === 1 ? "the subtask" : "the subtasks"}`,
	},
};
export type AskWords = typeof asks;
