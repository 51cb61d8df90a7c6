/** The list, a task's form, and what is said of changes. */
import { counted } from "../../../../src/words/counted.ts";

const below = counted("en", { one: "task below it", other: "tasks below it" });

const tasks = counted("en", { one: "task", other: "tasks" });
const digits = new Intl.NumberFormat("en");

export const list = {
	tasks: "Tasks",
	search: "Search tasks",
	searchShort: "Search",
	groups: { overdue: "Overdue", today: "Today", upcoming: "Upcoming", someday: "Someday", done: "Done" },
	parts: "Parts of the list",
	partNames: {
		all: "All",
		today: "Today",
		upcoming: "Upcoming",
		inbox: "Inbox",
		logbook: "Logbook",
		trash: "Trash",
	},
	arrange: "Arrange by",
	arrangements: { time: "By date", priority: "By priority", label: "By label", own: "My own order" },
	month: "Month",
	priorityHeadings: { urgent: "Urgent", high: "High", medium: "Medium", low: "Low" },
	noLabel: "Without a label",
	labelGroups: { categories: "Categories", tags: "Tags", filters: "Filters" },
	addTo: (name: string) => `Add to ${name}`,
	/** As quick add reads it. */
	today: "today",
	nothingHere: "Nothing here. To give a task a label, write #tag or @category in its line.",
	/** Of parts that hold nothing: what would stand there. */
	empty: {
		today: "Nothing is due today. Drag a task to Today, or press t on it, to do it today.",
		upcoming: "Nothing is planned. Tasks with a day to come are listed here, day by day.",
		inbox: "The inbox is empty. A task without a label waits here until it gets one.",
		logbook: "Nothing is done yet. What you complete is listed here, by day.",
	},
	loading: "Loading tasks",
	allDone: "Nothing left to do.",
	deletedAt: (when: string) => `deleted: ${when}`,
	trashEmpty: "The trash is empty. What you delete can be restored from here.",
	nothingFound: "Nothing found.",
	more: "Show more",
	restComing: "Loading the rest of your tasks…",
	rest: "There are more open tasks than are shown here. The ones due first are all here.",
	nothing: "Nothing to do",
	nothingHint: "Write one line, as you would say it. For example:",
	example: "Call mum tomorrow at 9am",
	complete: (title: string) => `Complete ${title}`,
	reopen: (title: string) => `Reopen ${title}`,
	remindsAt: "reminds at",
	repeats: "repeats",
	newLabel: { categories: "New category", tags: "New tag" },
	newTag: "New tag…",
};

/** A line that becomes a task, from wherever one is. */
export const adding = {
	title: "Add a task",
	line: "What is to be done",
	hint: "The line can hold a day, a time, #tag, @category, !priority, and how often it repeats.",
	add: "Add",
	added: (title: string) => `Added: ${title}`,
	several: (count: number) => `Added: ${tasks(count)}`,
	tooMany: (most: number) => `Add up to ${most} tasks at once.`,
};

/** What was done to a task. */
export const changed = {
	complete: (title: string) => `Done: ${title}`,
	reopen: (title: string) => `Open again: ${title}`,
	delete: (title: string) => `Deleted: ${title}`,
	restore: (title: string) => `Restored: ${title}`,
	/** After one of those. */
	along: (count: number) => `, with ${below(count)}`,
	next: (due: string) => `Next: ${due}`,
	saved: (title: string) => `Saved: ${title}`,
	open: "Open",
};

