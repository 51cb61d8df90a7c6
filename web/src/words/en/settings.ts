/** The settings, and what another time zone would move. */
import { counted } from "../../../../src/words/counted.ts";

const tasksMove = counted("en", { one: "task moves", other: "tasks move" });
const more = counted("en", { other: "more" });

export const settings = {
	title: "Settings",
	signedIn: (name: string, email: string) => `Signed in as ${name}, ${email}. Each change is saved at once.`,
	place: "Place and language",
	zone: "Time zone",
	useDevice: (zone: string) => `Use this device’s zone, ${zone}`,
	locale: "Dates and times are written as in",
	localeHint: "This also decides whether the page speaks English or German.",
	dateOrder: "Dates in numbers are read as",
	dateOrders: { dmy: "day, month, year", mdy: "month, day, year", ymd: "year, month, day" },
	weekStart: "The week starts on",
	reminders: "Reminders",
	lead: "Remind before a task is due",
	leadHint: "For new tasks that say nothing else.",
	noLead: "not unless asked",
	allDay: "All-day tasks remind at",
	outside: "Notifications outside the page",
	outsideOn: "Reminders also come as notifications on this device while a tab is open.",
	outsideOff: "This browser blocks notifications from this page. Its site settings can change that.",
	allow: "Allow notifications on this device",
	below: "Subtasks",
	children: "When a task with others below it is completed, deleted or brought back",
	childrenHint: "One undo takes all of it back.",
	childrenChoices: {
		ask: "ask what happens to them",
		take_along: "do the same to them",
		leave: "leave them as they are",
	},
	recurring: "Recurring tasks",
	missed: "When dates were missed",
	missedHint: "Which date comes next after a task is done late.",
	missedChoices: { roll_on: "skip them and go on with the next", keep_each: "keep each one until it is done" },
	monthEnd: "When a month has no such day",
	monthEndHint: "“On the 31st” in a month of 30 days.",
	monthEndChoices: { clamp: "take its last day", skip: "leave that month out" },
	tools: {
		title: "Models and programs",
		hint: "As usual: small changes are made at once; deletions, and changes to many tasks, are confirmed first. Once a model has read text that others may have written, its deletions are always confirmed first.",
		names: {
			add_task: "Add tasks",
			update_task: "Change tasks",
			complete_task: "Complete tasks",
			delete_task: "Delete tasks",
			undo: "Undo changes",
		},
		usual: "as usual",
		wishes: { auto: "at once", ask: "ask me", never: "never" },
	},
	/** A setting and what it is now. */
	changed: (setting: string, value: string) => `${setting}: ${value}`,
	zoneChanged: (zone: string) => `Time zone is now ${zone}`,
	search: "Search settings",
	noneLeft: "No setting says that.",
	sound: {
		label: "Sound",
		wanted: "Play a short tone when a reminder comes",
		hint: "On this device, while the page is open.",
	},
};

export const zoneMoves = {
	title: "Change the time zone",
	question: (zone: string) => `Change the time zone to ${zone}?`,
	count: (count: number, zone: string) =>
		`${count === 1 ? "One task moves" : tasksMove(count)}, shown in ${zone} time; all others stay at the same moment.`,
	list: "What moves",
	noTime: "no time",
	due: "due",
	reminder: "reminder",
	more: (count: number) => `And ${more(count)}.`,
	stay: (zone: string) => `Stay in ${zone}`,
	change: "Change",
};
