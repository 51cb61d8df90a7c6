/** What is known of a task, and of the settings, in English. */
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
	settings: {
		title: "settings",
		timeZone: (zone: string) => `time zone ${zone}`,
		lead: (minutes: number | null) =>
			minutes === null ? "no default reminder" : `default reminder ${minutes} minutes before`,
		allDay: (time: string) => `whole days remind at ${time}`,
		weekStart: {
			monday: "the week starts on Monday",
			sunday: "the week starts on Sunday",
			saturday: "the week starts on Saturday",
		},
		children: {
			ask: "you are asked about subtasks",
			take_along: "subtasks go along with their task",
			leave: "subtasks are left as they are",
		},
		dateOrder: {
			dmy: "dates are read day first",
			mdy: "dates are read month first",
			ymd: "dates are read year first",
		},
	},
};
export type TaskWords = typeof tasks;
