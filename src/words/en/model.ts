/** How a turn of a language model ended, where it did not end by an answer. */
const steps = (count: number) => `${count} ${count === 1 ? "step" : "steps"}`;
const number = (count: number) => count.toLocaleString("en-US");
const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

export const model = {
	/** What the tools do, by their names. */
	tools: {
		add_task: "Add a task",
		list_tasks: "List tasks",
		complete_task: "Complete tasks",
		get_task: "Show a task",
		delete_task: "Delete tasks",
		update_task: "Change a task",
		create_category: "Make a category",
		list_categories: "List categories",
		update_category: "Change a category",
		delete_category: "Delete a category",
		create_tag: "Make a tag",
		list_tags: "List tags",
		update_tag: "Change a tag",
		delete_tag: "Delete a tag",
		add_tag_to_task: "Tag a task",
		remove_tag_from_task: "Untag a task",
		search_tasks: "Search tasks",
		filter_tasks: "Filter tasks",
		list_filters: "List saved filters",
		save_filter: "Save a filter",
		delete_filter: "Delete a saved filter",
		set_reminder: "Set a reminder",
		list_reminders: "List reminders",
		snooze_reminder: "Snooze a reminder",
		cancel_reminder: "Cancel a reminder",
		undo: "Undo",
		history: "Look at the history",
		preview_recurrence: "Preview a recurrence",
		move_occurrence: "Move one occurrence",
		change_recurrence: "Change a recurrence",
		explain_delivery: "Explain deliveries",
		quick_add: "Add a task",
		restore_task: "Restore tasks",
		skip_occurrence: "Skip one occurrence",
		pause_recurrence: "Pause a recurrence",
		change_settings: "Change settings",
	},
	/** What is the matter with it; a clause that others end. */
	faults: {
		away: "The language model can’t be reached right now",
		slow: "The language model takes too long to answer",
		over_quota: "The language model’s server is taking no more requests for now",
		unfit: "The language model cannot use my tools",
		misconfigured: "The language model is not set up correctly",
		broken: "The language model’s answer broke off",
		silent: "The language model has answered with nothing",
	},
	bounds: {
		steps: (count: number) => `I stopped after ${steps(count)} of the language model, the most for one message`,
		tokens: (count: number) => `I stopped because one message may use ${number(count)} tokens of the language model`,
		time: (seconds: number) =>
			`I stopped because the language model may work at one message for ${number(seconds)} seconds`,
		day_tokens: (count: number) => `You have used your ${number(count)} tokens of the language model for today`,
		day_cost: (cost: number) => `You have used what the language model may cost for you today (${cost})`,
		length: "The language model’s answer was too long and was cut",
	},
	repeats: "I stopped because the language model asked for the same thing again and again",
	fails: "I stopped because the language model could not use my tools, even when told why",
	withoutIt: (why: string) => `${why}, so I read this without it.`,
	givenUp: "The language model did not get on with this, so I went by your words alone.",
	stands: (why: string) => `${why}. What was done so far stands; its receipt shows it.`,
	nothing: (why: string) => `${why}. Nothing was changed.`,
	withheld: "The language model’s server is withholding its answer.",
	unfounded: "Nothing was changed, whatever the language model says.",
	leftUndone: (titles: readonly string[]) =>
		`Not added: ${list.format(titles.map((title) => `“${title}”`))}. The language model has left that out; say it again.`,
	unasked: "There is no question that waits for your yes, whatever the language model says: say again what you want.",
	unfoundedOf: (names: readonly string[]) =>
		`Nothing was done to ${list.format(names)} just now, whatever the language model says.`,
};
