/** Prompts that a person picks in the menu of an MCP client, and what they ask of its model, in English. */
export const prompts = {
	daily_plan: {
		title: "Plan my day",
		description: "What is due today and what is overdue, in an order that can be done",
		text: "Plan my day with Adjutant. Read list://today and list://overdue (or call list_tasks for them). Put the tasks in an order I can get through, by due time first and then by priority. Say what will not fit, and suggest a new date for each of those. Change nothing before I say yes.",
	},
	weekly_review: {
		title: "Review my week",
		description: "What was done in the last seven days, what is left, and what comes next",
		text: "Review my week with Adjutant. List what I completed in the last seven days and what is open and overdue (list_tasks). Point out tasks that I keep putting off, tasks without a date, and what is due in the next seven days. Then ask me, one task at a time, whether to do, move or drop what is left. Change nothing before I say yes.",
	},
};
export type PromptWords = typeof prompts;
