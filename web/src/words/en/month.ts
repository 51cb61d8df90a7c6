/** The month: what comes, as a grid of weeks. */
import { counted } from "../../../../src/words/counted.ts";

const tasks = counted("en", { one: "task", other: "tasks" });

export const month = {
	thisMonth: "This month",
	before: "The month before",
	after: "The next month",
	/** A day of the grid, as it is read out. */
	day: (name: string, due: number, foreseen: number) =>
		[name, ...(due > 0 ? [tasks(due)] : []), ...(foreseen > 0 ? [`${foreseen} foreseen`] : [])].join(", "),
	more: (count: number) => `+${count} more`,
	foreseen: (title: string) => `${title} (foreseen)`,
	foreseenMark: "foreseen",
	free: "Nothing on this day.",
	keys: "Arrows go from day to day, Page Up and Page Down from month to month. Enter goes to the tasks of a day, and Shift with an arrow moves one.",
	isPart: "Not all dates of your series are shown here.",
};
