/** What is known of a task, and of the settings, in English. */
import { counted } from "../counted.ts";

const ofTools = counted("en", { one: "tool", other: "tools" });
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
		locale: (language: string) => `language ${language}`,
		missed: {
			roll_on: "missed dates are skipped",
			keep_each: "each missed date is kept until it is done",
		},
		monthEnd: {
			clamp: "what falls on a day that a month lacks comes on its last day",
			skip: "a month that lacks the day is left out",
		},
		/** `ways`: in the order of the settings. */
		channels: (ways: readonly string[]) =>
			ways.length === 0 ? "reminders show on the page only" : `reminders go out by ${ways.join(", ")}`,
		quiet: (hours: { readonly from: string; readonly to: string; readonly urgent: "send" | "hold" } | null) =>
			hours === null
				? "no quiet hours"
				: `quiet hours from ${hours.from} to ${hours.to}, ${hours.urgent === "send" ? "except for urgent tasks" : "for urgent tasks, too"}`,
		digest: (time: string | null) => (time === null ? "no daily digest" : `the digest of the day comes at ${time}`),
		/** `count`: tools for which the user has decided himself. */
		tools: (count: number) =>
			count === 0 ? "models and programs ask as usual" : `models and programs ask as you decided for ${ofTools(count)}`,
	},
};
export type TaskWords = typeof tasks;
