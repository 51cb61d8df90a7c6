/** Ctrl K: what is said where everything can be reached. */
export const palette = {
	title: "Find anything, do anything",
	line: "A task, a view, a label or a command",
	results: "Matches",
	nothing: "Nothing by that name.",
	kinds: { view: "view", command: "command", task: "task", label: "label" },
	fold: "Hide or show the chat",
	theme: "Light or dark",
};
