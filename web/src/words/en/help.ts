/** All there is, by kind. Each example is read as it says: a test asks the reader. */
export const help = {
	title: "What you can write",
	add: {
		title: "A line that becomes a task",
		examples: [
			["Call mum tomorrow at 9am", "a day and a time"],
			["Water the plants every 3 days starting Monday at 7am", "how often"],
			["Pay the rent on Friday !high", "how important: !low, !high, !urgent"],
			["Buy paint #home @renovation", "tags and a category"],
			["Dentist on Friday at 3pm for 45 minutes", "how long it takes"],
			["Remind me to call mum in 2 hours", "a reminder"],
		],
	},
	/** By what the chat makes of it. */
	chat: {
		title: "What the chat does",
		list: "What is due this week?",
		count: "How many tasks are overdue?",
		search: "Search for milk",
		complete: "Complete #3",
		change_due: "Move #3 to Monday at 3pm",
		rename: "Rename #3 to oat milk",
		snooze: "Snooze 1 hour",
		make_recurring: "Repeat #3 every week",
		delete: "Delete #3",
		undo: "Undo",
	},
	filters: {
		title: "Filters",
		both: "both hold",
		either: "either holds",
		not: "does not hold",
		found: "found by its words",
	},
	hands: {
		title: "By hand",
		drag: "Drag a row under another heading, or to another day, to move it there.",
		swipe: "Swipe a row towards its end to complete it, towards its beginning to give it another day.",
		choose: "Click with Ctrl, ⌘ or Shift to choose rows, and change them together.",
	},
};