export const form = {
	task: "Task",
	number: (id: number) => `Task #${id}`,
	foreign: "This link leads to a task in another account. Sign out, then sign in to that one to open it.",
	missing: (id: number) => `There is no task #${id} here.`,
	complete: "Complete",
	reopen: "Reopen",
	title: "Title",
	notes: "Notes",
	dueDate: "Due date",
	time: "Time",
	duration: "Duration (minutes)",
	priority: "Priority",
	priorities: { low: "low", medium: "medium", high: "high", urgent: "urgent" },
	floating: "Stays at this time of day when my time zone changes",
	category: "Category",
	none: "none",
	newCategory: "New category",
	tags: "Tags",
	newTag: "New tag",
	addedTag: (name: string) => `New tag: ${name}`,
	addedCategory: (name: string) => `New category: ${name}`,
	partOf: "Part of",
	partOfNone: "None",
	partOfUnknown: "Choose a task from the list, or leave it empty.",
	footnote: (zone: string, created: string) => `Times are in ${zone}. Created ${created}.`,
	outdated: "This task has been changed elsewhere in the meantime.",
	showNewer: "Show the newer version",
	saveMine: "Save mine",
	restore: "Restore",
	delete: "Delete",
	save: "Save",
	saveStates: { saving: "Saving…", saved: "Saved", refused: "Not saved" },
	elsewhere: "Elsewhere:",
	here: "Here:",
};

export const notes = {
	edit: "Edit",
	hint: "Markdown, and - [ ] for a list to tick",
	tick: (what: string) => `Tick ${what}`,
};

export const subtasks = {
	title: "Subtasks",
	add: "Add a subtask",
	progress: (done: number, all: number) => `${done} of ${all} done`,
	unread: "Those that are done could not be loaded.",
};

export const filter = { label: "Filter" };

/** Many tasks at once. */
export const bulk = {
	title: "With the selected tasks",
	begin: "Select several",
	end: "Stop selecting",
	chosen: (count: number) => (count === 0 ? "Select tasks" : `${digits.format(count)} selected`),
	label: "Label",
	moved: (count: number) => `Rescheduled: ${tasks(count)}`,
	changed: (count: number) => `Changed: ${tasks(count)}`,
	done: {
		complete: (count: number) => `Done: ${tasks(count)}`,
		reopen: (count: number) => `Open again: ${tasks(count)}`,
		delete: (count: number) => `Deleted: ${tasks(count)}`,
		restore: (count: number) => `Restored: ${tasks(count)}`,
	},
};

export const reminders = {
	title: "Reminders",
	states: { armed: "will remind", fired: "reminded", cancelled: "cancelled", waiting: "waits for a due date" },
	snoozed: "snoozed",
	whenDue: "when due",
	before: (length: string) => `${length} before`,
	atATime: "at a time…",
	fresh: "New reminder",
	date: "Date of the reminder",
	time: "Time of the reminder",
	add: "Add reminder",
	added: "Reminder added",
	chooseBoth: "Choose a date and a time.",
	cancel: (when: string) => `Cancel the reminder ${when}`,
	cancelled: "Reminder cancelled",
};

/** What a line is read as before it is sent. */
export const reading = {
	understood: "Understood:",
	title: "What is understood",
	kinds: {
		task: "task",
		repeats: "repeats",
		date: "date",
		time: "time",
		first: "first",
		due: "due",
		reminder: "reminder",
		priority: "priority",
		tag: "tag",
		category: "category",
		takes: "takes",
	},
	takeOff: "Remove: its words stay in the title",
	takeOffWhat: (what: string) => `Remove ${what}: its words stay in the title`,
	showTen: "Show ten",
	hide: "Hide",
};

/** What the assistant asks, and what it could not do. */
export const question = {
	skip: "Skip",
	answer: "Answer",
	closed: "No longer open",
	you: "You:",
	unfinished: "The assistant could not finish this.",
	said: (text: string) => `You said “${text}”`,
};

export const reschedule = {
	title: "Reschedule",
	days: { today: "Today", tomorrow: "Tomorrow", nextWeek: "Next week" },
	pick: "Pick a date…",
	/** In the user's own order. */
	up: "Up",
	down: "Down",
};

export const snooze = {
	title: "Remind later",
	times: { tenMinutes: "In 10 minutes", hour: "In an hour", evening: "This evening", tomorrow: "Tomorrow morning" },
	until: (when: string) => `Snoozed until ${when}`,
};
