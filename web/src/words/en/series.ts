/** Recurrence: the series of a task. */
import { counted } from "../../../../src/words/counted.ts";

const dates = counted("en", { one: "date", other: "dates" });

export const series = {
	title: "Series",
	/** The rule by the clock of another zone than the account's. */
	byClock: (rule: string, zone: string) => `${rule} (${zone} time)`,
	due: (when: string) => `This one is due ${when}.`,
	dueMoved: (when: string, from: string) => `This one is due ${when}, moved from ${from}.`,
	floating: "Its times of day follow your time zone.",
	pausedHint: "While it is paused, there are no reminders, and no next task is made.",
	leftOut: (count: number) => `Left out: ${dates(count)}`,
	added: (count: number) => `Added: ${dates(count)}`,
	datesLeftOut: "Dates left out",
	datesAdded: "Dates added",
	skip: "Skip this one",
	move: "Move this one",
	change: "Change the rule",
	pause: "Pause",
	resume: "Resume",
	end: "End the series",
	skipped: (due: string) => `Skipped. This one is now ${due}`,
	paused: "Paused: no reminders and no next date until you resume it",
	resumed: (due: string) => `Resumed: ${due}`,
	ended: "The series has ended; this task is its last",
	changed: (rule: string) => `Changed: ${rule}`,
	alone: "It is on its own now",
	moved: (due: string) => `Moved to ${due}`,
	moveTo: "To the date",
	moveHint: "The others stay where the rule puts them.",
	moveIt: "Move",
	scope: "What is changed",
	scopes: {
		following: "This one and all that follow",
		all: "The whole series, from its start",
		this: "Only this one: take it out of the series",
	},
	takeOutHint:
		"It becomes a task of its own with its due date, and the series goes on with the next one. To do it at another time within the series, move it instead.",
	takeOut: "Take it out",
	changeIt: "Change the series",
	keep: "Keep it as it is",
};
