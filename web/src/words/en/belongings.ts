/** What an account has besides its tasks: labels, and all of it as a file. */
import { counted } from "../../../../src/words/counted.ts";

const tasks = counted("en", { one: "task", other: "tasks" });
const areHere = counted("en", { one: "is here already", other: "are here already" });

export const labels = {
	title: "Labels and filters",
	hint: "A change shows on all of their tasks. What is taken away can be brought back from the history.",
	none: "None yet: make one here, write #home or @work in a task, or save a filter.",
	categories: "Categories",
	tags: "Tags",
	filters: "Saved filters",
	colorOf: (name: string) => `Colour of ${name}`,
	nameOf: (name: string) => `Name of ${name}`,
	remove: (name: string) => `Delete ${name}`,
	renamed: (name: string) => `It is called ${name} now`,
	coloured: (name: string) => `New colour: ${name}`,
	removed: (name: string) => `Deleted: ${name}`,
	name: "Name",
	color: "Colour",
	ownColor: "Another colour",
	made: (name: string) => `Made: ${name}`,
	colors: {
		red: "red",
		orange: "orange",
		yellow: "yellow",
		green: "green",
		teal: "teal",
		blue: "blue",
		purple: "purple",
		pink: "pink",
	},
};

export const data = {
	title: "Your data",
	exportHint: "Settings, labels, tasks and the whole history, as one file that this or another Adjutant reads.",
	export: "Export everything",
	import: "Add tasks from a file",
	importHint:
		"Of Adjutant, Todoist (CSV or JSON), TickTick (CSV) or a calendar (ICS). You see first what would be added.",
	whose: "Whose file is it?",
	choose: "Choose…",
	sources: { adjutant: "Adjutant", todoist: "Todoist", ticktick: "TickTick", icalendar: "Calendar" },
	would: (added: number, there: number, refused: number) =>
		[
			`${tasks(added)} would be added`,
			...(there > 0 ? [areHere(there)] : []),
			...(refused > 0 ? [`${refused} cannot be taken`] : []),
		].join(", "),
	add: (added: number) => `Add ${tasks(added)}`,
	done: (added: number) => `Added ${tasks(added)}`,
	undone: "The import is undone",
};
