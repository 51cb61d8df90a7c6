/** What is known of a task in German. */
import { counted } from "../counted.ts";
import type { TaskWords } from "../en/tasks.ts";

export const tasks: TaskWords = {
	count: counted("de", { one: "Aufgabe", other: "Aufgaben" }),
	due: (when) => `fällig ${when}`,
	noDue: "ohne Fälligkeit",
	takes: (span) => `dauert ${span}`,
	noDuration: "ohne Dauer",
	noRecurrence: "wiederholt sich nicht",
	priorityMark: (priority) => `Priorität ${priority}`,
	priority: (priority) => `Priorität ${priority}`,
	reminderAt: (moment) => `Erinnerung ${moment}`,
	renamed: "umbenannt",
	settingsTitle: "Einstellungen",
};
