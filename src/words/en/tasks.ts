/** What is known of a task in English. */
import { counted } from "../counted.ts";

export const tasks = {
	count: counted("en", { one: "task", other: "tasks" }),
	due: (when: string) => `due ${when}`,
	noDue: "no due date",
	takes: (span: string) => `takes ${span}`,
	noDuration: "no duration",
	noRecurrence: "does not recur",
	/** Beside a name for itself. */
	priorityMark: (priority: string) => priority,
	priority: (priority: string) => `priority ${priority}`,
	reminderAt: (moment: string) => `reminder ${moment}`,
	renamed: "renamed",
	settingsTitle: "settings",
};
export type TaskWords = typeof tasks;
