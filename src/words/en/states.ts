/** The states and priorities of a task in English. */
export const states = {
	priorities: { low: "low", medium: "medium", high: "high", urgent: "urgent" },
	statuses: { open: "open", completed: "completed", deleted: "deleted" },
};
export type StateWords = typeof states;
