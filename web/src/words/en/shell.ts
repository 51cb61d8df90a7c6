/** What stands around the views: navigation, banners, notices, toasts. */
import { counted } from "../../../../src/words/counted.ts";

const more = counted("en", { other: "more" });

export const shell = {
	views: {
		chat: "Chat",
		tasks: "Tasks",
		history: "History",
		deliveries: "Reminders",
		settings: "Settings",
		dashboard: "Dashboard",
	},
	navigation: "Views",
	more: "More",
	add: "Add",
	addTask: "Add task",
	signOut: "Sign out",
	light: "Light",
	dark: "Dark",
	opening: "Opening your tasks…",
	retrying: "Trying again…",
	away: "The server cannot be reached.",
	awayInside: "The server cannot be reached. What you add or change of tasks waits here and is sent when it is back.",
	awayKept: (when: string) =>
		`The server cannot be reached. Your tasks are shown as of ${when}; what you add or change waits here until it is back.`,
	undo: "Undo",
	undone: "Undone",
	redo: "Redo",
	redone: "Done again",
	undoneWhat: (what: string) => `Undone: ${what}`,
	notUndone: (reason: string) => `Not undone: ${reason}`,
	dismiss: "Dismiss",
	unsaved: "Not saved",
	unsavedQuestion: "Your changes are not saved.",
	keepEditing: "Keep editing",
	discard: "Discard",
};

/** Banners over the page. */
export const offers = {
	unconfirmed: (email: string) =>
		`Your address ${email} is not confirmed. Reminders are not mailed to it until you follow the link we sent.`,
	onItsWay: "It is on its way.",
	sendAgain: "Send again",
	fromBrowser: "Taken from your browser",
	habits: (sample: string, order: string, weekStart: string, zone: string) =>
		`From your browser: dates like ${sample} (${order}), weeks that start on ${weekStart}, the time in ${zone}.`,
	orders: { dmy: "day first", mdy: "month first", ymd: "year first" },
	looksRight: "Looks right",
	change: "Change it",
	zoneDiffers: (device: string, account: string) => `This device is in ${device}, your account in ${account}.`,
	useZone: (zone: string) => `Use ${zone}`,
	keepZone: "Keep",
	/** What a client proposes; the question is the server's. */
	asks: (client: string, question: string) => `${client} asks: ${question}`,
	yes: "Yes, do it",
	no: "No",
	declined: "Nothing was changed.",
};

export const notices = {
	reminder: (title: string) => `Reminder: ${title}`,
	itIsTime: "It is time.",
	due: (when: string) => `due ${when}`,
	late: (length: string) => `late by ${length}`,
	done: "Done",
	snooze: (length: string) => `Snooze ${length}`,
	snoozed: (length: string) => `Snoozed for ${length}`,
	open: "Open",
	dismiss: "Dismiss the notice",
	dismissAll: "Dismiss all",
	fewer: "Show fewer",
	more: (count: number) => `Show ${more(count)}`,
};

export const keys = {
	title: "Keyboard shortcuts",
	skip: "Skip to the tasks",
	acts: {
		sheet: "Show these shortcuts",
		search: "Search tasks",
		add: "Add a task",
		next: "Next task",
		previous: "Previous task",
		complete: "Complete the selected task",
		open: "Open the selected task",
		schedule: "Reschedule the selected task",
		choose: "Select several tasks, to change them at once",
		rename: "Rename the selected task",
		undo: "Undo the last change",
		redo: "Redo what was undone last",
	},
	levels: "Priority of the selected task; 1 is the most urgent",
	palette: "Find anything, do anything",
	command: "Ctrl or ⌘",
	on: "Use single letters as shortcuts",
	hint: "They do nothing while you type. Ctrl or ⌘ with Z or K always works.",
	nothingToUndo: "Nothing to undo",
	nothingToRedo: "Nothing to redo",
};

/** Changes that were made while the server could not be reached. */
export const outbox = {
	title: "Waiting to be sent",
	kept: "The server does not answer. Your change waits here and is sent when it is back.",
	waits: "waits to be sent.",
	onRow: "not sent yet",
	refused: "could not be done:",
	hasBelow: (count: number) => `it has open tasks below it (${count}). Open it to decide what happens to them.`,
	open: "Open the task",
	discard: "Discard",
	status: {
		complete: (title: string) => `Complete “${title}”`,
		reopen: (title: string) => `Reopen “${title}”`,
		delete: (title: string) => `Delete “${title}”`,
		restore: (title: string) => `Restore “${title}”`,
	},
	moved: (title: string, when: string) => `Move “${title}” to ${when}`,
	snoozed: (title: string) => `Snooze the reminder for “${title}”`,
	adds: (line: string) => `Add “${line}”`,
	mend: "Change",
};
